"""Texts at the door: bytes become letters, letters become one clean line."""

from __future__ import annotations

import codecs
import re
import unicodedata

from dreamline.importers import CannotRead
from dreamline.sentence import say

MAX_TEXT_BYTES = 8 * 1024 * 1024
"""A life told in 10,000 lines of 200 letters is 2 MB; 8 MB stay under 100 MB of memory once they are cells."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LOOK_AT = 4096  # bytes enough to tell UTF-16 without a mark from a picture or a program
_FEW_LETTERS = 0.2
_MANY_LETTERS = 0.7
_CONTROLS = r"\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff"  # controls, lone surrogates, what no XML may hold
_UNWANTED = re.compile(f"[{_CONTROLS}]")

_OTHER_FILES = (
    (b"%PDF", say("This is a PDF; choose the LinkedIn data export (zip), a JSON Resume, a CSV table or a story file.")),
    (b"\x89PNG", say("This is a picture; choose a story file, a LinkedIn export, a JSON Resume or a CSV table.")),
    (b"\xff\xd8\xff", say("This is a photo; choose a story file, a LinkedIn export, a JSON Resume or a CSV table.")),
    (b"\x1f\x8b", say("This is a gzip archive; unpack it first and choose what lies in it.")),
    (b"7z\xbc\xaf", say("This is a 7z archive; unpack it first and choose what lies in it.")),
    (b"Rar!", say("This is a rar archive; unpack it first and choose what lies in it.")),
    (b"\xd0\xcf\x11\xe0", say("This is an old office document; save it as CSV and choose that file.")),
)


def refuse_other_files(data: bytes) -> None:
    """Raise CannotRead for the well-known kinds of file no story can come from."""
    for magic, sentence in _OTHER_FILES:
        if data.startswith(magic):
            raise CannotRead(sentence)


def decode(data: bytes, *, limit: int = MAX_TEXT_BYTES) -> str:
    """The letters of a text file: UTF-8, UTF-16 (with or without its mark), else the Western code page 1252."""
    if len(data) > limit:
        most = limit // (1024 * 1024)
        raise CannotRead(say("The file is larger than {most} MB; choose a smaller one.", most=most))
    refuse_other_files(data)
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(encoding, errors="replace")
    wide = _wide_encoding(data[:_LOOK_AT])
    if wide:
        return data.decode(wide, errors="replace")
    return _narrow(data)


def clean(text: str) -> str:
    """One line in NFC: control characters and lone surrogates become spaces, and many spaces become one."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    return " ".join(unicodedata.normalize("NFC", _UNWANTED.sub(" ", text)).split())


def has_unwanted(text: str) -> bool:
    """Whether `clean` takes more than spaces, tabs and line ends out of this text."""
    return _UNWANTED.search(text) is not None


def fold(text: str) -> str:
    """A text for comparing names: no case, no Latin accents, no signs (unless it is all signs)."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in plain if letter.isalnum() or _is_vowel_sign(letter)) or plain


def _is_vowel_sign(letter: str) -> bool:
    """Marks of scripts like Devanagari tell words apart; the accents from U+0300 on are dropped."""
    return unicodedata.category(letter) in {"Mn", "Mc"} and not "\u0300" <= letter <= "\u036f"


def _wide_encoding(start: bytes) -> str:
    """UTF-16 without a mark shows as zeros in every second place; other zeros mean this is no text."""
    zeros = start.count(0)
    if not zeros:
        return ""
    half = len(start) // 2 or 1
    even, odd = start[0::2].count(0) / half, start[1::2].count(0) / half
    if odd > _MANY_LETTERS and even < _FEW_LETTERS:
        return "utf-16-le"
    if even > _MANY_LETTERS and odd < _FEW_LETTERS:
        return "utf-16-be"
    if zeros > len(start) * _FEW_LETTERS:
        raise CannotRead(
            say("This is no text file; choose a story file, a LinkedIn export, a JSON Resume or a CSV table.")
        )
    return ""


def _narrow(data: bytes) -> str:
    for encoding in ("utf-8", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")
