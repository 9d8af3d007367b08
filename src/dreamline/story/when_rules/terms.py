"""Quarters, halves, school terms, weeks and holidays of a year."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from dreamline.story.when_rules.months import month_word
from dreamline.story.when_rules.reading import Found, Reading
from dreamline.story.when_rules.years import four_digits, year_after, year_pair

_QUARTERS, _HALVES, _WEEKS = 4, 2, 4
_SATURDAY, _THURSDAY, _FRIDAY = 5, 3, 4


def quarter(reading: Reading, at: int) -> Found | None:
    """A quarter or half of a year: Q3 2016, third quarter of 2016, 2016 Q3, H1 2007, first half of 2007."""
    year = four_digits(reading, at)
    if year:
        place = at + 2 if reading.text(at + 1) in {"-", "/", ","} else at + 1
        part = _part(reading, place)
        return Found(f"{year:04}-{part[0]}", part[1]) if part else None
    part = _part(reading, at)
    if not part:
        return None
    found = year_after(reading, part[1])
    return Found(f"{found[0]:04}-{part[0]}", found[1]) if found else None


def _part(reading: Reading, at: int) -> tuple[int, int] | None:
    """The EDTF number of a quarter (33-36) or half (40-41), and the place after it."""
    for kind, most, base in (("quarter", _QUARTERS, 32), ("half", _HALVES, 39)):
        which = _numbered(reading, at, kind, most)
        if which:
            return base + which[0], which[1]
    return None


def _numbered(reading: Reading, at: int, kind: str, most: int) -> tuple[int, int] | None:
    """Q3, quarter 3, 3rd quarter, third quarter."""
    lead = reading.word(at, kind)
    if lead:
        return (reading.number(lead[1]), lead[1] + 1) if 1 <= reading.number(lead[1]) <= most else None
    which = _ordinal(reading, at, most)
    tail = reading.word(which[1], kind) if which else None
    return (which[0], tail[1]) if which and tail else None


def _ordinal(reading: Reading, at: int, most: int) -> tuple[int, int] | None:
    if 1 <= reading.number(at) <= most:
        return reading.number(at), reading.after(at + 1, "ordinaltail")
    found = reading.word(at, "ordinal")
    if found and int(found[0]) <= most:
        return int(found[0]), found[1]
    last = reading.word(at, "lastone")
    return (most, last[1]) if last else None


def term(reading: Reading, at: int) -> Found | None:
    """A school term or year by its first and last month: VT 2005, Wintersemester 2003/04, läsåret 1998/99."""
    found = reading.word(at, "term")
    if not found:
        return None
    months, end = found
    first, _, last = months.partition("-")
    turns = bool(last) and last < first
    year = (year_pair(reading, end) if turns else None) or year_after(reading, end, loose=True)
    if not year:
        return None
    if not last:
        return Found(f"{year[0]:04}-{first}", year[1])
    return Found(f"{year[0]:04}-{first}/{year[0] + turns:04}-{last}", year[1])


def week(reading: Reading, at: int) -> Found | None:
    """A week by its number, Monday to Sunday: week 12 2019, v. 32 2015, KW 12/2019, 2019-W12."""
    year = four_digits(reading, at)
    if year:
        place = at + 2 if reading.dash(at + 1) else at + 1
        lead = reading.word(place, "week")
        return _week(year, reading.number(lead[1]), lead[1] + 1) if lead else None
    lead = reading.word(at, "week")
    number, end = (reading.number(lead[1]), lead[1] + 1) if lead else (reading.number(at), 0)
    if not lead and number > 0:  # 12. Woche 2019, 12th week of 2019
        tail = reading.word(reading.after(at + 1, "ordinaltail"), "week")
        end = tail[1] if tail else 0
    found = year_after(reading, end) if number > 0 and end else None
    return _week(found[0], number, found[1]) if found else None


def _week(year: int, number: int, end: int) -> Found | None:
    try:
        monday = date.fromisocalendar(year, number, 1)
        return Found(f"{monday}/{monday + timedelta(days=6)}", end)
    except (ValueError, OverflowError):
        return None


def week_of_month(reading: Reading, at: int) -> Found | None:
    """First week of May 2003, toukokuun ensimmäisellä viikolla 2003: seven days, roughly."""
    early = month_word(reading, at)
    which = _ordinal(reading, early[1] if early else at, _WEEKS)
    last = reading.word(early[1] if early else at, "lastone")
    lead = reading.word(which[1], "week") if which else None
    if not which or not lead:
        return None
    named = early or month_word(reading, reading.after_all(lead[1], "of"))
    year = year_after(reading, lead[1] if early else named[1]) if named else None
    if not named or not year or not 1 <= year[0] <= date.max.year:
        return None
    end = calendar.monthrange(year[0], named[0])[1] if last else 7 * which[0]
    return Found("/".join(f"{year[0]:04}-{named[0]:02}-{day:02}~" for day in (end - 6, end)), year[1])


def holiday(reading: Reading, at: int) -> Found | None:
    """A holiday and year: a named day is that day, a feast of several days its month (Christmas = December)."""
    found = reading.word(at, "holiday")
    if not found:
        return None
    which, end = found
    pair = year_pair(reading, end)
    if pair:
        return Found(_over_new_year(which, pair[0]), pair[1])
    year = year_after(reading, end, loose=True)
    edtf = holiday_in(which, year[0]) if year else None
    return Found(edtf, year[1]) if edtf and year else None


def _over_new_year(which: str, year: int) -> str:
    """Christmas 1999/2000 and New Year 1999/2000, told by both years."""
    if which in {"01-01", "12-31", "turn"}:
        return f"{year:04}-12-31/{year + 1:04}-01-01"
    return holiday_in(which, year) or f"{year:04}/{year + 1:04}"


def holiday_in(which: str, year: int) -> str | None:
    """The EDTF of a holiday in a year, None for years the calendar does not reach.

    `which` is a month, a month and day, or the name of a movable feast with days added or taken away.
    """
    if which[0].isdigit():
        return f"{year:04}-{which}"
    try:
        return _movable(which, year)
    except (ValueError, OverflowError):
        return None


def _movable(which: str, year: int) -> str:
    if which == "easter":
        return f"{easter(year):%Y-%m}".rjust(7, "0")
    if which == "whitsun":
        return f"{easter(year) + timedelta(days=49):%Y-%m}".rjust(7, "0")
    if which == "turn":
        return f"{year:04}-12-31/{year + 1:04}-01-01"
    name = which.rstrip("+-0123456789")
    return str(_MOVABLE[name](year) + timedelta(days=int(which[len(name) :] or 0)))


def easter(year: int) -> date:
    """Easter Sunday of a year, by the anonymous Gregorian method (Nature, 1876)."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _first(weekday: int, since: date) -> date:
    return since + timedelta(days=(weekday - since.weekday()) % 7)


def _midsummer_eve(year: int) -> date:
    """The Friday from 19 to 25 June, as in Sweden and Finland."""
    return _first(_FRIDAY, date(year, 6, 19))


def _thanksgiving(year: int) -> date:
    """The fourth Thursday of November, as in the United States."""
    return _first(_THURSDAY, date(year, 11, 22))


def _all_saints(year: int) -> date:
    """The Saturday from 31 October to 6 November, as in Sweden and Finland."""
    return _first(_SATURDAY, date(year, 10, 31))


_MOVABLE = {
    "easter": easter,
    "midsummer": _midsummer_eve,
    "thanksgiving": _thanksgiving,
    "allsaints": _all_saints,
}
