"""What mail says of itself on the organiser's page: one sentence, without content."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.utils.translation import gettext, ngettext

from dreamline_web.pages import housekeeping, state
from dreamline_web.pages.state import Line
from dreamline_web.post import actions, queries

if TYPE_CHECKING:
    from datetime import datetime

    from dreamline_web.post.queries import MailState

LONG: Final = timedelta(minutes=15)
"""A letter that waits longer is worth a look."""


def open_up() -> None:
    state.register(line)
    housekeeping.chore("thin-letters", actions.thin)


def line(now: datetime) -> Line:
    words, good = _said(queries.state(now=now))
    return Line(gettext("Mail"), words, good=good)


def _said(mail: MailState) -> tuple[str, bool]:
    if not mail.set_up:
        return _off(), settings.DEMO
    if mail.trouble:
        return mail.trouble, False
    if mail.oldest and mail.oldest > LONG:
        return _waiting(mail.waiting), False
    return gettext("Letters go out."), True


def _off() -> str:
    if settings.DEMO:
        return gettext("Mail is not set up. In the demo, letters can be read under /post/preview/.")
    return gettext("Mail is not set up: letters wait. Set DREAMLINE_MAIL.")


def _waiting(number: int) -> str:
    words = ngettext("%(number)d letter waits longer than usual.", "%(number)d letters wait longer than usual.", number)
    return words % {"number": number}
