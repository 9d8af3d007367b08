"""The picture as the sky of a page: a drawing of the core without its paper, by day and by night in one markup.

The landscape runs on beyond both edges of the sheet, the title is left to the page's heading, words are set in the
page's own fonts, photos are addresses of this site, and each moment is a link to its place in the list. Colours are
written `light-dark(day, night)`; shapes that only one of them has stand in groups `by-day` and `by-night`, of which the
page's style sheet hides one. No style sheet and no data stand inside.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from dreamline.picture import collector
from dreamline.picture.markup import escaped, number
from dreamline.picture.plan import Box
from dreamline.picture.shapes import Circle, Drawing, Gradient, Group, Image, Path, Rect, Style, Text
from dreamline.picture.svg import Writer
from dreamline.picture.typography import fonts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dreamline.emoji.art import Art
    from dreamline.picture.shapes import Shape, Sheet
    from dreamline.picture.typography.typeset import Line

LEFT_OUT: Final = frozenset({"title", "subtitle", "caption", "product"})
LANDS: Final = frozenset({"hills", "ground"})
"""Groups whose paths reach from one edge of the sheet to the other; the land beyond takes their heights."""
BEYOND: Final = 2600.0
"""How far the land runs on beyond the sheet, and the sky above it (u)."""
STARS_BEYOND: Final = 420.0
STARRY: Final = 20
"""So many circles are stars, and no sun."""
USUAL: Final = 2000.0
"""Sheets wider than this have smaller words and are shown as wide as the window (u)."""
UNDER: Final = 20.0
"""How far the ground below the sheet reaches under the land beside it (u)."""
SWELL: Final = 34.0
"""How much the land beyond the sheet rises and falls (u)."""
_WALK: Final = (
    (160, 0), (300, -1), (520, -1), (760, -1), (900, 1), (1200, 1), (1700, 1), (2000, 0), (BEYOND, 0),
)  # fmt: skip
_CORNER: Final = re.compile(r"(-?[\d.]+) (-?[\d.]+)(?=[MLCZ]|$)")
"""The last point of each step of path data."""

Corners = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Staged:
    """The markup of a picture in UTF-8, and its emojis, which a page defines beside it (`definitions`)."""

    markup: bytes
    emojis: tuple[Art, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """Shapes as markup that refers to nothing."""

    markup: str


@collector.paused()
def staged(drawing: Drawing, *, title: str = "", photos: Mapping[str, str] | None = None, prefix: str = "p") -> Staged:
    """A drawing made for a page (`draw_for_page`), one inline `<svg>` for each sheet; the first defines for all.

    `photos` gives the address of each photo by its name in the drawing; `prefix` begins all ids.
    """
    writer = _Writer(drawing, photos or {}, prefix)
    areas = [_area(sheet) for sheet in drawing.sheets]
    insides = [writer.inside(sheet, area) for sheet, area in zip(drawing.sheets, areas, strict=True)]
    pairs = zip(drawing.sheets, areas, strict=True)
    heads = [_head(drawing, sheet, area, title or drawing.title) for sheet, area in pairs]
    insides[0] = [*writer.definitions(), *insides[0]]
    parts = (part for head, inside in zip(heads, insides, strict=True) for part in (head, *inside, "</svg></div>\n"))
    # Encoded one by one: a single emoji in a title would make one long string of it four times as wide.
    return Staged(b"".join(map(str.encode, parts)), tuple(writer.emojis))


def _head(drawing: Drawing, sheet: Sheet, area: Box, title: str) -> str:
    width, height = area.x1 - area.x0, area.y1 - area.y0
    lang = f' lang="{escaped(drawing.lang)}"' if drawing.lang else ""
    known = f"{' is-large' if width > USUAL else ''}{' is-mirrored' if sheet.mirrored else ''}"
    return (
        f'<div class="picture-sheet{known}"><svg class="picture"'
        f' viewBox="{number(area.x0)} {number(area.y0)} {number(width)} {number(height)}"{lang}'
        f' role="group" aria-label="{escaped(title)}">\n'
    )


def _area(sheet: Sheet) -> Box:
    """Where the picture is on its sheet: all of it, or what its frame leaves."""
    frames = [_corners(group.clip) for group in sheet.shapes if isinstance(group, Group) and group.clip]
    if not frames:
        return Box(0, 0, sheet.width, sheet.height)
    across, down = [x for x, _ in frames[0]], [y for _, y in frames[0]]
    return Box(min(across), min(down), max(across), max(down))


# Out of the frame


def _opened(sheet: Sheet, area: Box) -> tuple[Shape, ...]:
    """The shapes without paper, frame and title, the land running on to both sides."""
    ends = (area.x0, area.x1, area.y1)
    return tuple(
        _beyond(group, ends) if group.clip else group
        for group in sheet.shapes
        if isinstance(group, Group) and group.role not in LEFT_OUT and (group.clip or group.role != "ground")
    )


def _beyond(ground: Group, ends: tuple[float, float, float]) -> Group:
    shapes = tuple(_further(shape, ends) if isinstance(shape, Group) else shape for shape in ground.shapes)
    return replace(ground, shapes=shapes, clip="")


def _further(group: Group, ends: tuple[float, float, float]) -> Group:
    if group.look:
        return _beyond(group, ends)
    if group.role == "sky":
        return _heavens(group, ends)
    if group.role in LANDS and not group.clip:
        return replace(group, shapes=tuple(_land(group.shapes, ends)))
    return group


@lru_cache(maxsize=16)
def _heavens(group: Group, ends: tuple[float, float, float]) -> Group:
    """A part of the sky, running on. A story has the same hundreds of stars every time: they are written once."""
    shapes = [*_sky(group.shapes, ends)]
    if len(shapes) < STARRY or not all(isinstance(shape, Circle) for shape in shapes):
        return replace(group, shapes=tuple(shapes))
    return replace(group, shapes=(Written(_circles(shapes)),))  # type: ignore[arg-type]  # our writer knows it


def _circles(shapes: Sequence[Shape]) -> str:
    writer = Writer(Drawing((), "", "", ""), "none", "")
    writer.shapes(tuple(shapes))
    return "".join(writer.out)


def _sky(shapes: Sequence[Shape], ends: tuple[float, float, float]) -> Iterator[Shape]:
    left, right, _ = ends
    for shape in shapes:
        if isinstance(shape, Rect) and isinstance(shape.style.fill, Gradient):
            wide = shape.width + 2 * BEYOND
            above = Style(fill=shape.style.fill.stops[0][1])
            yield Rect(left - BEYOND, shape.y - BEYOND, wide, BEYOND + 1, 0, above)
            yield replace(shape, x=left - BEYOND, width=wide)
            continue
        if isinstance(shape, Path) and shape.style.fill == "none":
            continue  # birds fly where the page has its title and buttons
        yield shape
        if isinstance(shape, Circle) and shape.r < 4:  # noqa: PLR2004 (a star; sun and moon stand only once)
            if shape.x < left + STARS_BEYOND:
                yield replace(shape, x=2 * left - shape.x)
            elif shape.x > right - STARS_BEYOND:
                yield replace(shape, x=2 * right - shape.x)


def _land(shapes: Sequence[Shape], ends: tuple[float, float, float]) -> Iterator[Shape]:
    """Each path that reaches both edges goes on at the height it had there, in soft swells."""
    left, right, floor = ends
    for shape in shapes:
        corners = _corners(shape.d) if isinstance(shape, Path) and shape.style.fill != "none" else ()
        if not isinstance(shape, Path) or not _reach(corners, left, right):
            yield shape
            continue
        deep = floor + BEYOND
        for (x, y), way in zip(_edges(corners), (-1, 1), strict=True):
            yield Path(_swell(x - way, y, way, deep), shape.style)
        yield shape
        yield Rect(left - UNDER, floor - 1, right - left + 2 * UNDER, BEYOND, 0, shape.style)


def _reach(corners: Corners, left: float, right: float) -> bool:
    across = [x for x, _ in corners]
    return bool(across) and min(across) <= left and max(across) >= right


@lru_cache(maxsize=64)
def _corners(data: str) -> Corners:
    """The points a path passes through, without those that only bend it."""
    return tuple((float(x), float(y)) for x, y in _CORNER.findall(data))


def _edges(corners: Corners) -> tuple[tuple[float, float], tuple[float, float]]:
    """Where the top of a hill begins and ends."""
    first, last = min(x for x, _ in corners), max(x for x, _ in corners)
    return (first, min(y for x, y in corners if x == first)), (last, min(y for x, y in corners if x == last))


def _swell(x: float, y: float, way: int, deep: float) -> str:
    """Land from an edge outwards: level at the edge, then two soft hills."""
    at = [f"{x + way * out:.1f} {y + up * SWELL:.1f}" for out, up in _WALK]
    curves = "".join(f"C{at[index]} {at[index + 1]} {at[index + 2]}" for index in range(0, len(at), 3))
    return f"M{x:.1f} {deep:.1f}L{x:.1f} {y:.1f}{curves}L{x + way * BEYOND:.1f} {deep:.1f}Z"


# Writing


def emoji_id(art: Art) -> str:
    """The id of an emoji on every page, whatever the picture's prefix."""
    return f"emoji-{art.key}"


