"""Countries, regions, languages and cities named in a line, as flags.

Country and language names come from CLDR, city names from GeoNames (CC-BY-4.0), other names and regions are our own;
`tools/build_emoji_words.py` packs them. A city counts fully after a word like "in" or "to", and little elsewhere,
because cities share their names with people and things.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from dreamline.emoji import concepts, index, shelf
from dreamline.emoji.words import LANGUAGES, WORD, folded, misleading, small_words, stem, unaccented, words

if TYPE_CHECKING:
    from collections.abc import Iterator

LAND, TONGUE, CITY, CITY_AHEAD, CITY_IN_SMALL_LETTERS, CITY_IN_PASSING = 1.9, 1.6, 1.5, 1.2, 1.0, 0.6
LONGEST_NAME = 4
SHORTEST_BARE_NAME = 5
SHORTEST_ROOT = 2
"""A Finnish ending alone is no city."""
SHORTEST_TONGUE = 5
TONGUE_ENDING = 2
WHERE = {
    "en": "in at near around to from across through via of visited",
    "sv": "i på runt till från vid via genom utanför",
    "de": "in nach aus von bei durch um ins im",
    "es": "en a de desde por hacia hasta",
    "fr": "à a en au aux de du depuis vers dans d",
    "fi": "",
}
"""Words before a place."""
INSIDE = {"en": "in at near around", "sv": "i", "de": "in nach", "es": "en", "fr": "à en au", "fi": ""}
"""Those of them that seldom stand before a person."""
ARTICLES = {"the", "der", "die", "den", "dem", "la", "el", "los", "las", "le", "les", "l"}
MONTHS = frozenset(
    words(
        """january february march april may june july august september october november december januar februar märz mai
        juni juli oktober dezember"""
    )
)
FIRST_NAMES = frozenset(
    words(
        """adelaide alba ali alicia ana anna aurora austin carmen carolina chad charlotte constance diego elena eva
        florence georgia hanna helena irene isabella israel jackson jonas jordan kristina laura león leon lincoln linda
        lourdes lucia madison maria martin mary mercedes nancy olivia regina rosa rosario salvador sofia sydney vera
        victoria"""
    )
)
"""Places that are people more often."""
VERBS_TOO = {"polish"}
TITLE_CASE = 0.8
"""From this share of capitals on, a capital says nothing."""
GENITIVE_S = {"sv", "de"}
NOUNS_ARE_CAPITAL = {"de"}
SURE_PLACE = CITY
MANY_WORDS = 5
CLAUSE_END = re.compile(r"\s*(?:[,;:.!?()\-–—\d]|$)")
CASES = re.compile(r"(?:i?ssa|i?ssä|i?sta|i?stä|lla|llä|lta|ltä|lle|seen|h[aeiouyäö]n|(?<=([aeiouyäö]))\1n|n|a|ä)$")
"""Endings of Finnish cases that names of places take."""
GRADES = (("nn", "nt"), ("ng", "nk"), ("mm", "mp"), ("ll", "lt"), ("rr", "rt"), ("d", "t"), ("v", "p"))
"""What Finnish consonants become in the inner cases, and what they were: Englannissa, Helsingissä, Lahdessa."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the line, folded, with what its writing tells."""

    word: str
    is_capital: bool
    is_first: bool
    ends_clause: bool


@dataclass(frozen=True, slots=True)
class Lands:
    """The names of countries and regions, and of languages, of one language, each with its flag."""

    places: dict[str, str]
    tongues: dict[str, str]


@dataclass(frozen=True, slots=True)
class Place:
    """A flag for the words from `start` to before `end` of a line, and how much it says."""

    flag: str
    weight: float
    start: int
    end: int


def places(text: str, lang: str) -> list[Place]:
    """The places and languages named in a line, in its order; words are counted as `words.words` does."""
    line = _tokens(text)
    found: list[Place] = []
    at = 0
    while at < len(line):
        flag, weight, length = _place_at(line, at, lang)
        if flag:
            found.append(Place(flag, weight, at, at + length))
        at += length
    return found


