"""The bracket at the end of a line: `(+2, turning point, lead)`; what nobody understands in it stays text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from dreamline.filing.escapes import guarded, plain, split_at
from dreamline.filing.words import SIGHT_FOR, SIGHTS, folded
from dreamline.story.moment import MY_LEAD, ONLY_ME, Sight

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from dreamline.filing.dates import Dates
    from dreamline.story.when import When

_TOKEN = re.compile(r"\\.|[()]", re.DOTALL)
_DATE_COMMA = re.compile(r"(?<=\d),(?=\s*\d{4}\b)")
_HIDDEN_COMMA = "\ufdd0"
_LONGEST_WORDS = 4
_MOST_BRACKETS = 3


@dataclass(frozen=True, slots=True)
class Part:
    """What one part of a bracket says: the fields it sets, and a remark where it had to be changed."""

    fields: dict[str, Any] = field(default_factory=dict)
    remark: str = ""


Understand = "Callable[[str], Part | None]"


@dataclass(frozen=True, slots=True)
class Bracketed:
    """A line without its bracket, the fields the bracket set, and remarks on it."""

    text: str
    fields: dict[str, Any]
    remarks: tuple[str, ...] = ()


def take_bracket(raw: str, understand: Callable[[str], Part | None]) -> Bracketed:
    """Cut the bracket (or brackets) off `raw`; parts nobody understands stay in the text."""
    fields: dict[str, Any] = {}
    remarks: tuple[str, ...] = ()
    for _ in range(_MOST_BRACKETS):
        if (line := _take_one(raw, understand)) is None:
            break
        raw, fields, remarks = line.text, line.fields | fields, line.remarks + remarks
    return Bracketed(raw, fields, remarks)


def _take_one(raw: str, understand: Callable[[str], Part | None]) -> Bracketed | None:
    text, inside = _cut(raw)
    parts = _parts(inside or "")
    if inside is not None and not parts and not text:
        return Bracketed("", {})
    known = {part: said for part in parts if (said := understand(part)) is not None}
    if not known:
        return None
    strange = [part for part in parts if part not in known]
    if strange:
        text = f"{text} ({', '.join(strange)})".strip()
    fields = {key: value for said in known.values() for key, value in said.fields.items()}
    remarks = [said.remark for said in known.values() if said.remark]
    remarks += [f"I did not understand “{plain(part)}” in the bracket and kept it in the text." for part in strange]
    return Bracketed(text, fields, tuple(remarks))


def with_bracket(raw: str, parts: Iterable[str], understand: Callable[[str], Part | None]) -> str:
    """`raw` followed by a bracket of `parts`; a bracket the text itself ends in is protected."""
    inside = ", ".join(part for part in parts if part)
    kept = raw if _take_one(raw, understand) is None else raw[:-1] + "\\)"
    return f"{kept} ({inside})".lstrip() if inside else kept or "()"


def read_sight(part: str) -> Sight | None:
    """`only me`, `lead`, `for NAME; NAME`, or None."""
    if (who := SIGHTS.get(folded(plain(part)))) is not None:
        return ONLY_ME if who == "only me" else MY_LEAD
    word, rest = word_and_rest(part, SIGHT_FOR)
    names = tuple(plain(name) for name in split_at(rest, ";") if name)
    return Sight("people", names) if word and names else None


def sight_part(sight: Sight) -> str:
    if sight.who == "people":
        return "for " + "; ".join(guarded(name, ";,()=") for name in sight.names)
    return "lead" if sight.who == "lead" else ""


def word_and_rest(part: str, table: dict[str, str]) -> tuple[str, str]:
    """The meaning of the known words `part` begins with (the longest), and what follows; ("", part) if none."""
    pieces = part.split(None, _LONGEST_WORDS)
    for count in range(min(len(pieces), _LONGEST_WORDS), 0, -1):
        if meaning := table.get(folded(" ".join(pieces[:count]))):
            return meaning, part.split(None, count)[count] if len(part.split(None, count)) > count else ""
    return "", part


def read_state(part: str, states: dict[str, str], dates: Dates) -> Part | None:
    """`reached`, `reached Nov 2026` ..., or None."""
    state, rest = word_and_rest(part, states)
    if not state:
        return None
    when = dates.read(rest) if rest else None
    return None if rest and when is None else Part({"state": state, "state_when": when})


def state_part(state: str, when: When | None, dates: Dates) -> str:
    if state == "open" and when is None:
        return ""
    return f"{state} {dates.written(when)}" if when else state


def _cut(raw: str) -> tuple[str, str | None]:
    if not raw.endswith(")"):
        return raw, None
    opened: list[int] = []
    start = None
    for token in _TOKEN.finditer(raw):
        start = None
        if token[0] == "(":
            opened.append(token.start())
        elif token[0] == ")" and opened:
            start = opened.pop()
    if start is None or (start and not raw[start - 1].isspace()):
        return raw, None
    return raw[:start].rstrip(), raw[start + 1 : -1]


def _parts(inside: str) -> list[str]:
    """Split at commas; a comma between a day and its year ("March 14, 1998") belongs to the date."""
    hidden = _DATE_COMMA.sub(_HIDDEN_COMMA, inside)
    return [part.replace(_HIDDEN_COMMA, ",") for part in split_at(hidden, ",") if part]
