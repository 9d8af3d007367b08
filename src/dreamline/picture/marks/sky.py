"""The sky: sun or moon, stars, northern lights, birds, and the far peaks."""

from __future__ import annotations

from functools import lru_cache
from math import hypot
from typing import TYPE_CHECKING, Final

from dreamline.picture.look import LIGHTS
from dreamline.picture.plan import Box
from dreamline.picture.shapes import Circle, Gradient, Group, Path, Rect, Shape, Style
from dreamline.picture.world.chance import Chance
from dreamline.picture.world.massif import MEASURES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dreamline.picture.look import Theme
    from dreamline.picture.page import Page, Paper

SUN: Final[dict[Paper, float]] = {"A3": 118, "A2": 170}
"""Radius of the sun behind the summit, 20 below it."""

BIRDS: Final[dict[Paper, tuple[float, float, float]]] = {
    "A3": (940, 150, 1),
    "A2": (1270, 170, 1.3),
    "phone": (262, 168, 0.8),
}

FLOCK: Final = ((0, 0, 1), (34, -16, 0.8), (58, 6, 0.65))

RIBBONS: Final = (
    ((96, 262), (230, 246), (350, 228), (470, 216), (590, 184), (700, 178), (810, 200), (910, 206), (1010, 182)),
    ((880, 166), (960, 158), (1040, 132), (1120, 118), (1210, 126), (1300, 142), (1400, 134), (1500, 104)),
)
"""The lower edges of the two northern lights on A3."""

FOLDS: Final = (0.6, 0.75, 0.62, 1, 0.7, 0.95, 0.66, 0.9, 0.5)
TALL: Final = (130, 92)
CURTAINS: Final = 11
GLOW: Final = 1 - (1 - LIGHTS) ** (1 / CURTAINS)
"""The share of one curtain, so that all together colour the sky by LIGHTS."""


def heavens(page: Page, theme: Theme, seed: int, *, flock: bool) -> Iterator[Group]:
    """Everything above the hills; birds where the `flock` has room."""
    yield sky(page, theme)
    if theme.star_count:
        yield stars(page, theme, seed)
    if theme.birds and flock:
        yield birds(page, theme)


@lru_cache(maxsize=32)
def sky(page: Page, theme: Theme) -> Group:
    """The ground of the sky with sun or moon and the northern lights; stars and birds come apart."""
    area = page.area
    gradient: str | Gradient = Gradient(theme.sky) if len(theme.sky) > 1 else theme.sky[0][1]
    ground = Rect(area.x0, area.y0, area.x1 - area.x0, area.y1 - area.y0, 0, Style(fill=gradient))
    lights = [_light(page, number, colour) for number, colour in enumerate(theme.lights)]
    heaven = _sun(page, theme) if page.mountain else []
    return Group((ground, *lights, *heaven), role="sky")


def _sun(page: Page, theme: Theme) -> list[Shape]:
    summit = MEASURES[page.paper].summit
    x, y, r = summit.x, summit.y + 20, SUN[page.paper] * theme.sun_share
    rings = [
        Circle(x, y, r * grown, Style(fill=colour, fill_opacity=theme.rings_opacity))
        for grown, colour in zip((2.1, 1.5), reversed(theme.rings), strict=True)
        if colour
    ]
    line = Style(fill=theme.sun or "none", stroke=theme.sun_line or "none", stroke_width=1.2 if theme.sun_line else 0)
    return [*rings, Circle(x, y, r, line)]


def _light(page: Page, number: int, colour: str) -> Group:
    """One northern light: curtains of one foot and growing height, so faint that they melt into each other."""
    stretch = page.width / 1680
    foot = [(x * stretch, 40 + (y - 40) * stretch) for x, y in RIBBONS[number]]
    return light(foot, TALL[number] * stretch, colour)


def light(foot: list[tuple[float, float]], tall: float, colour: str) -> Group:
    """A northern light over its lower edge."""
    style = Style(fill=colour, fill_opacity=round(GLOW, 4))
    curtains = (Path(_curtain(foot, tall, (place + 1) / CURTAINS), style) for place in range(CURTAINS))
    return Group(tuple(curtains), role="sky")


