"""Emojis for a line of a life story, offline, in six languages.

Method: evidence of several kinds is summed per emoji, and the best sums are suggested. In order of what they say: the
person's own earlier choices, a phrase of the lexicon (as much as its telling words), a word of the lexicon (whole,
inflected, part of a compound), a place (its flag), the keyword index (CLDR names and keywords, by rarity). Down the
emojis of one concept the weight falls by 0.72, so that a line about two things shows both. A word inside a phrase
counts half on its own ("left me" is not about leaving), so does a word after a "not"; joy is damped beside grief.
English is asked second, for words that say nothing in the language of the line.

The weights are round numbers from broad plateaus: over 324 lines (120 of them the development lines) no single one,
moved by a third either way, changes the hits among the first five by more than one line.

Sources: names and keywords of CLDR 48 (Unicode licence), city names of GeoNames (CC-BY-4.0), the lexicon is our own.
`bench/suggestions.py` measures hits and time.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from math import log
from typing import TYPE_CHECKING

from dreamline.emoji import art, compounds, concepts, index, language
from dreamline.emoji.places import SURE_PLACE, places
from dreamline.emoji.words import governing, negations, small_words, stem, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dreamline.emoji.concepts import Match
    from dreamline.emoji.places import Place

DECAY = 0.72
COMMONNESS = 0.05
COVERED = 0.5
GOVERNS = 0.7
OWN_CHOICE = 4.0
KEYWORD, KEYWORD_OF_KNOWN_WORD = 2.2, 0.5
PART_OF_COMPOUND = 0.6
NEGATED, NEGATION_REACHES = 0.5, 2
SECOND_LANGUAGE = 0.5
FALLBACK = "en"
MOST = 6
LONGEST_LINE = 1000
"""Letters looked at; a moment is a line, and nobody may make us read a book."""
GRIEF = frozenset(["💔", "😢", "😭", "🕊️", "🖤", "⚰️", "🕯️", "😞", "😔"])
JOY = frozenset(
    ["🎉", "🥳", "😄", "😀", "😃", "😊", "😁", "🥰", "😍", "💕", "❤️", "💑", "💞", "💖", "👰", "🤵", "💍", "🥂", "☀️"]
)
DAMPED = 0.4
"""Joy beside grief: a spouse who left, a birthday that was cancelled."""
DATE_AHEAD = re.compile(r"^[^:]{0,40}\d[^:]{0,20}:\s+(?=\S)")
"""A head with a number in it, before a colon: when it happened, not what."""

Scores = defaultdict[str, float]


def suggest(text: str, *, lang: str = "", limit: int = MOST, own: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """At most `limit` (and six) fully qualified emojis for a line, best first; () where nothing is found.

    `lang` is the language of the line ("sv", "pt-BR"); empty: guessed from the line. `own` holds the person's own
    earlier choices, stem -> emoji, as `remember` gives them. Same input, same answer; ties fall by code point.
    """
    text = text[:LONGEST_LINE]
    said = DATE_AHEAD.sub("", text)
    spoken = _spoken(lang) or language.guess_language([said])
    scores = _scores(said, spoken, own or {})
    if not scores and said != text:
        scores = _scores(text, spoken, own or {})
    return _best(scores, min(limit, MOST))


def remember(text: str, emoji: str, lang: str = "") -> dict[str, str]:
    """What to keep when a person chose an emoji for a line: each telling stem of the line -> the emoji.

    Merge it into the mapping given to `suggest` as `own`; {} if the emoji is none.
    """
    said = DATE_AHEAD.sub("", text[:LONGEST_LINE])
    spoken = _spoken(lang) or language.guess_language([said])
    chosen = art.qualified(emoji)
    telling = [word for word in words(said) if word not in small_words(spoken)]
    return {stem(word, spoken): chosen for word in telling} if chosen else {}


def _scores(text: str, lang: str, own: Mapping[str, str]) -> Scores:
    """What speaks for each emoji, summed."""
    line = words(text)
    scores: Scores = defaultdict(float)
    _add_own_choices(scores, line, lang, own)
    found = places(text, lang)
    _add_flags(scores, found)
    placed = {at for place in found if place.weight >= SURE_PLACE for at in range(place.start, place.end)}
    _add_line(scores, line, placed, lang, 1.0)
    if lang != FALLBACK:
        foreign = [word if _is_foreign(word, lang) else "" for word in line]
        _add_line(scores, foreign, placed, FALLBACK, SECOND_LANGUAGE)
    return scores


def _spoken(lang: str) -> str:
    return lang.replace("_", "-").split("-")[0].lower()


@lru_cache(maxsize=1 << 13)
def _is_foreign(word: str, lang: str) -> bool:
    """Whether a word says nothing in the language of the line: only then may it be English (gift, barn, fast)."""
    return word not in small_words(lang) and not concepts.concepts_of(word, lang) and not _keyword(word, lang)


def _add_flags(scores: Scores, found: Iterable[Place]) -> None:
    best: dict[str, float] = {}
    for place in found:
        best[place.flag] = max(place.weight, best.get(place.flag, 0.0))
    for flag, weight in best.items():
        scores[flag] += weight


def _add_line(scores: Scores, line: list[str], placed: set[int], lang: str, trust: float) -> None:
    """Adds what lexicon and keywords say; `placed` words name a place for sure and hardly anything else (Bath)."""
    found = concepts.matches(line, lang)
    damped = JOY if any(_is_sad(match, line, lang) for match in found) else frozenset()
    strongest: dict[str, tuple[float, tuple[str, ...]]] = {}
    for match in found:
        strength = trust * match.strength * _share(match, found, line, placed, lang)
        if strength > strongest.get(match.concept.id, (0.0, ()))[0]:
            strongest[match.concept.id] = (strength, match.concept.emojis)
    for strength, emojis in strongest.values():
        for rank, emoji in enumerate(emojis):
            scores[_shown(emoji)] += strength * DECAY**rank * _telling(emoji) * (DAMPED if emoji in damped else 1.0)
    known = {place for match in found for place in range(match.start, match.end)}
    _add_keywords(scores, ["" if at in placed else word for at, word in enumerate(line)], known, lang, trust)


def _share(match: Match, found: list[Match], line: list[str], placed: set[int], lang: str) -> float:
    """How much of a match's strength counts beside the other words of the line."""
    share = COVERED if _is_covered(match, found) else 1.0
    share *= NEGATED if _is_negated(match, line, lang) else 1.0
    share *= GOVERNS if _governs(match, found, line, lang) else 1.0
    return share * (COVERED if placed.issuperset(range(match.start, match.end)) else 1.0)


