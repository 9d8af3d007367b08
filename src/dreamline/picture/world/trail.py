"""Where the trail runs: from the flag over the mountain's base and along its ledges to the summit (PICTURE 9).

The trail is a quadratic B-spline over a polygon of waypoints: it stays inside the triangles of three neighbours, so a
polygon that keeps clear keeps the trail clear.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from dreamline.picture.plan import Bezier, Point
from dreamline.picture.world.massif import half_widths

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dreamline.picture.plan import Box
    from dreamline.picture.world.mountain import MountainPlan

DOT: Final = 8.5
"""Width of a dot with its edge."""

CLEAR: Final = 6 + DOT / 2 + 2
"""From the middle of the trail to texts and plaques at least."""

INSET: Final = 18
"""So far inside the mountain's edge the trail climbs where it can."""

ROUND: Final = 56
"""So far from a corner a run along a ledge begins to turn upwards."""

RISE: Final = 40
"""So far from a ledge a climb has turned fully upwards."""

LEAST_TURN: Final = 12

BROAD: Final = 90
"""Only what reaches so far from the middle can come near a corner."""

STEP: Final = 36
"""Between two waypoints of a climb, about."""

SWAY: Final = 46
"""So far above and below the pennant the trail keeps out of its way."""


ZIGZAG: Final = ((-24, 0.02), (-60, 0.09), (-34, 0.27), (-9, 0.42), (15, 0.60), (5, 0.82))
"""Over the snow: x from the summit, share of the snow's height."""


class _Way(NamedTuple):
    """What the trail runs between: the mountain with its boxes, and the pennant."""

    mountain: MountainPlan
    boxes: tuple[Box, ...]
    flag: Box | None


def plan(mountain: MountainPlan, flag_foot: Point, flag: Box | None = None) -> tuple[Bezier, ...]:
    """The trail's curve, the flag's end first. `flag` is the box of the pennant, if any, to keep clear of."""
    return smooth(list(_waypoints(_Way(mountain, mountain.boxes, flag), flag_foot)))


def _waypoints(way: _Way, foot: Point) -> Iterator[Point]:
    mountain = way.mountain
    yield from _approach(mountain, foot)
    yield from _base(mountain, _along(mountain, mountain.base, right=True))
    yield from _climb(way, mountain.base - 6, 2, right=True)
    yield from _ledge(way, 2, leftward=True)
    yield from _climb(way, _corner(mountain, 2, right=False), 1, right=False)
    yield from _ledge(way, 1, leftward=False)
    yield from _climb(way, _corner(mountain, 1, right=True), 0, right=True)
    yield from _over_the_snow(way)


def _corner(mountain: MountainPlan, number: int, *, right: bool) -> float:
    """The height of a ledge where the trail leaves it."""
    return mountain.ledge_at(number, _along(mountain, mountain.ledges[number], right=right))


def _turn(way: _Way, number: int, *, right: bool) -> float:
    """How far below a ledge the trail begins to turn onto it: less where plaques stand close below."""
    ledge, middle = way.mountain.ledges[number], way.mountain.summit.x
    corner = _corner(way.mountain, number, right=right)
    below = (
        box.y0 - corner - CLEAR
        for box in way.boxes
        if box.y0 > ledge and (box.x1 > middle + BROAD if right else box.x0 < middle - BROAD)
    )
    return max(LEAST_TURN, min(RISE, *below, RISE))


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


def _climb(way: _Way, lower: float, number: int, *, right: bool) -> Iterator[Point]:
    """Up one side of a tier to a ledge, as far as its turn."""
    upper, turn = _corner(way.mountain, number, right=right), _turn(way, number, right=right)
    rise = min(RISE, (lower - upper) / 3)
    tall = lower - upper - rise - min(rise, turn)
    steps = max(1, round(tall / STEP))
    for step in range(steps + 1):
        y = lower - rise - tall * step / steps
        yield Point(_right(way, y) if right else _left(way, y), y)


def _along(mountain: MountainPlan, y: float, *, right: bool) -> float:
    """INSET inside the edge at this height."""
    left_half, right_half = half_widths(mountain.measures, y)
    return mountain.summit.x + (right_half - INSET if right else INSET - left_half)


def _right(way: _Way, y: float) -> float:
    """The x of the trail on the right side: nearer to the edge where a plaque asks for room."""
    middle = way.mountain.summit.x
    near = (box.x1 + CLEAR for box in way.boxes if box.x1 > middle and box.y0 - STEP < y < box.y1 + STEP)
    return max(_along(way.mountain, y, right=True), *near, middle)


def _left(way: _Way, y: float) -> float:
    """The x of the trail on the left side: between the pennant and the plaques."""
    middle = way.mountain.summit.x
    near = (box.x0 - CLEAR for box in way.boxes if box.x0 < middle and box.y0 - STEP < y < box.y1 + STEP)
    return min(_pushed(way, _along(way.mountain, y, right=False), y), *near, middle)


def _pushed(way: _Way, x: float, y: float) -> float:
    flag = way.flag
    return max(x, flag.x1 + CLEAR + 2) if flag and flag.y0 - SWAY < y < flag.y1 + SWAY else x


def _ledge(way: _Way, number: int, *, leftward: bool) -> Iterator[Point]:
    """Along a ledge from one corner to the other."""
    mountain = way.mountain
    middle = mountain.ledges[number]
    left = _along(mountain, middle, right=False)
    left = _pushed(way, left, mountain.ledge_at(number, left))
    right = _along(mountain, middle, right=True)
    turns = [ROUND / RISE * _turn(way, number, right=side) for side in (False, True)]
    xs = (left, left + turns[0], right - turns[1], right)
    for x in reversed(xs) if leftward else xs:
        yield Point(x, mountain.ledge_at(number, x))


def _over_the_snow(way: _Way) -> Iterator[Point]:
    """Left along the snow line, then zigzag to the summit."""
    mountain = way.mountain
    summit, snow = mountain.summit, mountain.ledges[0]
    height, spread = snow - summit.y, mountain.measures.spread
    names = (head.box.x1 + CLEAR + 4 for head in mountain.heads if head.tier == "long")
    corner = max(_along(mountain, snow + 8, right=True), *names, summit.x)
    yield Point(corner, mountain.ledge_at(0, corner))
    yield Point(corner - ROUND, mountain.ledge_at(0, corner - ROUND) - 5)
    for across, up in ZIGZAG:
        yield Point(summit.x + across * spread, snow - up * height)
    yield Point(summit.x, summit.y + 4)


def smooth(points: list[Point]) -> tuple[Bezier, ...]:
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
