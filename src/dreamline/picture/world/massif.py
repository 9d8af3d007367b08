"""The shape of the mountain on each paper: its ridges and its fixed lengths (PICTURE 9), in u."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from math import inf
from typing import TYPE_CHECKING, Final

from dreamline.picture.plan import Point

if TYPE_CHECKING:
    from dreamline.picture.page import Paper

SHARES: Final = (
    (0, 0, 0), (0.035, 17, 12), (0.055, 21, 26), (0.11, 52, 46), (0.135, 58, 66), (0.20, 104, 98), (0.225, 112, 118),
    (0.30, 142, 140), (0.335, 160, 152), (0.42, 190, 190), (0.45, 206, 200), (0.56, 236, 230), (0.60, 244, 248),
    (0.70, 262, 260), (0.74, 266, 266), (0.80, 272, 270), (0.86, 282, 280), (0.92, 298, 294), (1, 322, 312),
)  # fmt: skip
"""Half widths left and right by share of the height from the summit; straight lines between them are the ridges."""


@dataclass(frozen=True, slots=True, eq=False)
class Measures:
    """The fixed lengths of a mountain on one paper.

    `snow` is the least height of the snow, `free` what stays free below the base trail, `low` the room above it, `head`
    and `row` what a tier's name and a row of plaques need, `empty` the height of a tier without goals, `drop` the way
    from a ledge to the first plaque, `least` the narrowest plaque, `rows` the most rows of all tiers together.
    `profile` are half widths by share of height; ledges rise or fall by `tilt` at the mountain's edges, by turns.
    """

    summit: Point
    foot: float
    spread: float
    snow: float
    free: float
    low: float
    head: float
    row: float
    empty: float
    drop: float
    gap: float
    plaque: float
    corner: float
    emoji: float
    emoji_at: float
    text_at: float
    text_end: float
    widths: tuple[float, float, float]
    least: float
    rows: int
    scale: float
    profile: tuple[tuple[float, float, float], ...] = SHARES
    tilt: float = 14


MEASURES: Final[dict[Paper, Measures]] = {
    "A3": Measures(
        Point(1322, 322), 1092, 1, 135, 82, 0, 45, 68, 60, 42.78, 12, 56.25, 13.5, 34, 26.5, 48.4, 10,
        (216, 182, 208), 150, 5, 1,
    ),
    "A2": Measures(
        Point(2006, 470), 1580, 1.1, 176, 82, 58, 52.5, 77.6, 70, 50.15, 12, 65.62, 15.75, 39.7, 31, 56.4, 12,
        (252, 204, 240), 172, 6, 7 / 6,
    ),
}  # fmt: skip


def half_widths(measures: Measures, y: float) -> tuple[float, float]:
    """How far the mountain reaches left and right of its summit at the height y."""
    share = min(max((y - measures.summit.y) / (measures.foot - measures.summit.y), 0), 1)
    profile = measures.profile
    place = min(bisect_right(profile, (share, inf)), len(profile) - 1)
    (above, left, right), (below, left2, right2) = profile[place - 1], profile[place]
    part = (share - above) / (below - above)
    return (left + (left2 - left) * part) * measures.spread, (right + (right2 - right) * part) * measures.spread


@lru_cache(maxsize=8)
def outline(measures: Measures) -> tuple[Point, ...]:
    """The silhouette from the left foot over the summit to the right foot."""
    (x, top), height = measures.summit, measures.foot - measures.summit.y
    left = [Point(x - half * measures.spread, top + share * height) for share, half, _ in reversed(measures.profile)]
    right = [Point(x + half * measures.spread, top + share * height) for share, _, half in measures.profile[1:]]
    return (*left, *right)
