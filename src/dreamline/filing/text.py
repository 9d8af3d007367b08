"""The story file: one person's story, dreams and goals as plain text (docs/story-file.md), read and written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dreamline.filing.dates import Dates
from dreamline.filing.door import BadText, split_lines
from dreamline.filing.escapes import kept
from dreamline.filing.languages import known_language
from dreamline.filing.lines import read_lines
from dreamline.filing.numbering import renumbered
from dreamline.filing.outline import outline
from dreamline.filing.reading import Reading
from dreamline.filing.writing import write_text
from dreamline.sentence import say

if TYPE_CHECKING:
    from datetime import date

    from dreamline.filing import Filed, Remark
    from dreamline.filing.lines import Line
    from dreamline.filing.outline import Block, Remarks
    from dreamline.story.when import When

__all__ = ["BadText", "known_language", "read_text", "renumbered", "write_text"]

_HEAD_LINES = 50


def read_text(text: str, *, today: date, lang: str = "") -> tuple[Filed, tuple[Remark, ...]]:
    """Read a story file, or lines pasted from anywhere.

    `lang` (a code such as "sv") counts where the file names no language of its own. Ids are given by position.
    Raises BadText only for what no text may hold; everything else is read or kept, and remarked on.
    """
    lines = list(read_lines(split_lines(text)))
    first = Dates(today, _language(lines, lang))
    known = outline(lines, dated=lambda words: first.leading(words)[0])
    head = known.blocks[1]
    spoken = _head_language(head, known.remarks) or lang
    return Reading(known, Dates(today, spoken, _born(head, Dates(today, spoken), known.remarks))).filed()


def _language(lines: list[Line], lang: str) -> str:
    """The language the head names, before the head is known as such."""
    for line in lines[:_HEAD_LINES]:
        word, colon, code = line.body.partition(":")
        if colon and word.strip().casefold() == "lang" and known_language(code.strip()):
            return code.strip()
    return lang


def _head_language(head: Block, remarks: Remarks) -> str:
    for number, said in head.details_of("lang"):
        if known_language(said):
            return said
        _keep(head, number, f"lang: {said}")
        remarks.add(number, say("“{words}” is no language code; write it like “en” or “sv”.", words=said[:40]))
    return ""


def _born(head: Block, dates: Dates, remarks: Remarks) -> When | None:
    for number, said in head.details_of("born"):
        if (when := dates.read(said)) is not None:
            return when
        _keep(head, number, f"born: {said}")
        remarks.add(number, say("I cannot tell a date in “{words}”; the line is kept as it stands.", words=said[:40]))
    return None


def _keep(head: Block, number: int, line: str) -> None:
    head.loose.append((number, kept(line)))
    head.loose.sort(key=lambda loose: loose[0])