def _curtain(foot: list[tuple[float, float]], tall: float, share: float) -> str:
    """A curtain from its foot up to a share of its height, pointed at both ends."""
    last = len(foot) - 1
    top = [
        (x + 0.2 * tall * share * ends, y - tall * share * FOLDS[place % len(FOLDS)] * ends)
        for place, (x, y) in enumerate(foot)
        for ends in (min(1, place / 2.5, (last - place) / 2.5),)
    ]
    (x, y), (end_x, end_y) = foot[0], top[-1]
    return f"M{x:.1f} {y:.1f}{_through(foot)}L{end_x:.1f} {end_y:.1f}{_through(top[::-1])}Z"


def _through(points: list[tuple[float, float]]) -> str:
    """A soft curve through points (Catmull-Rom): path data without its start."""
    ends = [points[0], *points, points[-1]]
    return "".join(
        f"C{b[0] + (c[0] - a[0]) / 6:.1f} {b[1] + (c[1] - a[1]) / 6:.1f} "
        f"{c[0] - (d[0] - b[0]) / 6:.1f} {c[1] - (d[1] - b[1]) / 6:.1f} {c[0]:.1f} {c[1]:.1f}"
        for a, b, c, d in zip(ends, ends[1:], ends[2:], ends[3:], strict=False)
    )


@lru_cache(maxsize=64)
def stars(page: Page, theme: Theme, seed: int) -> Group:
    """Stars in the upper part of the sky, none behind the title or before the moon; hills hide the lowest."""
    chance = Chance(seed)
    area, summit = page.area, MEASURES[page.paper].summit
    moon = SUN[page.paper] * theme.sun_share if page.mountain else 0
    shapes: list[Shape] = []
    count = round(theme.star_count * (page.width / 1680) ** 1.3)
    while len(shapes) < count:
        x = chance.between(area.x0 + 12, area.x1 - 12)
        y = area.y0 + 10 + (page.height * 0.39) * chance.share()
        r = (0.9, 0.9, 1.1, 1.4, 1.9)[chance.below(5)]
        glow = round(chance.between(0.35, 0.9), 2)
        behind_title = x < page.title_width and y < area.y0 + page.title * 2.1
        if behind_title or hypot(x - summit.x, y - summit.y - 20) < moon:
            continue
        shapes.append(Circle(round(x, 1), round(y, 1), r, Style(fill="#FFFFFF", fill_opacity=glow)))
    return Group(tuple(shapes), role="sky")


def birds(page: Page, theme: Theme) -> Group:
    """Three birds over the middle of the sheet."""
    x, y, scale = BIRDS[page.paper]
    return Group(
        tuple(_bird(x + dx * scale, y + dy * scale, size * scale, theme.birds) for dx, dy, size in FLOCK), role="sky"
    )


@lru_cache(maxsize=8)
def flock_box(page: Page) -> Box:
    """The room the birds take."""
    x, y, scale = BIRDS[page.paper]
    return Box(x - 14 * scale, y - 26 * scale, x + 68 * scale, y + 10 * scale)


def _bird(x: float, y: float, scale: float, colour: str) -> Path:
    wing, lift = 13 * scale, 1.95 * scale
    third = 2 / 3

    def half(start: float, side: float) -> str:
        """One wing: a quadratic curve over its shoulder, as a cubic."""
        shoulder_x, shoulder_y = x + side * wing / 2, y - 8.06 * scale
        from_y, to_y = (y - lift, y) if side < 0 else (y, y - lift)
        end = start + wing
        return (
            f"C{start + (shoulder_x - start) * third:.2f} {from_y + (shoulder_y - from_y) * third:.2f} "
            f"{end + (shoulder_x - end) * third:.2f} {to_y + (shoulder_y - to_y) * third:.2f} {end:.2f} {to_y:.2f}"
        )

    d = f"M{x - wing:.2f} {y - lift:.2f}{half(x - wing, -1)}{half(x, 1)}"
    return Path(d, Style(stroke=colour, stroke_width=2.4 * scale, cap="round", join="round"))
