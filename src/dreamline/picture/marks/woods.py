"""Woods: spruces in the colour of their hill, a little darker."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from dreamline.picture.chance import Chance
from dreamline.picture.look import mix
from dreamline.picture.shapes import Group, Path, Style

if TYPE_CHECKING:
    from dreamline.picture.look import Theme
    from dreamline.picture.page import Page
    from dreamline.picture.woods import Wood


def woods(places: tuple[Wood, ...], page: Page, theme: Theme, seed: int, crest: float) -> Group:
    """The woods, the farthest first; `crest` is the height (y) of the farthest hill."""
    far_to_near = sorted(places, key=lambda wood: wood.middle.y)
    return Group(tuple(_wood(wood, page, theme, seed, crest) for wood in far_to_near), role="woods")


def _wood(wood: Wood, page: Page, theme: Theme, seed: int, crest: float) -> Path:
    x, y = wood.middle
    chance = Chance(seed ^ int(x) << 20 ^ int(y))
    share = min(max((y - crest) / (page.floor - crest), 0), 1)
    half = min(wood.radius, 66) - 9
    count = 4 + min(6, int(half / 9)) - chance.below(2)
    trees = []
    for place in range(count):
        across = (place + 0.5) / count * 2 - 1 + chance.between(-0.5, 0.5) / count
        tall = round((27 + 17 * share + chance.between(-2, 2)) * (1.12 - 0.42 * abs(across)))
        base = y + min(half * 0.45, 20) * chance.between(-0.5, 0.8) + tall / 3
        trees.append((round(base), round(x + across * half), tall))
    d = "".join([spruce(tree_x, base, tall) for base, tree_x, tall in sorted(trees)])
    colour = mix(theme.hill(share), theme.woods, 0.34 + 0.14 * share)
    return Path(d, Style(fill=colour, stroke=colour, stroke_width=1.5, join="round"))


def spruce(x: int, base: int, tall: int) -> str:
    """One spruce on whole u: two skirts and a trunk, standing on `base`."""
    skirt, waist, shoulder, trunk, up, middle = _cut(tall)
    top, half, low = base - tall, base - middle, base - up
    return (
        f"M{x} {top}L{x + shoulder} {half}L{x + waist} {half}L{x + skirt} {low}L{x + trunk} {low}L{x + trunk} {base}"
        f"L{x - trunk} {base}L{x - trunk} {low}L{x - skirt} {low}L{x - waist} {half}L{x - shoulder} {half}Z"
    )


@lru_cache(maxsize=256)
def _cut(tall: int) -> tuple[int, int, int, int, int, int]:
    """Half widths of lower skirt, waist, upper skirt and trunk; heights of trunk and waist."""
    shares = (0.23, 0.092, 0.165, 0.05, 0.16, 0.55)
    skirt, waist, shoulder, trunk, up, middle = (max(1, round(share * tall)) for share in shares)
    return skirt, waist, shoulder, trunk, up, middle