def definitions(emojis: Iterable[Art], *, known: frozenset[str] = frozenset()) -> bytes:
    """An `<svg>` without size that defines emojis for pictures and lists; empty where all their ids are `known`."""
    lacking = [emoji for emoji in emojis if emoji_id(emoji) not in known]
    boxes = {_box_id(emoji): emoji for emoji in lacking}
    defs = [_box(emoji) for name, emoji in boxes.items() if name not in known]
    defs += [f'<g id="{emoji_id(art)}" clip-path="url(#{_box_id(art)})">{art.body}</g>\n' for art in lacking]
    if not defs:
        return b""
    return f'<svg width="0" height="0" aria-hidden="true" focusable="false"><defs>{"".join(defs)}</defs></svg>'.encode()


def _box_id(art: Art) -> str:
    return f"emoji-box-{art.width:g}-{art.height:g}"


def _box(art: Art) -> str:
    """Nothing of an emoji stands out of its box."""
    return f'<clipPath id="{_box_id(art)}"><path d="M0 0H{art.width:g}V{art.height:g}H0Z"/></clipPath>\n'


class _Writer(Writer):
    """Writes for a page: links, its own fonts, photos by address."""

    def __init__(self, drawing: Drawing, addresses: Mapping[str, str], prefix: str) -> None:
        super().__init__(drawing, "live", prefix)
        self.addresses = addresses
        self.emojis: dict[Art, str] = {}
        self.writers[Written] = lambda written: self.out.append(written.markup)

    def inside(self, sheet: Sheet, area: Box) -> list[str]:
        """What stands on a sheet, without the definitions it refers to."""
        shapes = _opened(sheet, area)
        if sheet.mirrored:
            self.turned(shapes, sheet.width)
        else:
            self.shapes(shapes)
        written, self.out = self.out, []
        return written

    def group(self, group: Group) -> None:
        if group.look:
            self.out.append(f'<g class="by-{group.look}">\n')
            self.shapes(group.shapes)
            self.out.append("</g>\n")
            return
        if group.role != "moment" or not group.owner:
            super().group(group)
            return
        number_ = escaped(group.owner)
        self.out.append(f'<a class="spot" href="#moment-{number_}" data-moment="{number_}" tabindex="-1">')
        super().group(group)
        self.out.append("</a>\n")

    def artwork(self, art: Art) -> str:
        """Emojis have names of their own and are defined beside the picture, so that the list shows them from there."""
        return self.emojis.setdefault(art, emoji_id(art))

    def live_text(self, text: Text, line: Line, left: float) -> None:
        if text.face == "hand":
            # A few words by hand are lighter as outlines than their font, which would be a fifth of the whole page.
            self.outlines(text, line, left)
            return
        cut = fonts.own(text.face).key
        loose = f' letter-spacing="{number(text.spacing)}"' if text.spacing else ""
        for words in line.words:
            x = left + (-1 if self.mirrored else 1) * words.start * text.size
            turn = f' transform="matrix(-1 0 0 1 {number(2 * x)} 0)"' if self.mirrored else ""
            leftward = ' direction="rtl" text-anchor="end"' if words.leftward else ""
            self.out.append(
                f'<text class="{cut}" x="{number(x)}" y="{number(text.y)}" font-size="{number(text.size)}"'
                f' fill="{text.fill}"{loose}{leftward}{turn}>{escaped(words.text)}</text>\n'
            )

    def image(self, image: Image) -> None:
        address = self.addresses.get(image.name)
        if address is None:
            return
        half, side = image.size / 2, number(image.size)
        turn = f" rotate({number(image.turn)})" if image.turn else ""
        flip = " scale(-1 1)" if self.mirrored else ""
        self.out.append(
            f'<g transform="translate({number(image.x)} {number(image.y)}){turn}{flip}"'
            f' clip-path="url(#{self.rounded(half, image.r)})"><image x="{number(-half)}" y="{number(-half)}"'
            f' width="{side}" height="{side}" preserveAspectRatio="xMidYMid slice" href="{escaped(address)}"/></g>\n'
        )
