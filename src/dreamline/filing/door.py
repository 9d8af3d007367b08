"""The door for text: what may come in as text at all, and in which form it is kept."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from dreamline.sentence import Refused, say

if TYPE_CHECKING:
    from dreamline.sentence import Said
MOST_CHARACTERS = 2_000_000
MOST_LINES = 20_000
MOST_IN_JSON = 8_000_000
"""The JSON form of a story file with so many lines has up to four times its characters."""
MOST_MARKS = 100
"""Marks on one letter; longer runs are no writing, and putting them in order takes quadratic time."""

_REFUSED = re.compile("[\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_BREAK = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_PILE = re.compile(f"[^\x00-\u02ff]{{{MOST_MARKS},}}")


class BadText(Refused):
    """Text that cannot be taken in, in one plain sentence; `line` is where, from 1, or 0 for the whole text."""

    def __init__(self, sentence: Said, line: int = 0) -> None:
        super().__init__(say("line {line}: {sentence}", line=line, sentence=sentence) if line else sentence)
        self.sentence = sentence
        self.line = line


def split_lines(text: str) -> list[str]:
    """The lines of `text` in NFC, without line ends; raises BadText for what no story may hold."""
    if len(text) > MOST_CHARACTERS:
        raise BadText(
            say(
                "This text is too long ({length:,} characters); at most {most:,} can be read.",
                length=len(text), most=MOST_CHARACTERS,
            )
        )  # fmt: skip
    refuse_unwritable(text)
    lines = _BREAK.split(_normal(text))
    if len(lines) > MOST_LINES:
        raise BadText(
            say(
                "This text has too many lines ({count:,}); at most {most:,} can be read.",
                count=len(lines), most=MOST_LINES,
            )
        )  # fmt: skip
    return lines


def tidy(text: str) -> str:
    """A single text as it is kept: NFC, plain line breaks, no space around its lines; raises BadText."""
    refuse_unwritable(text)
    lines = _BREAK.split(_normal(text))
    return "\n".join(line.replace("\t", " ").strip() for line in lines).strip()


def _normal(text: str) -> str:
    """NFC, without the byte order marks that editors leave at the start (and joined files in the middle)."""
    return unicodedata.normalize("NFC", text.replace("\ufeff", ""))


def refuse_unwritable(text: str) -> None:
    """Raise BadText for control characters, broken characters and endless piles of accents."""
    if found := _REFUSED.search(text):
        raise BadText(_unwritable(found[0]), _line(text, found.start()))
    for run in _PILE.finditer(text):
        if (at := _pile_of_marks(run[0])) is not None:
            sentence = say("too many accents stand on one letter here; delete them.")
            raise BadText(sentence, _line(text, run.start() + at))


def _unwritable(letter: str) -> Said:
    if letter >= "\ud800":
        return say("there is a broken character here; delete it and try again.")
    return say("there is an invisible control character here; delete it and try again.")


def _pile_of_marks(run: str) -> int | None:
    height = 0
    for at, letter in enumerate(run):
        height = height + 1 if unicodedata.combining(letter) else 0
        if height == MOST_MARKS:
            return at
    return None


def _line(text: str, at: int) -> int:
    return len(_BREAK.findall(text, 0, at)) + 1
