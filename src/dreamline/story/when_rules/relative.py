"""Dates told from today: 3 years ago, in five years, last summer, this spring, yesterday, i somras."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from dreamline.story.edtf import bounds, marked
from dreamline.story.when_rules.reading import Found, Reading
from dreamline.story.when_rules.terms import holiday_in

if TYPE_CHECKING:
    from datetime import date

_SEPARATORS = frozenset({"", ":", ",", "-", ";", ")", "]", "."})
_FEW = (2, 5)
_NAMED = re.compile(r"(h|s)(\w+?)(-1|-2|0|1)")


def relative(reading: Reading, at: int) -> Found | None:
    """Any expression told from today."""
    for rule in (_ago, _season_ago, _ahead, _named, _turned, _turned_after):
        found = rule(reading, at)
        if found:
            return found
    return None


def _ago(reading: Reading, at: int) -> Found | None:
    """3 years ago, vor drei Jahren, för tre år sedan, il y a 3 ans, hace 3 años, kolme vuotta sitten."""
    lead = reading.word(at, "ago")
    start = reading.after(lead[1] if lead else reading.after(at, "agolead"), "ageabout")
    amount = _amount(reading, start)
    if not amount:
        return None
    edtf, end = _shifted(reading, amount[0], amount[1], -1), amount[2]
    tail = reading.word(end, "agoafter")
    if not edtf or not (lead or tail):
        return None
    return Found(
        marked(edtf, "~") if start > (lead[1] if lead else reading.after(at, "agolead")) else edtf,
        tail[1] if tail else end,
    )


def _season_ago(reading: Reading, at: int) -> Found | None:
    """The season of a year told from today: sommaren för tre år sedan, der Sommer vor drei Jahren."""
    season = reading.word(at, "season")
    start = season[1] if season else at
    starts = (start, reading.after_all(start, "of"), reading.after(start, "of")) if season else ()
    found = next(filter(None, (_ago(reading, place) for place in starts)), None)
    if not season or not found or not found.edtf.rstrip("~").isdigit():
        return None
    year = found.edtf.rstrip("~")
    return Found(f"{year}-{season[0]}{found.edtf[len(year) :]}", found.end)


def _ahead(reading: Reading, at: int) -> Found | None:
    """In five years, om fem år, in fünf Jahren, dans cinq ans, en cinco años, viiden vuoden päästä."""
    lead = reading.word(at, "inlead")
    amount = _amount(reading, lead[1] if lead else at)
    if not amount:
        return None
    edtf, tail = _shifted(reading, amount[0], amount[1], 1), reading.word(amount[2], "inafter")
    return Found(edtf, tail[1] if tail else amount[2]) if edtf and (lead or tail) else None


Amount = tuple[tuple[int, int], str, int]
"""Fewest and most, the unit, and the place after it."""


def _amount(reading: Reading, at: int) -> Amount | None:
    half = reading.word(at, "unit")
    if half and half[0] == "hy":
        return (6, 6), "m", half[1]
    number = _how_many(reading, at)
    if not number:
        return None
    unit = reading.word(number[1], "unit")
    if not unit:
        return None
    if unit[0] == "dec":
        return (number[0][0] * 10, number[0][1] * 10), "y", unit[1]
    return None if unit[0] == "hy" else (number[0], unit[0], unit[1])


def _how_many(reading: Reading, at: int) -> tuple[tuple[int, int], int] | None:
    for kind, span in (("article", (1, 1)), ("couple", (2, 2)), ("few", _FEW)):
        found = reading.word(at, kind)
        if found and (kind != "article" or reading.word(found[1], "unit")):
            return span, found[1]
    number = reading.count(at)
    return ((number[0], number[0]), number[1]) if number else None


def _shifted(reading: Reading, numbers: tuple[int, int], unit: str, way: int) -> str | None:
    """The year, month, week or day so many units before (-1) or after (1) today."""
    points = sorted(filter(None, (stepped(reading.today, way * number, unit) for number in set(numbers))))
    if len(points) == 1:
        return points[0]
    if len(points) == 2 and not any("/" in point for point in points):  # noqa: PLR2004
        return f"{points[0]}~/{points[1]}~"
    return None


def stepped(today: date, steps: int, unit: str) -> str | None:
    """The EDTF of the year, month, week or day that lies `steps` from today; None outside the calendar."""
    try:
        if unit == "y":
            return f"{today.replace(year=today.year + steps, day=1).year:04}"
        if unit == "m":
            year, month = divmod(today.year * 12 + today.month - 1 + steps, 12)
            return f"{today.replace(year=year, month=month + 1, day=1).year:04}-{month + 1:02}"
        if unit == "w":
            monday = today + timedelta(days=7 * steps - today.weekday())
            return f"{monday}/{monday + timedelta(days=6)}"
        return str(today + timedelta(days=steps))
    except (ValueError, OverflowError):
        return None


def _named(reading: Reading, at: int) -> Found | None:
    """Yesterday, i fjol, l'an dernier, i somras: the value says unit and steps, or season or holiday and which one."""
    found = reading.word(at, "relative")
    if not found:
        return None
    value, end = found
    named = _NAMED.fullmatch(value)
    if named:
        edtf = _nearest(reading.today, named[1], named[2], int(named[3]))
    elif value == "d0" and not reading.whole and reading.text(end) not in _SEPARATORS:
        return None  # "Today I know" opens a sentence, it dates nothing
    else:
        edtf = stepped(reading.today, int(value[1:]), value[0])
    return Found(edtf, end) if edtf else None