def _is_sad(match: Match, line: list[str], lang: str) -> bool:
    """Whether a match tells of grief, or of joy that is not there."""
    shown = match.concept.emojis[:2]
    return not GRIEF.isdisjoint(shown) or (not JOY.isdisjoint(shown) and _is_negated(match, line, lang))


def _is_covered(match: Match, others: Iterable[Match]) -> bool:
    """Whether a longer phrase of another concept holds all words of this match."""
    length = match.end - match.start
    return any(
        other.start <= match.start
        and match.end <= other.end
        and other.end - other.start > length
        and other.concept.id != match.concept.id
        for other in others
    )


def _is_negated(match: Match, line: list[str], lang: str) -> bool:
    """Whether a match stands after a "not" that is no part of it: no longer happy, inte gift."""
    before = line[max(0, match.start - NEGATION_REACHES) : match.start]
    return not negations(lang).isdisjoint(before)


def _governs(match: Match, others: Iterable[Match], line: list[str], lang: str) -> bool:
    """Whether a match only leads to another: in "learned to sail" the sailing matters."""
    verbs = governing(lang)
    if verbs.isdisjoint(line[match.start : match.end]):
        return False
    apart = (other for other in others if other.start >= match.end or other.end <= match.start)
    return any(verbs.isdisjoint(line[other.start : other.end]) for other in apart)


def _add_keywords(scores: Scores, line: list[str], known: set[int], lang: str, trust: float) -> None:
    for place, word in enumerate(line):
        share = trust * (KEYWORD_OF_KNOWN_WORD if place in known else KEYWORD)
        for emoji, weight in _keyword(word, lang)[: 1 if place in known else None]:
            scores[emoji] += share * weight


@lru_cache(maxsize=1 << 13)
def _keyword(word: str, lang: str) -> tuple[tuple[str, float], ...]:
    """The emojis of a word in the index; of an unknown compound those of its end, or else of its beginning."""
    if len(word) == 1 or word in small_words(lang):
        return ()
    whole = index.emojis_of(stem(word, lang), lang)
    if whole or concepts.concepts_of(word, lang):
        return whole
    parts = (*compounds.tails(word, lang), *compounds.heads(word, lang))
    found = (index.emojis_of(part, lang) for part in parts if part not in small_words(lang))
    return tuple((emoji, weight * PART_OF_COMPOUND) for emoji, weight in next(filter(None, found), ()))


def _add_own_choices(scores: Scores, line: list[str], lang: str, own: Mapping[str, str]) -> None:
    stems = {stem(word, lang) for word in line} if own else set()
    for emoji in sorted({art.qualified(own[each]) for each in stems if each in own} - {""}):
        scores[emoji] += OWN_CHOICE


def _best(scores: Scores, limit: int) -> tuple[str, ...]:
    """The highest sums; of emojis that differ only in gender or family members the best one stands for all."""
    chosen: dict[str, str] = {}
    for emoji in sorted(scores, key=lambda emoji: (-round(scores[emoji], 6), emoji)):
        chosen.setdefault(_kind(emoji), emoji)
        if len(chosen) >= limit:
            break
    return tuple(chosen.values())[: max(limit, 0)]


@lru_cache(maxsize=1 << 12)
def _telling(emoji: str) -> float:
    """How much an emoji tells apart, like the rarity of a word: one that many concepts show says less."""
    return 1 / (1 + COMMONNESS * log(concepts.commonness()[emoji]))


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
