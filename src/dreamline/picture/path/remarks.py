"""What the person is told about a story's path, in one plain sentence each: in Swedish for a Swedish story."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from dreamline.picture.measure import missing_letters


@dataclass(frozen=True, slots=True)
class Remarks:
    """The sentences of one language; {text} stands for the moment's words, {name} for the photo's name."""

    ahead: str
    photo_missing: str
    photo_broken: str
    letters: str


_ENGLISH = Remarks(
    "“{text}” lies in the future and is not on the path: is it a goal or a dream?",
    "The photo {name} is missing; the emoji stands in its place.",
    "The photo {name} cannot be read; the emoji stands in its place. Try saving it as JPEG.",
    "“{text}” has letters that no font on this machine has; each is drawn as □. Installing a font that has them helps.",
)
_SWEDISH = Remarks(
    "”{text}” ligger i framtiden och står inte på vägen: är det ett mål eller en dröm?",
    "Fotot {name} saknas; emojin står i dess ställe.",
    "Fotot {name} går inte att läsa; emojin står i dess ställe. Prova att spara det som JPEG.",
    "”{text}” har tecken som inget typsnitt på den här datorn har; vart och ett ritas som □. "
    "Installera gärna ett typsnitt som har dem.",
)


def remarks_in(lang: str) -> Remarks:
    """The sentences in this language, English where it is not Swedish."""
    return _SWEDISH if lang.split("-", maxsplit=1)[0] == "sv" else _ENGLISH


@lru_cache(maxsize=8192)
def undrawn(text: str) -> bool:
    """Whether a text has letters that no font has."""
    return not text.isascii() and bool(missing_letters(text))
