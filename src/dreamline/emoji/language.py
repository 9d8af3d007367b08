"""Which of the six languages a text is written in: a vote of small words, known words, letters and endings."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from dreamline.emoji import concepts
from dreamline.emoji.words import LANGUAGES, small_words, words

if TYPE_CHECKING:
    from collections.abc import Iterable

FALLBACK = "en"
SMALL, IN_LEXICON, LETTER, ENDING = 3.0, 1.5, 1.5, 1.0
LETTERS = {
    "sv": "å ä ö",
    "de": "ä ö ü ß",
    "es": "á é í ó ú ñ ü",
    "fr": "à â ç è é ê î ô û œ ë ï",
    "fi": "ä ö ää öö yö uo aa ii uu kk ll tt",
    "en": "th w gh",
}
"""Letters and pairs of letters that are common in a language and rare in the others."""
ENDINGS = {
    "sv": "ade erna arna ning het igt isk an en et ar or ade",
    "de": "ung heit keit lich isch en ern te tet chen ieren",
    "es": "ción dad mente ando iendo ía aba ar é ó os as",
    "fr": "tion ment eur euse ité ais ait é ée és eux er ier",
    "fi": "ssa ssä lla llä sta stä lle lta ltä nen in imme ttiin minen uun ään aan een vat vät si ni tta ttä",
    "en": "ing tion ed ly ness ment ship ful 's y",
}
TELLING_TEXT = 400
"""Words looked at: a guess needs no more."""


def guess_language(lines: Iterable[str]) -> str:
    """The most likely of the six languages, by the votes of all words; English where nothing speaks for any."""
    votes: dict[str, float] = defaultdict(float)
    said = [word for line in lines for word in words(line)][:TELLING_TEXT]
    for word in said:
        for lang, vote in _votes(word):
            votes[lang] += vote
    return max(LANGUAGES, key=lambda lang: (round(votes[lang], 6), lang == FALLBACK, lang))


@lru_cache(maxsize=1 << 13)
def _votes(word: str) -> tuple[tuple[str, float], ...]:
    """What a word says for each language; what it says for several is shared among them."""
    votes: dict[str, float] = defaultdict(float)
    for weight, speaks_for in (
        (SMALL, [lang for lang in LANGUAGES if word in small_words(lang)]),
        (IN_LEXICON, [lang for lang in LANGUAGES if word in concepts.vocabulary(lang)]),
        (LETTER, [lang for lang in LANGUAGES if any(sign in word for sign in LETTERS[lang].split())]),
        (ENDING, [lang for lang in LANGUAGES if _ends_like(word, lang)]),
    ):
        for lang in speaks_for:
            votes[lang] += weight / len(speaks_for)
    return tuple(votes.items())


def _ends_like(word: str, lang: str) -> bool:
    return any(word.endswith(ending) and len(word) > len(ending) + 1 for ending in ENDINGS[lang].split())
