"""Where the trail runs: from the flag over the mountain's base and along its ledges to the summit (PICTURE 9).

The trail is a quadratic B-spline over a polygon of waypoints: it stays inside the triangles of three neighbours, so a
polygon that keeps clear keeps the trail clear.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from dreamline.picture.massif import half_widths
from dreamline.picture.plan import Bezier, Point

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dreamline.picture.mountain import MountainPlan
    from dreamline.picture.plan import Box

DOT: Final = 8.5
"""Width of a dot with its edge."""

CLEAR: Final = 6 + DOT / 2 + 1
"""From the middle of the trail to texts and plaques at least."""

INSET: Final = 18
"""So far inside the mountain's edge the trail climbs where it can."""

ROUND: Final = 56
"""So far from a corner a run along a ledge begins to turn upwards."""

RISE: Final = 40
"""So far from a ledge a climb has turned fully upwards."""

STEP: Final = 30


def plan(mountain: MountainPlan, flag_foot: Point, flag: Box | None = None) -> tuple[Bezier, ...]:
    """The trail's curve, the flag's end first. `flag` is the box of the pennant, if any, to keep clear of."""
    return _smooth(list(_waypoints(mountain, flag_foot, flag)))


def _waypoints(mountain: MountainPlan, foot: Point, flag: Box | None) -> Iterator[Point]:
    boxes = [*mountain.boxes, *([flag] if flag else [])]
    snow, year, week = range(3)
    low_right = _along(mountain, mountain.base, right=True)
    yield from _approach(mountain, foot)
    yield from _base(mountain, low_right)
    yield from _climb(mountain, mountain.base - 6, mountain.ledges[week], boxes, right=True)
    yield from _ledge(mountain, week, boxes, leftward=True)
    yield from _climb(mountain, mountain.ledges[week], mountain.ledges[year], boxes, right=False)
    yield from _ledge(mountain, year, boxes, leftward=False)
    yield from _climb(mountain, mountain.ledges[year], mountain.ledges[snow], boxes, right=True)
    yield from _over_the_snow(mountain, boxes)


def _approach(mountain: MountainPlan, foot: Point) -> Iterator[Point]:
    """From the flag down to the mountain's lower left corner, winding a little where it is far."""
    base = mountain.base
    start = Point(foot.x + 26, foot.y + 3)
    end = Point(mountain.left_edge(base - 40) + 4, base - 40)
    yield start
    down = end.y - start.y
    if down < 30:  # noqa: PLR2004 - the flag stands as low as the base: straight on
        return
    yield Point(start.x + 26, start.y + min(19, down / 3))
    winds = int(down // 110)
    for place in range(1, winds + 1):
        share = place / (winds + 1)
        side = 13 if place % 2 else -13
        yield Point(start.x + 26 + (end.x - start.x - 26) * share + side, start.y + 19 + (down - 19) * share)
    yield end


def _base(mountain: MountainPlan, right: float) -> Iterator[Point]:
    base, scale = mountain.base, mountain.measures.scale
    left = mountain.left_edge(base - 10) + 9
    yield Point(left, base - 9)
    yield Point(left + 30, base + 7)
    yield Point(left + 130 * scale, base + 10)
    yield Point(mountain.summit.x + 130 * scale, base + 3)
    yield Point(right - ROUND, base + 2)
    yield Point(right, base - 2)


def _climb(mountain: MountainPlan, lower: float, upper: float, boxes: Iterable[Box], *, right: bool) -> Iterator[Point]:
    """Up one side of a tier, 18 inside the edge or nearer to it where a plaque asks for room."""
    rise = min(RISE, (lower - upper) / 3)
    steps = max(1, round((lower - upper - 2 * rise) / STEP))
    for step in range(steps + 1):
        y = lower - rise - (lower - upper - 2 * rise) * step / steps
        yield Point(_beside(mountain, y, boxes, right=right), y)


def _along(mountain: MountainPlan, y: float, *, right: bool) -> float:
    left_half, right_half = half_widths(mountain.measures, y)
    return mountain.summit.x + (right_half - INSET if right else INSET - left_half)


def _beside(mountain: MountainPlan, y: float, boxes: Iterable[Box], *, right: bool) -> float:
    """The x of the trail at the height y: between the edge and whatever stands there."""
    x = _along(mountain, y, right=right)
    middle = mountain.summit.x
    near = [box for box in boxes if box.y0 - STEP < y < box.y1 + STEP]
    if right:
        return max([x, *(box.x1 + CLEAR for box in near if box.x1 > middle)])
    inner = [box.x0 - CLEAR for box in near if box.x1 > middle - 150 and box.x0 > mountain.left_edge(y)]
    outer = [box.x1 + CLEAR for box in near if box.x0 < mountain.left_edge(y)]
    return min([max([x, *outer]), *inner])


def _ledge(mountain: MountainPlan, number: int, boxes: Iterable[Box], *, leftward: bool) -> Iterator[Point]:
    """Along a ledge from one corner to the other."""
    middle = mountain.ledges[number]
    ends = [_beside_ledge(mountain, middle, boxes, right=right) for right in (False, True)]
    xs = [ends[0], ends[0] + ROUND, ends[1] - ROUND, ends[1]]
    for x in reversed(xs) if leftward else xs:
        yield Point(x, mountain.ledge_at(number, x))


def _beside_ledge(mountain: MountainPlan, y: float, boxes: Iterable[Box], *, right: bool) -> float:
    flags = [box for box in boxes if box.x0 < mountain.left_edge(y)]
    return _beside(mountain, y, flags, right=right)


def _over_the_snow(mountain: MountainPlan, boxes: Iterable[Box]) -> Iterator[Point]:
    """Left along the snow line, then zigzag to the summit."""
    summit, snow = mountain.summit, mountain.ledges[0]
    height = snow - summit.y
    corner = _beside_ledge(mountain, snow + 8, boxes, right=True)
    yield Point(corner, mountain.ledge_at(0, corner) + 6)
    yield Point(corner - ROUND, mountain.ledge_at(0, corner - ROUND))
    spread = mountain.measures.spread
    for across, up in ((-24, 0.02), (-60, 0.09), (-34, 0.27), (-9, 0.42), (15, 0.60), (5, 0.82)):
        yield Point(summit.x + across * spread, snow - up * height)
    yield Point(summit.x, summit.y + 4)


def _smooth(points: list[Point]) -> tuple[Bezier, ...]:
    """The quadratic B-spline of the polygon, as cubic pieces, from its first to its last point."""
    middles = [Point((a.x + b.x) / 2, (a.y + b.y) / 2) for a, b in pairwise(points)]
    middles[0], middles[-1] = points[0], points[-1]
    return tuple(
        _cubic(start, corner, end) for (start, end), corner in zip(pairwise(middles), points[1:-1], strict=True)
    )


def _cubic(start: Point, corner: Point, end: Point) -> Bezier:
    return Bezier(
        start,
        Point(start.x + (corner.x - start.x) * 2 / 3, start.y + (corner.y - start.y) * 2 / 3),
        Point(end.x + (corner.x - end.x) * 2 / 3, end.y + (corner.y - end.y) * 2 / 3),
        end,
    )
