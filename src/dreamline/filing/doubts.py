"""What stays in a text although it looks as if it were meant to be read: one sentence each, so that nothing is missed.

Ordinary brackets ("Moved (again)") are no doubt; signed numbers, the file's own words and impossible dates are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dreamline.filing.brackets import word_and_rest
from dreamline.filing.escapes import plain
from dreamline.filing.pictographs import leading_emoji
from dreamline.filing.words import (
    AREAS,
    DREAM_STATES,
    DUE,
    FEELINGS,
    GOAL_STATES,
    MOMENT_MARKS,
    PARKED,
    PROMISE_STATES,
    SIGHT_FOR,
    SIGHTS,
    SIZES,
    TIERS,
    folded,
)
from dreamline.sentence import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dreamline.filing.brackets import Bracketed
    from dreamline.filing.dates import Dates
    from dreamline.sentence import Said
_TABLES = (
    *(AREAS, SIZES, SIGHTS, MOMENT_MARKS, FEELINGS),
    *(DREAM_STATES, GOAL_STATES, PROMISE_STATES, PARKED, TIERS),
)
_WORDS = frozenset(word.replace(" ", "") for table in _TABLES for word in table)
_DUE_OR_STATE = DUE | DREAM_STATES | GOAL_STATES | PROMISE_STATES
_SIGNED = re.compile(r"[+\-−–＋－]\s?\d{1,3}([.,]\d{1,3})?")
_BARE_FEELING = re.compile(r"\s([+\-−–]\s?[0-2])[.!]?$")
_BRACKET = re.compile(r"(?<!\\)[(\[{（［]([^()\[\]{}（）［］\n]{1,80}?)(?<!\\)[)\]}）］]")
_AT_END = re.compile(r"[\s.,;:!?…]*")
_BOX = re.compile(r"\[[ xX✓✔]?\](?=\s)")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_SPAN = re.compile(r"(1\d{3}|20\d{2})\s?[-–—]\s?(1\d{3}|20\d{2})(?!\w)")
_NUMBERS = re.compile(r"(?:\d{4}[-–/.]\d{1,2}[-–/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})(?!\w)")
_MONTH_SAID = re.compile(
    r"\d{1,2}(?:st|nd|rd|th|er|\.)?\s+([^\W\d_]{3,12})\.?,?\s+\d{4}(?!\w)"
    r"|([^\W\d_]{3,12})\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}(?!\w)",
)


def bracket_doubts(line: Bracketed, dates: Dates) -> tuple[Said, ...]:
    """Sentences on brackets left in a line that look as if they held fields."""
    return tuple(_doubts(line, dates))


def _doubts(line: Bracketed, dates: Dates) -> Iterator[Said]:
    for found in _BRACKET.finditer(line.text):
        at_end = _AT_END.fullmatch(line.text, found.end()) is not None
        parts = [part.strip() for part in re.split("[,;]", found[1])]
        if at_end and line.reported:
            continue
        if at_end and (wrong := next((part for part in parts if _looks_dated(part, dates)), "")):
            yield _no_date(wrong)
        elif any(_SIGNED.fullmatch(part) or (at_end and _looks_read(part)) for part in parts):
            yield say(
                "“{words}” stays in the text; what I should read stands in one bracket such as (+1, lead) at the end.",
                words=plain(found[0]),
            )


def moment_doubts(line: Bracketed, dates: Dates, *, dated: bool) -> tuple[Said, ...]:
    """The same for a moment, and on a date, a box to tick or a feeling that could not be read from its line."""
    first, _, _ = line.text.partition("\n")
    said = list(bracket_doubts(line, dates))
    start = first[len(leading_emoji(first)) :].lstrip(" *_")
    if box := _BOX.match(start):
        said.append(say("“{box}” stays in the text; take it away, then the line is read from its date on.", box=box[0]))
    if not dated and (wrong := impossible_date(start, dates)):
        said.append(_no_date(wrong))
    if "feeling" not in line.fields and (bare := _BARE_FEELING.search(first)):
        said.append(
            say("“{number}” stays in the text; a feeling stands in a bracket at the end: ({number}).", number=bare[1])
        )
    return tuple(said)


def impossible_date(text: str, dates: Dates) -> str:
    """What `text` begins with, if it is written like a date but is none (31 Feb 1999, 1998-1990); else ""."""
    if (span := _SPAN.match(text)) and int(span[2]) < int(span[1]):
        return span[0]
    if numbers := _NUMBERS.match(text):
        return "" if dates.read(numbers[0]) else numbers[0]
    said = _MONTH_SAID.match(text)
    if said and dates.read(f"{said[1] or said[2]} 2000") and not dates.read(said[0]):
        return said[0]
    return ""


def _looks_read(part: str) -> bool:
    words = folded(plain(part)).strip(" .!?:'\"“”").replace("-", " ")
    someone, name = word_and_rest(part, SIGHT_FOR)
    return words.replace(" ", "") in _WORDS or (bool(someone) and name[:1].isupper())


def _looks_dated(part: str, dates: Dates) -> bool:
    known, rest = word_and_rest(part, _DUE_OR_STATE)
    return bool(known and _YEAR.search(rest)) or bool(impossible_date(part, dates))


def _no_date(words: str) -> Said:
    return say("I cannot tell a date in “{words}”; it stays in the text.", words=plain(words))
