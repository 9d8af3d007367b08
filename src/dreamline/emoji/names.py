"""What emojis are called, for alternative texts, and the search box over names and keywords (CLDR, six languages)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from dreamline.emoji import art, shelf
from dreamline.emoji.words import LANGUAGES, folded, unaccented, words

if TYPE_CHECKING:
    from collections.abc import Iterable

FALLBACK = "en"
WHOLE_NAME, WORD_OF_NAME, KEYWORD = 8.0, 5.0, 3.0
START_OF_WORD, TYPO = 0.6, 0.35
SECOND_LANGUAGE = 0.8
SHORTEST_WITH_TYPO = 4
LONGEST_QUERY = 80


def name(emoji: str, lang: str = FALLBACK) -> str:
    """The short name of an emoji in a language (English where we have none for it); empty if it is no emoji.

    Toned emojis name their tone: "woman firefighter: medium skin tone".
    """
    known = art.qualified(emoji)
    return _names(_served(lang)).get(known, "") if known else ""


def search(query: str, lang: str = FALLBACK, *, limit: int = 30) -> tuple[str, ...]:
    """The emojis whose name or keywords fit every word of the query, best first, in their neutral form.

    Searched are the language and English. Beginnings of words count, and so do words of four letters and more with one
    letter wrong, missing, added or swapped. An emoji as the query finds itself. Empty query: nothing.
    """
    if art.is_emoji(query.strip()):
        return (art.qualified(query),)
    asked = [unaccented(word) for word in words(query[:LONGEST_QUERY])]
    if not asked:
        return ()
    whole = folded(query[:LONGEST_QUERY]).strip()
    found = _found(asked, whole, _served(lang))
    for emoji, score in _found(asked, whole, FALLBACK).items():
        found[emoji] = max(found.get(emoji, 0.0), SECOND_LANGUAGE * score)
    return tuple(sorted(found, key=lambda emoji: (-found[emoji], _order()[emoji])))[:limit]


def _served(lang: str) -> str:
    short = lang.split("-", maxsplit=1)[0].lower()
    return short if short in LANGUAGES else FALLBACK


@cache
def _order() -> dict[str, int]:
    return {emoji: place for place, emoji in enumerate(art.emojis())}


@cache
def _lines(lang: str) -> tuple[str, ...]:
    return tuple(shelf.read(f"names-{lang}").split("\n"))


@cache
def _names(lang: str) -> dict[str, str]:
    return {emoji: line.partition("\t")[0] for emoji, line in zip(art.emojis(), _lines(lang), strict=True)}


@dataclass(frozen=True, slots=True)
class _Entry:
    """What an emoji can be found by: its name, the words of the name, the words of its keywords."""

    emoji: str
    name: str
    own: frozenset[str]
    keywords: frozenset[str]


@cache
def _entries(lang: str) -> tuple[_Entry, ...]:
    rows = zip(art.emojis(), _lines(lang), strict=True)
    return tuple(_entry(emoji, *line.split("\t")) for emoji, line in rows if "\t" in line)


def _entry(emoji: str, called: str, keywords: str) -> _Entry:
    return _Entry(emoji, folded(called), _bare(called), _bare(keywords))


def _bare(text: str) -> frozenset[str]:
    return frozenset(map(unaccented, words(text)))


@cache
def _vocabulary(lang: str) -> frozenset[str]:
    return frozenset(word for entry in _entries(lang) for word in entry.own | entry.keywords)


def _found(asked: list[str], query: str, lang: str) -> dict[str, float]:
    likely = [_readings(word, lang) for word in asked]
    scores = {entry.emoji: _fit(entry, likely, query) for entry in _entries(lang)}
    return {emoji: score for emoji, score in scores.items() if score}


def _readings(asked: str, lang: str) -> dict[str, float]:
    """The words of the vocabulary that may be meant, each with how surely."""
    known = _vocabulary(lang)
    sure = {asked: 1.0} if asked in known else {}
    begun = {word: START_OF_WORD for word in known if word.startswith(asked)}
    if sure or begun or len(asked) < SHORTEST_WITH_TYPO:
        return begun | sure
    return {word: TYPO for word in known if _one_slip_apart(asked, word)}


def _fit(entry: _Entry, asked: Iterable[dict[str, float]], query: str) -> float:
    total = WHOLE_NAME if entry.name == query else 0.0
    for readings in asked:
        in_name = max((readings[word] for word in entry.own & readings.keys()), default=0.0) * WORD_OF_NAME
        by_keyword = max((readings[word] for word in entry.keywords & readings.keys()), default=0.0) * KEYWORD
        if not (best := max(in_name / (1 + 0.1 * len(entry.own)), by_keyword)):
            return 0.0
        total += best
    return total


def _one_slip_apart(one: str, other: str) -> bool:
    """Whether one of Damerau's four slips parts them: a letter wrong, missing, added, or two neighbours swapped."""
    if abs(len(one) - len(other)) > 1:
        return False
    short, long = sorted((one, other), key=len)
    at = next((place for place, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    rest = slice(at + 2, None)
    swapped = short[at : at + 2] == long[at : at + 2][::-1] and short[rest] == long[rest]
    return short[at + 1 :] == long[at + 1 :] or swapped
