"""Where woods grow: in the emptiest places of the hills (PICTURE 11).

The sheet is a grid of cells kept as one long whole number, one bit a cell. Blocked cells grow by one step at a time
(shifts of the whole number); what is free after k steps is at least k cells away from everything.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import ceil
from typing import TYPE_CHECKING, Final

from dreamline.picture.plan import Box, Point
from dreamline.picture.world.massif import MEASURES, half_widths

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dreamline.picture.page import Page, Paper
    from dreamline.picture.plan import Ridge, Taken

CELL: Final = 12
LEAST_RADIUS: Final = 42
APART: Final = 150
MOST: Final = 7
GOLDEN: Final = 0.618
FROM_BOXES: Final = 15
FROM_CASING: Final = 5
FAR_PEAKS: Final[dict[Paper, tuple[Box, ...]]] = {"A3": (Box(1045, 645, 1120, 745),), "A2": ()}
LARGEST: Final = 8
"""Steps counted at most: a wood needs no more room than this."""


@dataclass(frozen=True, slots=True)
class Wood:
    """A place for a wood: nothing else stands within `radius` of its middle."""

    middle: Point
    radius: float


@dataclass(frozen=True, slots=True)
class Grid:
    """The grid of one page; `row_bytes` bytes make a row."""

    columns: int
    rows: int
    row_bytes: int

    @property
    def stride(self) -> int:
        return 8 * self.row_bytes

    def joined(self, rows: Sequence[int]) -> int:
        return int.from_bytes(b"".join(row.to_bytes(self.row_bytes, "little") for row in rows), "little")


def plan(ridges: tuple[Ridge, ...], page: Page, taken: Taken) -> tuple[Wood, ...]:
    """Up to seven woods, the roomiest places first; `taken.boxes` counts plaques and clouds too."""
    grid, ground = _ground(page)
    rows = list(ground)
    if ridges:
        _block_sky(rows, ridges[0], grid)
    _block(rows, taken.boxes, grid)
    blocked = grid.joined(rows) | _casing(taken, grid)
    return _picked(_levels(blocked, grid), grid)


@lru_cache(maxsize=8)
def _ground(page: Page) -> tuple[Grid, tuple[int, ...]]:
    """The grid of a page with everything blocked that is never hill: edges, foreground, mountain and far peaks."""
    columns, rows = ceil(page.width / CELL), ceil(page.height / CELL)
    grid = Grid(columns, rows, columns // 8 + 1)
    area, whole = page.area, (1 << grid.stride) - 1
    inside = _span(ceil(area.x0 / CELL), int(area.x1 / CELL) - 1)
    blocked = []
    for row in range(rows):
        y = (row + 0.5) * CELL
        hill = area.y0 < y < page.floor + CELL
        blocked.append(whole & ~inside if hill else whole)
    if page.mountain:
        _block_mountain(blocked, page)
    return grid, tuple(blocked)


def _block_mountain(rows: list[int], page: Page) -> None:
    """The mountain with all that lies right of it, and the far peaks left of it."""
    measures = MEASURES[page.paper]
    summit = measures.summit
    for peak in FAR_PEAKS[page.paper]:
        for row in range(int(peak.y0 / CELL), int(peak.y1 / CELL)):
            rows[row] |= _span(int(peak.x0 / CELL), int(peak.x1 / CELL))
    for row in range(int(summit.y / CELL), len(rows)):
        left, _ = half_widths(measures, (row + 1) * CELL)
        rows[row] |= _span(int((summit.x - left) / CELL) - 1, int(page.width / CELL))


def _span(first: int, last: int) -> int:
    """The bits first to last."""
    return ((1 << (last - first + 1)) - 1) << first if last >= first else 0


def _block(rows: list[int], boxes: Sequence[Box], grid: Grid) -> None:
    """Everything within FROM_BOXES of these boxes."""
    low, right = grid.rows, grid.columns - 1
    for x0, y0, x1, y1 in boxes:
        bits = _span(max(0, int((x0 - FROM_BOXES) / CELL)), min(right, int((x1 + FROM_BOXES) / CELL)))
        top, bottom = int((y0 - FROM_BOXES) / CELL), int((y1 + FROM_BOXES) / CELL) + 1
        for row in range(max(0, top), min(low, bottom)):
            rows[row] |= bits


def _block_sky(rows: list[int], ridge: Ridge, grid: Grid) -> None:
    """Everything above the farthest hill, two columns at a time."""
    crest = [0] * grid.rows
    for (x0, y0), (x1, y1), (x2, y2), (x3, y3) in ridge.curve:
        steps = max(1, ceil((x3 - x0) / (2 * CELL)))
        for step in range(steps + 1):
            t = step / steps
            u = 1 - t
            a, b, c, d = u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t
            column = int((a * x0 + b * x1 + c * x2 + d * x3) / CELL)
            row = int((a * y0 + b * y1 + c * y2 + d * y3) / CELL)
            if 0 <= column < grid.columns and 0 <= row < grid.rows:
                crest[row] |= 3 << column
    sky = 0
    for row in range(grid.rows - 1, -1, -1):
        sky |= crest[row]
        rows[row] |= sky


def _casing(taken: Taken, grid: Grid) -> int:
    rows = [0] * grid.rows
    bits = [1 << column for column in range(grid.stride)]
    for x, y in taken.casing[::2]:
        rows[int(y / CELL)] |= bits[int(x / CELL)]
    blocked = grid.joined(rows)
    for _ in range(ceil((taken.casing_half + FROM_CASING) / CELL)):
        blocked = _grown(blocked, grid, corners=True)
    return blocked


def _grown(blocked: int, grid: Grid, *, corners: bool) -> int:
    sideways = blocked | blocked << 1 | blocked >> 1
    upright = sideways if corners else blocked
    return sideways | upright << grid.stride | upright >> grid.stride


def _levels(blocked: int, grid: Grid) -> list[int]:
    """What is free, and what is still free after each step; steps with and without corners take turns."""
    whole = (1 << grid.stride * grid.rows) - 1
    levels = []
    for step in range(LARGEST):
        free = whole & ~blocked
        if not free:
            break
        levels.append(free)
        blocked = _grown(blocked, grid, corners=step % 2 == 0)
    return levels


def _picked(levels: list[int], grid: Grid) -> tuple[Wood, ...]:
    """The roomiest places first; among equals the search begins elsewhere each time, so that woods are spread out."""
    woods: list[Wood] = []
    taken = 0
    for level in range(len(levels) - 1, int(LEAST_RADIUS / CELL) - 1, -1):
        free = levels[level] & ~taken
        while free and len(woods) < MOST:
            share = (0.5 + len(woods) * GOLDEN) % 1
            row, column = _run(free, int(share * grid.rows) * grid.stride, grid)
            wood = Wood(Point((column + 0.5) * CELL, (row + 0.5) * CELL), (level + 0.5) * CELL)
            woods.append(wood)
            taken |= _around(wood.middle, grid)
            free &= ~taken
    return tuple(woods)


def _run(free: int, begin: int, grid: Grid) -> tuple[int, int]:
    """The middle of the first free run of cells from a bit on, or from the top where none follows."""
    found = free >> begin << begin or free
    start = (found & -found).bit_length() - 1
    run = found >> start
    length = (~run & (run + 1)).bit_length() - 1
    row, column = divmod(start, grid.stride)
    return row, column + length // 2


def _around(middle: Point, grid: Grid) -> int:
    """All cells nearer than APART to a wood, sideways or upright."""
    reach = ceil(APART / CELL)
    row, column = int(middle.y / CELL), int(middle.x / CELL)
    bits = _span(max(0, column - reach), min(grid.columns - 1, column + reach))
    first, last = max(0, row - reach), min(grid.rows - 1, row + reach)
    return (bits * _ladder(last - first + 1, grid.stride)) << first * grid.stride


@lru_cache(maxsize=128)
def _ladder(rows: int, stride: int) -> int:
    """One bit in each row: a number times this stands in all of them."""
    return sum(1 << row * stride for row in range(rows))
