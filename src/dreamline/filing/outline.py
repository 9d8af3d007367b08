"""Lines gathered into blocks: the head, then headings and list items, each with its `word: text` lines."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from dreamline.filing import Remark
from dreamline.filing.escapes import plain
from dreamline.filing.heads import person_of, with_headings
from dreamline.filing.words import (
    DREAM_KEYS,
    GOAL_KEYS,
    HEAD_KEYS,
    MOMENT_KEYS,
    VALUE_KEYS,
    folded,
    section_of,
)
from dreamline.sentence import counted, say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from dreamline.filing.lines import Line
    from dreamline.sentence import Said
    from dreamline.story.when import When

BlockKind = Literal["top", "head", "chapter", "moment", "section", "dream", "value", "summit", "goal"]
Region = Literal["story", "dreams", "values", "goals"]

KEYS = {"moment": MOMENT_KEYS, "dream": DREAM_KEYS, "value": VALUE_KEYS, "goal": GOAL_KEYS, "head": HEAD_KEYS}
_ITEMS: dict[Region, BlockKind] = {"story": "moment", "dreams": "dream", "values": "value", "goals": "goal"}
_KEY = re.compile(r"([^\s:][^:\n]{0,40}?!?)\s*:(?:\s+(.*)|)$", re.DOTALL)
_BY = re.compile(r"(?:by|av|von|por|par)\s+(.+)", re.IGNORECASE)
_ONCE = {"when", "emoji", "photo", "alt", "became"}
"""Keys an item has once; another line of that kind is kept as it stands."""

_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")
_DAY = re.compile(r"(?:[12]?\d|3[01])\.\s")
_EXCERPT = 40
_INDENTED = 2
MOST_REMARKS = 1000
"""More than this nobody reads."""


@dataclass(slots=True)
class Block:
    """A heading or an item: its line number and text, its `word: text` lines, and the lines nobody understood.

    `pasted` tells an item that had no sign of a list.
    """

    kind: BlockKind
    number: int = 0
    indent: int = 0
    body: str = ""
    details: list[tuple[int, str, str]] = field(default_factory=list)
    loose: list[tuple[int, str]] = field(default_factory=list)
    bulleted: bool = True
    pasted: bool = False
    once: frozenset[str] = frozenset()
    _more: list[str] = field(default_factory=list)

    def go_on(self, text: str) -> None:
        """More of the text last read, from a line without a key."""
        self._more.append(text)

    def settle(self) -> None:
        """Join what went on over several lines (once, so that long texts take linear time)."""
        more, self._more = self._more, []
        if more and self.details:
            number, key, text = self.details[-1]
            self.details[-1] = (number, key, _joined([text, *more]))
        elif more:
            self.body = _joined([self.body, *more])

    def details_of(self, key: str) -> list[tuple[int, str]]:
        return [(number, text) for number, name, text in self.details if name == key]

    def text_of(self, key: str) -> str:
        """The text of all lines with that key, one below the other."""
        return plain("\n".join(text for _, text in self.details_of(key) if text))


@dataclass(slots=True)
class Outline:
    """All blocks in their order; the first two are the very top and the head (its body is the title)."""

    blocks: list[Block]
    remarks: Remarks


def outline(lines: Iterable[Line], *, dated: Callable[[str], When | None]) -> Outline:
    """Gather `lines`; `dated` tells the date a text begins with."""
    known, said = with_headings(list(lines), dated)
    gathering = _Gathering(dated, _regions_with_bullets(known))
    for number, sentence in said:
        gathering.remarks.add(number, sentence)
    for line in known:
        gathering.take(line)
    gathering.blocks[-1].settle()
    return Outline(gathering.blocks, gathering.remarks)


def _regions_with_bullets(lines: list[Line]) -> set[Region]:
    region: Region = "story"
    found: set[Region] = set()
    for line in lines:
        region = _section(line) or region
        if line.sign == "-" and line.body:
            found.add(region)
    return found


def _section(line: Line) -> Region | None:
    if line.sign not in {"#", "##"}:
        return None
    return section_of(line.body)


class Remarks:
    """The remarks on one file; beyond MOST_REMARKS they are only counted."""

    def __init__(self) -> None:
        self._kept: list[Remark] = []
        self._more = 0

    def add(self, line: int, sentence: Said) -> None:
        if len(self._kept) < MOST_REMARKS:
            self._kept.append(Remark(line, sentence))
        else:
            self._more += 1

    def all(self) -> tuple[Remark, ...]:
        """In the order of their lines."""
        more = counted(
            "{count:,} more remark is not listed.", "{count:,} more remarks are not listed.", count=self._more
        )
        last = [Remark(0, more)] if self._more else []
        return (*sorted(self._kept, key=lambda remark: remark.line), *last)


class _Gathering:
    def __init__(self, dated: Callable[[str], When | None], with_bullets: set[Region]) -> None:
        self.blocks = [Block("top"), Block("head")]
        self.remarks = Remarks()
        self._dated = dated
        self._with_bullets = with_bullets
        self._region: Region = "story"
        self._in_head = True
        self._blank = False
        self._after_loose = False

    @property
    def _block(self) -> Block:
        return self.blocks[-1]

    def take(self, line: Line) -> None:
        if line.blank:
            self._blank = True
            return
        if line.sign in {"#", "##"}:
            self._heading(line)
        elif line.sign in {"strange", "rule"}:
            self._keep(line, said=line.sign == "rule")
        elif line.sign == "-":
            self._bullet(line)
        else:
            self._plain(line)
        self._blank = False

    def _heading(self, line: Line) -> None:
        region = _section(line)
        if region:
            self._region = region
            self._begin("section", line, plain(line.body))
        elif line.sign == "#":
            self._title(line)
        elif self._region in {"story", "goals"}:
            self._begin("chapter" if self._region == "story" else "summit", line, line.body)
        else:
            self._keep(line)

    def _title(self, line: Line) -> None:
        head = self.blocks[1]
        if not line.body:
            self._keep(line)
        elif self._in_head and not head.number and not head.details:
            head.number, head.body = line.number, line.body
            self._after_loose = False
        elif self._region == "story":
            words = _excerpt(line.body)
            self.remarks.add(line.number, say("I read “{words}” as a chapter; chapters begin with ##.", words=words))
            self._begin("chapter", line, line.body)
        else:
            self._keep(line)

    def _bullet(self, line: Line) -> None:
        if not line.body:
            self._keep(line)
        elif line.indent > self._block.indent and self._detail(line):
            return
        else:
            self._begin(_ITEMS[self._region], line, line.body)

    def _plain(self, line: Line) -> None:
        if self._in_head and self._head_line(line):
            return
        if self._detail(line):
            return
        if line.indent >= _INDENTED and line.indent > self._block.indent and self._in_item() and self._block.bulleted:
            self._more(line)
        elif self._region in self._with_bullets and not self._dated(line.body) and not self._goes_with_list(line):
            self._keep(line)
        else:
            body = line.body if line.numbered is None or self._begins_with_day(line) else line.numbered
            self._begin(_ITEMS[self._region], line, body, bulleted=self._region in self._with_bullets)
            self._block.pasted = True

    def _goes_with_list(self, line: Line) -> bool:
        """Whether words without sign and date are an item like the one above them, as where signs were forgotten."""
        above = self._block
        if not self._in_item() or above.loose or line.indent > above.indent:
            return False
        if not above.pasted and not self._blank:
            self.remarks.add(
                line.number,
                say("I read “{words}” as an entry of its own; a list begins with -.", words=_excerpt(line.body)),
            )
        return above.pasted or not self._blank

    def _begins_with_day(self, line: Line) -> bool:
        """Whether the number is the day of a date ("14. August 2001 ..."; also of none, "31. Feb"), not a list's."""
        when = self._dated(line.body)
        if when is None and _DAY.match(line.body):
            month = self._dated(line.numbered or "")
            return month is not None and _MONTH.fullmatch(month.edtf) is not None
        return when is not None and when.earliest == when.latest

    def _head_line(self, line: Line) -> bool:
        head = self.blocks[1]
        if not (key := _key(line.body, HEAD_KEYS)) and not head.details_of("by"):
            by = _BY.fullmatch(line.body)
            name = by[1] if by and head.number else person_of(line.body)
            key = ("by", name) if name else None
        if not key or head.details_of(key[0]):
            return False
        if key[1]:
            head.details.append((line.number, *key))
            self._after_loose = False
        return True

    def _detail(self, line: Line) -> bool:
        table = KEYS.get(self._block.kind)
        if table is None or self._block.kind == "head" or not (key := _key(line.body, table)):
            return False
        if key[0] in self._block.once:
            self._keep(line)
            return True
        self._block.settle()
        if key[1] and key[0] in _ONCE:
            self._block.once |= {key[0]}
        self._block.details.append((line.number, *key))
        return True

    def _more(self, line: Line) -> None:
        """An indented line without a key goes on with the text above it, as in Markdown."""
        block = self._block
        if self._blank or block.loose or _KEY.match(line.body):
            self._keep(line)
        else:
            block.go_on(line.body)

    def _in_item(self) -> bool:
        return self._block.kind in _ITEMS.values()

    def _begin(self, kind: BlockKind, line: Line, body: str, *, bulleted: bool = True) -> None:
        home = self._loose_home()
        if self._blank and self._after_loose and kind in _ITEMS.values() and home.kind not in {"top", "head"}:
            home.loose.append((line.number, ""))
        self._in_head = False
        self._after_loose = False
        self._block.settle()
        self.blocks.append(Block(kind, line.number, line.indent, body, bulleted=bulleted))

    def _keep(self, line: Line, *, said: bool = False) -> None:
        """Keep a line nobody understood, word for word, with the blank line before it."""
        home = self._loose_home()
        if self._blank and (home.kind != "top" or home.loose):
            home.loose.append((line.number, ""))
        home.loose.append((line.number, line.raw))
        self._after_loose = True
        if not said:
            self.remarks.add(line.number, _not_understood(line))

    def _loose_home(self) -> Block:
        """Where a loose line belongs: before anything was read, the very top."""
        head = self.blocks[1]
        return self.blocks[0] if self._block is head and not head.number and not head.details else self._block


def _joined(pieces: list[str]) -> str:
    return "\n".join(line.strip() for line in " ".join(pieces).split("\n")).strip()


def _key(body: str, table: dict[str, str]) -> tuple[str, str] | None:
    found = _KEY.match(body)
    key = table.get(folded(found[1])) if found else None
    return (key, (found[2] or "").strip()) if found and key else None


def _not_understood(line: Line) -> Said:
    return say("I did not understand “{words}”; it is kept in the file as it stands.", words=_excerpt(line.raw))


def _excerpt(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _EXCERPT else words[: _EXCERPT - 1].rstrip() + "…"
