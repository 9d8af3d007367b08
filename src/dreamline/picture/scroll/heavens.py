"""The dreams over the phone's mountain: clouds in two staggered columns, all of them (PICTURE 12)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dreamline.picture.plan import Point
from dreamline.picture.scroll.phone import MIDDLE, PHONE, WIDTH
from dreamline.picture.world.clouds import CloudPlan, shaped

if TYPE_CHECKING:
    from dreamline.picture.world.clouds import Cloud
    from dreamline.story.dream import Dream

LEFT_EDGE, RIGHT_EDGE = 12.0, WIDTH - 18.0
BETWEEN: Final = 14.0
"""From cloud to cloud."""
LOWER_LEFT: Final = 18.0
"""The left column begins so much lower."""
STAGGER: Final = 32.0
"""The middles of two clouds side by side differ in height by this."""


def clouds(dreams: tuple[Dream, ...], top: float, lang: str) -> CloudPlan:
    """The clouds below the height `top`, big ones first; dreams come true or let go have left the sky."""
    alive = [dream for dream in dreams if dream.state in {"open", "changed"}]
    shapes = [shaped(dream, PHONE, lang) for dream in sorted(alive, key=lambda dream: dream.size != "big")]
    if len(shapes) == 1:
        return CloudPlan((_at(shapes[0], MIDDLE - shapes[0].width / 2, top + LOWER_LEFT),), ())
    placed: list[Cloud] = []
    for cloud in shapes:
        placed.append(_placed(cloud, placed, top))
    return CloudPlan(tuple(placed), ())


def _placed(cloud: Cloud, placed: list[Cloud], top: float) -> Cloud:
    """The cloud in the column where it finds room higher up; on the other side of the last one where both are equal."""
    lefts = _at(cloud, LEFT_EDGE, _highest(cloud, LEFT_EDGE, placed, top + LOWER_LEFT))
    right = RIGHT_EDGE - cloud.width
    rights = _at(cloud, right, _highest(cloud, right, placed, top))
    if not placed:
        return lefts
    after_left = placed[-1].middle.x < MIDDLE
    ahead = rights.box.y0 - lefts.box.y0
    return rights if ahead < 0 or (ahead == 0 and after_left) else lefts


def _highest(cloud: Cloud, x: float, placed: list[Cloud], top: float) -> float:
    """The highest free place at this x: no cloud within reach, and none beside it at the same height."""
    y = top
    moved = True
    while moved:
        moved = False
        for other in placed:
            lower = _below(cloud, x, y, other)
            if lower > y:
                y, moved = lower, True
    return y


def _below(cloud: Cloud, x: float, y: float, other: Cloud) -> float:
    """How far down the cloud must go to keep clear of another one."""
    box = other.outer
    beside = x >= box.x1 + BETWEEN / 2 or x + cloud.width <= box.x0 - BETWEEN / 2
    if not beside and y < box.y1 + BETWEEN and y + cloud.height + 8 + BETWEEN > box.y0:
        return box.y1 + BETWEEN
    middle = y + cloud.height / 2
    if beside and abs(middle - other.middle.y) < STAGGER:
        return other.middle.y + STAGGER - cloud.height / 2
    return y


def _at(cloud: Cloud, x: float, y: float) -> Cloud:
    return replace(cloud, middle=Point(x + cloud.width / 2, y + cloud.height / 2))