def _tokens(text: str) -> list[Token]:
    composed = unicodedata.normalize("NFC", text)
    found = list(WORD.finditer(composed))
    capitals = sum(each[0][0].isupper() for each in found)
    telling = len(found) < MANY_WORDS or capitals < TITLE_CASE * len(found)
    return [
        Token(
            folded(each[0]),
            is_capital=each[0][0].isupper() and (telling or each is found[0]),
            is_first=each is found[0],
            ends_clause=bool(CLAUSE_END.match(composed, each.end())),
        )
        for each in found
    ]


def _place_at(line: list[Token], at: int, lang: str) -> tuple[str, float, int]:
    """The flag of the longest name that begins here, its weight, and how many words it takes."""
    for length in range(min(LONGEST_NAME, len(line) - at), 0, -1):
        name = " ".join(token.word for token in line[at : at + length])
        after_where = _is_after(INSIDE if name in FIRST_NAMES else WHERE, line, at, lang)
        last = line[at + length - 1]
        flag, weight = _flag(name, line[at], last, lang, after_where=after_where)
        if flag:
            return flag, weight, length
    return "", 0.0, 1


def _is_after(introductions: dict[str, str], line: list[Token], at: int, lang: str) -> bool:
    before = at - 2 if at > 1 and line[at - 1].word in ARTICLES else at - 1
    return before >= 0 and line[before].word in introductions.get(lang, "").split()


def _flag(name: str, first: Token, last: Token, lang: str, *, after_where: bool) -> tuple[str, float]:
    if (first.is_capital or len(name) >= SHORTEST_BARE_NAME) and (after_where or _stands_alone(name, first)):
        land = _land(name, lang)
        if land:
            return land, LAND
    if _may_be_tongue(name, first) and _tongue(name, lang):
        return _tongue(name, lang), TONGUE
    if first.is_capital:
        weight = _weight_of_city(name, first, last, lang, after_where=after_where)
    else:
        weight = _weight_of_small_city(name, lang) if after_where else 0.0
    return (_city_flag(name, lang), weight) if weight and _city_flag(name, lang) else ("", 0.0)


def _stands_alone(name: str, first: Token) -> bool:
    """Whether a country's name counts without "in" or "to" before it."""
    return first.is_capital and name not in FIRST_NAMES


def _weight_of_city(name: str, first: Token, last: Token, lang: str, *, after_where: bool) -> float:
    """How much a city's name would say here; 0 where it is more likely something else."""
    if name in MONTHS or name in small_words(lang):
        return 0.0
    in_a_case = lang == "fi" and not _city(name)
    if (after_where and lang not in NOUNS_ARE_CAPITAL) or (in_a_case and not first.is_first):
        return CITY
    if (" " not in name and _is_common_word(name, lang)) or (name in FIRST_NAMES and not after_where):
        return 0.0
    if after_where or in_a_case:
        return CITY
    if first.is_first:
        return CITY_AHEAD if last.ends_clause and lang in LANGUAGES else 0.0
    return 0.0 if lang in NOUNS_ARE_CAPITAL else CITY_IN_PASSING


def _weight_of_small_city(name: str, lang: str) -> float:
    """How much a city's name in small letters says after "in" or "to"; of 22,000 English words ten are also cities."""
    typed_in_haste = lang not in NOUNS_ARE_CAPITAL and len(name) >= SHORTEST_BARE_NAME
    return CITY_IN_SMALL_LETTERS if typed_in_haste and not _is_common_word(name, lang) else 0.0


def _city_flag(name: str, lang: str) -> str:
    found = next((code for form in _base_forms(name, lang) if (code := _city(form))), "")
    return _flag_of(found) if found else ""


def _may_be_tongue(name: str, first: Token) -> bool:
    """Whether a language is meant; "polish" at the beginning of a line or in small letters is more likely the verb."""
    return name not in VERBS_TOO or (first.is_capital and not first.is_first)


