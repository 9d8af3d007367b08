"""One line of text as glyphs in their places, ready to be written: cached, because pictures repeat their lines."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from dreamline.picture import bidi, fonts, lettering, measure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dreamline.emoji.art import Art
    from dreamline.picture.fonts import Font
    from dreamline.picture.lettering import Piece
    from dreamline.picture.shapes import Face


class Stretch(NamedTuple):
    """Glyphs of one font: where they begin (em from the start of the line), their `<use>`s, and their numbers."""

    font: Font
    start: float
    uses: str
    numbers: frozenset[int]


class Line(NamedTuple):
    """A set line: its width in em, its stretches, and emojis as (artwork, left edge in em).

    `text` is what is set, cleaned; `shown` is the same with a blank in place of every emoji and a box for every letter
    no font has; `fonts` says which font has which letters.
    """

    text: str
    shown: str
    width: float
    leftward: bool
    stretches: tuple[Stretch, ...]
    emojis: tuple[tuple[Art, float], ...]
    fonts: tuple[tuple[Font, str], ...]


@lru_cache(maxsize=8192)
def line(text: str, face: Face, lang: str = "", spacing: float = 0) -> Line:
    """Sets a line; `spacing` is the extra room after each letter in em."""
    clean = measure.clean(text)
    leftward = bidi.is_leftward(clean, lang)
    placed = list(places(clean, face, lang, spacing, leftward=leftward))
    end = max((start + wide for start, wide, _ in placed), default=0)
    runs = [(start, piece) for start, _, piece in placed if isinstance(piece, lettering.Run)]
    emojis = [(piece.art, start) for start, _, piece in placed if isinstance(piece, lettering.Inline)]
    letters: dict[Font, str] = {}
    for _, run in runs:
        letters[run.font] = letters.get(run.font, "") + run.text
    return Line(
        clean,
        shown(clean, face, lang),
        max(0.0, end - spacing),
        leftward,
        tuple(stretches(runs, spacing)),
        tuple(emojis),
        tuple(letters.items()),
    )


def places(text: str, face: Face, lang: str, spacing: float, *, leftward: bool) -> Iterator[tuple[float, float, Piece]]:
    """The pieces of the line from left to right: (start, width with spacing, piece)."""
    x = 0.0
    for part in bidi.stretches(text, leftward=leftward):
        for place, word in enumerate(part.text.split(" ") if part.rightward else reversed(part.text.split(" "))):
            if place:
                x += measure.SPACES[face] + spacing
            for piece in lettering.pieces(word, face, lang, rightward=part.rightward, loose=spacing != 0):
                wide = piece.advance + (spacing * letter_count(piece) if spacing else 0)
                yield x, wide, piece
                x += wide


def letter_count(piece: Piece) -> int:
    return len({glyph.letter for glyph in piece.glyphs}) if isinstance(piece, lettering.Run) else 1


def stretches(runs: list[tuple[float, lettering.Run]], spacing: float) -> Iterator[Stretch]:
    """Runs of one font that follow each other, written together."""
    together: list[tuple[float, lettering.Run]] = []
    for start, run in runs:
        if together and together[-1][1].font is not run.font:
            yield stretch(together, spacing)
            together = []
        together.append((start, run))
    if together:
        yield stretch(together, spacing)


def stretch(runs: list[tuple[float, lettering.Run]], spacing: float) -> Stretch:
    font = runs[0][1].font
    units = font.units / font.share
    first = runs[0][0]
    uses = [use for start, run in runs for use in run_uses(run, (start - first) * units, spacing * units)]
    return Stretch(font, first, "".join(uses), frozenset(inked(runs)))


def inked(runs: list[tuple[float, lettering.Run]]) -> Iterator[int]:
    return (glyph.number for _, run in runs for glyph in run.glyphs if fonts.outline(run.font, glyph.number))


def run_uses(run: lettering.Run, left: float, spacing: float) -> Iterator[str]:
    """The glyphs of a run with ink as `<use>` elements, places in font units."""
    letters = 0
    before = run.glyphs[0].letter if run.glyphs else 0
    for glyph in run.glyphs:
        letters += glyph.letter != before
        before = glyph.letter
        if fonts.outline(run.font, glyph.number):
            x = round(left + glyph.x + letters * spacing)
            at = (f' x="{x}"' if x else "") + (f' y="{glyph.y}"' if glyph.y else "")
            yield f'<use xlink:href="#{run.font.key}-{glyph.number}"{at}/>'


def shown(text: str, face: Face, lang: str) -> str:
    """The text as a browser with our fonts can show it: the same widths, letter by letter."""
    if lettering.plain(text, face):
        return text
    return " ".join(
        "".join(lettering.shown(cluster, face, lang) for cluster in lettering.clusters(word))
        for word in text.split(" ")
    )
