"""Stretches of time: from .. to, between .. and, a date with its open end, and the whole of what may be said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dreamline.story.edtf import OPEN, bounds, in_order, joined, left, marked
from dreamline.story.when_rules.borrowed import borrowing, two_decades
from dreamline.story.when_rules.open_ends import OPEN_RULES, open_behind
from dreamline.story.when_rules.points import point
from dreamline.story.when_rules.reading import Found, Reading, longest
from dreamline.story.when_rules.years import four_digits, full_year

if TYPE_CHECKING:
    from collections.abc import Callable

_YEAR = 4
_MOST_FILLERS = 12
_NEIGHBOURS = 1


def span(reading: Reading, at: int) -> Found | None:
    """The longest date or stretch of time at a place."""
    best = point(reading, at)
    for rule in _RULES:
        best = longest(best, rule(reading, at))
    lead = reading.word(at, "filler")
    if lead and not best:
        best = span(reading, lead[1]) if at < _MOST_FILLERS else None
    return open_behind(reading, best) if best else None


def _from_to(reading: Reading, at: int) -> Found | None:
    """From 2010 to 2013, 2010-2013, May-August 2011, 2019 - present."""
    lead = reading.word(at, "from")
    start = lead[1] if lead else at
    found = longest(_two_points(reading, start, "to"), borrowing(reading, start, "to"))
    found = found or _two_points(reading, start, "and", near=True) or _either(reading, start)
    return found or borrowing(reading, start, "and")


def _rough_span(reading: Reading, at: int) -> Found | None:
    """Around 1995-1997: both ends are rough."""
    for kind, mark in (("about", "~"), ("maybe", "?")):
        lead = reading.word(at, kind)
        start = reading.after(lead[1], "from") if lead else at
        if lead and reading.text(start) == ".":
            start += 1
        found = _from_to(reading, start) if lead else None
        if found:
            return Found(marked(found.edtf, mark), found.end)
    return None


def _between(reading: Reading, at: int) -> Found | None:
    """Between 2001 and 2004, entre 2001 et 2004; also with a dash between them, and the word behind as in Finnish."""
    lead = reading.word(at, "between")
    start = lead[1] if lead else at
    for kind in ("and", "to"):
        found = _two_points(reading, start, kind) or borrowing(reading, start, kind)
        tail = reading.word(found.end, "betweenafter") if found else None
        if found and (lead or tail):
            return Found(found.edtf, tail[1] if tail else found.end)
    return None


def _either(reading: Reading, at: int) -> Found | None:
    """2005 or 2006: the two, unsure."""
    found = _two_points(reading, at, "or", near=True)
    return Found(marked(found.edtf, "?"), found.end) if found else None


def _two_points(reading: Reading, at: int, link: str, *, near: bool = False) -> Found | None:
    first = point(reading, at)
    if not first:
        return None
    joint = _joint(reading, first, link)
    if not joint:
        return None
    if link == "to":
        now = _now(reading, joint)
        if now:
            return Found(f"{left(first.edtf)}/{OPEN}", now)
    last = point(reading, joint) or _second_short_year(reading, first, joint)
    if not last or OPEN in last.edtf:
        return None
    edtf = joined(first.edtf, last.edtf)
    if near and not _next_to_each_other(first.edtf, last.edtf):
        return None
    return Found(edtf, last.end) if in_order(edtf) else None


def _now(reading: Reading, at: int) -> int:
    """The place after "now", "present", "la actualidad", 0 if it is not said."""
    place = at
    for start in (at, reading.after_all(at, "filler"), reading.after(at, "until")):
        found = reading.word(start, "now")
        place = max(place, found[1] if found else 0)
    return place if place > at else 0


def _joint(reading: Reading, first: Found, link: str) -> int:
    """The place after the word or sign that joins two dates, 0 if there is none."""
    found = reading.word(first.end, link)
    if found:
        return found[1]
    if link == "to" and reading.text(first.end) == "/" and (_is_year(first.edtf) or "-" in first.edtf):
        return first.end + 1
    return 0


def _is_year(edtf: str) -> bool:
    return len(edtf) == _YEAR and edtf.isdigit()


def _second_short_year(reading: Reading, first: Found, at: int) -> Found | None:
    """The second year of '94-96 and "94 bis 96"; and 1998 to 99."""
    if len(reading.text(at)) != 2 or reading.number(at) < 0 or not _is_year(first.edtf):  # noqa: PLR2004
        return None
    year = full_year(reading.number(at), reading.today)
    return Found(f"{year:04}", at + 1) if year > int(first.edtf) else None


def _next_to_each_other(first: str, last: str) -> bool:
    """Whether nothing lies between the two, so that "1998 and 1999" is one stretch."""
    end, begin = bounds(first)[1], bounds(last)[0]
    return bool(end and begin and abs((begin - end).days) <= _NEIGHBOURS)


_RULES: tuple[Callable[[Reading, int], Found | None], ...] = (
    _between,
    _from_to,
    two_decades,
    _rough_span,
    *OPEN_RULES,
)


def short_span(reading: Reading) -> Found | None:
    """94-96 and 94/96 as the whole text: two years of the last century."""
    first, last = reading.number(0), reading.number(2)
    two = all(len(reading.text(at)) == 2 for at in (0, 2))  # noqa: PLR2004
    if two and reading.size == 3 and reading.text(1) in {"-", "/"} and 31 < first < last:  # noqa: PLR2004
        return Found("/".join(f"{full_year(number, reading.today):04}" for number in (first, last)), 3)
    return None


def year_to(reading: Reading) -> Found | None:
    """-2019 as the whole text: until 2019."""
    year = four_digits(reading, 1)
    return Found(f"{OPEN}/{year:04}", 2) if reading.dash(0) and year and reading.size == 2 else None  # noqa: PLR2004
