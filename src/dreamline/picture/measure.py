"""How wide a text is, measured with the very fonts it is drawn with.

Kerning, ligatures, accents and the scripts of the system's fonts are counted as a browser counts them, within 0.02 px.
What it cannot do: a text drawn by a program that has other fonts.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from dreamline.picture.typography import bidi, fonts, lettering

if TYPE_CHECKING:
    from collections.abc import Callable

    from dreamline.picture.shapes import Face

UP, DOWN = 0.95, 0.25
"""What a line of text takes above and below its base line, in em (PICTURE 14)."""

MOST_WORDS: Final = 50_000
"""So many words are remembered per face before the memory starts anew."""

UNCLEAN: Final = re.compile(r"[^ -\x7e\xa1-\xac\xae-\u02ff\u0370-\u0482\u048a-\u052f]")
"""Anything beyond plain letters and single signs of Latin, Greek and Cyrillic, which need no cleaning."""

GONE: Final = frozenset(
    {"\u00ad", "\ufeff", "\u200b", "\u200e", "\u200f", "\u061c", *map(chr, range(0x202A, 0x202F))}
    | {*map(chr, range(0x2061, 0x2070)), *map(chr, range(0x180B, 0x1810)), *map(chr, range(0xFFF9, 0xFFFC))}
)
"""Signs that are never seen and would only disturb: soft hyphens, marks of direction, fillers."""


HARD_SPACES: Final = "\u00a0\u202f\u2007"
"""Spaces at which no line breaks."""


def clean(text: str) -> str:
    """The text as it can stand in a picture: one line, single spaces, composed letters, nothing invisible.

    Letters that cannot stand in a file at all (half surrogates, non-characters) become the empty box.
    """
    if UNCLEAN.search(text):
        text = "".join(lettering.clusters("".join(map(cleaned, unicodedata.normalize("NFC", text)))))
    return " ".join(filter(None, text.split(" "))) if "  " in text or text[:1] == " " or text[-1:] == " " else text


@lru_cache(maxsize=4096)
def cleaned(letter: str) -> str:
    kind = unicodedata.category(letter)
    if letter in GONE:
        return ""
    if letter in HARD_SPACES:
        return "\u00a0"
    if letter.isspace() or kind[0] == "Z":
        return " "
    if kind == "Cc":
        return ""
    if kind == "Cs" or (kind == "Cn" and ord(letter) & 0xFFFE == 0xFFFE):  # noqa: PLR2004 - the last two of each plane
        return fonts.BOX
    return letter


class Widths(dict[str, float]):
    """The widths of words in em for one face, measured when first asked for."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self.face = face

    def __missing__(self, word: str) -> float:
        if len(self) > MOST_WORDS:
            self.clear()
        self[word] = width = self.measured(clean(word))
        return width

    def measured(self, text: str) -> float:
        return sum(map(self.advance, text.split(" "))) + text.count(" ") * space(self.face)

    def advance(self, word: str) -> float:
        return sum(
            piece.advance
            for part in bidi.stretches(word, leftward=bidi.is_leftward(word))
            for piece in lettering.pieces(part.text, self.face, rightward=part.rightward)
        )


@cache
def space(face: Face) -> float:
    """The width of a space in em."""
    return sum(piece.advance for piece in lettering.pieces(" ", face))


WIDTHS: Final[dict[Face, Widths]] = {face: Widths(face) for face in fonts.OWN}
SPACES: Final[dict[Face, float]] = {face: space(face) for face in fonts.OWN}


def width(text: str, face: Face, size: float, spacing: float = 0) -> float:
    """The width of one line of text in u; `size` in u, `spacing` extra u between its letters."""
    if spacing:
        return loose_width(text, face, size, spacing)
    words = text.split(" ")
    return size * (sum(map(WIDTHS[face].__getitem__, words)) + (len(words) - 1) * SPACES[face])


def loose_width(text: str, face: Face, size: float, spacing: float) -> float:
    """The same for letters that are spaced out: nothing is tied together, and nothing is added after the last."""
    words = clean(text).split(" ")
    advance = sum(piece.advance for word in words for piece in lettering.pieces(word, face, loose=True))
    letters = sum(1 for _ in lettering.clusters(clean(text)))
    return size * (advance + (len(words) - 1) * SPACES[face]) + spacing * max(0, letters - 1)


def width_of(face: Face, size: float) -> Callable[[str], float]:
    """`width` with face and size filled in, for loops over many texts."""
    return lambda text: width(text, face, size)


def missing_letters(text: str, face: Face = "text") -> tuple[str, ...]:
    """The letters of the text that no font has and that are drawn as an empty box, each once, in order."""
    return tuple(
        dict.fromkeys(
            cluster
            for word in clean(text).split(" ")
            for cluster in lettering.clusters(word)
            if fonts.BOX not in cluster and lettering.dress(cluster, face, "")[1] == fonts.BOX
        )
    )
