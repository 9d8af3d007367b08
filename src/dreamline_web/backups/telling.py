"""What the organiser's page says about backups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from dreamline_web.backups import state
from dreamline_web.pages.state import Line, register

if TYPE_CHECKING:
    from datetime import datetime


@register
def backups(now: datetime) -> Line:
    stands = state.now_stands(now=now)
    return Line(_("Backups"), " ".join((_made(stands), _tried(stands))), good=stands.good)


def _made(stands: state.State) -> str:
    if not stands.has_key:
        return _("There are no backups: there is no key to seal them to. Run: dreamline backup --new-key FILE")
    if stands.made is None:
        return _("No backup has been made yet. Run: dreamline backup")
    return _("The newest backup is from %(day)s.") % {"day": _day(stands.made)}


def _tried(stands: state.State) -> str:
    if stands.tried is None:
        return _("Nobody has tried yet whether one comes back. Run: dreamline drill --identity FILE")
    if not stands.tried.good:
        return _("The last drill, %(day)s, failed. Run it again and read what it says.") % {
            "day": _day(stands.tried.when)
        }
    words = _("The last drill, %(day)s, brought everything back in %(seconds)s s.")
    return words % {"day": _day(stands.tried.when), "seconds": f"{stands.tried.seconds:g}"}


def _day(when: datetime) -> str:
    return date_format(localtime(when), "DATETIME_FORMAT")
