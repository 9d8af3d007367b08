"""The one place that speaks with HarfBuzz: opening font files, setting letters, outlines of glyphs, subsets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import uharfbuzz as hb  # type: ignore[import-untyped]  # the package ships no types

if TYPE_CHECKING:
    from collections.abc import Container, Iterable
    from pathlib import Path

Shaper = Any
"""An opened font as HarfBuzz knows it."""

LOOSE = {"liga": False, "clig": False}
"""Letters that are spaced out are not tied together, as in browsers."""


class Glyph(NamedTuple):
    """A glyph by its number in its font; place in font units from the start of its run, y up; the letter it is of."""

    number: int
    x: int
    y: int
    letter: int


def opened(path: Path, index: int = 0) -> Shaper:
    """Opens a font file, or one font of a collection. Raises OSError or RuntimeError if it cannot be read."""
    return hb.Font(hb.Face(hb.Blob.from_file_path(str(path)), index))


def units(shaper: Shaper) -> int:
    """Font units in one em."""
    return int(shaper.face.upem)


def letters(shaper: Shaper) -> Container[int]:
    """The code points the font has."""
    found: Container[int] = shaper.face.unicodes
    return found


def shaped(shaper: Shaper, text: str, *, rightward: bool, loose: bool) -> tuple[tuple[Glyph, ...], int]:
    """The glyphs of a text of one font and direction, from left to right, and how far they advance (font units)."""
    if not text:
        return (), 0
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "ltr" if rightward else "rtl"
    hb.shape(shaper, buffer, LOOSE if loose else {})
    x = 0
    glyphs = []
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        glyphs.append(Glyph(info.codepoint, x + place.x_offset, place.y_offset, info.cluster))
        x += place.x_advance
    return tuple(glyphs), x


def outline(shaper: Shaper, number: int) -> str:
    """A glyph as SVG path data in whole font units, y up, with relative commands; "" for one without ink."""
    drawn = Drawn()
    shaper.draw_glyph(number, PEN, drawn)
    return "".join(drawn.parts)


class Drawn:
    """Path data as it grows: every point is written from the one before, because that is shortest."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.at = self.start = (0, 0)

    def add(self, command: str, *places: float) -> None:
        """Adds a command with its points (x, y, x, y ...)."""
        x0, y0 = self.at
        steps = [round(place) - (y0 if odd % 2 else x0) for odd, place in enumerate(places)]
        self.parts.append(
            command + str(steps[0]) + "".join(f"{step}" if step < 0 else f" {step}" for step in steps[1:])
        )
        self.at = (round(places[-2]), round(places[-1]))

    def move(self, x: float, y: float) -> None:
        self.add("m", x, y)
        self.start = self.at

    def close(self) -> None:
        self.parts.append("z")
        self.at = self.start


def pen() -> Any:
    """Draw functions that write into a Drawn."""
    funcs = hb.DrawFuncs()
    funcs.set_move_to_func(lambda x, y, drawn: drawn.move(x, y))
    funcs.set_line_to_func(lambda x, y, drawn: drawn.add("l", x, y))
    funcs.set_quadratic_to_func(lambda x1, y1, x, y, drawn: drawn.add("q", x1, y1, x, y))
    funcs.set_cubic_to_func(lambda x1, y1, x2, y2, x, y, drawn: drawn.add("c", x1, y1, x2, y2, x, y))
    funcs.set_close_path_func(lambda drawn: drawn.close())
    return funcs


PEN = pen()


def subset(shaper: Shaper, text: Iterable[str]) -> bytes:
    """A font file with just these letters, keeping all that shapes them."""
    wanted = hb.SubsetInput()
    wanted.unicode_set.update({ord(letter) for letter in text})
    return bytes(hb.subset(shaper.face, wanted).blob.data)
