"""Long words taken apart: what they may end and begin with (Skolbyggnad, Bauernhof, omakotitalo, schoolhouse)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SHORTEST_HEAD = 4
SHORTEST_TAIL = {"sv": 4, "de": 4, "fi": 4, "en": 5}
"""The languages with compounds in one word; English endings of four letters are mostly suffixes (-ship, -less)."""
LINKS = {"sv": ("s",), "de": ("s", "es", "n", "en"), "fi": ("n",)}
"""What stands between the parts: arbet-s-tid, Geburt-s-tag, Sonne-n-schein."""


def tails(word: str, lang: str) -> Iterator[str]:
    """What the word may end with, longest first: the part that says what a compound is."""
    if lang in SHORTEST_TAIL:
        yield from (word[cut:] for cut in range(SHORTEST_HEAD - 1, len(word) - SHORTEST_TAIL[lang] + 1))


def heads(word: str, lang: str) -> Iterator[str]:
    """What the word may begin with, longest first, with and without a link at its end."""
    if lang in SHORTEST_TAIL:
        for end in range(len(word) - SHORTEST_TAIL[lang] + 1, SHORTEST_HEAD - 1, -1):
            head = word[:end]
            yield head
            for link in LINKS.get(lang, ()):
                if head.endswith(link) and end > SHORTEST_HEAD:
                    yield head.removesuffix(link)
