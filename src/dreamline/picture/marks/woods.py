"""Woods: spruces in the colour of their hill, a little darker."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from dreamline.picture.look import mix
from dreamline.picture.shapes import Group, Path, Shape, Style
from dreamline.picture.world.chance import Chance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dreamline.picture.look import Theme
    from dreamline.picture.page import Page
    from dreamline.picture.world.woods import Wood


def woods(places: tuple[Wood, ...], page: Page, theme: Theme, seed: int, crest: float) -> Group:
    """The woods, the farthest first; `crest` is the height (y) of the farthest hill."""
    shapes: list[Shape] = []
    for wood in sorted(places, key=lambda wood: wood.middle.y):
        share = min(max((wood.middle.y - crest) / (page.floor - crest), 0), 1)
        shapes += _wood(wood, share, theme, seed)
    return Group(tuple(shapes), role="woods")


def _wood(wood: Wood, share: float, theme: Theme, seed: int) -> tuple[Path, Path]:
    """One wood: the trees behind a little paler than those in front; `share` tells how near its hill is."""
    trees = sorted(_trees(wood, share, seed))
    half = len(trees) // 2
    hill, shade = theme.hill(share), 0.30 + 0.12 * share
    return _row(trees[:half], mix(hill, theme.woods, shade)), _row(trees[half:], mix(hill, theme.woods, shade + 0.09))


def _row(trees: list[tuple[int, int, int]], colour: str) -> Path:
    d = "".join([spruce(x, base, tall) for base, x, tall in trees])
    return Path(d, Style(fill=colour, stroke=colour, stroke_width=1.5, join="round"))


def _trees(wood: Wood, share: float, seed: int) -> Iterator[tuple[int, int, int]]:
    """Base, x and height of each spruce; the tallest stand in the middle."""
    x, y = wood.middle
    chance = Chance(seed ^ int(x) << 20 ^ int(y))
    half = min(wood.radius, 66) - 9
    count = 4 + min(6, int(half / 9)) - chance.below(2)
    for place in range(count):
        across = (2 * place + 0.5 + chance.share()) / count - 1
        jitter = chance.share()
        tall = round((25 + 17 * share + 4 * jitter) * (1.12 - 0.42 * abs(across)))
        base = y + min(half * 0.45, 20) * (1.3 * (7 * jitter % 1) - 0.5) + tall / 3
        yield round(base), round(x + across * half), tall


def spruce(x: int, base: int, tall: int) -> str:
    """One spruce on whole u: two skirts and a trunk, standing on `base`."""
    skirt, waist, shoulder, trunk, up, middle = _cut(tall)
    half, low, right, left = f" {base - middle}L", f" {base - up}L", x + trunk, x - trunk
    return (
        f"M{x} {base - tall}L{x + shoulder}{half}{x + waist}{half}{x + skirt}{low}{right}{low}{right} {base}"
        f"L{left} {base}L{left}{low}{x - skirt}{low}{x - waist}{half}{x - shoulder}{half[:-1]}Z"
    )


@lru_cache(maxsize=256)
def _cut(tall: int) -> tuple[int, int, int, int, int, int]:
    """Half widths of lower skirt, waist, upper skirt and trunk; heights of trunk and waist."""
    shares = (0.23, 0.092, 0.165, 0.05, 0.16, 0.55)
    skirt, waist, shoulder, trunk, up, middle = (max(1, round(share * tall)) for share in shares)
    return skirt, waist, shoulder, trunk, up, middle
