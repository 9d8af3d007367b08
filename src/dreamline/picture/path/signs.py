"""Way signs: a plate with a point on a pole that stands on the path where a chapter begins (PICTURE 7)."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from dreamline.picture.measure import width

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dreamline.picture.path.curve import Spot
    from dreamline.picture.plan import Box

CLEAR = 9.0
"""A way sign keeps this from everything."""
LEAST_POLE, MOST_POLE, POLE_STEP = 40, 146, 6
OVER_PLATE = 6.0
"""The pole shows so far above its plate."""
BEHIND_POLE = 14.0
"""A plate hanging on one side of its pole still reaches so far over to the other."""
ALONG_COST, OFF_COST = 7, 12
RESORT, HIGHEST = 12, 98
"""The last resort stands so far above the badge, or up to so far in steps of the first."""

Round = tuple[float, float, float]
"""A badge: middle and radius."""
Edges = tuple[float, float, float, float]


class Run(NamedTuple):
    """Points of one stretch of the path and its upper and lower end; `straight`: sorted by x, from left to right."""

    points: Sequence[Spot]
    high: float
    low: float
    straight: bool


class Wish(NamedTuple):
    """A sign to be placed: its words, colour, chapter and walking direction, and where its pole may stand.

    `feet` are points of the path, best first; `badge` is the middle and upper edge of the chapter's first badge;
    `spare` is a box kept for a sign still to come.
    """

    text: str
    colour: int
    owner: str
    ahead: int
    feet: tuple[Spot, ...]
    badge: tuple[float, float, float] | None
    spare: Edges | None = None


@dataclass(frozen=True, slots=True)
class Sign:
    """A placed sign: foot and top of the pole, the plate's body, the point's length, and the size of its words.

    `place` is the number of the foot it found among those wished for, None where it hangs above the badge.
    """

    text: str
    colour: int
    owner: str
    ahead: int
    x: float
    foot: float
    top: float
    body: Edges
    point: float
    size: float
    place: int | None

    @property
    def box(self) -> Edges:
        """The plate with its point."""
        x0, y0, x1, y1 = self.body
        return (x0, y0, x1 + self.point, y1) if self.ahead > 0 else (x0 - self.point, y0, x1, y1)


def plate(text: str, size: float) -> tuple[float, float, float]:
    """Width of the body, height, and length of the point."""
    return width(text, "heavy", size) + 26, 2 * size, 0.84 * size


def reserve(text: str, size: float) -> tuple[float, float]:
    """The room kept free above the first badge of a chapter: half its width, and its height."""
    body, height, point = plate(text, size)
    return (body + point) / 2, height + 8 + RESORT


def _order() -> tuple[tuple[int, str, int], ...]:
    """All ways to hang a plate, the cheapest first: foot, side, length of the pole below the plate."""
    ways = product(range(4), ("centred", "ahead", "behind"), range(LEAST_POLE, MOST_POLE + 1, POLE_STEP))
    return tuple(sorted(ways, key=lambda way: way[2] + ALONG_COST * way[0] + (OFF_COST if way[1] != "centred" else 0)))


_WAYS = _order()


class Ground:
    """What signs must keep away from on one sheet: boxes, badges, the path, and the edge of the picture."""

    def __init__(
        self, boxes: Sequence[Edges], badges: Sequence[Round], runs: Sequence[Run], half: float, within: Box
    ) -> None:
        self.boxes, self.badges, self.runs, self.half, self.within = list(boxes), badges, runs, half, within

    def near(self, x0: float, y0: float, x1: float, y1: float) -> Near:
        """What something inside these edges could touch."""
        reach = CLEAR + self.half
        left, top, right, bottom = x0 - reach, y0 - reach, x1 + reach, y1 + reach
        casing: list[Spot] = []
        for run in self.runs:
            if run.high < bottom and run.low > top:
                points = run.points
                if run.straight:
                    points = points[bisect_left(points, (left, 0.0)) : bisect_left(points, (right, 0.0))]
                casing += [at for at in points if top < at[1] < bottom and left < at[0] < right]
        return Near(
            [box for box in self.boxes if box[0] < right and left < box[2] and box[1] < bottom and top < box[3]],
            [at for at in self.badges if at[0] - at[2] < right and left < at[0] + at[2]
             and at[1] - at[2] < bottom and top < at[1] + at[2]],
            casing,
            self.half,
            self.within,
        )  # fmt: skip


class Near(NamedTuple):
    """What is near a sign: boxes, badges, points of the path, half the casing, and the edge of the picture."""

    boxes: list[Edges]
    badges: list[Round]
    casing: list[Spot]
    half: float
    within: Box

    def free(self, x0: float, y0: float, x1: float, y1: float) -> bool:
        """Whether a plate may hang here."""
        inside = self.within
        if x0 < inside.x0 or y0 < inside.y0 or x1 > inside.x1 or y1 > inside.y1:
            return False
        left, top, right, bottom = x0 - CLEAR, y0 - CLEAR, x1 + CLEAR, y1 + CLEAR
        for a, b, c, d in self.boxes:
            if a < right and left < c and b < bottom and top < d:
                return False
        for x, y, r in self.badges:
            if _gap((x0, y0, x1, y1), x, y) < (r + CLEAR) ** 2:
                return False
        half = self.half
        limit = (half + CLEAR) ** 2
        left, top, right, bottom = left - half, top - half, right + half, bottom + half
        for x, y in self.casing:
            if left < x < right and top < y < bottom and _gap((x0, y0, x1, y1), x, y) < limit:
                return False
        return True

    def free_for_pole(self, x: float, top: float, foot: float) -> bool:
        """Whether a pole may pass: above the path it stands on it touches no words, badges, plates or other path."""
        left, right, low = x - 6, x + 6, foot - self.half
        reach = self.half + 3
        high = foot - 2.4 * self.half
        for px, py in self.casing:
            if top < py < high and -reach < px - x < reach:
                return False
        for a, b, c, d in self.boxes:
            if a < right and left < c and b < low and top < d:
                return False
        return all(_gap((x, top, x, low), bx, by) >= (r + 5) ** 2 for bx, by, r in self.badges)


def _gap(box: Edges, x: float, y: float) -> float:
    """The squared distance from a box to a point."""
    x0, y0, x1, y1 = box
    dx = x0 - x if x < x0 else x - x1 if x > x1 else 0.0
    dy = y0 - y if y < y0 else y - y1 if y > y1 else 0.0
    return dx * dx + dy * dy


def place_signs(wishes: Iterable[Wish], ground: Ground, size: float) -> list[Sign] | None:
    """All signs, each at its cheapest free place; None as soon as one finds none."""
    signs: list[Sign] = []
    for wish in wishes:
        if wish.spare:
            ground.boxes.append(wish.spare)
        sign = _placed(wish, ground, size) or _above_badge(wish, ground, size)
        if wish.spare:
            ground.boxes.pop()
        if not sign:
            return None
        signs.append(sign)
        ground.boxes.append(sign.box)
        ground.boxes.append((sign.x - 2.5, sign.top, sign.x + 2.5, sign.foot - ground.half))
    return signs


def _placed(wish: Wish, ground: Ground, size: float) -> Sign | None:
    body, height, point = plate(wish.text, size)
    xs = [x for x, _ in wish.feet]
    ys = [y for _, y in wish.feet]
    reach = body + point
    near = ground.near(min(xs) - reach, min(ys) - MOST_POLE - height, max(xs) + reach, max(ys))
    for foot, side, pole in _WAYS:
        if foot >= len(wish.feet):
            continue
        x, y = wish.feet[foot]
        left = x - body / 2
        if side != "centred":
            left = x - BEHIND_POLE if (side == "ahead") == (wish.ahead > 0) else x + BEHIND_POLE - body
        top = y - pole - height
        tip = (left, left + body + point) if wish.ahead > 0 else (left - point, left + body)
        if near.free(tip[0], top, tip[1], y - pole) and near.free_for_pole(x, top - OVER_PLATE, y):
            return _sign(wish, size, foot, (left, top, left + body, y - pole))
    return None


def _above_badge(wish: Wish, ground: Ground, size: float) -> Sign | None:
    """The last resort: centred above the chapter's first badge, where the rows kept room, or higher up."""
    if not wish.badge:
        return None
    x, _, top = wish.badge
    body, height, point = plate(wish.text, size)
    left = x - body / 2 - (point / 2 if wish.ahead > 0 else -point / 2)
    near = ground.near(left - point, top - HIGHEST - height, left + body + point, top)
    for up in range(RESORT, HIGHEST, RESORT):
        sign = _sign(wish, size, None, (left, top - up - height, left + body, top - up))
        if near.free(*sign.box) and (up == RESORT or near.free_for_pole(x, sign.top, top - CLEAR)):
            return sign
    return None


def _sign(wish: Wish, size: float, place: int | None, body: Edges) -> Sign:
    x, y = wish.feet[place] if place is not None else (wish.badge or (0, 0, 0))[:2]
    return Sign(
        wish.text, wish.colour, wish.owner, wish.ahead, x, y, body[1] - OVER_PLATE, body, 0.84 * size, size, place
    )
