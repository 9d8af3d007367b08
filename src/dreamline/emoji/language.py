"""Which of the six languages a text is written in."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from dreamline.emoji.words import LANGUAGES, SMALL_WORDS, small_words, words

if TYPE_CHECKING:
    from collections.abc import Iterable


def guess_language(lines: Iterable[str]) -> str:
    votes: Counter[str] = Counter()
    for line in lines:
        for word in words(line):
            votes.update(lang for lang in LANGUAGES if word in small_words(lang))
    return max(LANGUAGES, key=lambda lang: votes[lang])
