"""Stretches with an open end: since, until, before, after, 2019-, vuoden 1990 jälkeen."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from dreamline.story.edtf import OPEN, bounds, left, right
from dreamline.story.when_rules.points import point
from dreamline.story.when_rules.reading import Found, Reading
from dreamline.story.when_rules.relative import stepped

if TYPE_CHECKING:
    from collections.abc import Callable

_YEAR, _MONTH = 4, 7


def _since(reading: Reading, at: int) -> Found | None:
    """Since 2019, seit 2015, depuis 3 ans, ongoing since 2022."""
    lead = reading.word(reading.after(at, "now"), "since")
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


def open_behind(reading: Reading, found: Found) -> Found:
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


OPEN_RULES: tuple[Callable[[Reading, int], Found | None], ...] = (
    _since,
    _since_so_long,
    _until,
    _before,
    _after,
)
