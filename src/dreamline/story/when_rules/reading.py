"""The text being read: its pieces, what each may mean, and what is known about today and the person's birth."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dreamline.story.when_words import lexicon
from dreamline.story.when_words.tokens import Token, tokens_of

if TYPE_CHECKING:
    from datetime import date

    from dreamline.story.edtf import When

_END = Token("", -1, -1, spaced=True, number=-1)
_MOST_FILLERS = 4

Word = tuple[str, int]
"""The value of a phrase of some kind, and the place after it."""


class Found(NamedTuple):
    """A date found: its EDTF, and the place after its last piece."""

    edtf: str
    end: int


class Reading:
    """One text and its pieces; rules ask it for meanings. `whole` says that all of the text should be one date.

    `wants_born` becomes true when an age was met and no birth date is known, `impossible` when a day was met that the
    calendar does not have.
    """

    __slots__ = (
        "_meanings",
        "born",
        "impossible",
        "lexicon",
        "line",
        "points",
        "size",
        "texts",
        "today",
        "tokens",
        "wants_born",
        "whole",
    )

    def __init__(self, text: str, *, today: date, lang: str, born: When | None, whole: bool) -> None:
        self.line = text
        self.lexicon = lexicon(lang)
        self.tokens = self._split(tokens_of(text))
        self.texts = tuple(token.text for token in self.tokens)
        self.size = len(self.tokens)
        self.today, self.born, self.whole = today, born, whole
        self.wants_born = self.impossible = False
        self.points: dict[int, Found | None] = {}
        self._meanings: dict[int, dict[str, Word]] = {}

    def _split(self, tokens: list[Token]) -> list[Token]:
        splits = self.lexicon.splits
        if not any(token.text in splits for token in tokens):
            return tokens
        return [
            token._replace(text=text, spaced=token.spaced and not place)
            for token in tokens
            for place, text in enumerate(splits.get(token.text, (token.text,)))
        ]

    def token(self, at: int) -> Token:
        """The piece at a place; past the end an empty one."""
        return self.tokens[at] if at < self.size else _END

    def text(self, at: int) -> str:
        """The folded text of the piece at a place, "" past the end."""
        return self.texts[at] if at < self.size else ""

    def number(self, at: int) -> int:
        """The number written in digits at a place, or -1."""
        return self.tokens[at].number if at < self.size else -1

    def tight(self, at: int) -> bool:
        """Whether a piece stands at this place with no white space before it."""
        return at < self.size and not self.tokens[at].spaced

    def meanings(self, at: int) -> dict[str, Word]:
        """All meanings of the words beginning at a place, the longest of each kind."""
        known = self._meanings.get(at)
        if known is None:
            known = self._meanings[at] = self._look_up(at) if 0 <= at < self.size else {}
        return known

    def _look_up(self, at: int) -> dict[str, Word]:
        found: dict[str, Word] = {}
        texts = self.texts
        for words, kind, value in self.lexicon.phrases.get(texts[at], ()):
            end = at + len(words)
            if kind not in found and texts[at:end] == words:
                found[kind] = (value, end)
        return found

    def word(self, at: int, kind: str) -> Word | None:
        """The value and the end of a phrase of this kind at a place."""
        known = self._meanings.get(at)
        return (self.meanings(at) if known is None else known).get(kind)

    def after(self, at: int, kind: str) -> int:
        """The place after one phrase of this kind, or `at` itself."""
        found = self.word(at, kind)
        return found[1] if found else at

    def after_all(self, at: int, kind: str) -> int:
        """The place after a few phrases of this kind in a row (articles, prepositions)."""
        for _ in range(_MOST_FILLERS):
            found = self.word(at, kind)
            if not found:
                break
            at = found[1]
        return at

    def dash(self, at: int) -> bool:
        """Whether a dash of any sort stands here."""
        return self.text(at) == "-"

    def count(self, at: int) -> tuple[int, int] | None:
        """A number in digits (up to three) or words, and the place after it."""
        number = self.number(at)
        if number >= 0:
            return (number, at + 1) if len(self.text(at)) <= 3 else None  # noqa: PLR2004 (four digits are a year)
        found = self.word(at, "number")
        return (int(found[0]), found[1]) if found else None


def longest(found: Found | None, other: Found | None) -> Found | None:
    """Whichever reaches further; the first when both reach as far."""
    if found is None or (other is not None and other.end > found.end):
        return other
    return found
