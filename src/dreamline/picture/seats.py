"""How the tiers of the mountain share its height, and how many goals each has room for (PICTURE 9)."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Final

from dreamline.picture.massif import half_widths

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dreamline.picture.massif import Measures

MOST_ROWS: Final = (3, 2, 2)
"""Rows of plaques in a tier at most: every week, this year, long term."""

COLUMNS: Final = (2, 2, 1)

SPARE: Final = (0.15, 0.41, 0.31)
"""What of the height left over goes to every week, this year, long term; the rest goes to the snow."""

Three = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Seats:
    """The plaques of one tier: how many in each row, how wide, and the top of the first row."""

    columns: tuple[int, ...]
    width: float
    top: float


@dataclass(frozen=True, slots=True)
class Seating:
    """The three ledges from the top, and the seats of every week, this year and long term."""

    ledges: tuple[float, float, float]
    tiers: tuple[Seats, ...]


def choose(
    counts: tuple[int, ...], head_lines: tuple[int, ...], ticks: tuple[bool, ...], measures: Measures
) -> Seating:
    """The seating that shows the most goals and fits the mountain.

    `counts` are the goals of every week, this year and long term, `head_lines` the lines of the tiers' names (0 where
    the tier is empty), `ticks` says where a tick will stick out of a plaque.
    """
    for rows in _by_worth(counts, measures.rows):
        seating = _seating(rows, counts, head_lines, ticks, measures)
        if all(seats.width >= measures.least for seats in seating.tiers if seats.columns):
            return seating
    return _seating((1, 1, 1), tuple(min(1, count) for count in counts), head_lines, ticks, measures)


def _by_worth(counts: tuple[int, ...], most: int) -> list[Three]:
    """All ways to give rows to the tiers, best first: no tier without a goal to see, many goals, even tiers."""
    needs = [min(limit, -(-count // wide)) for count, wide, limit in zip(counts, COLUMNS, MOST_ROWS, strict=True)]
    ways = [rows for rows in product(*(range(min(1, need), need + 1) for need in needs)) if sum(rows) <= most]
    return sorted(ways, key=lambda rows: _worth(rows, counts))  # type: ignore[arg-type,return-value]


def _worth(rows: tuple[int, ...], counts: tuple[int, ...]) -> tuple[int, int, int]:
    seen = [
        count if count <= row * wide else row * wide - 1 for row, wide, count in zip(rows, COLUMNS, counts, strict=True)
    ]
    hidden = sum(1 for count, shown in zip(counts, seen, strict=True) if count and not shown)
    return hidden, -sum(seen), max(rows)


def _seating(
    rows: tuple[int, ...], counts: tuple[int, ...], head_lines: tuple[int, ...], ticks: tuple[bool, ...],
    measures: Measures,
) -> Seating:  # fmt: skip
    needs, heights = _heights(rows, head_lines, measures)
    snow_line = measures.foot - measures.free - sum(heights)
    ledges = (snow_line, snow_line + heights[2], snow_line + heights[2] + heights[1])
    tiers = []
    for number in range(3):
        columns = tuple(_columns(rows[number], counts[number], COLUMNS[number]))
        spare = max(0, heights[number] - needs[number] - (measures.gap if number == 0 else 0))
        extra = max(0, head_lines[number] - 1) * measures.head * 0.4
        top = ledges[2 - number] + measures.drop + extra + min(0.38 * spare, 24)
        widest = max(columns, default=0)
        width = measures.widths[number]
        if widest:
            first = columns.index(widest)
            room = sum(half_widths(measures, top + first * (measures.plaque + measures.gap)))
            room -= 44 + (18 if ticks[number] and number != 1 else 0) + measures.gap * (widest - 1)
            width = min(width, room / widest)
        tiers.append(Seats(columns, width, top))
    return Seating(ledges, tuple(tiers))


def _heights(rows: tuple[int, ...], head_lines: tuple[int, ...], measures: Measures) -> tuple[list[float], list[float]]:
    """What each tier needs, and what it gets: the shares of empty tiers go to the snow."""
    needs = [
        measures.head * (1 + 0.4 * (lines - 1)) + row * measures.row if row else measures.empty
        for row, lines in zip(rows, head_lines, strict=True)
    ]
    needs[0] += measures.low
    height = measures.foot - measures.summit.y
    spare = max(0, height - measures.snow - measures.free - sum(needs))
    heights = [need + spare * share * bool(row) for need, share, row in zip(needs, SPARE, rows, strict=True)]
    return needs, heights


def _columns(rows: int, count: int, wide: int) -> Iterator[int]:
    """How many plaques stand in each row: an odd one stands alone on top, where the mountain is narrower."""
    filled = min(count, rows * wide)
    for row in range(rows):
        yield filled - (rows - 1) * wide if row == 0 else wide
