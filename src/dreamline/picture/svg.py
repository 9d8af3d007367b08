"""Shapes to SVG: plain SVG 1.1 that browsers, resvg and typst draw alike (PICTURE 17).

No style sheets, filters, masks or markers (live text brings its fonts, and only there a style sheet). Glyphs and emojis
stand once in `<defs>` and are placed with `<use>`; numbers have at most two decimals; ids are counted per drawing; the
same drawing gives the same bytes.
"""

from __future__ import annotations

import zlib
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, Literal

from dreamline.emoji.art import greyed
from dreamline.picture import collector, livetext
from dreamline.picture.markup import escaped, number, plain_data
from dreamline.picture.pixels import data_address, in_grey
from dreamline.picture.shapes import Circle, Ellipse, Emoji, Gradient, Group, Image, Path, Rect, Text
from dreamline.picture.typography import fonts, typeset
from dreamline.picture.typography.lettering import EMOJI_SIDE

if TYPE_CHECKING:
    from collections.abc import Callable

    from dreamline.emoji.art import Art
    from dreamline.picture.shapes import Drawing, Shape, Sheet, Style
    from dreamline.picture.typography.fonts import Font
    from dreamline.picture.typography.typeset import Line

TextMode = Literal["outlines", "live", "none"]

GAP: Final = 40
"""Room between sheets stacked in one file (u)."""

SHARES: Final = {"start": 0.0, "middle": 0.5, "end": 1.0}
"""How much of a line lies left of its anchor."""

EMOJI_MIDDLE, EMOJI_DRAWN = 0.36, 1.0
"""Height of an emoji's middle above the base line and its size, in em, within a text (it has 1.1 em of room)."""

STRIKE = (0.3, 0.07)
"""Height above the base line and thickness of the line through struck words, in em."""

CREDIT: Final = (
    "Emojis: Noto Emoji (Apache License 2.0), circle-flags (MIT). "
    "Type: Fraunces, Nunito, Caveat (SIL Open Font License 1.1)."
)


@collector.paused()
def write(drawing: Drawing, *, text: TextMode = "outlines", prefix: str = "") -> str:
    """The drawing as one SVG file, its sheets one below the other.

    `text`: "outlines" needs no fonts, "live" is `<text>` with embedded fonts for browsers, "none" leaves words out.
    `prefix` begins the ids that are counted, so that several drawings may stand in one page.
    """
    writer = Writer(drawing, text, prefix)
    top = 0.0
    for sheet in drawing.sheets:
        writer.sheet(sheet, top)
        top += sheet.height + GAP
    wide = max((sheet.width for sheet in drawing.sheets), default=0)
    return "".join([head(drawing, wide, max(0, top - GAP), prefix), *writer.definitions(), *writer.out, "</svg>\n"])


def head(drawing: Drawing, wide: float, high: float, prefix: str) -> str:
    """Everything before the definitions: size, language, title and description."""
    lang = f' xml:lang="{escaped(drawing.lang)}"' if drawing.lang else ""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" version="1.1"'
        f' width="{number(wide)}" height="{number(high)}" viewBox="0 0 {number(wide)} {number(high)}"{lang}'
        f' role="img" aria-labelledby="{prefix}t {prefix}d">\n'
        f'<title id="{prefix}t">{escaped(drawing.title)}</title>\n'
        f'<desc id="{prefix}d">{escaped(drawing.description)}</desc>\n'
        f"<metadata>{escaped(CREDIT)}</metadata>\n"
    )


def mark(drawing: Drawing, prefix: str) -> str:
    """A short mark that other drawings on the same page are most unlikely to have."""
    return f"{zlib.crc32((prefix + drawing.title + drawing.description).encode('utf-8', 'replace')):08x}"


