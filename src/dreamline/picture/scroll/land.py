"""The land of the scroll: sky and sun, one hill for each chapter, and woods on the free side of the path."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from dreamline.picture.look import mix
from dreamline.picture.marks import sky as sky_marks
from dreamline.picture.marks.sides import by_side
from dreamline.picture.marks.woods import spruce
from dreamline.picture.plan import Box
from dreamline.picture.scroll.descent import points_between
from dreamline.picture.scroll.phone import MIDDLE, PHONE, SIZES, WIDTH
from dreamline.picture.shapes import Circle, Gradient, Group, Path, Rect, Style
from dreamline.picture.world.chance import Chance, seed_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dreamline.picture.look import Theme
    from dreamline.picture.scroll.descent import Descent
    from dreamline.picture.shapes import Shape

SUN: Final = 84.0
SUN_BELOW: Final = 16.0
"""Its middle lies so far below the summit."""
FAR_HILL: Final = (-5, 166, 60, 116, 120, 226, 200, 216, 280, 206, 330, 126, 395, 86)
"""The far hill on both sides of the mountain: start, handles and ends, heights below the summit."""
RIDGE: Final = (-5, 20, 90, -34, 150, 8, 210, 4, 270, 0, 330, 36, 395, -14)
"""The edge of a hill about its height; every second one is turned upside down but for its middle."""
RISE: Final = 4.0
OVER: Final = 5.0
"""Hills run so far over the sheet's edge."""
LIGHTS: Final = (
    ((-20, 128), (40, 118), (95, 124), (150, 108), (205, 112), (260, 96), (320, 104), (410, 82)),
    ((120, 60), (170, 66), (215, 54), (260, 58), (300, 44), (350, 50), (420, 34)),
)
LIGHTS_TALL: Final = (70, 42)
STARS: Final = 0.6
"""The phone's sky has so many of the poster's stars."""

FROM_THINGS: Final = 15.5
LEAST, MOST = 20.0, 62.0
"""Half the width of a wood."""
BEHIND, IN_FRONT = 0.30, 0.42
"""The shares of the woods' own colour in the two rows of a wood."""
OFTEN: Final = 0.45
"""The share of moments with a wood on the free side."""
UP, DOWN = 48.0, 34.0
"""What a wood takes above and below its middle."""


class Levels(NamedTuple):
    """The heights of a scroll: lower end of the heading, summit, TODAY, and the sheet's foot."""

    heading: float
    summit: float
    today: float
    foot: float


def sky(levels: Levels, theme: Theme, seed: int, *, flock: bool) -> list[Shape]:
    """Sky, lights, stars, sun, birds, and the far hill."""
    hill = Path(_closed(FAR_HILL, levels.summit, levels.today), _hill_style(theme, theme.hill_far))
    above = by_side(theme, lambda side: [_heavens(levels, side, seed, flock=flock)])
    return [*above, Group((hill,), role="hills")]


def _heavens(levels: Levels, theme: Theme, seed: int, *, flock: bool) -> Group:
    ground: str | Gradient = Gradient(theme.sky) if len(theme.sky) > 1 else theme.sky[0][1]
    inner: list[Shape] = [Rect(0, 0, WIDTH, levels.today, 0, Style(fill=ground))]
    inner += [
        sky_marks.light([(x, y) for x, y in foot], tall, colour)
        for foot, tall, colour in zip(LIGHTS, LIGHTS_TALL, theme.lights, strict=False)
    ]
    inner += _stars(levels, theme, seed)
    inner += _sun(levels.summit + SUN_BELOW, theme)
    if flock and theme.birds:
        inner.append(sky_marks.birds(PHONE, theme))
    return Group(tuple(inner), role="sky")


def _sun(y: float, theme: Theme) -> list[Shape]:
    r = SUN * theme.sun_share
    rings = [
        Circle(MIDDLE, y, r * grown, Style(fill=colour, fill_opacity=theme.rings_opacity))
        for grown, colour in zip((2.1, 1.5), reversed(theme.rings), strict=True)
        if colour
    ]
    line = Style(fill=theme.sun or "none", stroke=theme.sun_line or "none", stroke_width=1.2 if theme.sun_line else 0)
    return [*rings, Circle(MIDDLE, y, r, line)]


def _stars(levels: Levels, theme: Theme, seed: int) -> Iterator[Circle]:
    """Stars between heading and mountain."""
    chance = Chance(seed)
    for _ in range(round(theme.star_count * STARS)):
        x, y = chance.between(8, WIDTH - 8), chance.between(levels.heading + 8, levels.summit + 120)
        r = (0.8, 0.8, 1, 1.2, 1.6)[chance.below(5)]
        yield Circle(
            round(x, 1), round(y, 1), r, Style(fill="#FFFFFF", fill_opacity=round(chance.between(0.35, 0.9), 2))
        )


def _hill_style(theme: Theme, colour: str) -> Style:
    return Style(fill=colour, stroke=theme.hill_line or "none", stroke_width=theme.hill_width)


