"""The keyword index: the emojis whose CLDR name or keywords hold a word, weighted by how rare the word is.

Built by `tools/build_emoji_words.py`: one file per language, one line per stem.
"""

from __future__ import annotations

from functools import cache

from dreamline.emoji import art, shelf
from dreamline.emoji.words import LANGUAGES

FULL = 99


@cache
def _lines(lang: str) -> dict[str, str]:
    if lang not in LANGUAGES:
        return {}
    pairs = (line.partition(" ") for line in shelf.read(f"index-{lang}").split("\n"))
    return {stem: rest for stem, _, rest in pairs}


def knows(stem: str, lang: str) -> bool:
    """Whether any emoji's name or keywords hold a word of this stem."""
    return stem in _lines(lang)


def emojis_of(stem: str, lang: str) -> tuple[tuple[str, float], ...]:
    """The emojis of a stem, best first, each with a weight up to 1."""
    line = _lines(lang).get(stem, "")
    pairs = (pair.split(":") for pair in line.split())
    return tuple((art.emojis()[int(place, 36)], int(weight) / FULL) for place, weight in pairs)
