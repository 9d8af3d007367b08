"""The shipped drawings: every emoji of Unicode 17 as a vector, found whatever form of it a person typed.

Noto Emoji, circle-flags for the countries and Noto's coloured families of 2021, made plain by
`tools/build_emoji_art.py`. The file `art.bin` is read lazily: the index once, then blocks of 32 neighbours.
"""

from __future__ import annotations

import json
import lzma
import re
import struct
import zlib
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path

FILE = Path(__file__).with_name("art.bin")
BLOCK = 32
MARK = "~"
VS15, VS16, ZWJ = "\ufe0e", "\ufe0f", "\u200d"
TONES = "".join(map(chr, range(0x1F3FB, 0x1F400)))
WOMAN_MAN = str.maketrans("👩👨", "🧑🧑")
GENDERS = re.compile(f"{ZWJ}[♀♂]")
ADULTS = re.compile(f"^[👩👨](?={ZWJ}|$)")
LONGEST = 16
"""No emoji of Unicode 17 has more code points than this (the longest are couples with two skin tones)."""

RAISED_BLACK = 0.3
"""How light black becomes in the grey theme (PICTURE, themes: black raised to 30 % grey)."""


@dataclass(frozen=True, slots=True)
class Art:
    """One drawing. `body` is the markup inside an `<svg viewBox="0 0 width height">`.

    It holds plain SVG 1.1: shapes, groups, gradients and clips, no style sheets, no `<use>`; what it refers to, it
    refers to as `url(#id)`, and every id starts with a prefix made from the drawing itself, so that any number of
    bodies may stand in one file.
    """

    key: str
    width: float
    height: float
    body: str


def find(emoji: str) -> Art | None:
    """The drawing of an emoji as a person may have typed it, or None.

    Unknown sequences lose first their skin tone, then their gender, and then everything but their first part.
    """
    known = qualified(emoji)
    return _art(_index().places[_key(known)]) if known else None


def qualified(emoji: str) -> str:
    """The fully qualified form of the emoji that `find` would draw; empty if there is none."""
    index = _index()
    for key in _simpler(_key(emoji.strip())):
        if key in index.places:
            return index.emojis[index.places[key]]
    return ""


def is_emoji(text: str) -> bool:
    """Whether the text is exactly one emoji of Unicode, qualified or not."""
    return _key(text) in _index().places and not text.startswith(VS16)


def leading_emoji(text: str) -> tuple[str, str]:
    """The emoji a line begins with, as typed, and the rest without spaces before it; ("", text) where there is none.

    Digits and signs that are emojis only with a selector (1, #, ©) count as text without it.
    """
    for end in range(min(len(text), LONGEST), 0, -1):
        head = text[:end]
        if is_emoji(head) and not _is_plain_text(head):
            rest = text[end:].removeprefix(VS16)
            return head + text[end : len(text) - len(rest)], rest.lstrip()
    return "", text


def emojis() -> tuple[str, ...]:
    """All fully qualified emojis of Unicode 17, in Unicode's order, skin tones beside their base."""
    return _index().emojis


def is_pale(emoji: str) -> bool:
    """Whether the drawing is so light (mean luminance over 0.8) that it needs a tinted disc behind it."""
    return _key(qualified(emoji)) in _index().pale


def untoned(emoji: str) -> str:
    """The emoji in its neutral yellow, fully qualified; empty if there is none."""
    return qualified("".join(sign for sign in emoji if sign not in TONES))


@lru_cache(maxsize=512)
def greyed(art: Art) -> Art:
    """The same drawing in greys, black raised to 30 %, with ids of its own."""
    body = re.sub(r'(fill|stroke|stop-color)="#([0-9a-fA-F]{3,6})"', _grey_paint, art.body)
    body = re.sub(r'(id="|url\(#)e', r"\1g", body)
    return replace(art, body=f'<g fill="{_grey("000")}">{body}</g>')


def _grey_paint(paint: re.Match[str]) -> str:
    return f'{paint[1]}="{_grey(paint[2])}"'


@cache
def _grey(colour: str) -> str:
    """The grey of the same luminance (Rec. 709 weights), squeezed into what lies above the raised black."""
    full = colour if len(colour) > 3 else "".join(digit * 2 for digit in colour)  # noqa: PLR2004 (#rgb or #rrggbb)
    red, green, blue = (int(full[at : at + 2], 16) / 255 for at in (0, 2, 4))
    light = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    level = round(255 * (RAISED_BLACK + (1 - RAISED_BLACK) * light))
    return f"#{level:02x}{level:02x}{level:02x}"


@dataclass(frozen=True, slots=True)
class _Index:
    emojis: tuple[str, ...]
    places: dict[str, int]
    pale: frozenset[str]
    blocks: tuple[tuple[int, int], ...]


@cache
def _index() -> _Index:
    with FILE.open("rb") as file:
        (length,) = struct.unpack("<I", file.read(4))
        head = json.loads(lzma.decompress(file.read(length)))
    known = tuple(head["emojis"].split())
    starts, at = [], 4 + length
    for size in head["blocks"]:
        starts.append((at, size))
        at += size
    pale = frozenset(map(_key, head["pale"].split()))
    return _Index(known, {_key(emoji): place for place, emoji in enumerate(known)}, pale, tuple(starts))


@lru_cache(maxsize=64)
def _block(number: int) -> tuple[str, ...]:
    start, size = _index().blocks[number]
    with FILE.open("rb") as file:
        file.seek(start)
        return tuple(lzma.decompress(file.read(size)).decode().split("\n"))


@lru_cache(maxsize=512)
def _art(place: int) -> Art:
    width, _, body = _block(place // BLOCK)[place % BLOCK].partition(" ")
    prefix = f"e{zlib.crc32(body.encode()):08x}-"
    side = float(width)
    return Art(_key(_index().emojis[place]), side, side, body.replace(MARK, prefix))


def _key(emoji: str) -> str:
    return emoji.replace(VS16, "").replace(VS15, "")


def _simpler(key: str) -> tuple[str, ...]:
    """The key and what it may stand for when unknown, nearest first."""
    bare = "".join(sign for sign in key if sign not in TONES) or key
    neutral = GENDERS.sub("", bare)
    person = ADULTS.sub(lambda found: found[0].translate(WOMAN_MAN), neutral)
    first = bare.split(ZWJ)[0]
    return key, bare, neutral, person, first, first[:2], first[:1]


def _is_plain_text(head: str) -> bool:
    """A single sign of everyday writing, not followed by the selector that makes it an emoji."""
    return len(head) == 1 and ord(head) < 0x2000  # noqa: PLR2004 (Latin, Greek and the like end before it)
