"""A line cut into words, numbers and signs, folded so that they compare, with their places in the line."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

_PIECE = re.compile(r"(?:[^\W\d_][\u0300-\u036f]*)+|\d+|\S")
DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\ufe58\ufe63\uff0d"
_APOSTROPHES = "'\u2018\u2019\u201b\u02bc\u00b4`\u2032\uff07"
_SIGNS = {
    **dict.fromkeys(DASHES, "-"),
    **dict.fromkeys(_APOSTROPHES, "'"),
    "\u2192": "-",
    "\u2026": "..",
    "\u2025": "..",
    "\u2044": "/",
    "\u2215": "/",
    "\u223c": "~",
    "\u2248": "~",
}
_LONGEST_NUMBER = 6


class Token(NamedTuple):
    """A folded piece of text; `spaced` tells of white space before it, `number` is -1 for anything but digits."""

    text: str
    start: int
    end: int
    spaced: bool
    number: int


def tokens_of(line: str) -> list[Token]:
    """The pieces of `line` in order; format characters (zero width, soft hyphen) count as white space."""
    tokens: list[Token] = []
    last_end = 0
    for piece in _PIECE.finditer(line):
        text = _folded(piece[0])
        if text:
            start, end = piece.span()
            tokens.append(Token(text, start, end, start > last_end, _number(text)))
            last_end = end
    return tokens


def words_of(phrase: str) -> tuple[str, ...]:
    """Only the folded texts of the pieces."""
    return tuple(token.text for token in tokens_of(phrase))


def _folded(piece: str) -> str:
    if piece.isascii():
        return "'" if piece == "`" else piece.lower()
    if piece in _SIGNS:
        return _SIGNS[piece]
    if unicodedata.category(piece[0]) == "Cf":
        return ""
    if piece.isdecimal():
        return "".join(str(unicodedata.decimal(digit)) for digit in piece)
    return unicodedata.normalize("NFKC", piece).casefold()


def _number(text: str) -> int:
    return int(text) if len(text) <= _LONGEST_NUMBER and text.isascii() and text.isdigit() else -1
