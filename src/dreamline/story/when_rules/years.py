"""Years, decades, centuries, and the early, middle and late parts of them and of months and seasons."""

from __future__ import annotations

import calendar
from typing import TYPE_CHECKING

from dreamline.story.edtf import bounds
from dreamline.story.when_rules.reading import Found, Reading, Word, longest

if TYPE_CHECKING:
    from datetime import date

_YEARS_AHEAD = 10
"""A year of two digits may lie this far after today; beyond that it belongs to the century before."""
_DIGITS = {"XVIII": 18, "XIX": 19, "XX": 20, "XXI": 21}
_ROMAN = {name.lower(): value for name, value in _DIGITS.items()}
_LATEST_MONTH_LIKE = 31

Year = tuple[int, int]
"""A year and the place after it."""


def full_year(two_digits: int, today: date) -> int:
    """The year meant by two digits: at most ten years after today, else a hundred years earlier."""
    year = today.year // 100 * 100 + two_digits
    return year - 100 if year > today.year + _YEARS_AHEAD else year


def four_digits(reading: Reading, at: int) -> int:
    """The year written in four digits at a place, or 0."""
    return max(0, reading.number(at)) if len(reading.text(at)) == 4 else 0  # noqa: PLR2004 (a year has four digits)


def short_year(reading: Reading, at: int, *, in_context: bool = False) -> Year | None:
    """A year of two digits: '98, or -98; after a month or season (`in_context`) also 98 and 05."""
    if reading.text(at) in {"'", "-"} and reading.tight(at + 1) and len(reading.text(at + 1)) == 2:  # noqa: PLR2004
        if reading.number(at + 1) >= 0 and (reading.text(at) == "'" or in_context or at == 0):
            return full_year(reading.number(at + 1), reading.today), at + 2
        return None
    number = reading.number(at)
    if in_context and len(reading.text(at)) == 2 and (number > _LATEST_MONTH_LIKE or reading.text(at)[0] == "0"):  # noqa: PLR2004
        return full_year(number, reading.today), at + 1
    return None


def year_after(reading: Reading, at: int, *, loose: bool = False) -> Year | None:
    """The year that completes a month, season or term at `at`, after words like "of"; `loose` takes any two digits."""
    start = reading.after_all(at, "of")
    start = reading.after(start, "yearword")
    if reading.text(start) == "." and start == at:
        start = reading.after_all(start + 1, "of")
    year = four_digits(reading, start)
    if year:
        return year, start + 1
    if reading.dash(start) and reading.tight(start) and four_digits(reading, start + 1) and reading.tight(start + 1):
        return four_digits(reading, start + 1), start + 2
    if reading.text(start) == "/" and four_digits(reading, start + 1):
        return four_digits(reading, start + 1), start + 2
    short = short_year(reading, start, in_context=True)
    if not short and loose and len(reading.text(start)) == 2 and reading.number(start) >= 0:  # noqa: PLR2004
        short = full_year(reading.number(start), reading.today), start + 1
    return short


def year_pair(reading: Reading, at: int) -> Year | None:
    """The first of two following years: 1995/96, 1995-1996, 03/04, with words like "of" before them."""
    start = reading.after(reading.after_all(at, "of"), "yearword")
    if reading.text(start) == "'":
        start += 1
    first = four_digits(reading, start)
    if not first and len(reading.text(start)) == 2 and reading.number(start) >= 0:  # noqa: PLR2004
        first = full_year(reading.number(start), reading.today)
    if not first or not (reading.text(start + 1) in {"/", "-"} or reading.word(start + 1, "to")):
        return None
    place = start + 3 if reading.text(start + 2) == "'" else start + 2
    second = reading.number(place)
    follows = second == first + 1 or (second == (first + 1) % 100 and len(reading.text(place)) == 2)  # noqa: PLR2004
    return (first, place + 1) if follows else None


def year(reading: Reading, at: int) -> Found | None:
    """A year alone: 1998, '98, "the year 1998", "vuonna 1998"."""
    start = reading.after(at, "yearword")
    number = four_digits(reading, start)
    if number and (reading.whole or start > at or at > 0 or _plausible(number)):
        return Found(f"{number:04}", reading.after(start + 1, "yeartail"))
    short = short_year(reading, start, in_context=start > at)
    return Found(f"{short[0]:04}", short[1]) if short else None


def _plausible(number: int) -> bool:
    """Whether four digits opening a line are a year of somebody's story rather than an amount."""
    return 1800 <= number <= 2199  # noqa: PLR2004 (a long family memory, a long outlook)


