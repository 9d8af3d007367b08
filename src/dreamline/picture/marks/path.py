"""The path itself: shadow, white casing, ink edge, chapter colours, centre dots (PICTURE 5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dreamline.picture.marks.paint import filled, line
from dreamline.picture.marks.sides import by_side
from dreamline.picture.path import curve
from dreamline.picture.shapes import Circle, Group, Path

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dreamline.picture.look import ChapterLook, Stroke, Theme
    from dreamline.picture.page import Page, SizeClass
    from dreamline.picture.path.curve import Piece
    from dreamline.picture.path.place import Placed
    from dreamline.picture.shapes import Shape, Style

EDGE = 1.2
"""Width of the ink edge on each side where the theme names none."""
SHADOW_DROP, SHADOW_SHARE = 5.0, 0.8
DOT, DOT_STEP = 2.5, 13.0


def path(placed: Placed, page: Page, theme: Theme) -> Group:
    """The whole path of a sheet, clipped where it comes from or goes on to another sheet."""
    area = page.area
    through = placed.whole[0][0] < area.x0 or placed.whole[-1][6] > area.x1
    clip = f"M{area.x0} {area.y0}L{area.x1} {area.y0}L{area.x1} {area.y1}L{area.x0} {area.y1}Z" if through else ""
    return Group(tuple(strokes(placed.whole, placed.stretches, page.sizes, theme)), role="path", clip=clip)


def strokes(
    pieces: Sequence[Piece],
    parts: Sequence[tuple[int, Sequence[Piece]]],
    sizes: SizeClass,
    theme: Theme,
    *,
    aside: float = 0,
) -> list[Shape]:
    """What a path is drawn with, from below: `pieces` are the whole of it, `parts` the same by colour.

    The shadow falls `aside` (to the right) where that is not 0, else straight down.
    """
    whole = curve.data(pieces)
    casing = Path(whole, line(theme.casing, sizes.casing, ends=True))
    spans = [(colour, curve.data(some)) for colour, some in parts]
    stretches = [(theme.chapter(colour), data) for colour, data in spans]
    edge = theme.path_width or EDGE
    shapes: list[Shape] = [*_shadow(pieces, sizes.casing, theme, aside), Group((casing,), role="casing")]
    if theme.path_line:
        shapes.append(Path(whole, line(theme.path_line, sizes.path + 2 * edge, ends=True)))
    shapes += by_side(theme, lambda side: _edges(pieces, spans, sizes.path / 2 + edge, side))
    shapes += _ends(pieces, sizes.path / 2, [look.line for look, _ in stretches])
    shapes += [Path(data, line(look.line, sizes.path)) for look, data in stretches]
    for look, data in stretches:
        shapes += [Path(data, _pattern(stroke, look, theme, sizes.path)) for stroke in look.pattern]
    if theme.dots:
        shapes.append(Path(whole, line(theme.dots, DOT, ends=True, dash=(1, DOT_STEP), opacity=0.75)))
    return shapes


def _shadow(pieces: Sequence[Piece], width: float, theme: Theme, aside: float) -> list[Path]:
    if not theme.shadow:
        return []
    if aside:
        moved = [(a + aside, b, c + aside, d, e + aside, f, g + aside, h) for a, b, c, d, e, f, g, h in pieces]
        low = curve.data([curve.moved(piece, aside) for piece in moved])
    else:
        low = curve.data([curve.moved(piece, SHADOW_DROP) for piece in pieces])
    return [Path(low, line(theme.shadow, width, ends=True, opacity=theme.shadow_opacity * SHADOW_SHARE))]


def _edges(
    pieces: Sequence[Piece], spans: Sequence[tuple[int, str]], half: float, theme: Theme
) -> Iterator[Path | Circle]:
    """The thin line on both sides of the path and around its ends."""
    edges = [(theme.chapter(colour).edge, data) for colour, data in spans]
    yield from (Path(data, line(edge, 2 * half)) for edge, data in edges if edge)
    yield from _ends(pieces, half, [edge for edge, _ in edges])


def _ends(pieces: Sequence[Piece], radius: float, colours: list[str]) -> Iterator[Circle]:
    """Round ends: a disc at the beginning and one at the end."""
    (x0, y0), (x1, y1) = pieces[0][:2], pieces[-1][6:]
    if colours[0]:
        yield Circle(x0, y0, radius, filled(colours[0]))
    if colours[-1]:
        yield Circle(x1, y1, radius, filled(colours[-1]))


def _pattern(stroke: Stroke, look: ChapterLook, theme: Theme, width: float) -> Style:
    colour = theme.pattern_mark if stroke.mark else theme.pattern_ground or look.line
    wide = stroke.width * width if stroke.share else stroke.width
    return line(colour, wide, ends=stroke.round, dash=stroke.dash)
