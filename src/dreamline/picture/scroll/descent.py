"""The way down the scroll: where each moment stands, how far apart they are, and where the signs hang (PICTURE 12).

Heights count downwards from TODAY. The distance of two moments is not tried out but calculated: the S between them
keeps its shape and is only stretched, so every point of it near a label says how far it must be stretched.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import ceil, pi, sin, sqrt
from typing import TYPE_CHECKING, Final, NamedTuple

from dreamline.picture.path.curve import parted
from dreamline.picture.path.stops import PINE
from dreamline.picture.plan import Box, Point
from dreamline.picture.scroll.arms import MOST_LINES, ArmSign, Around, Post, hung
from dreamline.picture.scroll.beside import PRINT, RING, Beside, beside
from dreamline.picture.scroll.phone import MIDDLE, SIZES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dreamline.picture.path.curve import Piece
    from dreamline.picture.path.stops import Path, Stop

APART, CHAPTERS_APART, MORE = 112.0, 166.0, 6.0
"""The least distance of two moments, the same where a chapter changes, and by how much it grows."""
BELOW_FIRST: Final = 96.0
"""The path begins so far below the first moment."""
HOLD: Final = 0.52
"""The handles of the S, as share of its height: it leaves and arrives upright."""
INWARD: Final = 0.43
"""The path begins so much of the first moment's way from the middle."""
FOOT_OVER_END: Final = 6.0
WAVE, WAVE_LENGTH = 14.0, 8
"""Without feelings the path winds by so much, once in so many moments."""
EMPTY: Final = 224.0
"""The length of a path without moments."""
FROM_CASING: Final = 6.3
FROM_BADGE, FROM_LABEL = 6.0, 8.0
OVER_RIDGE, UNDER_RIDGE = 16.0, 24.0
"""Labels stay off the edge of the hill that begins between two chapters."""
STAR: Final = 12.0
ONE_LINE_TRIES, MOST_TRIES = 6, 120

_TURNS: Final = tuple(index / 28 for index in range(29))
SHAPE: Final = tuple(
    (3 * t * t * (1 - t) + t**3, 3 * (1 - t) ** 2 * t * HOLD + 3 * (1 - t) * t * t * (1 - HOLD) + t**3) for t in _TURNS
)
"""Points of an S from its upper end: shares of its way sideways and downwards."""


class Spot(NamedTuple):
    """A moment in its place."""

    stop: Stop
    x: float
    y: float
    label: Beside

    @property
    def badge(self) -> Box:
        """The box of badge or photo with everything on it, around the moment's own place."""
        half = half_box(self.stop)
        up = half + (STAR if self.stop.star else 0) * 0.6
        return Box(self.x - half, self.y - up, self.x + half, self.y + half)

    @property
    def boxes(self) -> tuple[Box, ...]:
        """What badge and label take."""
        return (self.badge, *(Box(x0, y0 + self.y, x1, y1 + self.y) for x0, y0, x1, y1 in self.label.boxes))


@dataclass(frozen=True, slots=True)
class Descent:
    """The path of the scroll, TODAY at (`MIDDLE`, 0).

    `spots` go from the first moment (the lowest) up, `pieces` and `parts` (by colour) too; `borders` are the heights
    where chapters change, from the top, with the number of the chapter above; `foot` is the height of the path's end.
    """

    spots: tuple[Spot, ...]
    pieces: tuple[Piece, ...]
    parts: tuple[tuple[int, tuple[Piece, ...]], ...]
    signs: tuple[ArmSign, ...]
    borders: tuple[float, ...]
    foot: float


def half_box(stop: Stop) -> float:
    """Half the upright box around a badge or a photo's turned print."""
    return SIZES.badge + (PRINT + 3 if stop.photo else 0) + (RING if stop.turning else 0)


