"""Everybody of a list at once: accounts, teams, who leads them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction

from dreamline_web.people.actions import teams
from dreamline_web.people.actions.accounts import Card, add_person
from dreamline_web.people.models import Person

if TYPE_CHECKING:
    from collections.abc import Sequence
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
        for entry in entries:
            _seat(entry, people[entry.address.lower()], team, by=by, now=now)
    everybody = tuple(people.values())
    return Added(
        tuple(person for person in everybody if person.pk not in before),
        tuple(person for person in everybody if person.pk in before),
    )


def _seat(entry: Entry, person: Person, team: Team | None, *, by: Person, now: datetime) -> None:
    theirs = teams.make_team(entry.team, by=by, now=now) if entry.team else team
    if theirs is None:
        return
    if entry.leads:
        teams.appoint_lead(person, theirs, by=by, now=now)
    else:
        teams.join(person, theirs, by=by, now=now)
    if entry.lead:
        lead = Person.objects.filter(address__iexact=entry.lead, closed=None).first()
        if lead is not None:
            teams.appoint_lead(lead, theirs, by=by, now=now)
