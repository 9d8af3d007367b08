"""One row of the path before its height is known: knots, curve, labels, and the distance it needs to the next."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from math import cos, radians, sin
from typing import TYPE_CHECKING, NamedTuple

from dreamline.picture.path import curve, signs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dreamline.picture.page import SizeClass
    from dreamline.picture.path.curve import Piece, Spot
    from dreamline.picture.path.labels import Label, Line
    from dreamline.picture.path.rows import Row
    from dreamline.picture.path.stops import Stop

FROM_CASING = 3.3
"""Words keep 3 from the white edge of the path; the rest is for what lies between two samples of it."""
LEVEL = 40.0
"""A bend nearer to the last moment than this begins at its very height."""
LEADING = 0.35
"""A bend farther away begins this share of the moment's height from the row's middle (read from the drawn sample)."""
TODAY_RISE = 0.4
"""The path's end lies so many steps of feeling above the middle of its row."""
START_DROP = 10.0
LEAST_APART = 4.8
"""Least distance of two rows, in widths of the casing."""
PRINT_EDGE, PRINT_TURN = 7.0, 3.0
"""A photo's print is so much larger than the badge on each side, and its box so much larger for being turned."""

TURNED = cos(radians(4)) + sin(radians(4))
"""The upright box around a print is so much larger than the print: it is turned by 4 degrees."""

RING = 5.0
"""The ring of a turning point reaches so far out."""

Top = tuple[float, float, float]
"""Something that stands up in a row: left, right, upper edge with its clearance."""


class Strip(NamedTuple):
    """A row with heights relative to its own middle line. `knots` includes where the row begins and ends.

    `across` are x and y of the knots from left to right.
    """

    row: Row
    knots: tuple[Spot, ...]
    pieces: tuple[Piece, ...]
    offsets: tuple[float, ...]
    labels: tuple[Label, ...]
    across: tuple[tuple[float, ...], tuple[float, ...]]

    def spans(self, index: int) -> list[Spot]:
        """Samples of the curve on both sides of a moment."""
        return curve.samples(self.pieces[index : index + 2])

    def lowest_beside(self, index: int, wide: float) -> float:
        """The lowest point of the curve within `wide` on both sides of a moment."""
        before, after = self.pieces[index], self.pieces[index + 1]
        there = max(0.0, 1 - wide / abs(before[6] - before[0]))
        here = min(1.0, wide / abs(after[6] - after[0]))
        return max(before[7], curve.height_at(before, there), curve.height_at(after, here))

    def extremes(self, left: float, right: float) -> tuple[float, float]:
        """The highest and the lowest point of the curve between two x (its own ends where it is shorter)."""
        xs, ys = self.across
        if right < xs[0] or left > xs[-1]:
            return 1e9, -1e9
        left, right = max(left, xs[0]), min(right, xs[-1])
        first, last = bisect_right(xs, left), bisect_left(xs, right)
        at_left, at_right = self.height(left, first), self.height(right, last)
        heights = ys[first:last]
        return min(at_left, at_right, *heights), max(at_left, at_right, *heights)

    def height(self, x: float, after: int) -> float:
        """The height of the curve at x, which lies before knot `after` (counted from the left)."""
        pieces = self.pieces
        after = min(max(after, 1), len(pieces))
        x0, y0, _, y1, _, y2, x3, y3 = pieces[after - 1 if self.row.rightwards else len(pieces) - after]
        t = (x - x0) / (x3 - x0)
        s = 1 - t
        return s * s * s * y0 + 3 * s * t * (s * y1 + t * y2) + t * t * t * y3


