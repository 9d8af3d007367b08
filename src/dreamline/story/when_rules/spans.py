"""Stretches of time: from .. to, between .. and, since, until, before, after, and ends that borrow their year."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from dreamline.story.edtf import OPEN, bounds, joined, left, marked, right
from dreamline.story.when_rules.months import day_number, month_word
from dreamline.story.when_rules.points import point
from dreamline.story.when_rules.reading import Found, Reading, longest
from dreamline.story.when_rules.relative import stepped
from dreamline.story.when_rules.years import decade, four_digits, full_year, ten_years, year_after

if TYPE_CHECKING:
    from collections.abc import Callable

_YEAR, _MONTH, _DAY = 4, 7, 10
_MONTHS = 12
_NEIGHBOURS = 1


def span(reading: Reading, at: int) -> Found | None:
    """The longest date or stretch of time at a place."""
    best = point(reading, at)
    for rule in _RULES:
        best = longest(best, rule(reading, at))
    lead = reading.word(at, "filler")
    if lead and not best:
        best = span(reading, lead[1]) if at < _MONTHS else None
    return _open_behind(reading, best) if best else None


def _from_to(reading: Reading, at: int) -> Found | None:
    """From 2010 to 2013, 2010-2013, May-August 2011, 2019 - present."""
    lead = reading.word(at, "from")
    start = lead[1] if lead else at
    found = longest(_two_points(reading, start, "to"), _borrowing(reading, start, "to"))
    found = found or _two_points(reading, start, "and", near=True) or _either(reading, start)
    return found or _borrowing(reading, start, "and")


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
        found = _two_points(reading, start, kind) or _borrowing(reading, start, kind)
        tail = reading.word(found.end, "betweenafter") if found else None
        if found and (lead or tail):
            return Found(found.edtf, tail[1] if tail else found.end)
    return None


def _two_decades(reading: Reading, at: int) -> Found | None:
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
    return Found(edtf, last.end) if first != last.edtf and _in_order(edtf) else None


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
    return Found(edtf, last.end) if _in_order(edtf) else None


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


def _in_order(edtf: str) -> bool:
    try:
        bounds(edtf)
    except ValueError:
        return False
    return True


def _next_to_each_other(first: str, last: str) -> bool:
    """Whether nothing lies between the two, so that "1998 and 1999" is one stretch."""
    end, begin = bounds(first)[1], bounds(last)[0]
    return bool(end and begin and abs((begin - end).days) <= _NEIGHBOURS)


# Ends that borrow from the other: May-August 2011, 14-16 March 1998, March 14-16, 1998.


def _borrowing(reading: Reading, at: int, link: str) -> Found | None:
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
        if last and edtf and _in_order(edtf):
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
    return Found(days, year[1]) if _in_order(days) else None


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
        if _in_order(f"{begin}/{last}") and bounds(begin)[0] != bounds(plain)[0]:
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


# Open ends.


def _since(reading: Reading, at: int) -> Found | None:
    """Since 2019, seit 2015, depuis 3 ans."""
    lead = reading.word(at, "since")
    found = _point_after(reading, lead)
    return Found(f"{left(found.edtf)}/{OPEN}", found.end) if found else None


def _since_so_long(reading: Reading, at: int) -> Found | None:
    """Seit drei Jahren, depuis 3 ans, desde hace 3 años, for the last three years."""
    lead = reading.word(at, "sincespan")
    number = reading.count(lead[1]) if lead else None
    unit = reading.word(number[1], "unit") if number else None
    if not number or not unit or unit[0] not in {"y", "m"}:
        return None
    begin = stepped(reading.today, -number[0], unit[0])
    return Found(f"{begin}/{OPEN}", unit[1]) if begin else None


def _until(reading: Reading, at: int) -> Found | None:
    """Until 1990 includes it."""
    found = _point_after(reading, reading.word(at, "until"))
    return Found(f"{OPEN}/{right(found.edtf)}", found.end) if found else None


def _before(reading: Reading, at: int) -> Found | None:
    """Before 1990 excludes it."""
    found = _point_after(reading, reading.word(at, "before"))
    edtf = neighbour(left(found.edtf), -1) if found else None
    return Found(f"{OPEN}/{edtf}", found.end) if found and edtf else None


def _after(reading: Reading, at: int) -> Found | None:
    """After 1990 excludes it."""
    found = _point_after(reading, reading.word(at, "after"))
    edtf = neighbour(right(found.edtf), 1) if found else None
    return Found(f"{edtf}/{OPEN}", found.end) if found and edtf else None


def _point_after(reading: Reading, lead: tuple[str, int] | None) -> Found | None:
    if not lead:
        return None
    start = lead[1] + 1 if reading.dash(lead[1]) and reading.tight(lead[1]) else lead[1]
    found = point(reading, start)
    return found if found and OPEN not in found.edtf else None


def neighbour(edtf: str, way: int) -> str | None:
    """The year, month or day next to a date (1 after, -1 before), as exact as the date; None outside the calendar."""
    try:
        earliest, latest = bounds(edtf)
        edge = latest if way > 0 else earliest
        if not edge:
            return None
        beside = edge + timedelta(days=way)
    except (ValueError, OverflowError):
        return None
    mark = edtf[-1] if edtf[-1] in "~?%" else ""
    return _as_exact(beside, edtf.rstrip("~?%")) + mark


def _as_exact(day: date, pattern: str) -> str:
    if len(pattern) == _YEAR:
        return f"{day.year:04}"
    return f"{day.year:04}-{day.month:02}" if len(pattern) == _MONTH else day.isoformat()


def _open_behind(reading: Reading, found: Found) -> Found:
    """What follows a date and opens it: 2019-, from 2010 on, vuoden 1990 jälkeen, vuoteen 1990 asti."""
    if OPEN in found.edtf:
        return _tail_of_open(reading, found)
    return _opened_by_dash(reading, found) or _opened_by_word(reading, found) or found


def _tail_of_open(reading: Reading, found: Found) -> Found:
    kind = "sinceafter" if found.edtf.endswith(OPEN) else "untilafter"
    return Found(found.edtf, _tail(reading, found.end, kind) or found.end)


def _opened_by_dash(reading: Reading, found: Found) -> Found | None:
    """2019- is open where nothing is written tight behind the dash; "2019 - text" is only set apart from its text."""
    at = found.end
    if not reading.dash(at) or reading.tight(at + 1):
        return None
    if reading.text(at + 1) and (not reading.tight(at) or reading.dash(at + 1)):
        return None
    return Found(f"{left(found.edtf)}/{OPEN}", at + 1)


def _opened_by_word(reading: Reading, found: Found) -> Found | None:
    for kind in ("sinceafter", "untilafter", "afterafter"):
        end = _tail(reading, found.end, kind)
        if end and kind == "sinceafter":
            return Found(f"{left(found.edtf)}/{OPEN}", end)
        if end and kind == "untilafter":
            return Found(f"{OPEN}/{right(found.edtf)}", end)
        later = neighbour(right(found.edtf), 1) if end else None
        if later:
            return Found(f"{later}/{OPEN}", end)
    return None


_LINE_ENDS = frozenset({"", ":", ",", "-", ";", ")", "]"})


def _tail(reading: Reading, at: int, kind: str) -> int:
    """The place after a word behind a date; one short word counts only where the date visibly ends."""
    found = reading.word(at, kind)
    if not found:
        return 0
    sure = reading.whole or found[1] - at > 1 or len(reading.text(at)) > 3  # noqa: PLR2004
    return found[1] if sure or reading.text(found[1]) in _LINE_ENDS else 0


_RULES: tuple[Callable[[Reading, int], Found | None], ...] = (
    _between,
    _from_to,
    _two_decades,
    _rough_span,
    _since,
    _since_so_long,
    _until,
    _before,
    _after,
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
