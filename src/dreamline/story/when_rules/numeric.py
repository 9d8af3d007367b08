"""Dates written in digits: 1998-03-14, 19980314, 14.3.1998, 14.III.1998, 3/4 2001, 5/2013, 2001-02, 1998/99."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dreamline.story.when_rules.reading import Found, Reading
from dreamline.story.when_rules.years import four_digits, full_year, short_year

if TYPE_CHECKING:
    from collections.abc import Callable

_MONTHS = 12
_LATEST_MONTH_LIKE = 31
_BASIC = 8
"""How many digits a day has in the basic form of ISO 8601."""
_YEARS = range(1800, 2200)
_ROMAN = {
    name: month
    for month, name in enumerate(["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"], start=1)
}


def numeric(reading: Reading, at: int) -> Found | None:
    """A date in digits, the year first or last."""
    if reading.number(at) < 0 or reading.text(at + 1) not in {"-", "/", "."}:
        return None
    rules = _YEAR_FIRST if four_digits(reading, at) else _YEAR_LAST
    for rule in rules:
        found = rule(reading, at)
        if found:
            return found
    return None


def is_basic(text: str) -> bool:
    """Whether a piece is eight digits, as a day in the basic form of ISO 8601 is."""
    return len(text) == _BASIC and text.isascii() and text.isdigit()


def basic(reading: Reading, at: int) -> Found | None:
    """A day in the basic form of ISO 8601, 19980314, of a year that people live in."""
    text = reading.text(at)
    if not is_basic(text) or int(text[:4]) not in _YEARS:
        return None
    return Found(f"{text[:4]}-{text[4:6]}-{text[6:]}", at + 1)


def roman(reading: Reading, at: int) -> Found | None:
    """A day whose month is a Roman number: 5.X.1991, 5/X-1991, and 5 X 1991 where it is written large."""
    day = _digits(reading, at, 1, 2)
    signed = reading.text(at + 1) in {".", "/", "-"}
    place = at + 2 if signed else at + 1
    month = _ROMAN.get(reading.text(place), 0)
    token = reading.token(place)
    if day < 1 or not month or (not signed and not reading.line[token.start : token.end].isupper()):
        return None
    end = place + 2 if reading.text(place + 1) in {".", "/", "-"} else place + 1
    year = four_digits(reading, end)
    return Found(f"{year:04}-{month:02}-{day:02}", end + 1) if year else None


def _digits(reading: Reading, at: int, *lengths: int) -> int:
    """The number of so many digits at a place, -1 if there is none."""
    return reading.number(at) if len(reading.text(at)) in lengths else -1


def _glued(reading: Reading, first: int, last: int) -> bool:
    return all(reading.tight(at) for at in range(first, last + 1))


def _year_month_day(reading: Reading, at: int) -> Found | None:
    month, day = _digits(reading, at + 2, 1, 2), _digits(reading, at + 4, 1, 2)
    same = reading.text(at + 1) == reading.text(at + 3)
    if same and month >= 0 and day >= 0 and _glued(reading, at + 1, at + 4):
        return Found(f"{reading.number(at):04}-{month:02}-{day:02}", at + 5)
    return None


def _year_and_two(reading: Reading, at: int) -> Found | None:
    """2001-02 is a month, 1998-99 and 2003/04 a span."""
    if not _glued(reading, at + 1, at + 2):
        return None
    year, second, sign = reading.number(at), _digits(reading, at + 2, 1, 2), reading.text(at + 1)
    if (
        second < 0
        or (sign == "." and len(reading.text(at + 2)) == 1)
        or (reading.text(at + 3) in {"-", "/"} and reading.tight(at + 3) and _closed(reading, at + 4))
    ):
        return None
    size = 10 if len(reading.text(at + 2)) == 1 else 100
    following = second == (year + 1) % size and (sign == "/" or size == 10)  # noqa: PLR2004
    if 1 <= second <= _MONTHS and not following:
        return Found(f"{year:04}-{second:02}", at + 3)
    last = year // size * size + second
    last += 100 if size == 100 and following and last < year else 0  # noqa: PLR2004
    if last > year and sign != "." and (size == 100 or following):  # noqa: PLR2004
        return Found(f"{year:04}/{last:04}", at + 3)
    return None


def _closed(reading: Reading, at: int) -> bool:
    """Whether a short number follows tightly, so that the digits are no month but something unknown."""
    return reading.tight(at) and reading.number(at) >= 0 and len(reading.text(at)) < 3  # noqa: PLR2004


def _day_month_year(reading: Reading, at: int) -> Found | None:
    first, second, sign = _digits(reading, at, 1, 2), _digits(reading, at + 2, 1, 2), reading.text(at + 1)
    if first < 0 or second < 0 or not reading.tight(at + 1):
        return None
    year = _year_of_day(reading, at + 3, sign)
    if not year:
        return None
    day, month = (second, first) if second > _MONTHS >= first else (first, second)
    return Found(f"{year[0]:04}-{month:02}-{day:02}", year[1])


def _year_of_day(reading: Reading, at: int, sign: str) -> tuple[int, int] | None:
    """The year after day and month: behind the same sign, or set apart (3/4 2001, 3/4 -98)."""
    if reading.text(at) == sign and reading.tight(at):
        year = four_digits(reading, at + 1)
        if not year and _digits(reading, at + 1, 2) >= 0:
            year = full_year(reading.number(at + 1), reading.today)
        return (year, at + 2) if year else None
    start = at + 1 if reading.text(at) == "." else at
    if four_digits(reading, start):
        return four_digits(reading, start), start + 1
    return short_year(reading, start, in_context=True) if reading.text(start) in {"-", "'"} else None


def _month_year(reading: Reading, at: int) -> Found | None:
    month, year = _digits(reading, at, 1, 2), four_digits(reading, at + 2)
    if not _glued(reading, at + 1, at + 2) or not 1 <= month <= _MONTHS:
        return None
    if not year and _digits(reading, at + 2, 2) > _LATEST_MONTH_LIKE and reading.text(at + 1) == "/":
        year = full_year(reading.number(at + 2), reading.today)
    return Found(f"{year:04}-{month:02}", at + 3) if year else None


_YEAR_FIRST: tuple[Callable[[Reading, int], Found | None], ...] = (_year_month_day, _year_and_two)
_YEAR_LAST: tuple[Callable[[Reading, int], Found | None], ...] = (_day_month_year, _month_year)
