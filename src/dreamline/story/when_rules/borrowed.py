"""Ends of a stretch that borrow from each other: May-August 2011, 14-16 March 1998, 80- och 90-talet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dreamline.story.edtf import bounds, in_order, joined, left
from dreamline.story.when_rules.months import day_number, month_word
from dreamline.story.when_rules.points import point
from dreamline.story.when_rules.reading import Found, Reading, longest
from dreamline.story.when_rules.years import decade, ten_years, year_after

if TYPE_CHECKING:
    from collections.abc import Callable

_MONTH, _DAY = 7, 10
_MONTHS = 12


def borrowing(reading: Reading, at: int, link: str) -> Found | None:
    """A first date without its year (or month and year) that borrows them from the second."""
    best = _days_of_month(reading, at, link)
    start = reading.after_all(at, "filler")
    for complete in _PARTIAL:
        partial = complete(reading, start)
        if not partial:
            continue
        shape, end = partial
        joint = reading.word(end, link)
        if not joint and link == "to" and reading.text(end) == "/":
            joint = ("", end + 1)
        last = point(reading, joint[1]) if joint else None
        edtf = _borrowed(shape, last.edtf) if last else None
        if last and edtf and in_order(edtf):
            best = longest(best, Found(edtf, last.end))
    return best


def _days_of_month(reading: Reading, at: int, link: str) -> Found | None:
    """March 14-16, 1998."""
    named = month_word(reading, at)
    first = day_number(reading, named[1]) if named else None
    joint = reading.word(first[1], link) if first else None
    last = day_number(reading, joint[1]) if joint else None
    year = year_after(reading, last[1]) if last else None
    if not (named and first and last and year):
        return None
    days = "/".join(f"{year[0]:04}-{named[0]:02}-{day[0]:02}" for day in (first, last))
    return Found(days, year[1]) if in_order(days) else None


Shape = tuple[int, ...]
"""A month or season or quarter (one number, as in EDTF), or a month and day (0 = the other's month)."""


def _partial_day(reading: Reading, at: int) -> tuple[Shape, int] | None:
    number = day_number(reading, at)
    if not number:
        return None
    day, end = number
    named = month_word(reading, reading.after_all(end, "of"))
    if named:
        return (named[0], day), named[1]
    if reading.text(at + 1) in {".", "/"} and 1 <= reading.number(at + 2) <= _MONTHS and reading.tight(at + 2):
        return (reading.number(at + 2), day), at + 4 if reading.text(at + 3) == "." else at + 3
    return (0, day), end


def _partial_month(reading: Reading, at: int) -> tuple[Shape, int] | None:
    named = month_word(reading, at)
    return ((named[0],), named[1]) if named else None


def _partial_season(reading: Reading, at: int) -> tuple[Shape, int] | None:
    found = reading.word(at, "season")
    return ((int(found[0]),), found[1]) if found else None


def _partial_quarter(reading: Reading, at: int) -> tuple[Shape, int] | None:
    found = reading.word(at, "quarter")
    number = reading.number(found[1]) if found else 0
    return ((32 + number,), found[1] + 1) if found and 1 <= number <= 4 else None  # noqa: PLR2004


def _partial_numeric_month(reading: Reading, at: int) -> tuple[Shape, int] | None:
    number = reading.number(at)
    return ((number,), at + 1) if 1 <= number <= _MONTHS and len(reading.text(at)) <= 2 else None  # noqa: PLR2004


_PARTIAL: tuple[Callable[[Reading, int], tuple[Shape, int] | None], ...] = (
    _partial_day,
    _partial_month,
    _partial_season,
    _partial_quarter,
    _partial_numeric_month,
)


def _borrowed(shape: Shape, last: str) -> str | None:
    """The stretch from a shape to the date it borrows from; a shape later in the year belongs to the year before."""
    end = left(last)
    year, part, plain = int(end[:4]) if end[:4].isdigit() else 0, end[5:7], end.rstrip("~?%")
    if not year or not part.isdigit() or not _alike(shape, plain):
        return None
    for begin_year in (year, year - 1):
        begin = _shaped(shape, begin_year, part)
        if in_order(f"{begin}/{last}") and bounds(begin)[0] != bounds(plain)[0]:
            return joined(begin, last)
        if shape[0] == 0:
            return None
    return None


def _alike(shape: Shape, last: str) -> bool:
    part = int(last[5:7])
    if len(shape) == 2:  # noqa: PLR2004 (month and day)
        return len(last) == _DAY
    if shape[0] <= _MONTHS:
        return part <= _MONTHS
    return len(last) == _MONTH and part > _MONTHS and (part > 32) == (shape[0] > 32)  # noqa: PLR2004


def _shaped(shape: Shape, year: int, other_month: str) -> str:
    if len(shape) == 1:
        return f"{year:04}-{shape[0]:02}"
    return f"{year:04}-{shape[0] or int(other_month):02}-{shape[1]:02}"


def two_decades(reading: Reading, at: int) -> Found | None:
    """80- och 90-talet, 70-80-luvulla: the first decade borrows its ending from the second."""
    number = reading.number(at)
    if number < 0 or number % 10 or len(reading.text(at)) not in {2, 4}:
        return None
    start = at + 2 if reading.dash(at + 1) and reading.word(at + 2, "and") else at + 1
    joint = reading.word(start, "and") or reading.word(start, "to") or ("", start + (reading.text(start) == "/"))
    last = decade(reading, joint[1]) if joint[1] > start else None
    if not last or not last.edtf.endswith("X"):
        return None
    first = ten_years(number, reading.today, hundred=False)
    edtf = f"{first}/{last.edtf}"
    return Found(edtf, last.end) if first != last.edtf and in_order(edtf) else None
