"""Everybody of a list at once: accounts, teams, who leads them. A few queries, however long the list is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction

from dreamline_web.people.actions import teams
from dreamline_web.people.actions.accounts import Card, add_new
from dreamline_web.people.actions.relations import follow
from dreamline_web.people.models import Leading, Membership, Person
from dreamline_web.people.refusals import NotHere

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from dreamline_web.people.lists.found import Entry
    from dreamline_web.people.models import Team

Seat = tuple[int, int]
"""Ids of a team and a person."""


@dataclass(frozen=True, slots=True)
class Added:
    """`people` are new; everybody else of the list was here already."""

    people: tuple[Person, ...]
    here: tuple[Person, ...]


def add_people(entries: Sequence[Entry], *, by: Person, now: datetime, team: Team | None = None) -> Added:
    """Safe to repeat: nobody is added twice. Whose entry names no team joins `team`, if one is given.

    Raises NotHere when one of them has a closed account.
    """
    with transaction.atomic():
        names: dict[str, str] = {}
        for entry in entries:
            names.setdefault(entry.address, entry.name)
        here = _known(names)
        if any(person.closed for person in here.values()):
            raise NotHere
        new = add_new([Card(name, who) for who, name in names.items() if who not in here], by=by, now=now)
        everybody = here | {person.address: person for person in new}
        _seat(entries, everybody, team, by=by, now=now)
    return Added(tuple(new), tuple(here.values()))


def _known(addresses: Iterable[str]) -> dict[str, Person]:
    return {person.address.lower(): person for person in Person.objects.at(*addresses)}


def _seat(
    entries: Sequence[Entry], people: Mapping[str, Person], otherwise: Team | None, *, by: Person, now: datetime
) -> None:
    """Adds the memberships and leadings that are not there yet."""
    names = {entry.team.lower(): entry.team for entry in entries if entry.team}
    made = {key: teams.make_team(name, by=by, now=now) for key, name in names.items()}
    if otherwise is not None:
        made[""] = otherwise
    known = dict(people) | _open(_known({entry.lead for entry in entries if entry.lead} - people.keys()))
    placed = [entry for entry in entries if entry.team.lower() in made]
    inside = [(made[entry.team.lower()].pk, people[entry.address].pk) for entry in placed if not entry.leads]
    front = [(made[entry.team.lower()].pk, people[entry.address].pk) for entry in placed if entry.leads]
    front += [(made[entry.team.lower()].pk, known[entry.lead].pk) for entry in placed if entry.lead in known]
    _sit_in(inside, by=by, now=now)
    _put_in_front(front, by=by, now=now)
    for team in made.values():
        follow(team, now=now)


def _open(people: Mapping[str, Person]) -> dict[str, Person]:
    return {address: person for address, person in people.items() if person.closed is None}


def _sit_in(seats: Iterable[Seat], *, by: Person, now: datetime) -> None:
    taken = set(Membership.objects.filter(until=None).values_list("team", "person"))
    free = [seat for seat in dict.fromkeys(seats) if seat not in taken]
    Membership.objects.bulk_create(Membership(team_id=team, person_id=who, since=now, by=by) for team, who in free)


def _put_in_front(seats: Iterable[Seat], *, by: Person, now: datetime) -> None:
    taken = set(Leading.objects.filter(until=None).values_list("team", "lead"))
    free = [seat for seat in dict.fromkeys(seats) if seat not in taken]
    Leading.objects.bulk_create(Leading(team_id=team, lead_id=who, since=now, by=by) for team, who in free)
