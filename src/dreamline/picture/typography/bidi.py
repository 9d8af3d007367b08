"""Which way letters run: lines that mix Hebrew or Arabic with Latin and digits, in the order they stand on paper.

The Unicode Bidirectional Algorithm (UAX #9) for a single line without embeddings: rules W1 to W7, N0 to N2, I1, I2, L1
and L2. Marks of direction never reach a picture, so the rules about them are left out.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final, NamedTuple

RIGHT_TO_LEFT: Final = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")
LEFTWARD_LANGUAGES: Final = frozenset({"ar", "he", "iw", "fa", "ur", "yi", "ps", "sd", "ug", "dv", "ckb", "ku-arab"})
STRONG: Final = frozenset("LR")
NUMBERS: Final = frozenset({"EN", "AN"})
BRACKETS: Final = {"(": ")", "[": "]", "{": "}", "⟨": "⟩", "「": "」", "（": "）", "［": "］", "«": "»"}


class Stretch(NamedTuple):
    """Letters of one direction, in logical order; `rightward` is False for right-to-left."""

    text: str
    rightward: bool


def leftward_language(lang: str) -> bool:
    """Whether a language is written from right to left."""
    lang = lang.lower().replace("_", "-")
    return lang in LEFTWARD_LANGUAGES or lang.partition("-")[0] in LEFTWARD_LANGUAGES


def is_leftward(text: str, lang: str = "") -> bool:
    """Whether a line is to be set from right to left.

    It is if it holds such letters and the picture's language is written so, or if they are the most of its letters.
    """
    if not RIGHT_TO_LEFT.search(text):
        return False
    kinds = [unicodedata.bidirectional(letter) for letter in text]
    leftward = sum(kind in {"R", "AL"} for kind in kinds)
    return leftward > 0 and (leftward_language(lang) or leftward >= kinds.count("L"))


@lru_cache(maxsize=4096)
def stretches(text: str, *, leftward: bool) -> tuple[Stretch, ...]:
    """The line cut where its direction changes, from left to right on the paper; `leftward` is its base direction."""
    if not leftward and not RIGHT_TO_LEFT.search(text):
        return (Stretch(text, rightward=True),)
    found = levels(text, leftward=leftward)
    runs: list[tuple[int, str]] = []
    for letter, level in zip(text, found, strict=True):
        if runs and runs[-1][0] == level:
            runs[-1] = (level, runs[-1][1] + letter)
        else:
            runs.append((level, letter))
    return tuple(Stretch(part, rightward=level % 2 == 0) for level, part in reordered(runs))


def reordered(runs: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Rule L2: from the highest level down, turn every row of runs at or above it."""
    for level in range(max((level for level, _ in runs), default=0), 0, -1):
        start = 0
        while start < len(runs):
            end = start
            while end < len(runs) and runs[end][0] >= level:
                end += 1
            runs[start:end] = reversed(runs[start:end])
            start = max(end, start + 1)
    return runs


def levels(text: str, *, leftward: bool) -> list[int]:
    """The embedding level of every letter (even: rightward, odd: leftward)."""
    base = "R" if leftward else "L"
    kinds = neutral_kinds(text, weak_kinds([unicodedata.bidirectional(letter) or "L" for letter in text], base), base)
    found = [level_of(kind, leftward=leftward) for kind in kinds]
    end = len(text)
    while end and text[end - 1].isspace():
        end -= 1
        found[end] = int(leftward)
    return found


def level_of(kind: str, *, leftward: bool) -> int:
    if leftward:
        return 1 if kind == "R" else 2
    return {"L": 0, "R": 1}.get(kind, 2)


def weak_kinds(kinds: list[str], base: str) -> list[str]:
    """Rules W1 to W7: marks, numbers and the signs around them."""
    kinds = list(kinds)
    before = strong = base
    for place, kind in enumerate(kinds):
        if kind in {"NSM", "BN"}:
            kinds[place] = before
        elif kind == "EN" and strong == "AL":
            kinds[place] = "AN"
        if kinds[place] in {"L", "R", "AL"}:
            strong = kinds[place]
        before = kinds[place]
    kinds = ["R" if kind == "AL" else kind for kind in kinds]
    join_numbers(kinds)
    strong = base
    for place, kind in enumerate(kinds):
        if kind in STRONG:
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[place] = "L"
        elif kind not in NUMBERS:
            kinds[place] = "ON"
    return kinds


def join_numbers(kinds: list[str]) -> None:
    """Rules W4 and W5: a single separator within a number belongs to it, and so do signs beside it."""
    for place in range(1, len(kinds) - 1):
        beside = kinds[place - 1]
        if beside == kinds[place + 1] and (
            (beside == "EN" and kinds[place] in {"ES", "CS"}) or (beside == "AN" and kinds[place] == "CS")
        ):
            kinds[place] = beside
    for order in (range(1, len(kinds)), range(len(kinds) - 2, -1, -1)):
        step = 1 if order.step < 0 else -1
        for place in order:
            if kinds[place] == "ET" and kinds[place + step] == "EN":
                kinds[place] = "EN"


def neutral_kinds(text: str, kinds: list[str], base: str) -> list[str]:
    """Rules N0 to N2: brackets together, then every row of neutral signs as its neighbours, or as the line."""
    for start, end in pairs(text, kinds):
        inside = {as_strong(kind) for kind in kinds[start + 1 : end]} - {"ON"}
        if base in inside:
            kinds[start] = kinds[end] = base
        elif inside:
            before = next((as_strong(kind) for kind in reversed(kinds[:start]) if as_strong(kind) != "ON"), base)
            kinds[start] = kinds[end] = before
    place = 0
    while place < len(kinds):
        end = place
        while end < len(kinds) and kinds[end] == "ON":
            end += 1
        if end > place:
            before = as_strong(kinds[place - 1]) if place else base
            after = as_strong(kinds[end]) if end < len(kinds) else base
            kinds[place:end] = [before if before == after else base] * (end - place)
        place = end + 1
    return kinds


def as_strong(kind: str) -> str:
    """Numbers count as right-to-left beside neutral signs."""
    return "R" if kind in NUMBERS else kind


def pairs(text: str, kinds: list[str]) -> list[tuple[int, int]]:
    """Places of brackets that belong together and are neutral, by their beginning."""
    found: list[tuple[int, int]] = []
    waiting: list[tuple[str, int]] = []
    for place, letter in enumerate(text):
        if kinds[place] != "ON":
            continue
        if letter in BRACKETS:
            waiting.append((BRACKETS[letter], place))
        else:
            at = next((n for n in range(len(waiting) - 1, -1, -1) if waiting[n][0] == letter), None)
            if at is not None:
                found.append((waiting[at][1], place))
                del waiting[at:]
    return sorted(found)
