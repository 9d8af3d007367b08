"""Emojis for a line of a life story, offline, in six languages.

Method: evidence of several kinds is summed per emoji, and the best sums are suggested. In order of what they say: the
person's own earlier choices, a phrase of the lexicon (as much as its telling words), a word of the lexicon (whole,
inflected, part of a compound), a place (its flag), the keyword index (CLDR names and keywords, by rarity). Down the
emojis of one concept the weight falls by 0.72, so that a line about two things shows both. A word inside a phrase
counts half on its own ("left me" is not about leaving), so does a word after a "not"; joy beside grief is barred, as
is what the line says is absent (`tone`). Very common words never count by an emoji's name alone.
English is asked second, for words that say nothing in the language of the line.

The weights are round numbers from broad plateaus: over 324 lines (120 of them the development lines) no single one,
moved by a third either way, changes the hits among the first five by more than one line.

Sources: names and keywords of CLDR 48 (Unicode licence), city names of GeoNames (CC-BY-4.0), the lexicon is our own.
`bench/suggestions.py` measures hits and time.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from functools import lru_cache
from math import log
from typing import TYPE_CHECKING

from dreamline.emoji import art, compounds, concepts, index, language, tone
from dreamline.emoji.places import SURE_PLACE, places
from dreamline.emoji.words import governing, misleading, own_words, small_words, stem, weak_words, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dreamline.emoji.concepts import Match
    from dreamline.emoji.places import Place
    from dreamline.emoji.tone import Line

DECAY = 0.72
COMMONNESS = 0.05
COVERED, COVERED_BY_GRIEF = 0.5, 0.0
EVENT = 1.2
GOVERNS = 0.7
OWN_CHOICE = 4.0
KEYWORD, KEYWORD_OF_KNOWN_WORD = 2.2, 0.5
PART_OF_COMPOUND = 0.6
NEGATED = 0.5
LEAST_KEYWORD, LEAST_KEYWORD_BESIDE_CONCEPTS = 0.2, 0.5
MOST_BY_KEYWORD, MOST_BY_KEYWORD_BESIDE_CONCEPTS = 3, 2
"""A name or keyword alone says little: two good suggestions are better than six with absurd ones."""
FACES = re.compile("[\U0001f600-\U0001f64f\U0001f910-\U0001f92f\U0001f970-\U0001f97a\U0001fae0-\U0001faef]")
FACE_BY_NAME = 0.9
SECOND_LANGUAGE = 0.5
FALLBACK = "en"
MOST = 6
LONGEST_LINE = 1000
"""Letters looked at; a moment is a line, and nobody may make us read a book."""
JOY = tone.FESTIVE | tone.SMILES | tone.LOVE | {"☀️"}
DAMPED = 0.4
"""Joy beside grief that is not barred altogether: a spouse who left."""
KIN = frozenset(
    [
        "dad",
        "mum",
        "son",
        "daughter",
        "brother",
        "sister",
        "sibling",
        "cousin",
        "uncle",
        "grandma",
        "grandpa",
        "grandparents",
        "parents",
        "family",
        "kids",
        "inlaws",
        "twins",
        "secondchild",
        "aging",
        "friends",
        "partner",
        "dog",
        "cat",
        "horse",
        "pet",
    ]
)
BESIDE_EVENT, GRAVE_FIRST = 0.5, 1.3
"""Who it happened to, beside what happened: "Dad's ashes" are ashes first."""
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
    """What speaks for each emoji, summed, without what the line must not show."""
    line = tone.line_of(text, lang)
    scores: Scores = defaultdict(float)
    _add_own_choices(scores, line.words, lang, own)
    found = places(text, lang)
    _add_flags(scores, found)
    placed = {at for place in found if place.weight >= SURE_PLACE for at in range(place.start, place.end)}
    barred = _add_line(scores, line, placed, 1.0)
    if lang != FALLBACK:
        foreign = tuple(word if _is_foreign(word, lang) else "" for word in line.words)
        barred |= _add_line(scores, replace(line, words=foreign, lang=FALLBACK), placed, SECOND_LANGUAGE)
    for emoji in barred:
        scores.pop(_shown(emoji), None)
    return scores


def _spoken(lang: str) -> str:
    return lang.replace("_", "-").split("-")[0].lower()


@lru_cache(maxsize=1 << 13)
def _is_foreign(word: str, lang: str) -> bool:
    """Whether a word says nothing in the language of the line: only then may it be English (gift, barn, fast)."""
    return word not in own_words(lang) and not concepts.concepts_of(word, lang) and not _keyword(word, lang)


def _add_flags(scores: Scores, found: Iterable[Place]) -> None:
    best: dict[str, float] = {}
    for place in found:
        best[place.flag] = max(place.weight, best.get(place.flag, 0.0))
    for flag, weight in best.items():
        scores[flag] += weight


def _add_line(scores: Scores, line: Line, placed: set[int], trust: float) -> frozenset[str]:
    """Adds what lexicon and keywords say and gives what they bar; `placed` words name a place for sure (Bath)."""
    found = concepts.matches(line.words, line.lang)
    outer = [match for match in found if not any(_covers(other, match) for other in found)]
    sad = any(tone.is_sad(match) for match in outer)
    strongest: dict[str, tuple[float, tuple[str, ...]]] = {}
    for match in found:
        strength = trust * match.strength * _share(match, found, line, placed)
        if strength > strongest.get(match.concept.id, (0.0, ()))[0]:
            strongest[match.concept.id] = (strength, match.concept.emojis)
    for strength, emojis in strongest.values():
        for rank, emoji in enumerate(emojis):
            damping = DAMPED if sad and emoji in JOY else 1.0
            scores[_shown(emoji)] += strength * DECAY**rank * _telling(emoji) * damping
    known = {place for match in found for place in range(match.start, match.end)}
    _add_keywords(scores, line, placed, known, trust)
    return tone.barred(line, found, outer)


def _share(match: Match, found: list[Match], line: Line, placed: set[int]) -> float:
    """How much of a match's strength counts beside the other words of the line."""
    share = _left_by_phrases(match, found)
    share *= NEGATED if tone.is_negated(line, match.start, match.end) else 1.0
    share *= GOVERNS if _governs(match, found, line.words, line.lang) else 1.0
    share *= GRAVE_FIRST if tone.is_grave(match) else 1.0
    share *= BESIDE_EVENT if match.concept.id in KIN and _tells_an_event(found) else 1.0
    return share * (COVERED if placed.issuperset(range(match.start, match.end)) else 1.0)


