"""One line of text as glyphs in their places, ready to be written: cached, because pictures repeat their lines."""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from dreamline.picture import measure
from dreamline.picture.typography import bidi, fonts, lettering

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dreamline.emoji.art import Art
    from dreamline.picture.shapes import Face
    from dreamline.picture.typography.fonts import Font
    from dreamline.picture.typography.lettering import Piece


class Stretch(NamedTuple):
    """Glyphs of one font: where they begin (em from the start of the line), their `<use>`s, and their numbers."""

    font: Font
    start: float
    uses: str
    numbers: frozenset[int]


class Words(NamedTuple):
    """Live text between emojis: where it begins (em from the start of the line), and which way it runs."""

    start: float
    text: str
    leftward: bool
    font: Font | None = None


class Line(NamedTuple):
    """A set line: its width in em, its stretches, and emojis as (artwork, left edge in em).

    `words` is the same as live text, with an empty box for every letter no font has; `fonts` says which font has which
    letters.
    """

    width: float
    stretches: tuple[Stretch, ...]
    emojis: tuple[tuple[Art, float], ...]
    words: tuple[Words, ...]
    fonts: tuple[tuple[Font, str], ...]


@lru_cache(maxsize=8192)
def line(text: str, face: Face, lang: str = "", spacing: float = 0) -> Line:
    """Sets a line; `spacing` is the extra room after each letter in em."""
    clean = measure.clean(text)
    leftward = bidi.is_leftward(clean, lang)
    placed = list(places(clean, face, lang, spacing, leftward=leftward))
    end = max((spot.start + spot.width for spot in placed), default=0)
    runs = [(spot.start, spot.piece) for spot in placed if isinstance(spot.piece, lettering.Run)]
    emojis = [(spot.piece.art, spot.start) for spot in placed if isinstance(spot.piece, lettering.Inline)]
    letters: dict[Font, str] = {}
    for _, run in runs:
        letters[run.font] = letters.get(run.font, "") + run.text
    own = fonts.own(face)
    shared = any(run.font is not own and any(map(own.has, run.text)) for _, run in runs)
    words = broken_words(placed, by_font=shared) if emojis or shared else [Words(0, shown(clean, face, lang), leftward)]
    return Line(
        max(0.0, end - spacing), tuple(stretches(runs, spacing)), tuple(emojis), tuple(words), tuple(letters.items())
    )


class Spot(NamedTuple):
    """A piece in its place: where it begins, its width with spacing, and the stretch of one direction it stands in."""

    start: float
    width: float
    piece: Piece
    stretch: int
    rightward: bool


def places(text: str, face: Face, lang: str, spacing: float, *, leftward: bool) -> Iterator[Spot]:
    """The pieces of the line from left to right, spaces among them."""
    space = lettering.shape(fonts.own(face), " ", rightward=True, loose=False)
    x = 0.0
    for number, part in enumerate(bidi.stretches(text, leftward=leftward)):
        for place, word in enumerate(part.text.split(" ") if part.rightward else reversed(part.text.split(" "))):
            loose = spacing != 0
            pieces = lettering.pieces(word, face, lang, rightward=part.rightward, loose=loose) if word else ()
            for piece in (space, *pieces) if place else pieces:
                wide = piece.advance + (spacing * letter_count(piece) if spacing else 0)
                yield Spot(x, wide, piece, number, part.rightward)
                x += wide


def broken_words(placed: list[Spot], *, by_font: bool = False) -> Iterator[Words]:
    """The texts between emojis, each of one direction, so that no text lies under an emoji.

    `by_font`: each of one font too, for lines in which one font draws letters that another has as well.
    """

    def kind(spot: Spot) -> tuple[int, bool, str]:
        piece = spot.piece
        inline = isinstance(piece, lettering.Inline)
        return spot.stretch, inline, piece.font.key if by_font and isinstance(piece, lettering.Run) else ""

    for _, group in groupby(placed, key=kind):
        spots = list(group)
        while spots and spots[0].piece.text == " ":
            spots = spots[1:]
        text = "".join(spot.piece.text for spot in (spots if not spots or spots[0].rightward else reversed(spots)))
        if text.strip(" ") and isinstance(spots[0].piece, lettering.Run):
            font = spots[0].piece.font if by_font else None
            yield Words(spots[0].start, text.rstrip(" "), not spots[0].rightward, font)


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
    """A text without emojis as a browser with our fonts can show it: letter by letter as we set it."""
    if lettering.plain(text, face):
        return text
    return "".join(lettering.dress(cluster, face, lang)[1] for cluster in lettering.clusters(text))
