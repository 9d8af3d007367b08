"""The emoji of a goal or dream: the one chosen, else the first that its words suggest."""

from __future__ import annotations

from functools import lru_cache

from dreamline.emoji.art import Art, find
from dreamline.emoji.suggest import suggest


@lru_cache(maxsize=4096)
def emblem(emoji: str, text: str, lang: str) -> Art | None:
    """The artwork, or None where nothing was chosen and nothing suggests itself."""
    if emoji:
        return find(emoji)
    suggested = suggest(text, lang=lang)
    return find(suggested[0]) if suggested else None
