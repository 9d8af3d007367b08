"""One date at a place: all the rules tried, the longest taken, with what makes it rough or unsure around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dreamline.story.edtf import in_order, marked
from dreamline.story.when_rules.ages import age
from dreamline.story.when_rules.months import day, month, season, seasons, year_first
from dreamline.story.when_rules.numeric import basic, is_basic, numeric, roman
from dreamline.story.when_rules.reading import Found, Reading, Word, longest
from dreamline.story.when_rules.relative import relative
from dreamline.story.when_rules.terms import holiday, quarter, term, week, week_of_month
from dreamline.story.when_rules.years import decade, third, year

if TYPE_CHECKING:
    from collections.abc import Callable


def point(reading: Reading, at: int) -> Found | None:
    """The longest single date at a place: with articles before it, "around", "early", "?" and the like."""
    if at in reading.points:
        return reading.points[at]
    if at >= reading.size:
        return None
    best = _bare(reading, at)
    for rule in (_rough, _unsure, _part, _filled):
        best = longest(best, rule(reading, at))
    if best:
        best = _with_tail(reading, best)
    reading.points[at] = best
    return best


_NUMBER, _EIGHT = "0", "8"
"""Stand for digits, and for eight digits, among the kinds of words a rule may begin with."""
_COUNTS = f"{_NUMBER} number article couple few unit"

_BARE: tuple[tuple[Callable[[Reading, int], Found | None], frozenset[str]], ...] = tuple(
    (rule, frozenset(kinds.split()))
    for rule, kinds in (
        (decade, f"{_NUMBER} sign decade decadelead century ordinal"),
        (numeric, _NUMBER),
        (roman, _NUMBER),
        (basic, _EIGHT),
        (season, "season"),
        (seasons, "seasons"),
        (week_of_month, f"{_NUMBER} ordinal lastone month"),
        (day, f"{_NUMBER} ordinal weekday"),
        (month, "month"),
        (year_first, f"{_NUMBER} yearword"),
        (quarter, f"{_NUMBER} quarter half ordinal lastone"),
        (term, "term"),
        (week, f"{_NUMBER} week"),
        (holiday, "holiday"),
        (relative, f"{_COUNTS} ago agolead inlead relative rel season month holiday"),
        (age, f"{_COUNTS} agelead ageshort ageweak ageabout agedecadelead agedecadeof agedecade"),
        (age, "part agepart partstage stage birth"),
        (year, f"{_NUMBER} sign yearword"),
    )
)
_SIGNS = frozenset({"'", "-", "xviii", "xix", "xx", "xxi", "xviiie", "xixe", "xxe", "xxie"})


def _bare(reading: Reading, at: int) -> Found | None:
    kinds = set(reading.meanings(at))
    if reading.number(at) >= 0:
        kinds.add(_NUMBER)
    elif reading.text(at) in _SIGNS:
        kinds.add("sign")
    elif is_basic(reading.text(at)):
        kinds.add(_EIGHT)
    best = None
    for rule, begins_with in _BARE:
        if not begins_with.isdisjoint(kinds):
            best = longest(best, _on_the_calendar(reading, rule(reading, at)))
    return best


def _on_the_calendar(reading: Reading, found: Found | None) -> Found | None:
    """What was found, unless the calendar has no such day (31 February); the reading then remembers that."""
    if found and not in_order(found.edtf):
        reading.impossible = True
        return None
    return found


def _filled(reading: Reading, at: int) -> Found | None:
    found = reading.word(at, "filler")
    return point(reading, found[1]) if found else None


def _rough(reading: Reading, at: int) -> Found | None:
    return _led(reading, at, "about", "~")


def _unsure(reading: Reading, at: int) -> Found | None:
    return _led(reading, at, "maybe", "?")


def _led(reading: Reading, at: int, kind: str, mark: str) -> Found | None:
    lead = reading.word(at, kind)
    if not lead:
        return None
    start = lead[1] + 1 if reading.text(lead[1]) == "." else lead[1]
    found = point(reading, start)
    return Found(marked(found.edtf, mark), found.end) if found else None


def _part(reading: Reading, at: int) -> Found | None:
    """Early, middle or late: early 90s, Mitte 2005, fin 2004, "early to mid 90s"."""
    lead = reading.word(at, "part")
    if not lead:
        return None
    first, start = int(lead[0]), lead[1]
    link = reading.word(start, "to")
    other = reading.word(link[1], "part") if link else None
    last, start = (int(other[0]), other[1]) if other else (first, start)
    if reading.dash(start):
        start += 1
    found = None
    for place in (start, start + 1 if reading.word(start, "of") else start, reading.after_all(start, "of")):
        found = longest(found, point(reading, place))
    return _cut(found.edtf, first, last, found.end) if found else None


def _cut(edtf: str, first: int, last: int, end: int) -> Found | None:
    early, late = third(edtf, first), third(edtf, last)
    if not early or not late:
        return None
    return Found(early if first == last else early.partition("/")[0] + "/" + late.rpartition("/")[2], end)


def _with_tail(reading: Reading, found: Found) -> Found:
    """The date with what follows it: "90-luvun alussa", "2005?", "2005 or so"."""
    found = _part_behind(reading, found) or found
    for kind, mark in (("aboutafter", "~"), ("maybeafter", "?")):
        tail = _tail(reading, found.end, kind)
        if tail:
            found = Found(marked(found.edtf, mark), tail)
    return found


def _part_behind(reading: Reading, found: Found) -> Found | None:
    tail = reading.word(found.end, "partafter")
    cut = _cut(found.edtf, int(tail[0]), int(tail[0]), tail[1]) if tail else None
    return cut or None


def _tail(reading: Reading, at: int, kind: str) -> int:
    if kind == "maybeafter" and reading.text(at) == "?":
        return at + 1
    if kind == "maybeafter" and reading.text(at) == "(" and reading.text(at + 1) == "?":
        return at + 3 if reading.text(at + 2) == ")" else 0
    if reading.dash(at) and reading.tight(at) and reading.text(at + 1) == "ish":
        return at + 2 if kind == "aboutafter" else 0
    place = at + 1 if reading.text(at) in {",", "("} else at
    found = reading.word(place, kind)
    sure = found and (reading.whole or found[1] - place > 1 or _closed(reading, found[1]) or _is_sure(reading, found))
    if not found or not sure:
        return 0
    return found[1] + 1 if reading.text(at) == "(" and reading.text(found[1]) == ")" else found[1]


def _is_sure(reading: Reading, found: Word) -> bool:
    """Whether a word behind a date can only belong to it: "1979 ungefär" but not "1979 ungefär 20 pupils"."""
    value, end = found
    return value == "sure" and reading.number(end) < 0 and not reading.count(end) and not reading.word(end, "count")


def _closed(reading: Reading, at: int) -> bool:
    """Whether the date visibly ends here, so that "about" or "perhaps" belongs to it and not to the text."""
    return reading.text(at) in {"", ":", ",", "-", ";", ")", "]", "."}