def strip(row: Row, offsets: Sequence[float], labels: Sequence[Label], *, step: float, begins: bool) -> Strip:
    """The row's curve through its moments; `begins` says that the path starts in this row."""
    knots = [*zip(row.xs, offsets, strict=True)]
    first, last = (knots[0], knots[-1]) if knots else ((row.enter, 0.0), (row.leave, 0.0))
    if begins:
        enter = first[1] + START_DROP if knots else 0.0
    else:
        enter = first[1] if abs(first[0] - row.enter) <= LEVEL else first[1] * LEADING
    if row.today is not None:
        leave = -TODAY_RISE * step
    else:
        leave = last[1] if abs(last[0] - row.leave) <= LEVEL else last[1] * LEADING
    if not knots:
        length = row.leave - row.enter
        knots = [(row.enter + length * 0.27, 14.0), (row.enter + length * 0.63, -14.0)]
    all_knots = ((row.enter, enter), *knots, (row.leave, leave))
    xs, ys = zip(*(all_knots if row.rightwards else all_knots[::-1]), strict=True)
    return Strip(row, all_knots, tuple(curve.monotone(all_knots)), tuple(offsets), tuple(labels), (xs, ys))


def too_near(lines: Sequence[Line], x: float, y: float, points: Sequence[Spot], reach: float) -> bool:
    """Whether a label under a badge at (x, y) comes nearer to points of the path than `reach`."""
    high = y + lines[0].top - reach if lines else 0.0
    wide = max((line.half for line in lines), default=0.0) + reach
    near = [(abs(px - x), py) for px, py in points if py > high and -wide < px - x < wide]
    if not near:
        return False
    limit = reach * reach
    for line in lines:
        top, bottom, half = y + line.top, y + line.bottom, line.half
        for dx, py in near:
            dy = top - py if py < top else py - bottom if py > bottom else 0.0
            out = dx - half if dx > half else 0.0
            if out * out + dy * dy < limit:
                return True
    return False


def half_box(stop: Stop, sizes: SizeClass) -> float:
    """Half the upright box around a badge or a photo's turned print."""
    if stop.photo:
        return sizes.badge + PRINT_EDGE + PRINT_TURN + (RING if stop.turning else 0)
    return sizes.badge + (RING if stop.turning else 0)


def half_print(stop: Stop, sizes: SizeClass) -> float:
    """Half the upright box around a photo's print exactly as it is turned, for what stands close to its corners."""
    return (sizes.badge + PRINT_EDGE + (RING if stop.turning else 0)) * TURNED


def star_of(stop: Stop, sizes: SizeClass) -> tuple[float, float, float]:
    """The star's middle from the badge's middle, and the radius of its disc."""
    out = sizes.badge + 2 if stop.photo else 0.74 * sizes.badge
    return out, -out, 15 * sizes.scale


def tops(made: Strip, stops: Sequence[Stop], sizes: SizeClass, opening: dict[int, str], flag: float) -> list[Top]:
    """What rises in a row: badges, stars, room for the signs of chapters that open here, the flag.

    `opening` has the sign's words by index of the chapter's first moment, `flag` is the width of the pennant.
    """
    found: list[Top] = []
    for index, (x, offset) in enumerate(zip(made.row.xs, made.offsets, strict=True), made.row.first):
        stop = stops[index]
        half = half_box(stop, sizes)
        found.append((x - half, x + half, offset - half - 14))
        if stop.star:
            out, up, r = star_of(stop, sizes)
            found.append((x + out - r, x + out + r, offset + up - r - 8))
        if index in opening:
            side, tall = signs.reserve(opening[index], sizes.sign)
            found.append((x - side, x + side, offset - half - tall - 8))
    if made.row.today is not None:
        found.append((made.row.today - 9, made.row.today + flag + 6, made.knots[-1][1] - 2.5 * sizes.badge - 22))
    return found


def apart(upper: Strip, lower: Strip, rising: Sequence[Top], sizes: SizeClass) -> float:
    """The least distance of two rows' middle lines."""
    half = sizes.casing / 2
    least = LEAST_APART * sizes.casing
    crest, trough = min(lower.across[1]) - half - 14, max(upper.across[1]) + half
    for x, offset, label in zip(upper.row.xs, upper.offsets, upper.labels, strict=True):
        left, right, bottom = x - label.half - 5, x + label.half + 5, offset + label.bottom
        for a, b, top in rising:
            if a < right and left < b and bottom - top > least:
                least = bottom - top
        if bottom - crest > least:
            least = max(least, bottom - lower.extremes(left, right)[0] + half + 14)
    for a, b, top in rising:
        if trough - top > least:
            least = max(least, upper.extremes(a, b)[1] + half - top)
    return least
