"""What the stages of the picture hand to each other: boxes, curves and where the big things stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Box(NamedTuple):
    """An upright box in u: left, top, right, bottom."""

    x0: float
    y0: float
    x1: float
    y1: float

    def grown(self, by: float) -> Box:
        return Box(self.x0 - by, self.y0 - by, self.x1 + by, self.y1 + by)

    def hits(self, other: Box) -> bool:
        return self.x0 < other.x1 and other.x0 < self.x1 and self.y0 < other.y1 and other.y0 < self.y1


class Point(NamedTuple):
    x: float
    y: float


class Bezier(NamedTuple):
    """One cubic piece: start, two handles, end."""

    start: Point
    handle: Point
    handle2: Point
    end: Point


@dataclass(frozen=True, slots=True)
class Ridge:
    """The upper edge of one hill, from the left to the right edge of the picture area, far rows first."""

    curve: tuple[Bezier, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """What is already on the sheet when later stages look for room.

    `boxes` are texts, badges, photos, signs, the flag, clouds and plaques; `casing` are points on the middle of the
    path at most 8 u apart and `casing_half` half the width of its white casing.
    """

    boxes: tuple[Box, ...]
    casing: tuple[tuple[float, float], ...]
    casing_half: float