def _closed(curve: Sequence[float], y: float, low: float) -> str:
    """A hill's edge at this height, closed below."""
    points = [f"{curve[at]:.1f} {curve[at + 1] + y:.1f}" for at in range(0, len(curve), 2)]
    d = f"M{points[0]}" + "".join(
        f"C{a} {b} {c}" for a, b, c in zip(points[1::3], points[2::3], points[3::3], strict=True)
    )
    return f"{d}L{WIDTH + OVER:.0f} {low:.0f}L{-OVER:.0f} {low:.0f}Z"


def hills(base: float, borders: Sequence[float], foot: float, theme: Theme) -> Group:
    """The hill at the mountain's foot, and one for each chapter, its edge where the chapter begins."""
    heights = [base, *borders]
    shapes = [
        Path(
            _closed(_ridge(turned=number % 2 == 0), y + (0 if not number else RISE), foot + OVER),
            _hill_style(theme, theme.hill(shade(number, len(heights)))),
        )
        for number, y in enumerate(heights)
    ]
    return Group(tuple(shapes), role="hills")


def shade(number: int, count: int) -> float:
    """How near the hill is, counted from the mountain: 1 the nearest, 0 the farthest."""
    return 1 - number / (count - 1) if count > 1 else 0.7


def _ridge(*, turned: bool) -> tuple[float, ...]:
    """The edge of a hill about its height."""
    if not turned:
        return tuple(value - RISE if at % 2 else value for at, value in enumerate(RIDGE))
    return tuple(RISE - value + RISE - RISE if at % 2 else value for at, value in enumerate(RIDGE))


def woods(descent: Descent, down: float, theme: Theme) -> Group:
    """Woods beside some moments, where the path and everything on it leave room; `down` is the height of TODAY.

    Each wood follows from its moment alone, so that a new moment does not disturb the others.
    """
    if not theme.woods:
        return Group((), role="woods")
    shapes: list[Shape] = []
    count = len(descent.borders) + 1
    borders = list(descent.borders)
    for number, spot in enumerate(descent.spots):
        chance = Chance(seed_of((spot.stop.title,)))
        if chance.share() >= OFTEN:
            continue
        middle, half = _free(descent, number)
        if half < LEAST:
            continue
        near = shade(sum(border < spot.y for border in borders), count)
        shapes += _wood((middle, spot.y + down), min(half, MOST), theme.hill(near), theme.woods, chance)
    return Group(tuple(shapes), role="woods")


def _free(descent: Descent, number: int) -> tuple[float, float]:
    """The middle and half the width of the room beside a moment, opposite its label; 0 where something is there."""
    spot = descent.spots[number]
    beside = descent.spots[max(0, number - 1) : number + 2]
    high, low = spot.y - UP - FROM_THINGS, spot.y + DOWN + FROM_THINGS
    room = Box(0, high, WIDTH, low)
    xs = [x for lower, upper in pairwise(beside) for x, y in points_between(upper, lower)
          if high - SIZES.casing < y < low + SIZES.casing] or [spot.x]  # fmt: skip
    half = SIZES.casing / 2 + FROM_THINGS
    if spot.label.left:
        x0, x1 = max(max(xs) + half, spot.badge.x1 + FROM_THINGS), WIDTH - 6
    else:
        x0, x1 = 6.0, min(min(xs) - half, spot.badge.x0 - FROM_THINGS)
    space = Box(x0 - FROM_THINGS, high, x1 + FROM_THINGS, low)
    boxes = [box for other in beside for box in other.boxes if other is not spot]
    boxes += [sign.plate for sign in descent.signs]
    if number in {0, len(descent.spots) - 1} or any(space.hits(box) and room.hits(box) for box in boxes):
        return 0, 0
    return (x0 + x1) / 2, (x1 - x0) / 2


def _wood(middle: tuple[float, float], half: float, hill: str, wood: str, chance: Chance) -> list[Path]:
    """Some spruces within half the width, those in front a little darker."""
    x, y = middle
    count = 2 + int(half / 8) - chance.below(2)
    trees = []
    for place in range(count):
        luck = chance.share()
        other, third = luck * 61 % 1, luck * 3721 % 1
        across = ((place + 0.2 + 0.6 * luck) / count * 2 - 1) * (half - 8)
        tall = round((25 + 10 * other) * (1.08 - 0.2 * abs(across) / half))
        trees.append((round(y - 4 + 22 * third), round(x + across), tall))
    trees.sort()
    rows = ((trees[: count // 2], BEHIND), (trees[count // 2 :], IN_FRONT))
    return [_row(row, mix(hill, wood, share)) for row, share in rows if row]


def _row(trees: list[tuple[int, int, int]], colour: str) -> Path:
    d = "".join([spruce(x, base, tall) for base, x, tall in trees])
    return Path(d, Style(fill=colour, stroke=colour, stroke_width=1.5, join="round"))
