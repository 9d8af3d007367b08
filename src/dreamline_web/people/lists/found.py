"""What was understood of a list, and what was not."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST_NAME: Final = 120
LONGEST_ADDRESS: Final = 254
SHOWN: Final = 60
YES: Final = frozenset(
    {"yes", "y", "x", "1", "true", "lead", "leads", "team lead", "ja", "j", "chef", "leder", "ledare"}
)
NO: Final = frozenset({"", "no", "n", "0", "false", "nej", "-", "–", "member", "medlem"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One person of one line. `leads`: this person leads `team`; `lead`: the address of the one who does."""

    line: int
    name: str
    address: str
    team: str = ""
    lead: str = ""
    leads: bool = False


@dataclass(frozen=True, slots=True)
class Trouble:
    """A line that was not understood, in a sentence that says why and what to do."""

    line: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Found:
    entries: tuple[Entry, ...] = ()
    troubles: tuple[Trouble, ...] = ()


class NotUnderstood(Exception):
    """The sentence is the reason."""


def entry_of(line: int, *, name: str, address: str, team: str = "", lead: str = "") -> Entry:
    """Raises NotUnderstood."""
    _check(address, name, team)
    named = " ".join(name.split()) or _name_in(address)
    said = lead.strip()
    if said.lower() not in NO and not team.strip():
        raise NotUnderstood(_("it names a lead but no team; write the team as well."))
    entry = Entry(line, named, address.strip().lower(), " ".join(team.split()))
    if said.lower() in YES:
        return replace(entry, leads=True)
    return entry if said.lower() in NO else replace(entry, lead=said)


def _check(address: str, name: str, team: str) -> None:
    if not address.strip():
        raise NotUnderstood(_("there is no e-mail address; write it after the name."))
    try:
        validate_email(address.strip())
    except ValidationError:
        raise NotUnderstood(_("“%(what)s” is not a whole address yet.") % {"what": shown(address)}) from None
    if len(address.strip()) > LONGEST_ADDRESS or max(len(name), len(team)) > LONGEST_NAME:
        raise NotUnderstood(_("it is longer than a name can be here; make it shorter."))


def _name_in(address: str) -> str:
    """A first guess where only an address was given: ana.bell@x.example is Ana Bell."""
    words = address.partition("@")[0].partition("+")[0].replace("_", ".").replace("-", ".").split(".")
    return " ".join(word.capitalize() for word in words if word and not word.isdigit()) or address


def together(entries: Iterable[Entry], troubles: Iterable[Trouble]) -> Found:
    """Each person once a team, leads by address; a lead nobody knows by that name is a trouble of their line."""
    kept: dict[tuple[str, str], Entry] = {}
    wrong = list(troubles)
    listed = list(entries)
    by_name = _by_name(listed)
    for entry in listed:
        lead = entry.lead if "@" in entry.lead else by_name.get(entry.lead.lower(), entry.lead)
        key = (entry.address, entry.team.lower())
        again = kept.get(key)
        leads = entry.leads or (again is not None and again.leads)
        kept[key] = replace(again or entry, lead=lead.lower() if "@" in lead else lead, leads=leads)
    return Found(tuple(kept.values()), tuple(sorted(wrong, key=lambda trouble: trouble.line)))


def _by_name(entries: list[Entry]) -> dict[str, str]:
    """Name -> address, for names only one person of the list has."""
    seen: dict[str, set[str]] = {}
    for entry in entries:
        seen.setdefault(entry.name.lower(), set()).add(entry.address)
    return {name: next(iter(addresses)) for name, addresses in seen.items() if len(addresses) == 1}


def shown(text: str) -> str:
    """A piece of a line to name it in a sentence."""
    words = " ".join(text.split())
    return words if len(words) <= SHOWN else words[: SHOWN - 1] + "…"
