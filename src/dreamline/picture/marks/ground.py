"""The foreground: a strip over the mountain's foot, a small lake, and trees at both ends."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from dreamline.picture.marks.woods import spruce
from dreamline.picture.plan import Box
from dreamline.picture.shapes import Group, Path, Shape, Style

if TYPE_CHECKING:
    from dreamline.picture.look import Theme
    from dreamline.picture.page import Page
    from dreamline.picture.plan import Taken

LAKE: Final = (
    (376, 1103), (416, 1092), (506, 1096), (556, 1093), (606, 1090), (726, 1090), (776, 1102), (716, 1112), (626, 1109),
    (556, 1112), (486, 1115), (416, 1112), (376, 1103),
)  # fmt: skip
RIPPLES: Final = ((450, 1102, 502), (516, 1106, 596), (614, 1099, 678), (678, 1104, 714))

TREES: Final = ((74, 58), (102, 44), (158, 40), (-30, 62), (-58, 46), (-84, 34))
"""Trees of the foreground: x from the left or, below 0, from the right edge of the picture area, and height."""

FROM_BOXES: Final = 15


def ground(page: Page, theme: Theme, taken: Taken) -> Group:
    """The foreground; a tree that would come too near to a text is left out."""
    if not theme.front_woods:
        return Group(_strip(page, theme), role="ground")
    trees = _trees(page, theme)
    highest = min(room.y0 for room, _ in trees)
    low = [box for box in taken.boxes if box.y1 > highest]
    standing = (tree for room, tree in trees if not any(room.hits(box) for box in low))
    return Group((*_strip(page, theme), *standing), role="ground")


@lru_cache(maxsize=16)
def _trees(page: Page, theme: Theme) -> tuple[tuple[Box, Path], ...]:
    """The trees with the room each asks for."""
    base = round(page.area.y1) - 14
    style = Style(fill=theme.front_woods, stroke=theme.front_woods, stroke_width=1.5, join="round")
    places = [(round(x if x > 0 else page.area.x1 + x), tall) for x, tall in TREES]
    return tuple(
        (
            Box(x - 0.25 * tall, base - tall, x + 0.25 * tall, base).grown(FROM_BOXES),
            Path(spruce(x, base, tall), style),
        )
        for x, tall in places
    )


@lru_cache(maxsize=16)
def _strip(page: Page, theme: Theme) -> tuple[Shape, ...]:
    """The strip and the lake in it."""
    left, right, low, foot = page.area.x0 - 10, page.area.x1 + 10, page.area.y1 + 10, page.area.y1 - 34
    x = right - 328
    points = (
        (300, -38), (560, 18), (860, 0), (1160, -18), (x - 330, -38), (x, -10), (x + 330, 18), (right - 90, -44),
        (right, -22),
    )  # fmt: skip
    lines = [f"{px:.0f} {foot + dy:.0f}" for px, dy in points]
    curves = "".join(f"C{a} {b} {c}" for a, b, c in zip(lines[::3], lines[1::3], lines[2::3], strict=True))
    d = f"M{left:.0f} {foot - 4:.0f}{curves}L{right:.0f} {low:.0f}L{left:.0f} {low:.0f}Z"
    outline = Style(fill=theme.foreground, stroke=theme.hill_line or "none", stroke_width=theme.hill_width)
    return (Path(d, outline), *(_lake(page, theme) if theme.lake else ()))


def _lake(page: Page, theme: Theme) -> tuple[Shape, ...]:
    stretch, down = page.width / 1680, page.area.y1 - 1126
    shore = [f"{x * stretch:.1f} {y + down:.1f}" for x, y in LAKE]
    curves = "".join(f"C{a} {b} {c}" for a, b, c in zip(shore[1::3], shore[2::3], shore[3::3], strict=True))
    water = Path(f"M{shore[0]}{curves}Z", Style(fill=theme.lake))
    style = Style(stroke=theme.ripples, stroke_width=2, stroke_opacity=0.8, cap="round")
    ripples = (
        Path(f"M{x * stretch:.1f} {y + down:.1f}L{end * stretch:.1f} {y + down:.1f}", style) for x, y, end in RIPPLES
    )
    return (water, *ripples)
