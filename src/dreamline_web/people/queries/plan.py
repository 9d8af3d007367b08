"""What would happen to a list of people before anything is stored."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from dreamline_web.people.lists.found import Entry, Trouble, shown
from dreamline_web.people.models import Person, Team
from dreamline_web.people.signs import next_sign

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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


def plan(found: Found, *, team: str = "", lead: str = "") -> Plan:
    """`team` is the one everybody joins whose line names none; `lead` the name of who is about to lead it."""
    listed = _with_leads(found.entries)
    known = {person.address.lower(): person for person in _known(listed)}
    entries: list[Entry] = []
    troubles = list(found.troubles)
    for entry in listed:
        why = _why_not(entry, listed, known)
        if why:
            troubles.append(Trouble(entry.line, why))
        else:
            entries.append(entry)
    guests = _guests(entries, known)
    names = {guest.entry.address: guest.name for guest in guests} | {key: row.name for key, row in known.items()}
    troubles.sort(key=lambda trouble: trouble.line)
    return Plan(guests, _teams(entries, names, team, lead), tuple(troubles), tuple(entries))


def _with_leads(entries: Sequence[Entry]) -> list[Entry]:
    """A lead named by name is known here by address, if one person only has that name."""
    named = {entry.lead for entry in entries if entry.lead and "@" not in entry.lead}
    found = {name: _only_one_called(name) for name in named}
    return [replace(entry, lead=found.get(entry.lead) or entry.lead) for entry in entries]


def _only_one_called(name: str) -> str:
    called = Person.objects.filter(name__iexact=name, closed=None).values_list("address", flat=True)[:2]
    return called[0] if len(called) == 1 else ""


def _known(entries: Sequence[Entry]) -> list[Person]:
    wanted = {entry.address for entry in entries} | {entry.lead for entry in entries if entry.lead}
    return list(Person.objects.filter(address__in=wanted))


def _why_not(entry: Entry, listed: Sequence[Entry], known: Mapping[str, Person]) -> str:
    """Why an entry cannot be stored; "" when it can."""
    person, lead = known.get(entry.address), known.get(entry.lead)
    if person is not None and person.closed:
        who = {"who": person.name or entry.address}
        return _("the account of %(who)s is closed; open it again on its own page.") % who
    if not entry.lead or entry.lead in {other.address for other in listed} or (lead is not None and not lead.closed):
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


def _teams(entries: list[Entry], names: Mapping[str, str], otherwise: str, lead: str) -> tuple[PlannedTeam, ...]:
    spelled = {otherwise.lower(): otherwise} if lead and otherwise else {}
    leads: dict[str, dict[str, None]] = {key: {lead: None} for key in spelled}
    members = dict.fromkeys(spelled, 0)
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
        PlannedTeam(name, tuple(names.get(one, one) for one in leads[key]), members[key], new=key not in there)
        for key, name in spelled.items()
    )
