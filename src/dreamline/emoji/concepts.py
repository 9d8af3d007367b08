"""The lexicon: what lives and careers are made of, one row per concept, and finding its concepts in a line.

The rows stand in `lexicon/*.txt`: `id|emojis|en|sv|de|es|fr|fi`, emojis best first, patterns parted by commas: a word,
`start*`, `*end`, or `several words` in that order with at most one other word between them. Lines with # are remarks.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from dreamline.emoji import compounds
from dreamline.emoji.words import LANGUAGES, folded, lemma, misleading, small_words, stem, unaccented, weak_words, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FOLDER = Path(__file__).parent / "lexicon"
FILLERS = 1
WORD, BEGINNING, STEM, ENDING, COMPOUND = 2.0, 1.9, 1.7, 1.6, 1.3
PHRASE_BY_TELLING_WORDS = (1.2, 2.0, 2.8, 3.2)
"""How much a match says: our own scale; only the order phrase > word > inflected > part of a compound matters much."""
SHORTER_BEGINNING, SHORTER = 3, 0.4
"""Of two patterns that a word begins with, the one shorter by so much says little: alkohol* in alkoholfri."""
SHORTEST_STEM = 3
SHORTEST_PART = 4
LONGEST_ENDING = 1
ACCENTED = {"es", "fr"}


@dataclass(frozen=True, slots=True)
class Concept:
    """A row of the lexicon in one language."""

    id: str
    emojis: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """A concept found in the words from `start` to before `end`."""

    concept: Concept
    start: int
    end: int
    strength: float


@dataclass(frozen=True, slots=True)
class Phrase:
    """The parts of a pattern of several words; a part may end in *."""

    parts: tuple[str, ...]
    concept: Concept
    strength: float


@dataclass(slots=True)
class Lexicon:
    """All patterns of one language, by what a word of a line can be looked up with."""

    lang: str
    exact: dict[str, list[Concept]] = field(default_factory=lambda: defaultdict(list))
    beginnings: dict[str, list[Concept]] = field(default_factory=lambda: defaultdict(list))
    endings: dict[str, list[Concept]] = field(default_factory=lambda: defaultdict(list))
    phrases: dict[str, list[Phrase]] = field(default_factory=lambda: defaultdict(list))
    sorted_words: list[str] = field(default_factory=list)
    sorted_openers: list[str] = field(default_factory=list)


@cache
def commonness() -> dict[str, int]:
    """How many concepts show an emoji: 📚 says less about a line than 🎸."""
    return Counter(emoji for cells in rows() for emoji in cells[1].split())


@cache
def vocabulary(lang: str) -> frozenset[str]:
    """All words in the patterns of a language, without their stars."""
    column = 2 + LANGUAGES.index(lang)
    known = words(" ".join(cells[column] for cells in rows() if column < len(cells)))
    return frozenset(form for word in known for form in _spellings(word, lang))


@cache
def lexicon(lang: str) -> Lexicon:
    """The lexicon in one language; empty for a language without a column."""
    found = Lexicon(lang)
    if lang in LANGUAGES:
        column = 2 + LANGUAGES.index(lang)
        for cells in rows():
            concept = Concept(cells[0], tuple(cells[1].split()))
            for pattern in folded(cells[column]).split(",") if column < len(cells) else ():
                _add(found, pattern.strip(), concept)
    found.sorted_words = sorted(found.exact)
    found.sorted_openers = sorted(opener for opener in found.phrases if not opener.endswith("*"))
    return found


@cache
def rows() -> tuple[tuple[str, ...], ...]:
    """The rows of all lexicon files as cells, in the files' order."""
    texts = (path.read_text("utf-8") for path in sorted(FOLDER.glob("*.txt")))
    lines = (line for text in texts for line in text.splitlines() if line.strip() and not line.startswith("#"))
    return tuple(tuple(cell.strip() for cell in line.split("|")) for line in lines)


def _add(found: Lexicon, pattern: str, concept: Concept) -> None:
    parts = _parts(pattern)
    if len(parts) > 1:
        found.phrases[parts[0]].append(Phrase(parts, concept, _strength(parts, found.lang)))
    elif parts and pattern.startswith("*"):
        found.endings[parts[0].rstrip("*")].append(concept)
    elif parts and pattern.endswith("*"):
        for form in _spellings(parts[0].rstrip("*"), found.lang):
            found.beginnings[form].append(concept)
    elif parts:
        for form in _spellings(parts[0], found.lang):
            found.exact[form].append(concept)


def _strength(parts: tuple[str, ...], lang: str) -> float:
    """A phrase says as much as its telling words do: "for the first time" less than "law school"."""
    telling = sum(part not in small_words(lang) for part in parts)
    return PHRASE_BY_TELLING_WORDS[min(telling, len(PHRASE_BY_TELLING_WORDS) - 1)]


def _parts(pattern: str) -> tuple[str, ...]:
    """The words of a folded pattern; a star stays at its end of its word, but not before the first word."""
    parts: list[str] = []
    for chunk in pattern.split():
        bare = chunk.strip("*")
        inside = [bare] if bare.isalpha() else words(bare)
        parts += inside
        if inside and chunk.endswith("*"):
            parts[-1] += "*"
        elif len(inside) == 1 and len(parts) > 1 and chunk.startswith("*"):
            parts[-1] = "*" + parts[-1]
    return tuple(parts)


def _spellings(word: str, lang: str) -> tuple[str, ...]:
    """The word, and without accents where people leave them out."""
    if lang not in ACCENTED or word.isascii() or len(word) < SHORTEST_PART:
        return (word,)
    return (word, unaccented(word))


