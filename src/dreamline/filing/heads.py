"""Headings written without their sign: a title above `by NAME`, `Dreams:` or `Childhood:` on a line of its own."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from dreamline.filing.lines import Line
from dreamline.filing.words import (
    DREAM_KEYS,
    GOAL_KEYS,
    HEAD_KEYS,
    MOMENT_KEYS,
    VALUE_KEYS,
    folded,
    section_of,
)
from dreamline.sentence import Said, say

if TYPE_CHECKING:
    from collections.abc import Callable

    from dreamline.story.when import When

_HASH = re.compile(r"#(?=[^\s#])")
_BY = re.compile(r"(?:by|av|von|por|par)\s+(.+)", re.IGNORECASE)
_KEY = re.compile(r"([^\s:]{1,20})\s*:(?:\s|$)")
_CHAPTER = re.compile(r"[^\W\d_][^:\\\n()]*")
_INDENTED = 2
_MOST_WORDS, _LONGEST = 5, 40
_LONGEST_TITLE = 120
_SMALL_IN_NAMES = frozenset({"von", "van", "af", "av", "de", "da", "der", "den", "di", "du", "la", "le", "el", "y"})
_KEYS = HEAD_KEYS | MOMENT_KEYS | DREAM_KEYS | VALUE_KEYS | GOAL_KEYS


def person_of(body: str) -> str:
    """The name in `by NAME`; "" where the words behind `by` do not look like one ("by train to Rome")."""
    found = _BY.fullmatch(body)
    words = found[1].split() if found else []
    return found[1] if found and 0 < len(words) <= _MOST_WORDS and all(map(_may_be_name, words)) else ""


def _may_be_name(word: str) -> bool:
    return word in _SMALL_IN_NAMES or (not word[0].islower() and not any(letter.isdigit() for letter in word))


def with_headings(lines: list[Line], dated: Callable[[str], When | None]) -> tuple[list[Line], list[tuple[int, Said]]]:
    """`lines` with the sign of a heading where one is meant, and remarks (line and sentence) on those that had none."""
    meant, said = _with_sections(lines, dated)
    filled = [at for at, line in enumerate(meant) if not line.blank][:2]
    if not filled:
        return meant, said
    first = filled[0]
    line, follows = lines[first], meant[filled[1]] if len(filled) > 1 else None
    if meant[first].sign == "strange" and (hashed := _HASH.match(line.body)):
        meant[first] = replace(line, sign="#", body=line.body[hashed.end() :])
    elif _is_title(line, follows, dated):
        said = [(number, sentence) for number, sentence in said if number != line.number]
        meant[first] = replace(line, sign="#", body=line.body.removesuffix(":"))
    return meant, said


def _with_sections(lines: list[Line], dated: Callable[[str], When | None]) -> tuple[list[Line], list[tuple[int, Said]]]:
    meant, said, story = list[Line](), list[tuple[int, Said]](), True
    for line in lines:
        meant.append(_section(line, said) or (story and _chapter(line, dated, said)) or line)
        story = story and not (meant[-1].sign in {"#", "##"} and section_of(meant[-1].body))
    return meant, said


def _section(line: Line, said: list[tuple[int, Said]]) -> Line | None:
    """The heading of a section from `#Dreams`, `Dreams:` or `Dreams` on a line of its own."""
    body = line.raw.strip()[1:] if line.sign == "strange" and _HASH.match(line.body) else line.body
    if line.sign not in {"", "strange"} or line.indent >= _INDENTED or not section_of(body):
        return None
    if not line.sign:
        sentence = say("I read “{words}” as the heading of a section; headings begin with #.", words=body)
        said.append((line.number, sentence))
    return replace(line, sign="#", body=body)


def _chapter(line: Line, dated: Callable[[str], When | None], said: list[tuple[int, Said]]) -> Line | None:
    if line.sign or line.indent >= _INDENTED or not _is_chapter(line.body) or dated(line.body):
        return None
    name = line.body.removesuffix(":").rstrip()
    said.append((line.number, say("I read “{words}” as a chapter; chapters begin with ##.", words=name)))
    return replace(line, sign="##", body=name)


def _is_chapter(body: str) -> bool:
    """A few words with a colon behind them, beginning with no small letter, and no word of the file itself."""
    name = body.removesuffix(":").rstrip()
    fits = name != body and 0 < len(name.split()) <= _MOST_WORDS and len(name) <= _LONGEST
    return fits and _CHAPTER.fullmatch(name) is not None and not name[0].islower() and folded(name) not in _KEYS


def _is_title(line: Line, follows: Line | None, dated: Callable[[str], When | None]) -> bool:
    """Words without a date, right above `by NAME`, `born: ...` or the like."""
    if line.sign or len(line.body) > _LONGEST_TITLE or section_of(line.body) or _is_head_line(line) or dated(line.body):
        return False
    return follows is not None and not follows.sign and _is_head_line(follows)


def _is_head_line(line: Line) -> bool:
    key = _KEY.match(line.body)
    return bool(key and folded(key[1]) in HEAD_KEYS) or bool(person_of(line.body))