class Writer:
    """Collects the elements of a drawing and what they refer to."""

    def __init__(self, drawing: Drawing, text: TextMode, prefix: str) -> None:
        self.out: list[str] = []
        self.lang = drawing.lang
        self.grey = drawing.grey
        self.photos = dict(drawing.photos)
        self.prefix = prefix
        self.mirrored = False
        self.glyphs: dict[Font, set[int]] = {}
        self.live = livetext.Fonts(mark(drawing, prefix))
        self.ids: dict[object, str] = {}
        self.painted: dict[int, str] = {}
        self.defs: list[str] = []
        self.set_text: Callable[[Text, Line, float], None] = {
            "outlines": self.outlines,
            "live": self.live_text,
            "none": lambda *_: None,
        }[text]
        self.writers: dict[type, Callable[[Any], None]] = {
            Path: self.path,
            Circle: self.circle,
            Ellipse: self.ellipse,
            Rect: self.rect,
            Text: self.text,
            Emoji: self.emoji,
            Image: self.image,
            Group: self.group,
        }

    def sheet(self, sheet: Sheet, top: float) -> None:
        at = f' transform="translate(0 {number(top)})"' if top else ""
        self.out.append(f'<g class="sheet"{at}>\n')
        self.out.append(
            f'<rect width="{number(sheet.width)}" height="{number(sheet.height)}" fill="{sheet.ground}"/>\n'
        )
        if sheet.mirrored:
            self.turned(sheet.shapes, sheet.width)
        else:
            self.shapes(sheet.shapes)
        self.out.append("</g>\n")

    def shapes(self, shapes: tuple[Shape, ...]) -> None:
        writers = self.writers
        for shape in shapes:
            writers[type(shape)](shape)

    def turned(self, shapes: tuple[Shape, ...], across: float) -> None:
        """Shapes mirrored so that x becomes `across` - x."""
        self.out.append(f'<g transform="matrix(-1 0 0 1 {number(across)} 0)">\n')
        self.mirrored = not self.mirrored
        self.shapes(shapes)
        self.mirrored = not self.mirrored
        self.out.append("</g>\n")

    def group(self, group: Group) -> None:
        start = "<g"
        if group.role:
            start += f' class="{group.role}"'
        if group.opacity != 1:
            start += f' opacity="{number(group.opacity)}"'
        if group.clip:
            start += f' clip-path="url(#{self.clip(group.clip)})"'
        title = f"<title>{escaped(group.title)}</title>" if group.title else ""
        self.out.append(f"{start}>{title}\n")
        if group.still is not None and self.mirrored:
            self.turned(group.shapes, 2 * group.still)
        else:
            self.shapes(group.shapes)
        self.out.append("</g>\n")

    def path(self, path: Path) -> None:
        self.out.append(f'<path d="{plain_data(path.d)}"{self.paint(path.style)}/>\n')

    def circle(self, circle: Circle) -> None:
        self.out.append(
            f'<circle cx="{number(circle.x)}" cy="{number(circle.y)}" r="{number(circle.r)}"'
            f"{self.paint(circle.style)}/>\n"
        )

    def ellipse(self, shape: Ellipse) -> None:
        self.out.append(
            f'<ellipse cx="{number(shape.x)}" cy="{number(shape.y)}" rx="{number(shape.rx)}" ry="{number(shape.ry)}"'
            f"{self.paint(shape.style)}/>\n"
        )

    def rect(self, rect: Rect) -> None:
        corner = f' rx="{number(rect.r)}"' if rect.r else ""
        self.out.append(
            f'<rect x="{number(rect.x)}" y="{number(rect.y)}" width="{number(rect.width)}"'
            f' height="{number(rect.height)}"{corner}{self.paint(rect.style)}/>\n'
        )

    def paint(self, style: Style) -> str:
        """The attributes of a style. The drawing keeps its styles alive, so each is known by its identity."""
        known = self.painted.get(id(style))
        if known is None:
            fill = style.fill if isinstance(style.fill, str) else f"url(#{self.gradient(style.fill)})"
            known = self.painted[id(style)] = attributes(style, fill)
        return known

    def gradient(self, gradient: Gradient) -> str:
        """The id of a gradient, written once for each different one."""
        known = self.ids.get(gradient)
        if known is None:
            known = self.ids[gradient] = f"{self.prefix}g{len(self.ids)}"
            stops = "".join(
                f'<stop offset="{number(share)}" stop-color="{colour}"/>' for share, colour in gradient.stops
            )
            self.defs.append(f'<linearGradient id="{known}" x1="0" y1="0" x2="0" y2="1">{stops}</linearGradient>\n')
        return known

    def clip(self, data: str) -> str:
        """The id of a clip made of path data."""
        known = self.ids.get(data)
        if known is None:
            known = self.ids[data] = f"{self.prefix}c{len(self.ids)}"
            self.defs.append(f'<clipPath id="{known}"><path d="{plain_data(data)}"/></clipPath>\n')
        return known

    def artwork(self, art: Art) -> str:
        """The id of an emoji's drawing, in grey where the drawing is. Some drawings reach out of their square."""
        known = self.ids.get(art)
        if known is None:
            known = self.ids[art] = f"{self.prefix}e{len(self.ids)}"
            body = greyed(art).body if self.grey else art.body
            clip = self.clip(f"M0 0L{art.width:g} 0L{art.width:g} {art.height:g}L0 {art.height:g}Z")
            self.defs.append(f'<g id="{known}" clip-path="url(#{clip})">{body}</g>\n')
        return known

    def emoji(self, emoji: Emoji) -> None:
        self.place_art(emoji.art, emoji.x, emoji.y, emoji.size, emoji.alt)

    def place_art(self, art: Art, x: float, y: float, side: float, alt: str = "") -> None:
        """An emoji by its middle and its longer side, never mirrored."""
        scale = side / max(art.width, art.height)
        left, top = x - art.width * scale / 2, y - art.height * scale / 2
        if self.mirrored:
            at = f"translate({number(2 * x - left)} {number(top)}) scale(-{scale:.4f} {scale:.4f})"
        else:
            at = f"translate({number(left)} {number(top)}) scale({scale:.4f})"
        title = f"><title>{escaped(alt)}</title></use>\n" if alt else "/>\n"
        self.out.append(f'<use xlink:href="#{self.artwork(art)}" transform="{at}"{title}')

    def image(self, image: Image) -> None:
        """A photo in its rounded square; nothing where the drawing has no such photo."""
        photo = self.photos.get(image.name)
        if photo is None:
            return
        address = data_address(in_grey(photo) if self.grey else photo)
        half, side = image.size / 2, number(image.size)
        turn = f" rotate({number(image.turn)})" if image.turn else ""
        flip = " scale(-1 1)" if self.mirrored else ""
        alt = f"<title>{escaped(image.alt)}</title>" if image.alt else ""
        self.out.append(
            f'<g transform="translate({number(image.x)} {number(image.y)}){turn}{flip}"'
            f' clip-path="url(#{self.rounded(half, image.r)})">'
            f'<image x="{number(-half)}" y="{number(-half)}" width="{side}" height="{side}"'
            f' preserveAspectRatio="xMidYMid slice" xlink:href="{address}">{alt}</image></g>\n'
        )

    def rounded(self, half: float, corner: float) -> str:
        """The id of a clip in the shape of a rounded square about the origin."""
        key = ("rounded", half, corner)
        known = self.ids.get(key)
        if known is None:
            known = self.ids[key] = f"{self.prefix}c{len(self.ids)}"
            side = number(2 * half)
            self.defs.append(
                f'<clipPath id="{known}"><rect x="{number(-half)}" y="{number(-half)}" width="{side}" height="{side}"'
                f' rx="{number(corner)}"/></clipPath>\n'
            )
        return known

    def text(self, text: Text) -> None:
        """A line of words, the emojis within it, and the line through it."""
        line = typeset.line(text.text, text.face, self.lang, text.spacing / text.size)
        wide = line.width * text.size
        share = SHARES[text.anchor]
        left, away = (text.x + (1 - share) * wide, -1) if self.mirrored else (text.x - share * wide, 1)
        self.set_text(text, line, left)
        for art, start in line.emojis:
            middle = left + away * (start + EMOJI_SIDE / 2) * text.size
            self.place_art(art, middle, text.y - EMOJI_MIDDLE * text.size, EMOJI_DRAWN * text.size)
        if text.struck:
            self.strike(text, left, away * wide)

    def outlines(self, text: Text, line: Line, left: float) -> None:
        """The glyphs of a line, in font units inside a scaled group; `left` is where its left end stands."""
        size = text.size
        away, y = -size if self.mirrored else size, number(text.y)
        for font, start, uses, numbers in line.stretches:
            glyphs = self.glyphs.get(font)
            if glyphs is None:
                glyphs = self.glyphs[font] = set()
            glyphs |= numbers
            scale = away * font.share / font.units
            self.out.append(
                f'<g transform="translate({number(left + start * away)} {y})'
                f' scale({scale:.5f} {-abs(scale):.5f})" fill="{text.fill}">{uses}</g>\n'
            )

    def live_text(self, text: Text, line: Line, left: float) -> None:
        self.out.extend(livetext.elements(text, line, left, self.live, mirrored=self.mirrored))

    def strike(self, text: Text, left: float, wide: float) -> None:
        up, thick = STRIKE
        self.out.append(
            f'<path d="M{number(left)} {number(text.y - up * text.size)}L{number(left + wide)}'
            f' {number(text.y - up * text.size)}" fill="none" stroke="{text.fill}"'
            f' stroke-width="{number(thick * text.size)}"/>\n'
        )

    def definitions(self) -> list[str]:
        """All that is placed from elsewhere: fonts of live text, gradients, clips, emojis, glyphs in their order."""
        glyphs = [
            glyph(font, which)
            for font in sorted(self.glyphs, key=lambda font: font.key)
            for which in sorted(self.glyphs[font])
        ]
        inner = [self.live.style(), *self.defs, *glyphs]
        return ["<defs>\n", *inner, "</defs>\n"] if any(inner) else []


@lru_cache(maxsize=4096)
def glyph(font: Font, which: int) -> str:
    return f'<path id="{font.key}-{which}" d="{fonts.outline(font, which)}"/>\n'


@lru_cache(maxsize=2048)
def attributes(style: Style, fill: str) -> str:
    """A style as attributes, leaving out what SVG takes for granted."""
    found = f' fill="{fill}"'
    if style.fill_opacity != 1:
        found += f' fill-opacity="{number(style.fill_opacity)}"'
    if style.stroke == "none" or not style.stroke_width:
        return found
    found += f' stroke="{style.stroke}" stroke-width="{number(style.stroke_width)}"'
    if style.stroke_opacity != 1:
        found += f' stroke-opacity="{number(style.stroke_opacity)}"'
    if style.dash:
        found += f' stroke-dasharray="{" ".join(map(number, style.dash))}"'
    if style.cap != "butt":
        found += f' stroke-linecap="{style.cap}"'
    if style.join != "miter":
        found += f' stroke-linejoin="{style.join}"'
    return found
