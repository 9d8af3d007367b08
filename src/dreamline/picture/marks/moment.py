"""A moment: badge or photo, star, ring of a turning point, and its label (PICTURE 6)."""

from __future__ import annotations

from math import cos, pi, radians, sin
from typing import TYPE_CHECKING

from dreamline.picture.marks.paint import edged, filled
from dreamline.picture.marks.path import EDGE
from dreamline.picture.marks.sides import by_side
from dreamline.picture.measure import width
from dreamline.picture.path.strip import PRINT_EDGE, star_of
from dreamline.picture.shapes import Circle, Emoji, Group, Image, Path, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dreamline.picture.look import ChapterLook, Theme
    from dreamline.picture.page import SizeClass
    from dreamline.picture.path.curve import Spot
    from dreamline.picture.path.labels import Label
    from dreamline.picture.path.stops import Stop
    from dreamline.picture.shapes import Shape, Style

SHADOW_DROP = 4.0
RING_OUT, RING_WIDTH = 4.0, 1.6
"""The second ring of a turning point lies so far outside the badge."""
DOT = 0.38
LETTER, WIDEST = 0.95, 1.6
"""The size of a letter in a badge, and the width it may have there, in radii."""
EMOJI = 1.2
CORNER, PICTURE_CORNER = 7.0, 5.0
TURN = 4.0


def moment(stop: Stop, spot: Spot, label: Label, sizes: SizeClass, theme: Theme, *, turn: int, order: int) -> Group:  # noqa: PLR0913 (a moment and its surroundings)
    """A moment with everything that belongs to it; `turn` is 1 or -1, the way its photo leans."""
    words = _label(spot, label, theme.chapter(stop.colour), theme)
    return Group(
        (*emblem(stop, spot, sizes, theme, turn=turn), words),
        role="moment", title=stop.title, owner=stop.id, order=order,
    )  # fmt: skip


def emblem(stop: Stop, spot: Spot, sizes: SizeClass, theme: Theme, *, turn: int) -> list[Group]:
    """The badge or photo of a moment, and its star."""
    look = theme.chapter(stop.colour)
    sign = _print(stop, spot, sizes, look, theme, turn) if stop.photo else _badge(stop, spot, sizes, look, theme)
    return [sign, _star(stop, spot, sizes, theme)] if stop.star else [sign]


def _badge(stop: Stop, spot: Spot, sizes: SizeClass, look: ChapterLook, theme: Theme) -> Group:
    x, y = spot
    r = sizes.badge
    shapes: list[Shape] = []
    if theme.shadow:
        shapes.append(Circle(x, y + SHADOW_DROP, r + 1, filled(theme.shadow, theme.shadow_opacity)))
    if stop.turning:
        shapes.append(Circle(x, y, r + RING_OUT, _turning(look, theme)))
    shapes += by_side(theme, lambda side: _disc(stop, spot, sizes, side))
    shapes += _inside(stop, spot, sizes, look, theme)
    return Group(tuple(shapes), role="badge")


def _disc(stop: Stop, spot: Spot, sizes: SizeClass, theme: Theme) -> Iterator[Circle]:
    """The disc in its ring, and the edge around it."""
    (x, y), r, look = spot, sizes.badge, theme.chapter(stop.colour)
    edge = EDGE if look.edge else 0.0
    if edge:
        yield Circle(x, y, r, filled(look.edge))
    inside = theme.pale if stop.pale else theme.badge
    line = theme.badge_line or look.line
    yield Circle(x, y, r - edge - sizes.ring / 2, edged(inside, line, sizes.ring))


def _turning(look: ChapterLook, theme: Theme) -> Style:
    return edged(theme.casing, look.ink, RING_WIDTH)


def _inside(stop: Stop, spot: Spot, sizes: SizeClass, look: ChapterLook, theme: Theme) -> list[Shape]:
    """The emoji, else a letter, else a dot."""
    x, y = spot
    if stop.art:
        return [Emoji(x, y, EMOJI * sizes.badge, stop.art)]
    if stop.letter:
        size = min(LETTER, WIDEST / width(stop.letter, "heavy", 1)) * sizes.badge
        return [Text(x, y + 0.36 * size, stop.letter, "heavy", size, look.letter)]
    colour = look.letter if theme.path_line else look.line
    return [Circle(x, y, DOT * sizes.badge, filled(colour))]


def _print(  # noqa: PLR0913, PLR0917 (as the badge, and the way it leans)
    stop: Stop, spot: Spot, sizes: SizeClass, look: ChapterLook, theme: Theme, turn: int
) -> Group:
    """A photo as a slightly turned print."""
    x, y = spot
    angle, half = TURN * turn, sizes.badge + PRINT_EDGE
    shapes: list[Shape] = []
    if theme.shadow:
        low = _turned_square((x, y), half, angle, CORNER, down=SHADOW_DROP)
        shapes.append(Path(low, filled(theme.shadow, theme.shadow_opacity)))
    if stop.turning:
        outer = _turned_square((x, y), half + RING_OUT + 1, angle, CORNER + RING_OUT)
        shapes.append(Path(outer, _turning(look, theme)))
    frame = edged(theme.badge, look.ink, 3)
    shapes.append(Path(_turned_square((x, y), half, angle, CORNER), frame))
    if stop.photo:
        alt = stop.photo.alt or stop.text
        shapes.append(Image(x, y, 2 * sizes.badge, stop.photo.name, PICTURE_CORNER, angle, alt))
    return Group(tuple(shapes), role="photo")


def _turned_square(middle: Spot, half: float, angle: float, corner: float, *, down: float = 0) -> str:
    """Path data of a square with round corners, turned by degrees about its middle; `down` moves it before turning."""
    s, c = sin(radians(angle)), cos(radians(angle))
    inner, hold = half - corner, half - corner * 0.448
    walk = (
        (-inner, -half), (inner, -half), (hold, -half), (half, -hold), (half, -inner), (half, inner), (half, hold),
        (hold, half), (inner, half), (-inner, half), (-hold, half), (-half, hold), (-half, inner), (-half, -inner),
        (-half, -hold), (-hold, -half), (-inner, -half),
    )  # fmt: skip
    at = [f"{middle[0] + x * c - (y + down) * s:.2f} {middle[1] + x * s + (y + down) * c:.2f}" for x, y in walk]
    sides = "".join(f"L{at[i]}C{at[i + 1]} {at[i + 2]} {at[i + 3]}" for i in range(1, 17, 4))
    return f"M{at[0]}{sides}Z"


def _star(stop: Stop, spot: Spot, sizes: SizeClass, theme: Theme) -> Group:
    """The gold star of a dream that came true."""
    out, up, r = star_of(stop, sizes)
    x, y = spot[0] + out, spot[1] + up
    points = [
        (x + reach * sin(pi * index / 5), y - reach * cos(pi * index / 5))
        for index in range(10)
        for reach in ((0.775 if index % 2 == 0 else 0.38) * r,)
    ]
    data = "M" + "L".join(f"{px:.2f} {py:.2f}" for px, py in points) + "Z"
    gold = edged(theme.star, theme.star, 0.18 * r)
    return Group((Circle(x, y, r, filled(theme.star_disc)), Path(data, gold)), role="star")


def _label(spot: Spot, label: Label, look: ChapterLook, theme: Theme) -> Group:
    x, y = spot
    return Group(
        tuple(
            Text(x, y + line.y, line.text, line.face, line.size, theme.text if line.kind == "text" else look.ink)
            for line in label.lines
        ),
        role="label",
    )
