"""Woods: spruces in the colour of their hill, a little darker."""

from __future__ import annotations

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
    half = min(wood.radius, 62) - 14
    count = 4 + min(6, int(half / 9)) - chance.below(2)
    trees = []
    for place in range(count):
        across = (place + 0.5) / count * 2 - 1 + chance.between(-0.5, 0.5) / count
        tall = (27 + 17 * share + chance.between(-2, 2)) * (1.12 - 0.42 * abs(across))
        trees.append((y + min(half * 0.5, 22) * chance.between(-0.5, 0.9) + tall / 3, x + across * half, tall))
    d = "".join(spruce(tree_x, base, tall) for base, tree_x, tall in sorted(trees))
    colour = mix(theme.hill(share), theme.woods, 0.34 + 0.14 * share)
    return Path(d, Style(fill=colour, stroke=colour, stroke_width=1.5, join="round"))


def spruce(x: float, base: float, tall: float) -> str:
    """One spruce: two skirts and a trunk, standing on `base`."""
    skirt, waist, shoulder, trunk = 0.23 * tall, 0.092 * tall, 0.165 * tall, 0.05 * tall
    top, middle, low = base - tall, base - 0.55 * tall, base - 0.16 * tall
    return (
        f"M{x:.1f} {top:.1f}L{x + shoulder:.1f} {middle:.1f}L{x + waist:.1f} {middle:.1f}L{x + skirt:.1f} {low:.1f}"
        f"L{x + trunk:.1f} {low:.1f}L{x + trunk:.1f} {base:.1f}L{x - trunk:.1f} {base:.1f}L{x - trunk:.1f} {low:.1f}"
        f"L{x - skirt:.1f} {low:.1f}L{x - waist:.1f} {middle:.1f}L{x - shoulder:.1f} {middle:.1f}Z"
    )
