"""From words to glyphs: which font draws which letters, and where each glyph stands.

A word is cut into clusters (a letter with its marks, or one emoji), clusters of one font form a run, and HarfBuzz
shapes the run. Everything is cached by word, because stories repeat words and layouts ask for them again and again.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from dreamline.emoji import art
from dreamline.picture.typography import fonts, harfbuzz

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dreamline.emoji.art import Art
    from dreamline.picture.shapes import Face
    from dreamline.picture.typography.fonts import Font
    from dreamline.picture.typography.harfbuzz import Glyph

EMOJI_SIDE: Final = 1.1
"""Side of an emoji within a text, in em."""

EMOJI_SIGN: Final = "\ufe0f"
"""Asks for the emoji where a sign is also a letter."""

MOST_MARKS: Final = 3
"""So many marks may stand on one letter; more would climb into the line above."""

LATIN: Final = "\u024f"
"""The last letter of those our cuts are surely made for."""

EMOJI: Final = re.compile(
    "[\U0001f1e6-\U0001f1ff]{2}"
    "|[0-9#*]\ufe0f?\u20e3"
    "|[\u00a9\u00ae\u203c-\u3299\U0001f000-\U0001faff][\ufe0f\U0001f3fb-\U0001f3ff]?(?:[\U000e0020-\U000e007f]{1,12})?"
    "(?:\u200d[\u203c-\u3299\U0001f000-\U0001faff][\ufe0f\U0001f3fb-\U0001f3ff]?){0,9}"
)
"""What may be an emoji, of no more signs than any real one has; the shipped artwork decides."""

CLUSTER: Final = re.compile(f"{EMOJI.pattern}|.", re.DOTALL)


WIDE: Final = re.compile("[\u1100-\u11ff\u2e80-\ud7ff\uf900-\ufaff\ufe30-\uffef]")
"""Chinese, Japanese and Korean signs, which keep their own width; others may be drawn as the letters they stand for."""


class Run(NamedTuple):
    """Letters of one font set together: `advance` in em of the text around it."""

    font: Font
    text: str
    glyphs: tuple[Glyph, ...]
    advance: float


class Inline(NamedTuple):
    """An emoji within a text, drawn as artwork."""

    art: Art
    text: str
    advance: float


Piece = Run | Inline


@lru_cache(maxsize=20_000)
def pieces(word: str, face: Face, lang: str = "", *, rightward: bool = True, loose: bool = False) -> tuple[Piece, ...]:
    """The shaped pieces of a word, as they stand from left to right.

    `word` holds no spaces save where it is all spaces. `rightward` is False for text that runs to the left. `loose`:
    letters are spaced out, so none are tied together (as browsers do).
    """
    found = [
        Inline(thing, text, EMOJI_SIDE)
        if not isinstance(thing, fonts.Font)
        else shape(thing, text, rightward=rightward, loose=loose)
        for thing, text in spans(word, face, lang)
    ]
    return tuple(found if rightward else reversed(found))


def spans(word: str, face: Face, lang: str) -> Iterator[tuple[Font | Art, str]]:
    """The word cut where its font changes."""
    own = fonts.own(face)
    if plain(word, face):
        yield own, word
        return
    last: Font | Art | None = None
    text = ""
    for thing, part in together([dress(cluster, face, lang) for cluster in clusters(word)], face, lang):
        if thing is last and isinstance(thing, fonts.Font):
            text += part
            continue
        if last is not None:
            yield last, text
        last, text = thing, part
    if last is not None:
        yield last, text


def together(dressed: list[tuple[Font | Art, str]], face: Face, lang: str) -> list[tuple[Font | Art, str]]:
    """The letters of a word with all those of one script in one font, wherever one font has them all.

    `dressed` are its clusters with who draws each alone.
    """
    own = fonts.own(face)
    for script in {fonts.script_of(part[0]) for thing, part in dressed if thing is not own}:
        letters = [
            isinstance(thing, fonts.Font) and part[0].isalpha() and fonts.script_of(part[0]) == script
            for thing, part in dressed
        ]
        whole = "".join(part for (_, part), same in zip(dressed, letters, strict=True) if same)
        font = fonts.fallback(whole, face, lang) if whole else None
        if font is not None:
            dressed = [(font if same else thing, part) for (thing, part), same in zip(dressed, letters, strict=True)]
    return dressed


def clusters(text: str) -> Iterator[str]:
    """The text in letters with their marks and whole emojis; at most MOST_MARKS marks stay with a letter."""
    whole = ""
    marks = 0
    for match in CLUSTER.finditer(text):
        part = match[0]
        if whole and joins(part):
            marks += unicodedata.category(part) == "Mn"
            whole += part if marks <= MOST_MARKS else ""
            continue
        if whole:
            yield whole
        whole, marks = part, 0
    if whole:
        yield whole


def plain(text: str, face: Face) -> bool:
    """Whether our own font draws all of it, so that nothing is replaced."""
    if text.isascii():
        return fonts.own(face).has(text)
    known = all(fonts.knows(face, fonts.script_of(letter)) for letter in text if letter > LATIN)
    return known and fonts.own(face).has(text) and EMOJI_SIGN not in text


def joins(part: str) -> bool:
    """Whether this sign belongs to the letter before it."""
    return len(part) == 1 and (ord(part) in fonts.UNSEEN or unicodedata.category(part)[0] == "M")


@lru_cache(maxsize=20_000)
def dress(cluster: str, face: Face, lang: str) -> tuple[Font | Art, str]:
    """Who draws a cluster and with which letters: our font, an emoji, the system's fonts, or the empty box."""
    own = fonts.own(face)
    composed = unicodedata.normalize("NFC", cluster)
    known = fonts.knows(face, fonts.script_of(composed[0]))
    if known and own.has(composed) and EMOJI_SIGN not in cluster:
        return own, composed
    if EMOJI.match(cluster):
        drawing = art.find(cluster)
        if drawing is not None:
            return drawing, cluster
    simple = unicodedata.normalize("NFKC", composed)
    if known and own.has(simple) and not WIDE.match(composed):
        return own, simple
    font = fonts.fallback(composed, face, lang)
    if font is not None:
        return font, composed
    return own, simple if own.has(simple) and not WIDE.match(composed) else fonts.BOX


@lru_cache(maxsize=20_000)
def shape(font: Font, text: str, *, rightward: bool, loose: bool) -> Run:
    """A run of letters as HarfBuzz sets them."""
    glyphs, advance = harfbuzz.shaped(font.shaper, text, rightward=rightward, loose=loose)
    return Run(font, text, glyphs, advance * font.share / font.units)
