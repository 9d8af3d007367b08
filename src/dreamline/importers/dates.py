"""When a line of a CV happened: a start and an end as they stand there become one `When` as a person writes it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dreamline.story.when import read_when

if TYPE_CHECKING:
    from datetime import date

    from dreamline.importers.phrases import Phrases
    from dreamline.story.when import When

LONGEST = 80
"""No date anybody writes has more letters; longer texts are not even tried."""

_NOW = frozenset(
    {"present", "current", "now", "today", "ongoing", "nu", "nuvarande", "pågående", "heute", "jetzt", "presente"},
)
_PLAIN = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d{2}))?)?")
_TIME_OF_DAY = re.compile(r"(?<=\d)[T ]\d{1,2}:\d{2}.*$")


def read(words: str, *, today: date) -> When | None:
    """The When of these words, whatever their language, or None."""
    if not words or len(words) > LONGEST:
        return None
    try:
        return read_when(_TIME_OF_DAY.sub("", words), today=today)
    except ValueError:
        return None


def is_open(words: str) -> bool:
    """Whether an end says "still going on"."""
    return words.casefold() in _NOW


def single(words: str, *, today: date, phrases: Phrases) -> When | None:
    """One date: "2019-01-02" is written "2 Jan 2019", "2019-01" "Jan 2019"; anything else keeps its words."""
    found = read(words, today=today)
    if found and "/" in found.edtf:
        return read(_in_one_form(found, phrases), today=today) or found
    day, month, year = _parts(found) if found else ("", "", "")
    return read(_join(day, month, year, phrases), today=today) or found if year else found


def span(start: str, end: str, *, today: date, phrases: Phrases) -> When | None:
    """From a start to an end, by months ("Sep 2010 – May 2013"); an end that says "present" gives "Sep 2010–".

    Where one of both cannot be read, or the end lies before the start, the start alone stands (else the end alone);
    None when neither can be read.
    """
    first, last = read(start, today=today), None if is_open(end) else read(end, today=today)
    one, other = _month_words(first, phrases), _month_words(last, phrases)
    if first and is_open(end):
        return read(f"{one}–", today=today) or first
    if first and last and one != other and runs_forward(first, last):
        return read(between(one, other), today=today) or first
    only = first or last
    return (read(_in_one_form(only, phrases), today=today) or only) if only else None


def between(one: str, other: str) -> str:
    """As "2010–2013"; with spaces where a side is more than a year ("Sep 2010 – May 2013")."""
    return f"{one}–{other}" if one.isdigit() and other.isdigit() else f"{one} – {other}"


def _in_one_form(found: When, phrases: Phrases) -> str:
    """A span that stood there in words of its own ("1995 - 2004", "since 2009") as we write spans."""
    start, slash, end = found.edtf.partition("/")
    sides = [_PLAIN.fullmatch(side) for side in (start, end)]
    said = [_join("", side[2] or "", side[1], phrases) if side else "" for side in sides]
    if not slash or not said[0] or not (said[1] or end == ".."):
        return _month_words(found, phrases)
    return between(*said) if said[1] else f"{said[0]}–"


def runs_forward(first: When, last: When) -> bool:
    return first.earliest is None or last.latest is None or first.earliest <= last.latest


def _month_words(found: When | None, phrases: Phrases) -> str:
    if found is None:
        return ""
    _, month, year = _parts(found)
    return _join("", month, year, phrases) if year else found.words


def _parts(found: When) -> tuple[str, str, str]:
    """Day, month and year of a date that is nothing but these; three empty texts for seasons, spans and the like."""
    match = _PLAIN.fullmatch(found.edtf)
    return (match[3] or "", match[2] or "", match[1]) if match else ("", "", "")


def _join(day: str, month: str, year: str, phrases: Phrases) -> str:
    name = phrases.months[int(month) - 1] if month else ""
    return " ".join(part for part in (day.lstrip("0"), name, year) if part)
