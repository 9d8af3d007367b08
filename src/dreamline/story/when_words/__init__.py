"""The words people say dates with: one table of the same kind for each language, and the lexicon made of them.

A table has lines `kind value: phrase | phrase`, the value left out where there is none; `{a,b}` in a phrase stands for
either, and `#` begins a remark. Three kinds shape the table itself: `compose` says how a word for tens and one for
units make a number, `glue` names endings that are written onto number words, and `split A B` reads one word as two.
The other kinds are the vocabulary of `dreamline.story.when_rules`.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from dreamline.story.when_words.tokens import words_of

LANGUAGES = ("en", "sv", "de", "fr", "es", "fi")
_WITHOUT_ACCENTS = ("fr", "es")
"""Languages often typed without accents; in Swedish and Finnish the dots make another word (vår, var)."""

Phrase = tuple[tuple[str, ...], str, str]
"""The words of a phrase, its kind and its value."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All phrases by their first word, longest first, and words to read as several."""

    phrases: dict[str, tuple[Phrase, ...]]
    splits: dict[str, tuple[str, ...]]


@dataclass(slots=True)
class _Table:
    entries: list[tuple[str, str, str]] = field(default_factory=list)
    compose: list[str] = field(default_factory=list)
    glue: list[str] = field(default_factory=list)


@cache
def lexicon(lang: str = "") -> Lexicon:
    """The phrases of all languages; where two languages disagree, `lang` wins, then the order of LANGUAGES."""
    order = sorted(LANGUAGES, key=lambda other: other != lang)
    phrases: dict[str, list[Phrase]] = {}
    splits: dict[str, tuple[str, ...]] = {}
    known: set[tuple[tuple[str, ...], str]] = set()
    for table in (_table(one) for one in order):
        for words, kind, value in table:
            if kind == "split":
                splits.setdefault(words[0], tuple(value.split()))
            elif (words, kind) not in known:
                known.add((words, kind))
                phrases.setdefault(words[0], []).append((words, kind, value))
    return Lexicon({first: tuple(sorted(some, key=_longest_first)) for first, some in phrases.items()}, splits)


def _longest_first(phrase: Phrase) -> int:
    return -len(phrase[0])


@cache
def _table(lang: str) -> tuple[Phrase, ...]:
    table = _read(files(__package__).joinpath(f"{lang}.txt").read_text(encoding="utf-8"))
    entries = [*table.entries, *_composed(table)]
    entries += _glued(table, entries)
    phrases = [(words_of(text), kind, value) for text, kind, value in entries]
    if lang in _WITHOUT_ACCENTS:
        phrases += [(tuple(map(_plain, words)), kind, value) for words, kind, value in phrases]
    return tuple(phrases)


def _read(text: str) -> _Table:
    table = _Table()
    for line in text.splitlines():
        head, colon, rest = line.partition("#")[0].partition(":")
        if not colon:
            continue
        kind, _, value = head.strip().partition(" ")
        phrases = [one for phrase in rest.split("|") for one in _expanded(phrase.strip())]
        if kind == "compose":
            table.compose += phrases
        elif kind == "glue":
            table.glue += phrases
        else:
            table.entries += [(phrase, kind, value.strip()) for phrase in phrases]
    return table


def _expanded(phrase: str) -> list[str]:
    found = re.search(r"\{([^{}]*,[^{}]*)\}", phrase)
    if not found:
        return [phrase]
    before, after = phrase[: found.start()], phrase[found.end() :]
    return [one for choice in found[1].split(",") for one in _expanded(before + choice + after)]


def _composed(table: _Table) -> list[tuple[str, str, str]]:
    tens = [(text, int(value)) for text, kind, value in table.entries if kind == "tens"]
    units = [(text, int(value)) for text, kind, value in table.entries if kind == "number" and 1 <= int(value) <= 9]  # noqa: PLR2004 (the units)
    return [(text, "number", str(value)) for text, value in tens] + [
        (pattern.replace("TENS", ten).replace("UNIT", unit), "number", str(ten_value + unit_value))
        for pattern in table.compose
        for ten, ten_value in tens
        for unit, unit_value in units
    ]


def _glued(table: _Table, entries: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    numbers = [text for text, kind, _ in entries if kind == "number" and text.isalpha()]
    return [(number + ending, "split", f"{number} {ending}") for number in numbers for ending in table.glue]


def _plain(word: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter))
