"""How a path is folded into rows: how many, who stands in which, and at which x (PICTURE 5)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from dreamline.picture.page import Page

WIDE = 1000.0
"""The pitch of a row with nobody to be near to."""
LEAD = 26.0
"""A bend begins so far outside the last moment of its row."""
START = 104.0
"""The path begins here, 64 u from the edge of the picture area."""
FROM_EDGE = 10.0
"""What stands on the sheet keeps this distance from the edge of the picture area."""
FROM_MOUNTAIN = 20.0


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the moments [first, last), their x in walking order, and the columns where bends begin.

    `enter` and `leave` are the x at which the row's own curve begins and ends; `today` is the x of the flag, or None.
    """

    first: int
    last: int
    xs: tuple[float, ...]
    rightwards: bool
    enter: float
    leave: float
    today: float | None = None

    @property
    def ahead(self) -> int:
        return 1 if self.rightwards else -1

    @property
    def pitch(self) -> float:
        """The least distance of two neighbours, TODAY among them."""
        xs = (*self.xs, self.today) if self.today is not None else self.xs
        return min((abs(b - a) for a, b in pairwise(xs)), default=WIDE)


@dataclass(frozen=True, slots=True)
class Grid:
    """All rows of a sheet with the heights their middles should have (first and last row)."""

    rows: tuple[Row, ...]
    top: float
    bottom: float
    reach: float


_A3_ROWS = {1: (600.0, 600.0), 3: (318.0, 918.0)}
_A2_ROWS = {1: (850.0, 850.0), 3: (336.0, 1380.0), 5: (334.0, 1402.0), 7: (338.0, 1420.0)}
_LARGE_ROWS = {1: (600.0, 600.0), 3: (330.0, 876.0)}
_MIDDLE_ROWS = {1: (600.0, 600.0), 3: (326.0, 906.0)}
_LARGE_COLUMNS = (
    {1: (451.0,), 2: (262.0, 640.0), 3: (262.0, 476.0, 690.0)},
    {1: (592.0,), 2: (760.0, 430.0), 3: (760.0, 592.0, 424.0)},
    {0: (), 1: (495.0,), 2: (318.0, 672.0), 3: (318.0, 504.0, 690.0)},
)
_ALONE = {0: (), 1: (496.0,), 2: (262.0, 730.0), 3: (262.0, 496.0, 730.0)}


def row_count(page: Page, moments: int) -> int:
    """How many rows, always odd so that the path ends at the mountain's foot."""
    if moments <= 3:  # noqa: PLR2004 (a first evening's story: one calm row)
        return 1
    if page.paper == "A3" or moments <= 14:  # noqa: PLR2004 (on A2 only sheets of a longer story are so empty)
        return 3
    return 5 if page.sizes.name == "M-A2" else 7


