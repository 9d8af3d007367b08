"""Emojis for a line of a life story, offline, in six languages.

Method: evidence of several kinds is summed per emoji, and the best sums are suggested. In order of what they say: a
phrase of the lexicon (several words in their order), a word of the lexicon (whole, inflected, part of a compound),
the person's own earlier choices, a place (its flag), the keyword index (CLDR names and keywords, weighted by rarity).
Down the emojis of one concept the weight falls by 0.72, so that a line about two things shows both. A word that is
part of a phrase counts half on its own: "left me" is not about leaving.

Sources: names and keywords of CLDR 48 (Unicode licence), city names of GeoNames (CC-BY-4.0), the lexicon is our own.
`bench/suggestions.py` measures hits and time.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from dreamline.emoji import art, concepts, index, language, places
from dreamline.emoji.words import LANGUAGES, folded, small_words, stem, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

DECAY = 0.72
COVERED = 0.5
OWN_CHOICE = 4.0
KEYWORD, KEYWORD_OF_KNOWN_WORD = 1.5, 0.4
SECOND_LANGUAGE = 0.5
FALLBACK = "en"
MOST = 6
DATE_AHEAD = re.compile(r"^[^:]{0,40}\d[^:]{0,20}:\s+(?=\S)")
"""A head with a number in it, before a colon: when it happened, not what."""

Scores = defaultdict[str, float]


def suggest(
    text: str, *, lang: str = "", limit: int = MOST, own: Mapping[str, str] | None = None
) -> tuple[str, ...]:
    """At most `limit` (and six) fully qualified emojis for a line, best first; () where nothing is found.

    `lang` is the language of the line ("sv", "pt-BR"); empty: guessed from the line. `own` holds the person's own
    earlier choices, stem -> emoji, as `remember` gives them. Same input, same answer; ties fall by code point.
    """
    said = DATE_AHEAD.sub("", text)
    spoken = _spoken(lang) or language.guess_language([said])
    scores: Scores = defaultdict(float)
    for each, trust in ((spoken, 1.0), (FALLBACK, SECOND_LANGUAGE))[: 1 if spoken == FALLBACK else 2]:
        _add_line(scores, words(said), each, trust)
    for flag, weight in places.flags(said, spoken):
        scores[flag] += weight
    _add_own_choices(scores, words(said), spoken, own or {})
    return _best(scores, min(limit, MOST))


def remember(text: str, emoji: str, lang: str = "") -> dict[str, str]:
    """What to keep when a person chose an emoji for a line: each telling stem of the line -> the emoji.

    Merge it into the mapping given to `suggest` as `own`; {} if the emoji is none.
    """
    said = DATE_AHEAD.sub("", text)
    spoken = _spoken(lang) or language.guess_language([said])
    chosen = art.qualified(emoji)
    telling = [word for word in words(said) if word not in small_words(spoken)]
    return {stem(word, spoken): chosen for word in telling} if chosen else {}


def _spoken(lang: str) -> str:
    return lang.replace("_", "-").split("-")[0].lower()


def _add_line(scores: Scores, line: list[str], lang: str, trust: float) -> None:
    found = concepts.matches(line, lang)
    strongest: dict[str, tuple[float, tuple[str, ...]]] = {}
    for match in found:
        strength = trust * match.strength * (COVERED if _is_covered(match, found) else 1.0)
        if strength > strongest.get(match.concept.id, (0.0, ()))[0]:
            strongest[match.concept.id] = (strength, match.concept.emojis)
    for strength, emojis in strongest.values():
        for rank, emoji in enumerate(emojis):
            scores[_shown(emoji)] += strength * DECAY**rank
    known = {place for match in found for place in range(match.start, match.end)}
    _add_keywords(scores, line, known, lang, trust)


def _is_covered(match: concepts.Match, others: Iterable[concepts.Match]) -> bool:
    """Whether a longer phrase of another concept holds all words of this match."""
    length = match.end - match.start
    return any(
        other.is_phrase
        and other.start <= match.start
        and match.end <= other.end
        and other.end - other.start > length
        and other.concept.id != match.concept.id
        for other in others
    )


def _add_keywords(scores: Scores, line: list[str], known: set[int], lang: str, trust: float) -> None:
    for place, word in enumerate(line):
        share = trust * (KEYWORD_OF_KNOWN_WORD if place in known else KEYWORD)
        for emoji, weight in _keyword(word, lang):
            scores[emoji] += share * weight


@lru_cache(maxsize=1 << 13)
def _keyword(word: str, lang: str) -> tuple[tuple[str, float], ...]:
    return () if word in small_words(lang) else index.emojis_of(stem(word, lang), lang)


def _add_own_choices(scores: Scores, line: list[str], lang: str, own: Mapping[str, str]) -> None:
    for emoji in sorted({own[stem(word, lang)] for word in line if stem(word, lang) in own}):
        if art.qualified(emoji):
            scores[art.qualified(emoji)] += OWN_CHOICE


def _best(scores: Scores, limit: int) -> tuple[str, ...]:
    """The highest sums; of emojis that differ only in gender or family members the best one stands for all."""
    chosen: dict[str, str] = {}
    for emoji in sorted(scores, key=lambda emoji: (-round(scores[emoji], 6), emoji)):
        chosen.setdefault(_kind(emoji), emoji)
        if len(chosen) >= limit:
            break
    return tuple(chosen.values())[: max(limit, 0)]


@lru_cache(maxsize=1 << 12)
def _shown(emoji: str) -> str:
    return art.qualified(emoji)


@lru_cache(maxsize=1 << 12)
def _kind(emoji: str) -> str:
    """What an emoji shows apart from skin, gender and who belongs to the family."""
    bare = "".join(sign for sign in emoji if sign not in art.TONES and sign != art.VS16)
    people = set(bare.split(art.ZWJ))
    if bare == "👪" or (len(people) > 1 and people <= set("👨👩🧑👧👦🧒")):
        return "👪"
    return re.sub(f"{art.ZWJ}[♀♂➡]", "", bare).replace("👩", "🧑").replace("👨", "🧑")
