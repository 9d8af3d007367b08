"""Long words taken apart: what they may end and begin with (Skolbyggnad, Bauernhof, omakotitalo, schoolhouse)."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SHORTEST_HEAD = 4
FIGURES = {
    "sv": """skål skiva skivan bana banan båge blad bladet kropp stol stolen korg nyckel nyckeln kula kulan kula skiva
        stång tand tunga hatt huvud ring ringen kors skola mun säck bok vagn vagnen bild band bandet drag fall tal
        ställning skärm tröja mål skott spel gång dag dagen tid tiden natt""",
    "de": """schale scheibe kopf bein blatt zug zeug stock kasten mund bogen band ring kreuz stuhl ball haken bank bild
        spiel schuh zahn kugel schluss stand schlag fall bahn buch heft mal tag zeit nacht satz stück laden""",
    "fi": """kulho levy pää jalka lehti kieli hammas ruusu kello kirja pallo rengas risti tuoli kuppi peli aika päivä
        kausi malja maljan""",
    "en": "ball board piece head line horse point stone table stock",
}
"""Last parts that often stand for something else than themselves: a knäskål is no bowl to toast with."""

SHORTEST_TAIL = {"sv": 4, "de": 4, "fi": 4, "en": 5}
"""The languages with compounds in one word; English endings of four letters are mostly suffixes (-ship, -less)."""
ENGLISH_ENDINGS = (
    "ing",
    "ed",
    "ment",
    "ments",
    "ness",
    "tion",
    "ism",
    "ist",
    "ity",
    "able",
    "ible",
    "ance",
    "ence",
    "er",
    "ers",
)
SUFFIXES = {"de": ("schaft", "schaften"), "sv": ("skap", "skapet")}
"""Endings that are no word, so that no last part lies inside them: Landschaft has no Haft."""
LINKS = {"sv": ("s",), "de": ("s", "es", "n", "en"), "fi": ("n",)}
"""What stands between the parts: arbet-s-tid, Geburt-s-tag, Sonne-n-schein."""


def tails(word: str, lang: str) -> Iterator[str]:
    """What the word may end with, longest first: the part that says what a compound is."""
    if lang in SHORTEST_TAIL:
        suffix = next((len(ending) for ending in SUFFIXES.get(lang, ()) if word.endswith(ending)), 0)
        shortest = max(SHORTEST_TAIL[lang], suffix + 1)
        yield from (word[cut:] for cut in range(SHORTEST_HEAD - 1, len(word) - shortest + 1))


def heads(word: str, lang: str) -> Iterator[str]:
    """What the word may begin with, longest first, with and without a link at its end."""
    if lang in SHORTEST_TAIL:
        for end in range(len(word) - SHORTEST_TAIL[lang] + 1, SHORTEST_HEAD - 1, -1):
            head = word[:end]
            yield head
            for link in LINKS.get(lang, ()):
                if head.endswith(link) and end > SHORTEST_HEAD:
                    yield head.removesuffix(link)


def is_figure(tail: str, lang: str) -> bool:
    """Whether a last part says little beside a first part that is known."""
    return tail in figures(lang)


def may_begin(head: str, word: str, lang: str) -> bool:
    """Whether a word may be a compound that begins so; an English one only where its rest is no mere ending."""
    return lang != "en" or not word[len(head) :].endswith(ENGLISH_ENDINGS)


@cache
def figures(lang: str) -> frozenset[str]:
    """The last parts of a language that often are figures of speech."""
    return frozenset(FIGURES.get(lang, "").split())
