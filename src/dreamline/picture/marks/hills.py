"""The hills: one for each row of the path, a second faint wave halfway down, and the far peaks between them."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from dreamline.picture.look import mix
from dreamline.picture.shapes import Group, Path, Shape, Style

if TYPE_CHECKING:
    from dreamline.picture.look import Theme
    from dreamline.picture.page import Page, Paper
    from dreamline.picture.plan import Ridge

WAVES: Final = (
    ((0, 0), (170, -80), (340, 25), (570, -4), (800, -33), (910, -87), (1140, 10), (1370, 107), (1610, 20), (1620, 10)),
    ((0, 0), (430, -64), (600, 17), (830, -4), (1060, -25), (1170, -69.4), (1400, 10), (1630, 89.4), (1610, 20),
     (1620, 10)),
    ((0, 0), (290, -70), (460, 20), (690, -4), (920, -28), (1030, -76), (1260, 10), (1490, 96), (1610, 20), (1620, 10)),
)  # fmt: skip
"""The faint waves on A3, from the left edge: start, then handles and ends."""

PEAK: Final = ((-150, 277.2), (-67.5, 130.3), (-54, 94.3), (0, 0), (57, 72.1), (79.8, 133), (190, 277.2))
PEAK_SNOW: Final = ((0, 0), (57, 72.1), (30.4, 58.2), (11.4, 85.9), (-15, 61), (-33, 91.5), (-46.5, 80.4))
PEAKS: Final[dict[Paper, tuple[tuple[float, float, float, float], ...]]] = {
    "A3": ((1536, 553, 1, 1), (1086, 645.4, 0.8, 0.63)),
    "A2": ((2236, 803, 1.15, 1.44),),
}
"""Summit and stretch sideways and upright of the far peaks."""


def hills(ridges: tuple[Ridge, ...], page: Page, theme: Theme) -> Group:
    """All hills, the farthest first; nearer ones cover the feet of those behind."""
    shapes: list[Shape] = []
    count = len(ridges)
    for number, ridge in enumerate(ridges):
        if page.mountain and number == min(1, count - 1):
            shapes.append(peaks(page, theme))
        shapes.append(Path(_ground(_ridge_data(ridge), page), _style(theme, _shade(theme, number, count))))
        if not theme.hill_line:
            shapes.append(_wave(ridges, number, page, theme))
    return Group(tuple(shapes), role="hills")


def _style(theme: Theme, colour: str) -> Style:
    return Style(fill=colour, stroke=theme.hill_line or "none", stroke_width=theme.hill_width)


def _shade(theme: Theme, number: int, count: int) -> str:
    return theme.hill(number / (count - 1) if count > 1 else 0.4)


def _ridge_data(ridge: Ridge) -> str:
    start = ridge.curve[0].start
    curves = "".join(
        f"C{a.x:.1f} {a.y:.1f} {b.x:.1f} {b.y:.1f} {end.x:.1f} {end.y:.1f}" for _, a, b, end in ridge.curve
    )
    return f"M{start.x:.1f} {start.y:.1f}{curves}"


def _ground(line: str, page: Page) -> str:
    """The line closed below, outside the picture area on all three sides."""
    area = page.area
    start = line[1 : line.index("C")].split()[1]
    end = line.rsplit(" ", 1)[1]
    left, right, low = area.x0 - 10, area.x1 + 10, area.y1 + 10
    return f"M{left:.1f} {low:.1f}L{left:.1f} {start}L{line[1:]}L{right:.1f} {end}L{right:.1f} {low:.1f}Z"


def _wave(ridges: tuple[Ridge, ...], number: int, page: Page, theme: Theme) -> Path:
    """A wave halfway to the next hill, never above its own."""
    last = number + 1 == len(ridges)
    colour = _shade(theme, number, len(ridges))
    ahead = theme.foreground if last else _shade(theme, number + 1, len(ridges))
    own, below = _height(ridges[number]), page.floor + 36 if last else _height(ridges[number + 1])
    template = _template(page, number % len(WAVES))
    curve = ridges[number].curve
    ends = [*(piece.start for piece in curve), *(piece.end for piece in curve[-1:])]
    lowest = max((end.y + 8 - _at(template, end.x) for end in ends), default=own)
    y = max((own + below) / 2 + 12, lowest)
    points = [f"{x:.1f} {y + dy:.1f}" for x, dy in template]
    curves = "".join(f"C{a} {b} {c}" for a, b, c in zip(points[1::3], points[2::3], points[3::3], strict=True))
    return Path(_ground(f"M{points[0]}{curves}", page), Style(fill=mix(colour, ahead, 0.08 if last else 0.42)))


def _height(ridge: Ridge) -> float:
    return sum(piece.start.y for piece in ridge.curve) / len(ridge.curve)


@lru_cache(maxsize=8)
def _template(page: Page, number: int) -> tuple[tuple[float, float], ...]:
    """The wave's points on this page."""
    left, stretch = page.area.x0 - 10, (page.area.x1 - page.area.x0 + 20) / 1620
    return tuple((left + x * stretch, dy * stretch**0.5) for x, dy in WAVES[number])


def _at(template: tuple[tuple[float, float], ...], x: float) -> float:
    """The wave's rise at x, roughly: between its ends and the peaks of its handles."""
    for (x0, y0), (x1, y1) in pairwise(template):
        if x0 <= x <= x1:
            return y0 + (y1 - y0) * (x - x0) / (x1 - x0)
    return 0


@lru_cache(maxsize=16)
def peaks(page: Page, theme: Theme) -> Group:
    """A far peak or two behind the mountain."""
    shapes: list[Shape] = []
    for place in PEAKS[page.paper]:
        rock = Style(fill=theme.peak, stroke=theme.hill_line or "none", stroke_width=theme.hill_width)
        shapes.append(Path(_polygon(PEAK, place), rock))
        if theme.peak_snow:
            snow = Style(fill=theme.peak_snow, fill_opacity=theme.peak_snow_opacity)
            shapes.append(Path(_polygon(PEAK_SNOW, place), snow))
    return Group(tuple(shapes), role="hills")


def _polygon(points: tuple[tuple[float, float], ...], place: tuple[float, float, float, float]) -> str:
    x, y, wide, tall = place
    return "M" + "L".join(f"{x + dx * wide:.1f} {y + dy * tall:.1f}" for dx, dy in points) + "Z"
