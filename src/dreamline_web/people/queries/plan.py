"""What would happen to a list of people before anything is stored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from dreamline_web.people.lists.found import Entry, Trouble, shown
from dreamline_web.people.models import Person, Team
from dreamline_web.people.signs import next_sign

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dreamline_web.people.lists.found import Found


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody of the list, with the sign they would get or have; `here`: there is an account already."""

    entry: Entry
    name: str
    sign: str
    disc: int
    here: bool


@dataclass(frozen=True, slots=True)
class PlannedTeam:
    """`leads` are names; `new`: there is no such team yet."""

    name: str
    leads: tuple[str, ...]
    members: int
    new: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """`entries` is what `add_people` gets."""

    guests: tuple[Guest, ...]
    teams: tuple[PlannedTeam, ...]
    troubles: tuple[Trouble, ...]
    entries: tuple[Entry, ...]

    @property
    def new(self) -> int:
        return sum(not guest.here for guest in self.guests)

    @property
    def here(self) -> int:
        return len(self.guests) - self.new


def plan(found: Found, *, team: str = "") -> Plan:
    """`team` is the one everybody joins whose line names none."""
    known = {person.address.lower(): person for person in _known(found)}
    entries: list[Entry] = []
    troubles = list(found.troubles)
    for entry in found.entries:
        why = _why_not(entry, found, known)
        if why:
            troubles.append(Trouble(entry.line, why))
        else:
            entries.append(entry)
    guests = _guests(entries, known)
    names = {guest.entry.address: guest.name for guest in guests} | {key: row.name for key, row in known.items()}
    troubles.sort(key=lambda trouble: trouble.line)
    return Plan(guests, _teams(entries, names, team), tuple(troubles), tuple(entries))


def _known(found: Found) -> list[Person]:
    wanted = {entry.address for entry in found.entries} | {entry.lead for entry in found.entries if entry.lead}
    return list(Person.objects.filter(address__in=wanted))


def _why_not(entry: Entry, found: Found, known: Mapping[str, Person]) -> str:
    person = known.get(entry.address)
    if person is not None and person.closed:
        return _("the account of %(who)s is closed; open it again on its own page.") % {
            "who": person.name or entry.address
        }
    if not entry.lead:
        return ""
    lead = known.get(entry.lead)
    listed = entry.lead in {other.address for other in found.entries}
    if listed or (lead is not None and not lead.closed):
        return ""
    return _("nobody here or in the list is called “%(who)s”; write the lead’s e-mail.") % {"who": shown(entry.lead)}


def _guests(entries: list[Entry], known: Mapping[str, Person]) -> tuple[Guest, ...]:
    guests: dict[str, Guest] = {}
    after = Person.objects.count()
    for entry in entries:
        person = known.get(entry.address)
        if entry.address in guests:
            continue
        if person is not None:
            guests[entry.address] = Guest(entry, person.name, person.sign, person.disc, here=True)
        else:
            sign, disc = next_sign(after)
            after += 1
            guests[entry.address] = Guest(entry, entry.name, sign, disc, here=False)
    return tuple(guests.values())


def _teams(entries: list[Entry], names: Mapping[str, str], otherwise: str) -> tuple[PlannedTeam, ...]:
    spelled: dict[str, str] = {}
    leads: dict[str, dict[str, None]] = {}
    members: dict[str, int] = {}
    for entry in entries:
        key = (entry.team or otherwise).lower()
        if not key:
            continue
        spelled.setdefault(key, entry.team or otherwise)
        found = [entry.address] if entry.leads else []
        leads.setdefault(key, {}).update(dict.fromkeys([*found, *([entry.lead] if entry.lead else [])]))
        members[key] = members.get(key, 0) + (not entry.leads)
    there = {name.lower() for name in Team.objects.filter(closed=None).values_list("name", flat=True)}
    return tuple(
        PlannedTeam(name, tuple(names.get(lead, lead) for lead in leads[key]), members[key], new=key not in there)
        for key, name in spelled.items()
    )