def descend(path: Path, lang: str) -> Descent:
    """The whole path, every moment on its height."""
    if not path.stops:
        return _bare()
    flat = _flat(path, lang)
    down = flat[::-1]
    ys = [_below_today(down[0])]
    hanging: list[ArmSign | None] = []
    borders: list[float] = []
    for upper, lower in pairwise(down):
        apart, sign = _apart(upper, lower, path)
        if upper.stop.chapter != lower.stop.chapter:
            borders.append(ys[-1] + apart / 2)
            hanging.append(sign and sign.moved(ys[-1]))
        ys.append(ys[-1] + apart)
    length, sign = _beginning(down[-1], path)
    hanging.append(sign and sign.moved(ys[-1]))
    spots = tuple([spot._replace(y=y) for spot, y in zip(flat, reversed(ys), strict=True)])
    foot = ys[-1] + length
    pieces = _pieces(spots, Point(_end_x(spots[0].x), foot))
    return Descent(
        spots, pieces, tuple(_parts(spots, pieces)), tuple(sign for sign in reversed(hanging) if sign),
        tuple(borders), foot,
    )  # fmt: skip


def _bare() -> Descent:
    """A path without moments, winding a little."""
    spots = (Point(MIDDLE, EMPTY), Point(MIDDLE + WAVE, EMPTY / 2), Point(MIDDLE, 0))
    pieces = tuple(_piece(*pair) for pair in pairwise(spots))
    return Descent((), pieces, ((PINE, pieces),), (), (), EMPTY)


def _flat(path: Path, lang: str) -> list[Spot]:
    """The moments at their places sideways."""
    spots = []
    for index, stop in enumerate(path.stops):
        felt = (stop.feeling or 0) * SIZES.step if path.felt else WAVE * sin(2 * pi * (index + 0.5) / WAVE_LENGTH)
        x = MIDDLE + felt
        spots.append(Spot(stop, x, 0, beside(stop, x, lang)))
    return spots


def _below_today(spot: Spot) -> float:
    """How far below TODAY the last moment stands; the date beside the flag needs less than the least distance."""
    return _stepped(APART, _for_casing(spot.label, spot.x, MIDDLE, APART, upwards=True))


def _apart(upper: Spot, lower: Spot, path: Path) -> tuple[float, ArmSign | None]:
    """The distance of two neighbours, and the sign between them where a chapter begins."""
    goes_on = upper.stop.chapter == lower.stop.chapter
    least = APART if goes_on else CHAPTERS_APART
    need = _for_casing(upper.label, upper.x, lower.x, least, upwards=False)
    need = max(_for_casing(lower.label, lower.x, upper.x, need, upwards=True), _for_boxes(upper, lower))
    if goes_on:
        return _stepped(APART, need), None
    need = max(need, 2 * (upper.label.bottom + OVER_RIDGE), 2 * (UNDER_RIDGE - lower.label.top))
    apart = _stepped(CHAPTERS_APART, need)
    post = _post(upper.stop, path)
    if not post:
        return apart, None
    for longer, most in _tries():
        tall = apart + longer
        there = lower._replace(y=tall)
        foot = Point((upper.x + lower.x) / 2, tall / 2)
        sign = hung(post, foot, Around((*upper.boxes, *there.boxes), _points(upper.x, 0, lower.x, tall)), most)
        if sign:
            return tall, sign
    return apart, None


def _tries() -> Iterator[tuple[float, int]]:
    """How much longer the way becomes for a sign, and on how many lines its name stands."""
    yield from ((MORE * step, 1) for step in range(ONE_LINE_TRIES))
    yield from ((MORE * step, MOST_LINES) for step in range(MOST_TRIES))


def _beginning(first: Spot, path: Path) -> tuple[float, ArmSign | None]:
    """How far below the first moment the path begins, and the sign of the first chapter."""
    end = _end_x(first.x)
    length = _stepped(BELOW_FIRST, _for_casing(first.label, first.x, end, BELOW_FIRST, upwards=False))
    post = _post(first.stop, path)
    if not post:
        return length, None
    for longer, most in _tries():
        tall = length + longer
        around = Around(first.boxes, _points(first.x, 0, end, tall))
        sign = hung(post, Point(end, tall - FOOT_OVER_END), around, most)
        if sign:
            return tall, sign
    return length, None


def _post(stop: Stop, path: Path) -> Post | None:
    name = path.chapters.names[stop.chapter]
    return Post(name, stop.colour, stop.chapter, path.chapters.ids[stop.chapter]) if name else None


