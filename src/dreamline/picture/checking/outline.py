"""Convex outlines with round corners, and how far they lie apart: circles, upright boxes, turned squares, plates."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from math import ceil, cos, dist, hypot, inf, radians, sin
from typing import TYPE_CHECKING, Final, NamedTuple

from dreamline.picture.plan import Bezier, Box, Point

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

PIECE: Final = re.compile(r"([MLCZ])([^MLCZ]*)")
NUMBER: Final = re.compile(r"-?\d*\.?\d+(?:e[-+]?\d+)?")


class Outline(NamedTuple):
    """The corners of a convex shape in order, grown by `r` all around; `box` holds all of it."""

    corners: tuple[Point, ...]
    r: float
    box: Box
    upright: bool


def circle(x: float, y: float, r: float) -> Outline:
    return Outline((Point(x, y),), r, Box(x - r, y - r, x + r, y + r), upright=True)


def upright(box: Box) -> Outline:
    """An upright box."""
    x0, y0, x1, y1 = box
    return Outline((Point(x0, y0), Point(x1, y0), Point(x1, y1), Point(x0, y1)), 0, box, upright=True)


def square(middle: Point, side: float, turn: float, r: float) -> Outline:
    """A square turned by degrees about its middle, grown by `r`."""
    s, c, h = sin(radians(turn)), cos(radians(turn)), side / 2
    corners = [
        Point(middle.x + x * c - y * s, middle.y + x * s + y * c) for x, y in ((-h, -h), (h, -h), (h, h), (-h, h))
    ]
    return Outline(tuple(corners), r, around(corners).grown(r), upright=False)


def grown(some: Outline, by: float) -> Outline:
    """An outline with round corners, larger by so much on all sides."""
    return Outline(some.corners, some.r + by, some.box.grown(by), some.upright)


@lru_cache(maxsize=4096)
def extent(data: str) -> Box:
    """The upright box around all points of path data, handles too."""
    numbers = [float(found) for found in NUMBER.findall(data)]
    return Box(min(numbers[::2]), min(numbers[1::2]), max(numbers[::2]), max(numbers[1::2]))


def hull(points: Iterable[Point]) -> Outline:
    """The convex hull of points (Andrew's monotone chain, 1979)."""
    some = sorted(set(points))
    corners = (*chain(some), *chain(some[::-1])) if len(some) > 2 else tuple(some)  # noqa: PLR2004 - a triangle at least
    return Outline(corners, 0, around(some), upright=False)


def chain(some: Sequence[Point]) -> list[Point]:
    """One half of the hull, without its last point."""
    kept: list[Point] = []
    for point in some:
        while len(kept) > 1 and cross(kept[-2], kept[-1], point) <= 0:
            kept.pop()
        kept.append(point)
    return kept[:-1]


def cross(a: Point, b: Point, c: Point) -> float:
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)


def around(points: Iterable[Point]) -> Box:
    """The upright box around points."""
    some = list(points)
    return Box(
        min(point.x for point in some),
        min(point.y for point in some),
        max(point.x for point in some),
        max(point.y for point in some),
    )


def gap(one: Outline, other: Outline) -> float:
    """The distance between two outlines; 0 or less where they touch or overlap."""
    if one.upright and other.upright:
        dx = max(core(one).x0 - core(other).x1, core(other).x0 - core(one).x1, 0)
        dy = max(core(one).y0 - core(other).y1, core(other).y0 - core(one).y1, 0)
        return hypot(dx, dy) - one.r - other.r
    return apart(one.corners, other.corners) - one.r - other.r


def core(outline: Outline) -> Box:
    return outline.box.grown(-outline.r) if outline.r else outline.box


def apart(one: Sequence[Point], other: Sequence[Point]) -> float:
    """The distance between two convex polygons (or points); 0 where they overlap."""
    if inside(one[0], other) or inside(other[0], one):
        return 0
    return min(
        min((to_segment(point, a, b) for point in one for a, b in sides(other)), default=inf),
        min((to_segment(point, a, b) for point in other for a, b in sides(one)), default=inf),
        0 if crossing(one, other) else inf,
    )


def sides(corners: Sequence[Point]) -> Iterator[tuple[Point, Point]]:
    yield from pairwise([*corners, corners[0]])


def inside(point: Point, corners: Sequence[Point]) -> bool:
    """Whether a point lies within a convex polygon of either direction."""
    turns = [cross(a, b, point) for a, b in sides(corners)]
    return len(corners) > 2 and (min(turns) >= 0 or max(turns) <= 0)  # noqa: PLR2004 - a triangle at least


def crossing(one: Sequence[Point], other: Sequence[Point]) -> bool:
    """Whether any two sides cross."""
    return any(
        cross(a, b, c) * cross(a, b, d) < 0 and cross(c, d, a) * cross(c, d, b) < 0
        for a, b in sides(one)
        for c, d in sides(other)
    )


def to_segment(point: Point, a: Point, b: Point) -> float:
    """The distance of a point from a stretch of straight line."""
    dx, dy = b.x - a.x, b.y - a.y
    length = dx * dx + dy * dy
    share = max(0.0, min(1.0, ((point.x - a.x) * dx + (point.y - a.y) * dy) / length)) if length else 0.0
    return hypot(point.x - a.x - share * dx, point.y - a.y - share * dy)


@lru_cache(maxsize=4096)
def sampled(data: str, step: float) -> tuple[tuple[Point, ...], ...]:
    """Points on path data (M L C Z), at most `step` apart; one row of points for each stretch that begins with M."""
    rows: list[list[Point]] = []
    for command, text in PIECE.findall(data):
        numbers = [float(found) for found in NUMBER.findall(text)]
        points = [Point(x, y) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]
        if command == "M":
            rows.append([points.pop(0)])
        row = rows[-1]
        if command == "Z":
            row.extend(line(row[-1], row[0], step))
        elif command == "C":
            for start in range(0, len(points), 3):
                row.extend(bend(Bezier(row[-1], *points[start : start + 3]), step))
        else:
            for point in points:
                row.extend(line(row[-1], point, step))
    return tuple(map(tuple, rows))


def line(a: Point, b: Point, step: float) -> Iterator[Point]:
    count = max(1, ceil(dist(a, b) / step))
    for part in range(1, count + 1):
        yield Point(a.x + (b.x - a.x) * part / count, a.y + (b.y - a.y) * part / count)


def bend(piece: Bezier, step: float) -> Iterator[Point]:
    """Points on a cubic piece; no two are farther apart than its control polygon allows."""
    a, b, c, d = piece
    count = max(1, ceil(1.5 * (dist(a, b) + dist(b, c) + dist(c, d)) / step))
    for part in range(1, count + 1):
        t = part / count
        u = 1 - t
        e, f, g, h = u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t
        yield Point(e * a.x + f * b.x + g * c.x + h * d.x, e * a.y + f * b.y + g * c.y + h * d.y)