def _turned(reading: Reading, at: int) -> Found | None:
    """Last summer, nästa år, diesen Frühling, viime jouluna."""
    lead = reading.word(at, "rel")
    return _thing_by(reading, lead[1], int(lead[0])) if lead else None


def _turned_after(reading: Reading, at: int) -> Found | None:
    """L'été dernier, el verano pasado, el año que viene."""
    for kind in ("season", "month", "holiday", "unit"):
        found = reading.word(at, kind)
        tail = reading.word(found[1], "relafter") if found else None
        if found and tail:
            edtf = _thing(reading.today, kind, found[0], int(tail[0]))
            return Found(edtf, tail[1]) if edtf else None
    return None


def _thing_by(reading: Reading, at: int, which: int) -> Found | None:
    for kind in ("season", "holiday", "month", "unit"):
        found = reading.word(at, kind)
        if found:
            edtf = _thing(reading.today, kind, found[0], which)
            return Found(edtf, found[1]) if edtf else None
    return None


def _thing(today: date, kind: str, value: str, which: int) -> str | None:
    if kind == "unit":
        return stepped(today, which, value) if value in {"y", "m", "w"} else None
    if kind == "month":
        return _nearest(today, "s", f"{int(value):02}", which)
    return _nearest(today, kind[0], value, which)


def _nearest(today: date, kind: str, value: str, which: int) -> str | None:
    """The last one that is over (-1), this year's or the one going on (0), the next one to begin (1)."""
    years = range(today.year - 3, today.year + 3)
    try:
        all_of_them = [edtf for edtf in (_in_year(kind, value, year) for year in years) if edtf]
        over = [edtf for edtf in all_of_them if (bounds(edtf)[1] or today) < today]
        coming = [edtf for edtf in all_of_them if (bounds(edtf)[0] or today) > today]
        if which < 0:
            return over[which]
        return coming[0] if which else _current(all_of_them, today)
    except (ValueError, IndexError):
        return None


def _in_year(kind: str, value: str, year: int) -> str | None:
    return holiday_in(value, year) if kind == "h" else f"{year:04}-{value}"


def _current(all_of_them: list[str], today: date) -> str:
    going_on = [edtf for edtf in all_of_them if _covers(edtf, today)]
    return (going_on or [edtf for edtf in all_of_them if edtf.startswith(f"{today.year:04}")])[0]


def _covers(edtf: str, day: date) -> bool:
    earliest, latest = bounds(edtf)
    return bool(earliest and latest and earliest <= day <= latest)
