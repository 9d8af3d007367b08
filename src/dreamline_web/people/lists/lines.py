"""Pasted lines: `Ana Bell <ana@x.example>`, `ana@x.example Ana`, `Bell, Ana; ana@x.example`, several on a line, teams.

A line that ends with a colon names the team of the lines below it. What stands after name and address is the team, and
after that who leads it: `yes` for this person, or a name; below a team's line `yes` alone does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from dreamline_web.people.lists.found import YES, Entry, Found, NotUnderstood, Trouble, entry_of, shown, together

if TYPE_CHECKING:
    from collections.abc import Iterator

_PIECE = re.compile(r'((?:"[^"]*"|[^,;\t"]|")+)([,;\t]?)')
_ADDRESS = re.compile(r"<?(?:mailto:)?([^\s<>()\[\]\"]*@[^\s<>()\[\]\"]*)>?", re.IGNORECASE)
_BULLET = re.compile(r"^\s*(?:[-*•–]|\d{1,3}[.)])\s+")
_HEADING = re.compile(r"^[#\s]*([^@]+?)\s*:\s*$")


@dataclass(slots=True)
class _Piece:
    """A part of a line between commas: its words without the address, the address, and what ended it."""

    words: str
    address: str
    end: str


def read(text: str) -> Found:
    entries: list[Entry] = []
    troubles: list[Trouble] = []
    team = ""
    for number, line in enumerate(text.split("\n"), start=1):
        if heading := _HEADING.match(line):
            team = heading[1]
            continue
        try:
            entries.extend(_line(number, _BULLET.sub("", line), team))
        except NotUnderstood as why:
            troubles.append(Trouble(number, str(why)))
    return together(entries, troubles)


def _line(number: int, line: str, team: str) -> list[Entry]:
    pieces = list(_pieces(line))
    count = sum(bool(piece.address) for piece in pieces)
    if not pieces:
        return []
    if not count:
        raise NotUnderstood(_("“%(what)s” has no e-mail address; write it after the name.") % {"what": shown(line)})
    return [_one(number, pieces, team)] if count == 1 else list(_several(number, pieces, team))


def _pieces(line: str) -> Iterator[_Piece]:
    for match in _PIECE.finditer(line):
        part, end = match[1], match[2]
        found = _ADDRESS.search(part)
        rest = (part[: found.start()] + " " + part[found.end() :]) if found else part
        words = " ".join(rest.replace('"', " ").strip(" \t<>()").split())
        if words or found:
            yield _Piece(words, found[1].strip(".") if found else "", end)


def _one(number: int, pieces: list[_Piece], team: str) -> Entry:
    """A line with one address: what stands before it is the name; after it, whatever is missing."""
    at = next(place for place, piece in enumerate(pieces) if piece.address)
    name = _name([*(piece.words for piece in pieces[:at]), pieces[at].words])
    after = [piece.words for piece in pieces[at + 1 :]]
    if not name and after:
        name = after.pop(0)
    if len(after) > 2:  # noqa: PLR2004  # team and lead
        raise NotUnderstood(_("there is more in it than name, e-mail, team and lead; put one person on each line."))
    if len(after) == 1 and team and after[0].lower() in YES:
        after = [team, *after]
    own_team, lead = [*after, "", ""][:2]
    return entry_of(number, name=_turned(name), address=pieces[at].address, team=own_team or team, lead=lead)


def _several(number: int, pieces: list[_Piece], team: str) -> Iterator[Entry]:
    """A list on one line: each address with the words before it, or beside it."""
    waiting: list[str] = []
    for piece in pieces:
        if not piece.address:
            waiting.append(piece.words)
            continue
        yield entry_of(number, name=_turned(_name([*waiting, piece.words])), address=piece.address, team=team)
        waiting = []
    if waiting:
        raise NotUnderstood(
            _("“%(what)s” has no e-mail address; write it after the name.") % {"what": shown(waiting[0])}
        )


def _name(words: list[str]) -> str:
    """Pieces of a name, joined with the comma that parted them."""
    return ", ".join(word for word in words if word)


def _turned(name: str) -> str:
    """`Bell, Ana` is Ana Bell."""
    last, comma, first = name.partition(", ")
    return f"{first} {last}" if comma else name