def matches(line: Sequence[str], lang: str) -> list[Match]:
    """The concepts found in the folded words of a line; of one concept on the same words only the strongest."""
    best: dict[tuple[str, int], Match] = {}
    for match in _all_matches(line, lang):
        place = (match.concept.id, match.start)
        if place not in best or best[place].strength < match.strength:
            best[place] = match
    return list(best.values())


def _all_matches(line: Sequence[str], lang: str) -> Iterator[Match]:
    for start, word in enumerate(line):
        for concept, strength in concepts_of(word, lang):
            yield Match(concept, start, start + 1, strength)
        for phrase in _phrases_from(word, lang):
            end = _end_of(phrase.parts, line, start, lang)
            if end:
                yield Match(phrase.concept, start, end, phrase.strength)


def _end_of(parts: tuple[str, ...], line: Sequence[str], start: int, lang: str) -> int:
    """The place after the phrase's last word; 0 if the phrase does not stand there."""
    at, fillers = start + 1, FILLERS
    for part in parts[1:]:
        while at < len(line) and not _fits(part, line[at], lang):
            at += 1
            fillers -= 1
            if fillers < 0:
                return 0
        if at >= len(line):
            return 0
        at += 1
    return at


@lru_cache(maxsize=1 << 15)
def _fits(part: str, word: str, lang: str) -> bool:
    if part.endswith("*"):
        return word.startswith(part[:-1])
    if part.startswith("*"):
        return word.endswith(part[1:])
    if word in _spellings(part, lang):
        return True
    return _may_inflect(part, lang) and part[:2] == word[:2] and stem(part, lang) == stem(word, lang)


def _may_inflect(word: str, lang: str) -> bool:
    return len(word) > SHORTEST_STEM and word not in small_words(lang)


@lru_cache(maxsize=1 << 14)
def _phrases_from(word: str, lang: str) -> tuple[Phrase, ...]:
    """The phrases that may begin with this word."""
    known = lexicon(lang)
    openers = {word, *_same_stem(word, known.sorted_openers, lang)}
    openers.update(f"{word[:length]}*" for length in range(1, len(word) + 1))
    return tuple(phrase for opener in sorted(openers) for phrase in known.phrases.get(opener, ()))


@lru_cache(maxsize=1 << 14)
def concepts_of(word: str, lang: str) -> tuple[tuple[Concept, float], ...]:
    """The concepts a single word stands for, each with its strength; the strongest kind of match alone counts."""
    if word in misleading(lang):
        return ()
    plain = _plain_concepts(word, lang) or _plain_concepts(lemma(word, lang), lang)
    if plain or word in small_words(lang) or word in weak_words(lang):
        return plain
    return _concepts_of_parts(word, lang)


def _plain_concepts(word: str, lang: str) -> tuple[tuple[Concept, float], ...]:
    known = lexicon(lang)
    found: dict[str, tuple[Concept, float]] = {}
    for concept in known.exact.get(word, ()):
        found.setdefault(concept.id, (concept, WORD))
    longest = 0
    for length in range(len(word), 0, -1):
        for concept in known.beginnings.get(word[:length], ()):
            longest = longest or length
            near = length > longest - SHORTER_BEGINNING
            found.setdefault(concept.id, (concept, BEGINNING if near else BEGINNING * SHORTER))
    if not found:
        for like in _same_stem(word, known.sorted_words, lang):
            found.update({concept.id: (concept, STEM) for concept in known.exact[like]})
    for length in range(len(word), 0, -1):
        for concept in known.endings.get(word[-length:], ()):
            found.setdefault(concept.id, (concept, ENDING))
    return tuple(found.values())


def _same_stem(word: str, known: list[str], lang: str) -> list[str]:
    """Those of the sorted words that share the stem; only neighbours in the alphabet are looked at."""
    if not _may_inflect(word, lang) or word in weak_words(lang):
        return []
    wanted = stem(word, lang)
    head = word[: max(SHORTEST_STEM, len(wanted) - 1)]
    near = []
    for place in range(bisect_left(known, head), len(known)):
        if not known[place].startswith(head):
            break
        if len(known[place]) > SHORTEST_STEM and stem(known[place], lang) == wanted:
            near.append(known[place])
    return near


def _concepts_of_parts(word: str, lang: str) -> tuple[tuple[Concept, float], ...]:
    """The concepts of a compound's longest known end and of its longest known beginning."""
    found: dict[str, tuple[Concept, float]] = {}
    heads = [part for part in compounds.heads(word, lang) if compounds.may_begin(part, word, lang)]
    first: list[Concept] = next(filter(None, (_known_part(part, lang) for part in heads)), [])
    tails = [part for part in compounds.tails(word, lang) if not (first and compounds.is_figure(part, lang))]
    last: list[Concept] = next(filter(None, (_known_part(part, lang) for part in tails)), [])
    for concept in (*last, *first):
        found.setdefault(concept.id, (concept, COMPOUND))
    return tuple(found.values())


def _known_part(part: str, lang: str) -> list[Concept]:
    known = lexicon(lang)
    found = known.exact.get(part, []) + known.beginnings.get(part, [])
    if found:
        return found
    place = bisect_left(known.sorted_words, part)
    nearly = known.sorted_words[place] if place < len(known.sorted_words) else ""
    longer = nearly.startswith(part) and len(nearly) <= len(part) + LONGEST_ENDING and len(part) > SHORTEST_PART
    return known.exact[nearly] if longer else []