def _left_by_phrases(match: Match, found: list[Match]) -> float:
    """What a longer phrase leaves of a match: in "lost the baby" no game was lost."""
    around = [other for other in found if _covers(other, match)]
    return COVERED_BY_GRIEF if any(map(tone.is_grief, around)) else COVERED if around else 1.0


def _tells_an_event(found: Iterable[Match]) -> bool:
    return any(match.concept.id not in KIN and match.strength >= EVENT for match in found)


def _covers(phrase: Match, match: Match) -> bool:
    """Whether a longer phrase of another concept holds all words of a match."""
    longer = phrase.end - phrase.start > match.end - match.start
    return longer and phrase.start <= match.start and match.end <= phrase.end and phrase.concept.id != match.concept.id


def _governs(match: Match, others: Iterable[Match], line: Sequence[str], lang: str) -> bool:
    """Whether a match only leads to another: in "learned to sail" the sailing matters."""
    verbs = governing(lang)
    if verbs.isdisjoint(line[match.start : match.end]):
        return False
    apart = (other for other in others if other.start >= match.end or other.end <= match.start)
    return any(verbs.isdisjoint(line[other.start : other.end]) for other in apart)


def _add_keywords(scores: Scores, line: Line, placed: set[int], known: set[int], trust: float) -> None:
    """Adds what words are emojis' names and keywords; beside concepts only those that say much."""
    for at, word in enumerate(line.words):
        if at not in placed:
            gone = tone.absent_keywords(line, at)
            share = trust * (KEYWORD_OF_KNOWN_WORD if at in known else KEYWORD)
            for emoji, weight in _telling_keywords(word, line.lang, beside=bool(known), itself=at in known):
                if emoji not in gone:
                    scores[emoji] += share * weight


@lru_cache(maxsize=1 << 13)
def _telling_keywords(word: str, lang: str, *, beside: bool, itself: bool) -> tuple[tuple[str, float], ...]:
    """The emojis of a word that may count: few, weighty, and no faces unless they are called just so."""
    most, least = (
        (MOST_BY_KEYWORD_BESIDE_CONCEPTS, LEAST_KEYWORD_BESIDE_CONCEPTS) if beside else (MOST_BY_KEYWORD, LEAST_KEYWORD)
    )
    found = _keyword(word, lang)
    good = [pair for pair in found if pair[1] >= (FACE_BY_NAME if FACES.match(pair[0]) else least)]
    return tuple(good[: 1 if itself else most])


@lru_cache(maxsize=1 << 13)
def _keyword(word: str, lang: str) -> tuple[tuple[str, float], ...]:
    """The emojis of a word in the index; of an unknown compound those of its end, or else of its beginning."""
    if len(word) == 1 or _is_weak(word, lang):
        return ()
    whole = index.emojis_of(stem(word, lang), lang)
    if whole or concepts.concepts_of(word, lang):
        return whole
    parts = (*compounds.tails(word, lang), *compounds.heads(word, lang))
    found = (index.emojis_of(part, lang) for part in parts if not _is_weak(part, lang))
    return tuple((emoji, weight * PART_OF_COMPOUND) for emoji, weight in next(filter(None, found), ()))


def _is_weak(word: str, lang: str) -> bool:
    """Whether a word is so common that an emoji's name or keyword like it says nothing."""
    if word in small_words(lang) or word in misleading(lang):
        return True
    return word in weak_words(lang) or stem(word, lang) in weak_words(lang)


def _add_own_choices(scores: Scores, line: Iterable[str], lang: str, own: Mapping[str, str]) -> None:
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