def shares(moments: int, rows: int, *, today: bool) -> list[int]:
    """Moments for each row: moments and TODAY shared evenly, extra ones to the first rows, at least one in the last.

    16 -> 6, 6, 4 (and TODAY); 40 -> 9, 8, 8, 8, 7 (and TODAY).
    """
    places = moments + 1 if today else moments
    counts = [places // rows + (row < places % rows) for row in range(rows)]
    if today:
        counts[-1] -= 1
    if moments >= rows and not counts[-1]:
        counts[max(row for row in range(rows) if counts[row] > 1)] -= 1
        counts[-1] = 1
    return counts


class Insets(NamedTuple):
    """What gives way to the mountain, in u: right bends by their upper row, the right ends of rows by row."""

    bends: Mapping[int, float]
    ends: Mapping[int, float]


NO_INSETS = Insets({}, {})


def grid(  # noqa: PLR0913 (a sheet, and what stands on it)
    page: Page, moments: int, edge: Callable[[float], float], flag: float, *, begins: bool, insets: Insets = NO_INSETS
) -> Grid:
    """Rows and columns for a sheet; `edge` is the mountain's left edge, from which the insets keep away farther.

    `flag` is the x of TODAY.
    """
    rows = row_count(page, moments)
    if page.sizes.name == "L" and page.mountain:
        return _large(moments, rows, flag)
    top, bottom = _heights(page, rows)
    counts = shares(moments, rows, today=page.mountain)
    left, right, reach = _left(page), _right(page), page.sizes.radius
    made, first = [], 0
    for index, count in enumerate(counts):
        rightwards = index % 2 == 0
        begin = (_first(page) if index == 0 else left) if rightwards else right
        last_row = index == rows - 1
        today = flag if last_row and page.mountain else None
        end = (right if today is None else today) if rightwards else left
        xs = _spread(begin, end, count, open_end=today is not None)
        enter = (START if begins else page.area.x0 - 40) if index == 0 else _outside(begin, not rightwards)
        leave = today or (page.area.x1 + 40 if last_row else _outside(end, rightwards))
        made.append(Row(first, first + count, xs, rightwards, enter, leave, today))
        first += count
    if page.mountain and rows > 1:
        made = _clear_of_mountain(made, page, edge, (top, bottom))
        for index, by in insets.bends.items():
            made[index : index + 2] = [_drawn_in(row, by) for row in made[index : index + 2]]
        for index, by in insets.ends.items():
            made[index] = replace(made[index], xs=_closer(made[index].xs, by))
    return Grid(tuple(made), top, bottom, reach)


def _outside(x: float, rightwards: bool) -> float:  # noqa: FBT001 (a direction)
    return x + LEAD if rightwards else x - LEAD


def _left(page: Page) -> float:
    return 226.0 if page.paper == "A2" else 222.0 if page.sizes.name == "M+" else 212.0


def _first(page: Page) -> float:
    """Where the first moment stands; the path begins before it."""
    return 176.0 if page.sizes.name == "M" else 190.0


def _right(page: Page) -> float:
    sizes = page.sizes
    if page.mountain:
        return 1586.0 if page.paper == "A2" else 984.0 if sizes.name == "M+" else 1026.0
    return page.area.x1 - FROM_EDGE - sizes.casing / 2 - sizes.radius - LEAD


def _heights(page: Page, rows: int) -> tuple[float, float]:
    if page.paper == "A2":
        return _A2_ROWS[rows]
    return {"L": _LARGE_ROWS, "M+": _MIDDLE_ROWS}.get(page.sizes.name, _A3_ROWS)[rows]


def _spread(begin: float, end: float, count: int, *, open_end: bool) -> tuple[float, ...]:
    """`count` places at equal distances; with an open end the last place belongs to the flag."""
    places = count + 1 if open_end else count
    if places == 1:
        return ((begin + end) / 2,) * count
    return tuple(begin + (end - begin) * index / (places - 1) for index in range(count)) if count else ()


def _large(moments: int, rows: int, flag: float) -> Grid:
    """Class L with the mountain: fixed, staggered columns; bends at x 236 and 846."""
    top, bottom = _LARGE_ROWS[rows]
    if rows == 1:
        return Grid((Row(0, moments, _ALONE[moments], True, START, flag, flag),), top, bottom, 132.0)
    counts = shares(moments, rows, today=False)
    made, first = [], 0
    for index, count in enumerate(counts):
        xs = _LARGE_COLUMNS[index][count]
        enter, leave = ((START, 846.0), (846.0, 236.0), (236.0, flag))[index]
        made.append(Row(first, first + count, xs, index % 2 == 0, enter, leave, flag if index == rows - 1 else None))
        first += count
    return Grid(tuple(made), top, bottom, 132.0)


def _clear_of_mountain(
    rows: list[Row], page: Page, edge: Callable[[float], float], heights: tuple[float, float]
) -> list[Row]:
    """Rows drawn in where their right bend would come too near the mountain, judged at evenly shared heights."""
    apart = (heights[1] - heights[0]) / (len(rows) - 1)
    sizes = page.sizes
    for index in range(0, len(rows) - 1, 2):
        top = heights[0] + apart * index
        over = max(
            rows[index].leave + sizes.radius * reach + sizes.casing / 2 + FROM_MOUNTAIN - edge(top + apart * share)
            for share, reach in ((0.5, 1.0), (0.75, 0.87), (0.9, 0.6), (1.0, 0.0))
        )
        if over > 0:
            rows[index] = _drawn_in(rows[index], over)
            rows[index + 1] = _drawn_in(rows[index + 1], over)
    return rows


def _drawn_in(row: Row, by: float) -> Row:
    """The same row with its right end and the bend there `by` farther left."""
    enter = row.enter if row.rightwards else row.enter - by
    leave = row.leave - by if row.rightwards else row.leave
    return replace(row, xs=_closer(row.xs, by), enter=enter, leave=leave)


def _closer(xs: tuple[float, ...], by: float) -> tuple[float, ...]:
    """The same moments with the rightmost `by` farther left, spread again; the leftmost stays."""
    if len(xs) <= 1:
        return tuple(x - by for x in xs)
    low, high = min(xs), max(xs)
    share = (high - low - by) / (high - low)
    return tuple(low + (x - low) * share for x in xs)
