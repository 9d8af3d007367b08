"""The stored form of a fuzzy date: a subset of EDTF (ISO 8601-2), and the days it covers.

Used are years, months, days, seasons 21-24 (northern, winter belongs to the year it starts in), quarters 33-36,
halves 40-41, decades and centuries with X, the marks ~ ? %, intervals and open ends.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from dreamline.sentence import Refused, say

OPEN = ".."
"""How EDTF writes the open end of an interval."""

_FORM = re.compile(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d{2})(?:-(\d{2}))?)?[~?%]?", re.ASCII)
_FIRST_MONTH_AND_LENGTH = {
    **{20 + season: (3 * season, 3) for season in (1, 2, 3, 4)},
    **{32 + quarter: (3 * quarter - 2, 3) for quarter in (1, 2, 3, 4)},
    **{39 + half: (6 * half - 5, 6) for half in (1, 2)},
    **{month: (month, 1) for month in range(1, 13)},
}
_DECEMBER = 12


@dataclass(frozen=True, slots=True)
class When:
    """The person's own `words`, the same in EDTF (ISO 8601-2), and earliest and latest day (None = open end)."""

    words: str
    edtf: str
    earliest: date | None
    latest: date | None


def from_edtf(edtf: str, words: str = "") -> When:
    """The stored date `edtf` with the person's words (or none); Refused says in one sentence what is wrong."""
    earliest, latest = bounds(edtf)
    return When(words, edtf, earliest, latest)


@lru_cache(maxsize=4096)
def bounds(edtf: str) -> tuple[date | None, date | None]:
    """First and last day of `edtf`, None for an open end; Refused says in one sentence what is wrong."""
    left, slash, right = edtf.partition("/")
    if not slash:
        return point_bounds(left)
    if left == right == OPEN:
        raise Refused(say("A date that is open at both ends says nothing; give it a beginning or an end."))
    earliest = None if left == OPEN else point_bounds(left)[0]
    latest = None if right == OPEN else point_bounds(right)[1]
    if earliest and latest and earliest > latest:
        raise Refused(say("The end of “{date}” lies before its beginning; swap the two.", date=edtf[:40]))
    return earliest, latest


def point_bounds(point: str) -> tuple[date, date]:
    """First and last day of a date that is no interval; Refused says in one sentence what is wrong."""
    found = _FORM.fullmatch(point)
    if not found:
        raise Refused(
            say(
                "“{date}” is not a date in the stored form; write it like 1998, 1998-03 or 1998-03-14.",
                date=point[:40],
            )
        )
    year, part, day = found.groups()
    try:
        if "X" in year:
            return _years_with_x(year, part)
        if day:
            exact = date(int(year), int(part), int(day))
            return exact, exact
        if part:
            return _months(int(year), *_FIRST_MONTH_AND_LENGTH[int(part)])
        return date(int(year), 1, 1), date(int(year), 12, 31)
    except (ValueError, KeyError):
        raise Refused(say("“{date}” is no day of the calendar; check its year, month and day.", date=point)) from None


def _years_with_x(year: str, part: str | None) -> tuple[date, date]:
    if part:
        raise ValueError
    return date(int(year.replace("X", "0")), 1, 1), date(int(year.replace("X", "9")), 12, 31)


def _months(year: int, first: int, length: int) -> tuple[date, date]:
    last = first + length - 1
    return date(year, first, 1), month_end(year + (last - 1) // _DECEMBER, (last - 1) % _DECEMBER + 1)


def month_end(year: int, month: int) -> date:
    """The last day of a month; ValueError outside the years 1 to 9999."""
    if month == _DECEMBER:
        return date(year, month, 31)
    return date(year, month + 1, 1) - timedelta(days=1)


def in_order(edtf: str) -> bool:
    """Whether `edtf` is a date of the calendar that ends no earlier than it begins."""
    try:
        bounds(edtf)
    except ValueError:
        return False
    return True


def left(edtf: str) -> str:
    """The beginning of an interval, or the date itself."""
    return edtf.partition("/")[0]


def right(edtf: str) -> str:
    """The end of an interval, or the date itself."""
    return edtf.rpartition("/")[2]


def joined(first: str, last: str) -> str:
    """The interval from the beginning of `first` to the end of `last`."""
    return f"{left(first)}/{right(last)}"


def marked(edtf: str, mark: str) -> str:
    """`edtf` with the mark ~ or ? on every end that is not open; the two together are written %."""
    return "/".join(_point_marked(point, mark) for point in edtf.split("/"))


def _point_marked(point: str, mark: str) -> str:
    if point == OPEN:
        return point
    if point[-1] in "~?%":
        return point if point[-1] == mark else point[:-1] + "%"
    return point + mark
