"""Countries, regions, languages and cities named in a line, as flags.

Country and language names come from CLDR, city names from GeoNames (CC-BY-4.0), other names and regions are our own;
`tools/build_emoji_words.py` packs them. A city counts fully after a word like "in" or "to", and little elsewhere,
because cities share their names with people and things.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from dreamline.emoji import concepts, index, shelf
from dreamline.emoji.words import LANGUAGES, WORD, folded, small_words, stem, unaccented

if TYPE_CHECKING:
    from collections.abc import Iterator

LAND, TONGUE, CITY, CITY_IN_PASSING = 1.9, 1.6, 1.5, 0.6
LONGEST_NAME = 4
SHORTEST_BARE_NAME = 5
SHORTEST_TONGUE = 5
TONGUE_ENDING = 2
WHERE = {
    "en": "in to from at near around across through via of for visited",
    "sv": "i till från på vid via genom runt utanför",
    "de": "in nach aus von bei durch um ins im",
    "es": "a en de desde por hacia hasta",
    "fr": "à a en au aux de du depuis vers dans d",
    "fi": "",
}
ARTICLES = frozenset("the der die den dem la el los las le les l el".split())
MONTHS = frozenset(
    """january february march april may june july august september october november december januar februar märz mai juni
    juli oktober dezember""".split()
)
NOUNS_ARE_CAPITAL = {"de"}
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


@dataclass(frozen=True, slots=True)
class Lands:
    """The names of countries and regions, and of languages, of one language, each with its flag."""

    places: dict[str, str]
    tongues: dict[str, str]


def flags(text: str, lang: str) -> list[tuple[str, float]]:
    """The flags of the places and languages named in a line, each with a weight, in the order of the line."""
    line = _tokens(text)
    best: dict[str, float] = defaultdict(float)
    at = 0
    while at < len(line):
        flag, weight, length = _place_at(line, at, lang)
        if flag:
            best[flag] = max(best[flag], weight)
        at += length
    return list(best.items())


def _tokens(text: str) -> list[Token]:
    written = WORD.findall(unicodedata.normalize("NFC", text))
    return [Token(folded(word), word[0].isupper(), place == 0) for place, word in enumerate(written)]


def _place_at(line: list[Token], at: int, lang: str) -> tuple[str, float, int]:
    """The flag of the longest name that begins here, its weight, and how many words it takes."""
    after_where = _is_after_where(line, at, lang)
    for length in range(min(LONGEST_NAME, len(line) - at), 0, -1):
        name = " ".join(token.word for token in line[at : at + length])
        flag, weight = _flag(name, line[at], lang, after_where=after_where)
        if flag:
            return flag, weight, length
    return "", 0.0, 1


def _is_after_where(line: list[Token], at: int, lang: str) -> bool:
    before = at - 2 if at > 1 and line[at - 1].word in ARTICLES else at - 1
    return before >= 0 and line[before].word in WHERE.get(lang, "").split()


def _flag(name: str, first: Token, lang: str, *, after_where: bool) -> tuple[str, float]:
    if first.is_capital or (after_where and len(name) >= SHORTEST_BARE_NAME):
        land = _land(name, lang)
        if land:
            return land, LAND
    if _may_be_tongue(name, first, lang) and _tongue(name, lang):
        return _tongue(name, lang), TONGUE
    return _city_flag(name, first, lang, after_where=after_where) if first.is_capital else ("", 0.0)


def _may_be_tongue(name: str, first: Token, lang: str) -> bool:
    """English writes languages with a capital; at the beginning of a line a common word is more likely (Polish)."""
    return lang != "en" or (first.is_capital and not (first.is_first and _is_common_word(name, lang)))


def _city_flag(name: str, first: Token, lang: str, *, after_where: bool) -> tuple[str, float]:
    if " " not in name and _is_common_word(name, lang):
        return "", 0.0
    inside = lang == "fi" and not _city(name)
    if not after_where and (first.is_first or lang in NOUNS_ARE_CAPITAL) and not inside:
        return "", 0.0
    found = next((code for form in _base_forms(name, lang) if (code := _city(form))), "")
    return (_flag_of(found), CITY if after_where or inside else CITY_IN_PASSING) if found else ("", 0.0)


@lru_cache(maxsize=1 << 12)
def _is_common_word(word: str, lang: str) -> bool:
    if word in small_words(lang) or word in MONTHS or index.knows(stem(word, lang), lang):
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
    if lang in {"sv", "de", "en"} and name.endswith("s"):
        yield name[:-1]
    if lang == "fi":
        yield from _without_case(name)
    if lang in {"es", "fr"} and unaccented(name) != name:
        yield unaccented(name)


def _without_case(name: str) -> Iterator[str]:
    root = CASES.sub("", name)
    if root == name:
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
