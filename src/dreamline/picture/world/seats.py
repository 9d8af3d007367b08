"""How the tiers of the mountain share its height, and how many goals each has room for (PICTURE 9)."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Final, NamedTuple

from dreamline.picture.world.massif import half_widths

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dreamline.picture.world.massif import Measures

MOST_ROWS: Final = (3, 2, 2)
"""Rows of plaques in a tier at most: every week, this year, long term."""

COLUMNS: Final = (2, 2, 1)

SPARE: Final = (0.15, 0.41, 0.31)
"""What of the height left over goes to every week, this year, long term; the rest goes to the snow."""

SECOND_LINE: Final = 0.4
"""What a second line of a tier's name adds to the room of its head."""

SINK: Final = (0.38, 24)
"""The plaques of a tier move down by this share of its free room, at most so far."""

BESIDE: Final = 44
"""Left and right of the plaques of a tier together, for the trail."""

TICKS: Final = 24
"""More of it where a tick sticks out and the trail climbs on the right."""


@dataclass(frozen=True, slots=True)
class Seats:
    """The plaques of one tier: how many in each row, how wide, and the top of the first row."""

    columns: tuple[int, ...]
    width: float
    top: float


class Need(NamedTuple):
    """What a tier asks for: its goals, the lines of its name, and whether a tick will stick out of a plaque."""

    goals: int
    lines: int
    tick: bool


@dataclass(frozen=True, slots=True)
class Seating:
    """The three ledges from the top, and the seats of every week, this year and long term."""

    ledges: tuple[float, float, float]
    tiers: tuple[Seats, ...]


def choose(needs: tuple[Need, ...], measures: Measures) -> Seating:
    """The seating that shows the most goals of every week, this year and long term and fits the mountain."""
    for rows in _by_worth(needs, measures.rows):
        seating = _seating(rows, needs, measures)
        if all(seats.width >= measures.least for seats in seating.tiers if seats.columns):
            return seating
    return _seating((1, 1, 1), tuple(need._replace(goals=min(1, need.goals)) for need in needs), measures)


def _by_worth(needs: tuple[Need, ...], most: int) -> list[tuple[int, ...]]:
    """All ways to give rows to the tiers, best first: no tier without a goal to see, many goals, even tiers."""
    wanted = [min(limit, -(-need.goals // wide)) for need, wide, limit in zip(needs, COLUMNS, MOST_ROWS, strict=True)]
    ways = product(*(range(min(1, rows), rows + 1) for rows in wanted))
    return sorted((rows for rows in ways if sum(rows) <= most), key=lambda rows: _worth(rows, needs))


def _worth(rows: tuple[int, ...], needs: tuple[Need, ...]) -> tuple[int, int, int]:
    room = [row * wide for row, wide in zip(rows, COLUMNS, strict=True)]
    seen = [need.goals if need.goals <= seats else seats - 1 for need, seats in zip(needs, room, strict=True)]
    hidden = sum(1 for need, shown in zip(needs, seen, strict=True) if need.goals and not shown)
    return hidden, -sum(seen), max(rows)


def _seating(rows: tuple[int, ...], needs: tuple[Need, ...], measures: Measures) -> Seating:
    asked, heights = _heights(rows, needs, measures)
    snow_line = measures.foot - measures.free - sum(heights)
    ledges = (snow_line, snow_line + heights[2], snow_line + heights[2] + heights[1])
    tiers = []
    for number, (need, row, height) in enumerate(zip(needs, rows, heights, strict=True)):
        columns = tuple(_columns(row, need.goals, COLUMNS[number])) if need.goals else ()
        spare = max(0, height - asked[number] - (measures.gap if number == 0 else 0))
        extra = max(0, need.lines - 1) * measures.head * SECOND_LINE
        top = ledges[2 - number] + measures.drop + extra + min(SINK[0] * spare, SINK[1])
        beside = BESIDE + (TICKS if need.tick and number != 1 else 0)
        tiers.append(Seats(columns, min(measures.widths[number], _room(columns, top, beside, measures)), top))
    return Seating(ledges, tuple(tiers))


def _heights(rows: tuple[int, ...], needs: tuple[Need, ...], measures: Measures) -> tuple[list[float], list[float]]:
    """What each tier asks for, and what it gets: the shares of empty tiers go to the snow."""
    asked = [
        measures.head * (1 + SECOND_LINE * (need.lines - 1)) + row * measures.row if need.goals else measures.empty
        for row, need in zip(rows, needs, strict=True)
    ]
    asked[0] += measures.low
    spare = max(0, measures.foot - measures.summit.y - measures.snow - measures.free - sum(asked))
    heights = [ask + spare * share * bool(need.goals) for ask, share, need in zip(asked, SPARE, needs, strict=True)]
    return asked, heights


def _columns(rows: int, count: int, wide: int) -> Iterator[int]:
    """How many plaques stand in each row: an odd one stands alone on top, where the mountain is narrower."""
    filled = min(count, rows * wide)
    for row in range(rows):
        yield filled - (rows - 1) * wide if row == 0 else wide


def _room(columns: tuple[int, ...], top: float, beside: float, measures: Measures) -> float:
    """How wide a plaque may be: what the mountain leaves at the topmost of the fullest rows."""
    if not columns:
        return 0
    widest = max(columns)
    y = top + columns.index(widest) * (measures.plaque + measures.gap)
    return (sum(half_widths(measures, y)) - beside - measures.gap * (widest - 1)) / widest
