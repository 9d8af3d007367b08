"""Long words of Swedish, German and Finnish taken apart: what they may end and begin with."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

COMPOUNDING = frozenset({"sv", "de", "fi"})
SHORTEST_HEAD, SHORTEST_TAIL = 4, 4
LINKS = {"sv": ("s",), "de": ("s", "es", "n", "en"), "fi": ("n",)}
"""What stands between the parts: arbet-s-tid, Geburt-s-tag, Sonne-n-schein."""


def tails(word: str, lang: str) -> Iterator[str]:
    """What the word may end with, longest first: the part that says what a compound is."""
    if lang in COMPOUNDING:
        yield from (word[cut:] for cut in range(SHORTEST_HEAD - 1, len(word) - SHORTEST_TAIL + 1))


def heads(word: str, lang: str) -> Iterator[str]:
    """What the word may begin with, longest first, without and with the link after it."""
    if lang in COMPOUNDING:
        for end in range(len(word) - SHORTEST_TAIL + 1, SHORTEST_HEAD - 1, -1):
            head = word[:end]
            yield head
            yield from (head.removesuffix(link) for link in LINKS[lang] if head.endswith(link) and end > SHORTEST_HEAD)