def decade(reading: Reading, at: int) -> Found | None:
    """A decade or, where the language says so, a century: 1990s, 80-talet, 90er Jahre, nineties, 1900-talet."""
    return longest(_decade_in_digits(reading, at), longest(_decade_in_words(reading, at), century(reading, at)))


def _decade_in_words(reading: Reading, at: int) -> Found | None:
    lead = reading.word(at, "decadelead")
    ten = (reading.word(lead[1], "tens") or reading.word(lead[1], "decade")) if lead else None
    return longest(_named_decade(reading, reading.word(at, "decade")), _named_decade(reading, ten))


def _named_decade(reading: Reading, name: Word | None) -> Found | None:
    return Found(ten_years(int(name[0]), reading.today), _after_decade(reading, name[1])) if name else None


def _after_decade(reading: Reading, at: int) -> int:
    return reading.after(at, "decadeafter")


def _decade_in_digits(reading: Reading, at: int) -> Found | None:
    lead = reading.word(at, "decadelead")
    start = reading.after(lead[1] if lead else at, "filler" if lead else "")
    if reading.text(start) == "'":
        start += 1
    number, digits = reading.number(start), len(reading.text(start))
    if number < 0 or number % 10 or digits not in {2, 4}:
        return None
    tail = _decade_tail(reading, start + 1)
    if tail:
        return Found(ten_years(number, reading.today, hundred=digits == 4), _after_decade(reading, tail))  # noqa: PLR2004
    return Found(ten_years(number, reading.today), start + 1) if lead else None


def _decade_tail(reading: Reading, at: int) -> int:
    """The place after the ending of a decade, 0 if there is none."""
    found = reading.word(at, "decadetail")
    return found[1] if found and (reading.tight(at) or len(reading.text(at)) > 1) else 0


def ten_years(number: int, today: date, *, hundred: bool = False) -> str:
    """The decade of a number, 90 or 1990; with `hundred` 1900 is the century (2000 stays a decade)."""
    if hundred and number % 100 == 0 and number // 100 != today.year // 100:
        return f"{number // 100:02}XX"
    if number < 100:  # noqa: PLR2004 (two digits)
        number = today.year // 100 * 100 + number
        number -= 100 if number > today.year else 0
    return f"{number // 10:03}X"


def century(reading: Reading, at: int) -> Found | None:
    """A century by its number: 20th century, 20. Jahrhundert, XXe siècle, siglo XX."""
    lead = reading.word(at, "century")
    which = _which_century(reading, lead[1] if lead else at)
    if not which:
        return None
    tail = lead or reading.word(which[1], "century")
    end = which[1] if lead else (tail[1] if tail else 0)
    return Found(f"{which[0] - 1:02}XX", end) if end and (lead is None or len(reading.text(at)) > 1) else None


def _which_century(reading: Reading, at: int) -> tuple[int, int] | None:
    text = reading.text(at)
    for ending in ("", "e", "ème"):
        if text.removesuffix(ending) in _ROMAN and text.endswith(ending):
            return _ROMAN[text.removesuffix(ending)], reading.after(at + 1, "ordinaltail")
    if 15 <= reading.number(at) <= 21:  # noqa: PLR2004 (centuries a family may remember)
        return reading.number(at), reading.after(at + 1, "ordinaltail")
    found = reading.word(at, "ordinal")
    return (int(found[0]), found[1]) if found and int(found[0]) > 15 else None  # noqa: PLR2004


def third(edtf: str, part: int) -> str | None:
    """The early (0), middle (1) or late (2) part: of a decade years 0-3, 4-6, 7-9; of other stretches thirds."""
    point = edtf.rstrip("~?%")
    if "/" in point:
        return None
    if point.endswith("XX"):
        return "~/".join((f"{point[:2]}{'047'[part]}0", f"{point[:2]}{'369'[part]}9")) + "~"
    if point.endswith("X"):
        return f"{point[:3]}{'047'[part]}~/{point[:3]}{'369'[part]}~"
    if len(point) == 4:  # noqa: PLR2004 (a year)
        return f"{point}-{4 * part + 1:02}~/{point}-{4 * part + 4:02}~"
    return _third_of_months(point, part)


def _third_of_months(point: str, part: int) -> str | None:
    earliest, latest = bounds(point)
    if not earliest or not latest or earliest == latest:
        return None
    if (earliest.year, earliest.month) == (latest.year, latest.month):
        last = (10, 20, calendar.monthrange(earliest.year, earliest.month)[1])[part]
        return f"{point}-{10 * part + 1:02}~/{point}-{last:02}~"
    if int(point[5:7]) in range(21, 25):
        month = earliest.month + part
        return f"{earliest.year + (month - 1) // 12:04}-{(month - 1) % 12 + 1:02}~"
    return None
