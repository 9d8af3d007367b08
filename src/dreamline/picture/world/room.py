"""Free room in the sky: a raster in which one asks where a cloud of some size could still stand.

Each row of the raster is one whole number whose bits are its cells (1 = taken). A cloud of w × h cells can stand where
no taken cell lies within w to the right and h down; that question is answered for all places at once by shifting whole
rows onto each other, in steps of doubled length.
"""

from __future__ import annotations

from math import ceil, floor, inf
from typing import TYPE_CHECKING, NamedTuple

from dreamline.picture.plan import Box, Point

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

WIDE, TALL = 6, 8
"""One cell, in u."""


class Openings(NamedTuple):
    """Where a cloud of one size can stand: for each row the cells (as bits) its upper left corner may take."""

    zone: Box
    width: float
    height: float
    rows: tuple[int, ...]

    def nearest(self, wish: Point) -> Point | None:
        """The free middle nearest to a wish, or None."""
        x0, y0 = self.zone.x0 + self.width / 2, self.zone.y0 + self.height / 2
        column = round((wish.x - x0) / WIDE)
        best, found = inf, None
        for away, row in sorted([(abs(y0 + row * TALL - wish.y), row) for row, bits in enumerate(self.rows) if bits]):
            if away * away >= best:
                break
            for bit in _beside(self.rows[row], column):
                far = (x0 + bit * WIDE - wish.x) ** 2 + away * away
                if far < best:
                    best, found = far, Point(x0 + bit * WIDE, y0 + row * TALL)
        return found


def _beside(bits: int, column: int) -> Iterator[int]:
    """The nearest free cells at or left of a column, and right of it."""
    left = bits & ((1 << max(0, column + 1)) - 1)
    if left:
        yield left.bit_length() - 1
    right = bits & ~left
    if right:
        yield (right & -right).bit_length() - 1


class Room:
    """A part of the sky with what stands in it."""

    def __init__(self, zone: Box, points: Iterable[tuple[float, float]], reach: float) -> None:
        """An empty room, save that nothing may stand within `reach` u of these points."""
        self.zone = zone
        self.columns = floor((zone.x1 - zone.x0) / WIDE)
        self.rows = _around(points, zone, reach)

    def copy(self) -> Room:
        """The same room, to try something in."""
        twin = Room(self.zone, (), 0)
        twin.rows = self.rows[:]
        return twin

    def take(self, box: Box) -> None:
        """Marks every cell a box touches."""
        x0, y0, _, _ = self.zone
        left = max(0, floor((box.x0 - x0) / WIDE))
        right = min(self.columns, ceil((box.x1 - x0) / WIDE))
        if right <= left:
            return
        bits = (1 << right) - (1 << left)
        rows = self.rows
        for row in range(max(0, floor((box.y0 - y0) / TALL)), min(len(rows), ceil((box.y1 - y0) / TALL))):
            rows[row] |= bits

    def openings(self, width: float, height: float) -> Openings:
        """Where something of this size in u finds room."""
        across, down = max(1, ceil(width / WIDE)), max(1, ceil(height / TALL))
        places = self.columns - across + 1
        if places <= 0 or down > len(self.rows):
            return Openings(self.zone, width, height, ())
        every = (1 << places) - 1
        return Openings(
            self.zone, width, height, tuple([every & ~_spread(bits, across) for bits in _stacked(self.rows, down)])
        )


def _around(points: Iterable[tuple[float, float]], zone: Box, reach: float) -> list[int]:
    """The cells that squares of half side `reach` around points may touch."""
    beside, beyond = ceil(reach / WIDE), ceil(reach / TALL)
    count = floor((zone.y1 - zone.y0) / TALL)
    left, top = zone.x0 - beside * WIDE, zone.y0 - beyond * TALL
    rows = [0] * (count + 2 * beyond)
    last = len(rows)
    for x, y in points:
        row = int((y - top) // TALL)
        if x >= left and 0 <= row < last:
            rows[row] |= 1 << int((x - left) // WIDE)
    if not any(rows):
        return [0] * count
    return [_spread(bits, 2 * beside + 1) for bits in _stacked(rows, 2 * beyond + 1)]


def _stacked(rows: list[int], down: int) -> list[int]:
    """For each row, the taken cells of it and the next `down` - 1 rows together."""
    done = 1
    while done < down:
        step = min(done, down - done)
        rows = [above | below for above, below in zip(rows, rows[step:], strict=False)]
        done += step
    return rows


def _spread(bits: int, across: int) -> int:
    """The cells from which something `across` wide would touch a taken one."""
    done = 1
    while done < across:
        step = min(done, across - done)
        bits |= bits >> step
        done += step
    return bits
