"""What an owner chose to be seen by whom, and the grants that follow from it, in the same transaction.

A change opens an item only where the choice itself changed: saving other words never opens anything, and a new lead
finds nothing until something is handed over.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dreamline.story.moment import ONLY_ME
from dreamline_web.keeping import grants
from dreamline_web.people.models import Relation
from dreamline_web.stories import documents
from dreamline_web.stories.models import Dream, Moment, Value
from dreamline_web.stories.opened.audience import Audience

if TYPE_CHECKING:
    from dreamline.story.moment import Sight
    from dreamline_web.keeping.grants import To
    from dreamline_web.stories.recording import Change

Shown = Moment | Value | Dream


@dataclass(frozen=True, slots=True)
class Wish:
    """Beside the words of a sight: the people who were ticked, and the teams; None where no team was asked for."""

    people: frozenset[int] = frozenset()
    teams: frozenset[int] | None = None


NO_WISH = Wish()


def follow(change: Change, row: Shown, before: Sight, now: Sight, wish: Wish = NO_WISH) -> None:
    """Makes the grants of a row equal to what its owner chose; `before` is what stood (only me: a new row)."""
    if before.who == "me" and now.who == "me":
        return
    owner = row.whose()
    there = set(grants.held(row.granted_as(), owner=owner)) if before.who != "me" else set()
    wanted = _wanted(Audience(owner), there, before, now, wish)
    if wanted != there:
        grants.settle(row.granted_as(), wanted, owner=owner, by=owner, now=change.now)


def follow_new(change: Change) -> None:
    """The same for every row that a change brought in, as its document says."""
    for row in change.new_rows():
        if isinstance(row, Shown):
            follow(change, row, ONLY_ME, sight_of(row))


def sight_of(row: Shown) -> Sight:
    """The sight a row has, with the names in its document."""
    if isinstance(row, Moment):
        return documents.moment_of(row).sight
    return documents.value_of(row).sight if isinstance(row, Value) else documents.dream_of(row).sight


def _wanted(audience: Audience, there: set[To], before: Sight, now: Sight, wish: Wish) -> set[To]:
    if now.who == "lead":
        return _leads(audience, there, wish.teams, same=before.who == "lead")
    if now.who == "people":
        kept = {to for to, _ in there} if before.who == "people" else set()
        return {(to, None) for to in _people(audience, kept, before, now, wish)}
    return set()


def _leads(audience: Audience, there: set[To], asked: frozenset[int] | None, *, same: bool) -> set[To]:
    """The leads of the teams asked for; of a team it was open for already only those who had it."""
    if same and asked is None:
        return there
    teams = asked if asked is not None else {team.id for team in audience.teams[:1] if not audience.asks}
    if not same:
        return audience.through(teams)
    through = {number for _, number in there if number}
    of_team = dict(Relation.objects.filter(pk__in=through, until=None).values_list("pk", "team")) if through else {}
    if set(of_team.values()) == set(teams):
        return there
    kept = {(to, number) for to, number in there if number and of_team.get(number) in teams}
    return kept | audience.through(set(teams) - set(of_team.values()))


def _people(audience: Audience, kept: set[int], before: Sight, now: Sight, wish: Wish) -> set[int]:
    """Whoever was ticked, whoever a new name means, and of the names that stood those who had it."""
    if before.who == "people" and set(now.names) == set(before.names) and wish.people <= kept:
        return kept
    ticked = {person.pk for person in audience.people if person.pk in wish.people} | (kept & wish.people)
    stood = set(before.names) if before.who == "people" else set()
    found = {name: audience.named(name) for name in now.names}
    return ticked | {person.pk for name, person in found.items() if person and (name not in stood or person.pk in kept)}