def _end_x(x: float) -> float:
    """Where the path begins, below a first moment at x."""
    return MIDDLE + (x - MIDDLE) * INWARD


def _stepped(least: float, need: float) -> float:
    """The distance that is needed, in steps from the least one."""
    return least + MORE * max(0, ceil((need - least) / MORE - 1e-9))


def _for_casing(label: Beside, x: float, to: float, least: float, *, upwards: bool) -> float:
    """The height of the S from a badge at x to one at `to` so that its casing keeps clear of the label at x.

    The label's lines reach away from the badge's height by their depth, upwards or downwards. Only answers above
    `least` are exact.
    """
    if not label.boxes or (to >= x if label.left else to <= x):
        return least
    reach = SIZES.casing / 2 + FROM_CASING
    lines = [(x0, x1, -y0 if upwards else y1) for x0, y0, x1, y1 in label.boxes]
    deepest = max(depth for _, _, depth in lines) + reach
    begin = (abs(label.x - x) - reach) / abs(to - x)
    need = least
    for share, fall in SHAPE:
        if share < begin:
            continue
        if fall * need >= deepest:
            break
        px = x + (to - x) * share
        for x0, x1, depth in lines:
            out = x0 - px if px < x0 else px - x1 if px > x1 else 0.0
            if out < reach:
                tall = (depth + sqrt(reach * reach - out * out)) / fall
                need = max(need, tall)
    return need


def _for_boxes(upper: Spot, lower: Spot) -> float:
    """The distance at which labels keep clear of each other's badge and words."""
    over, under = upper.badge, lower.badge
    words, others = upper.label, lower.label
    need = max(_stacked(words, under, words.bottom - under.y0), _stacked(others, over, over.y1 - others.top))
    if words.left == others.left:
        return max(need, words.bottom - others.top + FROM_LABEL)
    for box in others.boxes:
        for other in words.boxes:
            if box.x0 < other.x1 + FROM_LABEL and other.x0 - FROM_LABEL < box.x1:
                need = max(need, other.y1 - box.y0 + FROM_LABEL)
    return need


def _stacked(label: Beside, badge: Box, tall: float) -> float:
    """The distance at which a label clears a badge that is so much nearer, if they share any x."""
    x0, x1 = badge.x0 - FROM_BADGE, badge.x1 + FROM_BADGE
    return tall + FROM_BADGE if any(box.x0 < x1 and x0 < box.x1 for box in label.boxes) else 0.0


def _points(x0: float, y0: float, x1: float, y1: float) -> list[tuple[float, float]]:
    """Points on the S between two places."""
    return [(x0 + (x1 - x0) * share, y0 + (y1 - y0) * fall) for share, fall in SHAPE]


def points_between(upper: Spot, lower: Spot) -> list[tuple[float, float]]:
    """Points on the path between two moments."""
    return _points(upper.x, upper.y, lower.x, lower.y)


def _piece(lower: Point, upper: Point) -> Piece:
    hold = HOLD * (lower.y - upper.y)
    return lower.x, lower.y, lower.x, lower.y - hold, upper.x, upper.y + hold, upper.x, upper.y


def _pieces(spots: Sequence[Spot], end: Point) -> tuple[Piece, ...]:
    """The path from its beginning up to TODAY."""
    places = [end, *[Point(spot.x, spot.y) for spot in spots], Point(MIDDLE, 0)]
    return tuple([_piece(lower, upper) for lower, upper in pairwise(places)])


def _parts(spots: Sequence[Spot], pieces: Sequence[Piece]) -> list[tuple[int, tuple[Piece, ...]]]:
    """The path by colour: it changes half-way between two chapters."""
    parts: list[tuple[int, tuple[Piece, ...]]] = []
    current = [pieces[0]]
    for (before, after), piece in zip(pairwise(spots), pieces[1:], strict=False):
        if before.stop.chapter == after.stop.chapter:
            current.append(piece)
            continue
        lower, upper = parted(piece, 0.5)
        parts.append((before.stop.colour, (*current, lower)))
        current = [upper]
    return [*parts, (spots[-1].stop.colour, (*current, pieces[-1]))]
