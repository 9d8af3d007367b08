"""The bracket at the end of a line: `(+2, turning point, lead)`; what nobody understands in it stays text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from dreamline.filing.escapes import guarded, plain, plain_start, split_at
from dreamline.filing.words import SIGHT_FOR, SIGHTS, folded
from dreamline.sentence import Said, say
from dreamline.story.moment import MY_LEAD, ONLY_ME, Sight

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from dreamline.filing.dates import Dates
    from dreamline.story.when import When

_TOKEN = re.compile(r"\\.|[()]", re.DOTALL)
_DATE_COMMA = re.compile(r"(?<=\d),(?=\s*\d{4}\b)")
_NUMBER = re.compile(r"[+\-−–]?\s?\d+")
_HIDDEN_COMMA = "\ufdd0"
_LONGEST_WORDS = 4
_MOST_BRACKETS = 3
_WIDER = ("me", "people", "lead")
"""Sights from the narrowest to the widest."""


@dataclass(frozen=True, slots=True)
class Part:
    """What one part of a bracket says: the fields it sets, and a remark where it had to be changed."""

    fields: dict[str, Any] = field(default_factory=dict)
    remark: Said | None = None


@dataclass(frozen=True, slots=True)
class Bracketed:
    """A line without its bracket, the fields the bracket set, and remarks on it.

    `reported` says that the text now ends in a bracket of parts which the remarks already name.
    """

    text: str
    fields: dict[str, Any]
    remarks: tuple[Said, ...] = ()
    reported: bool = False


def take_bracket(raw: str, understand: Callable[[str], Part | None]) -> Bracketed:
    """Cut the bracket (or brackets) off `raw`; parts nobody understands, and second values, stay in the text."""
    line = Bracketed(raw, {})
    for _ in range(_MOST_BRACKETS):
        if (shorter := _take_one(line, understand)) is None:
            break
        line = shorter
    return line


def _take_one(line: Bracketed, understand: Callable[[str], Part | None]) -> Bracketed | None:
    text, inside = _cut(line.text)
    parts = _parts(inside or "", understand)
    if inside is not None and not parts and not text:
        return Bracketed("", line.fields, line.remarks)
    fields, remarks, strange = dict(line.fields), list[Said](), list[str]()
    for part in parts:
        if (said := understand(part)) is None:
            strange.append(part)
            remarks.append(
                say("I did not understand “{words}” in the bracket and kept it in the text.", words=plain(part))
            )
        elif _clashes(fields, said):
            strange.append(part)
            remarks.append(
                say(
                    "“{words}” says something the line already says otherwise; I kept it in the text.",
                    words=plain(part),
                )
            )
        else:
            remarks += [sentence for sentence in (said.remark, _add(fields, said)) if sentence]
    if len(strange) == len(parts):
        return None
    if strange:
        text = f"{text} ({', '.join(strange)})".strip()
    return Bracketed(text, fields, (*remarks, *line.remarks), bool(strange))


def _clashes(fields: dict[str, Any], said: Part) -> bool:
    """Whether a field has another value already; of two kinds of sight the narrower can count."""
    other = {key for key, value in said.fields.items() if key in fields and fields[key] != value}
    return bool(other) and not (other == {"sight"} and fields["sight"].who != said.fields["sight"].who)


def _add(fields: dict[str, Any], said: Part) -> Said | None:
    """Add what a part says, with a remark where only one of two sights counts."""
    before = fields.get("sight")
    fields |= said.fields
    if before is None or fields["sight"] == before:
        return None
    fields["sight"] = narrow = min(before, fields["sight"], key=lambda sight: _WIDER.index(sight.who))
    return say("Two sights stand on this line; the narrower one counts: {sight}.", sight=_sight_said(narrow))


def _sight_said(sight: Sight) -> str:
    return sight_part(sight) or say("only me")


def with_bracket(raw: str, parts: Iterable[str], understand: Callable[[str], Part | None]) -> str:
    """`raw` followed by a bracket of `parts`; a bracket the text itself ends in is protected."""
    inside = ", ".join(part for part in parts if part)
    kept = raw if _take_one(Bracketed(raw, {}), understand) is None else raw[:-1] + "\\)"
    return f"{kept} ({inside})".lstrip() if inside else kept or "()"


def read_sight(part: str) -> Sight | None:
    """`only me`, `lead`, `for NAME; NAME`, or None; of several sights behind `for` the narrowest."""
    if (who := SIGHTS.get(folded(plain(part)))) is not None:
        return ONLY_ME if who == "only me" else MY_LEAD
    word, rest = word_and_rest(part, SIGHT_FOR)
    said = [name for name in split_at(rest, ";") if name]
    meant = {SIGHTS.get(folded(plain(name)), "") for name in said}
    if not word or not said:
        return None
    if "only me" in meant:
        return ONLY_ME
    names = tuple(plain_start(name) for name in said if folded(plain(name)) not in SIGHTS)
    return Sight("people", names) if names else MY_LEAD


def read_sight_part(part: str) -> Part | None:
    """The sight a part says, with a remark where a sight's word or a number stands among the names."""
    if (sight := read_sight(part)) is None:
        return None
    among = [plain(name) for name in split_at(word_and_rest(part, SIGHT_FOR)[1], ";")[1:]]
    odd = next((name for name in among if folded(name) in SIGHTS or _NUMBER.fullmatch(name)), "")
    if not odd:
        return Part({"sight": sight})
    read = _sight_said(sight)
    return Part({"sight": sight}, say("“{words}” stands among names; I read “{sight}”.", words=odd, sight=read))


def sight_part(sight: Sight) -> str:
    if sight.who == "people":
        return "for " + "; ".join(_name(name) for name in sight.names)
    return "lead" if sight.who == "lead" else ""


def _name(name: str) -> str:
    """A name that is read as one, even if it is a sight's word (somebody called Chef)."""
    raw = guarded(name, ";,()=")
    return raw if plain_start(raw) == name and folded(plain(raw)) not in SIGHTS else "\\" + raw


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


def _parts(inside: str, understand: Callable[[str], Part | None]) -> list[str]:
    """Split at commas; a comma between a day and its year ("March 14, 1998") belongs to the date."""
    hidden = _DATE_COMMA.sub(_HIDDEN_COMMA, inside)
    parts = [part.replace(_HIDDEN_COMMA, ",") for part in split_at(hidden, ",") if part]
    return [piece for part in parts for piece in _pieces(part, understand)]


def _pieces(part: str, understand: Callable[[str], Part | None]) -> list[str]:
    """A part nobody understands, split at semicolons where that helps; `for A; B` stays together."""
    if ";" not in part or understand(part) is not None:
        return [part]
    pieces = [piece for piece in split_at(part, ";") if piece]
    first = next((at for at, piece in enumerate(pieces) if word_and_rest(piece, SIGHT_FOR)[0]), len(pieces))
    pieces[first:] = ["; ".join(pieces[first:])] if first < len(pieces) else []
    return pieces if any(understand(piece) for piece in pieces) else [part]
