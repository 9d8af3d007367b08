"""Everybody of a list at once: accounts, teams, who leads them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction

from dreamline_web.people.actions import teams
from dreamline_web.people.actions.accounts import Card, add_person
from dreamline_web.people.actions.relations import follow
from dreamline_web.people.models import Person

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from dreamline_web.people.lists.found import Entry
    from dreamline_web.people.models import Team


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
        before = set(Person.objects.values_list("pk", flat=True))
        people = {
            entry.address.lower(): add_person(Card(entry.name, entry.address), by=by, now=now) for entry in entries
        }
        _seat(entries, people, team, by=by, now=now)
    everybody = tuple(people.values())
    return Added(
        tuple(person for person in everybody if person.pk not in before),
        tuple(person for person in everybody if person.pk in before),
    )


def _seat(
    entries: Sequence[Entry], people: Mapping[str, Person], otherwise: Team | None, *, by: Person, now: datetime
) -> None:
    names = {entry.team.lower(): entry.team for entry in entries if entry.team}
    made = {key: teams.make_team(name, by=by, now=now) for key, name in names.items()}
    for entry in entries:
        team = made.get(entry.team.lower(), otherwise)
        if team is not None:
            _seat_one(entry, people, team, by=by, now=now)
    for team in {*made.values(), *({otherwise} if otherwise else ())}:
        follow(team, now=now)


def _seat_one(entry: Entry, people: Mapping[str, Person], team: Team, *, by: Person, now: datetime) -> None:
    person = people[entry.address.lower()]
    (teams.put_in_front if entry.leads else teams.sit_in)(person, team, by=by, now=now)
    if not entry.lead:
        return
    lead = people.get(entry.lead) or Person.objects.filter(address__iexact=entry.lead, closed=None).first()
    if lead is not None:
        teams.put_in_front(lead, team, by=by, now=now)
