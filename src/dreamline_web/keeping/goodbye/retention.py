"""How long everything is kept: one table, which the plain page shows and docs/retention.md repeats.

Each line names the daily chore that holds it; rooms above add theirs at the start (`add`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from dreamline_web.backups import kept
from dreamline_web.keeping import seen
from dreamline_web.pages import once
from dreamline_web.people.actions import leaving
from dreamline_web.post import actions as post
from dreamline_web.post.models import State
from dreamline_web.signin import sittings

if TYPE_CHECKING:
    from datetime import timedelta

    from django.utils.functional import _StrPromise

CHORE: Final = "keep-leavers-timetable"
"""The daily chore that erases whoever's day has come."""


@dataclass(frozen=True, slots=True)
class Rule:
    """`what` is kept for `kept` after it came or ended; then `chore` deletes it ("" where something else does)."""

    place: int
    what: _StrPromise
    kept: timedelta
    then: _StrPromise
    chore: str = ""

    @property
    def days(self) -> int:
        return self.kept.days


_rules: list[Rule] = []


def add(rule: Rule) -> None:
    _rules.append(rule)
    _rules.sort(key=lambda rule: rule.place)


def table() -> tuple[Rule, ...]:
    return tuple(_rules)


def open_up() -> None:
    """The lines of keeping itself and of the rooms below it."""
    _rules.clear()
    for rule in _own():
        add(rule)


def _own() -> tuple[Rule, ...]:
    return (
        Rule(30, _("Who has opened what"), seen.KEPT, _("Each line goes a year after it was written."),
             "forget-who-has-seen"),
        Rule(40, _("Your account, after your last day or after it was closed"), leaving.KEPT,
             _("Then your key is destroyed and everything personal is deleted, by itself."), CHORE),
        Rule(50, _("Letters that went out"), post.KEPT[State.SENT],
             _("What was personal in them goes the moment they are sent; then the line that there was one."),
             "thin-letters"),
        Rule(51, _("Letters that did not arrive"), post.KEPT[State.REFUSED],
             _("Only address, kind and reason are kept, so that somebody can put it right."), "thin-letters"),
        Rule(60, _("Where you are signed in"), sittings.LONGEST,
             _("You are signed out then at the latest, and the line goes."),
             "forget-sign-ins"),
        Rule(70, _("Numbers of forms already sent"), once.KEPT,
             _("They keep a form that is sent twice from doing its work twice."), "forget-form-keys"),
        Rule(80, _("Backups of the data, sealed"), kept.KEPT[kept.DATA],
             _("What you erased goes out of them with their age.")),
        Rule(81, _("Backups of the keys, sealed"), kept.KEPT[kept.KEYRING],
             _("After that a destroyed key is in none of them, and nobody who was erased comes back.")),
    )  # fmt: skip