@lru_cache(maxsize=1 << 12)
def _is_common_word(word: str, lang: str) -> bool:
    root = stem(word, lang)
    if word in misleading(lang):
        return False
    if word in small_words(lang) or word in MONTHS or (word.startswith(root) and index.knows(root, lang)):
        return True
    return any(strength >= concepts.BEGINNING for _, strength in concepts.concepts_of(word, lang))


@lru_cache(maxsize=1 << 12)
def _land(name: str, lang: str) -> str:
    names = _lands(lang).places
    return next((names[form] for form in _base_forms(name, lang) if form in names), "")


@lru_cache(maxsize=1 << 12)
def _tongue(name: str, lang: str) -> str:
    """The flag of a language or of what belongs to its country: "franska", "fransk", "französische"."""
    tongues = _lands(lang).tongues
    if name in tongues or lang == "en":
        return tongues.get(name, "")
    for end in range(len(name), SHORTEST_TONGUE - 1, -1):
        tongue, flag = _tongue_roots(lang).get(name[:end], ("", ""))
        if tongue and len(name) <= len(tongue) + TONGUE_ENDING:
            return flag
    return ""


@cache
def _tongue_roots(lang: str) -> dict[str, tuple[str, str]]:
    """What stays of a language's name in its adjectives -> the name and the flag."""
    tongues = _lands(lang).tongues.items()
    return {tongue[:-1] if tongue[-1] in "aoe" else tongue: (tongue, flag) for tongue, flag in tongues}


def _base_forms(name: str, lang: str) -> Iterator[str]:
    """The name, and what it may be a form of: a genitive, a Finnish case, a name typed without accents."""
    yield name
    if lang in GENITIVE_S and name.endswith("s") and len(name) >= SHORTEST_BARE_NAME:
        yield name[:-1]
    if lang == "fi":
        yield from _without_case(name)
    if lang in {"es", "fr"} and unaccented(name) != name:
        yield unaccented(name)


def _without_case(name: str) -> Iterator[str]:
    root = CASES.sub("", name)
    if root == name or len(root) < SHORTEST_ROOT:
        return
    for grade in (root, *(_regraded(root, weak, strong) for weak, strong in GRADES)):
        yield from (grade, f"{grade}i", f"{grade}a", f"{grade}ä", f"{grade[:-1]}i", grade[:-1])


def _regraded(root: str, weak: str, strong: str) -> str:
    head, found, tail = root.rpartition(weak)
    return f"{head}{strong}{tail}" if found and len(tail) <= 1 else root


@lru_cache(maxsize=1 << 12)
def _city(name: str) -> str:
    """The country of a city; found in the text itself, which takes a tenth of the memory of a table."""
    first, last = _letter(name[0])
    start = _cities().find(f"\n{name}\t", first, last)
    return _cities()[start + len(name) + 2 :][:2] if start >= 0 else ""


@cache
def _letter(first: str) -> tuple[int, int]:
    """Where the names with this first letter begin and end; they stand together."""
    end = _cities().rfind(f"\n{first}")
    return _cities().find(f"\n{first}"), _cities().find("\n", end + 1) + 1


@cache
def _cities() -> str:
    return shelf.read("cities")


@cache
def _lands(lang: str) -> Lands:
    found = Lands({}, {})
    for line in shelf.read(f"lands-{lang}").split("\n") if lang in LANGUAGES else ():
        kind, code, names = line.split("\t")
        table = found.tongues if kind == "L" else found.places
        for name in names.split("|"):
            table.setdefault(name, _flag_of(code))
            if lang in concepts.ACCENTED and kind != "L":
                table.setdefault(unaccented(name), _flag_of(code))
    return found


@cache
def _flag_of(code: str) -> str:
    if "-" in code:
        tags = "".join(chr(0xE0000 + ord(letter)) for letter in code.replace("-", "").lower())
        return f"\U0001f3f4{tags}\U000e007f"
    return "".join(chr(0x1F1E6 + ord(letter) - ord("A")) for letter in code)
