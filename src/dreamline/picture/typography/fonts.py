"""The type of the picture: our own five cuts, and the system's Noto fonts for letters ours do not have.

Fonts are opened lazily and kept. Which of the system's fonts exist is found by file name in the usual folders, the
first time a letter is missing; the same fonts always give the same choice.
"""

from __future__ import annotations

import os
import sys
import unicodedata
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from dreamline.picture.typography import harfbuzz

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from dreamline.picture.shapes import Face

TYPEFACES: Final = Path(__file__).parent / "typefaces"
BOX: Final = "\u25a1"
"""Stands for a letter no font has; our own cuts all have it."""

CJK_SHARE: Final = 0.95
"""Chinese, Japanese and Korean letters are set this much smaller (PICTURE 15)."""


@dataclass(frozen=True, slots=True, eq=False)
class Font:
    """One opened font file.

    `key` begins the ids of its glyphs in a drawing, `units` are the font units in one em, and `share` is how large it
    is set beside our own.
    """

    key: str
    family: str
    weight: int
    path: Path
    index: int
    units: int
    share: float
    letters: Container[int] = field(repr=False)
    shaper: harfbuzz.Shaper = field(repr=False)

    def has(self, letters: str) -> bool:
        """Whether it can draw all of these code points, save those that are never seen."""
        return all(ord(letter) in self.letters or ord(letter) in UNSEEN for letter in letters)


UNSEEN: Final = frozenset({0x200C, 0x200D, 0x034F, 0x2060, *range(0xFE00, 0xFE10)})
"""Joiners and variation selectors: they steer others and need no glyph."""

OWN: Final[dict[Face, tuple[str, str, int]]] = {
    "title": ("fr6", "Fraunces", 600),
    "text": ("n6", "Nunito", 600),
    "bold": ("n7", "Nunito", 700),
    "heavy": ("n8", "Nunito", 800),
    "hand": ("cv6", "Caveat", 600),
}
"""Key, family and weight of our own cuts."""

FALLBACK_WEIGHT: Final[dict[Face, int]] = {"title": 700, "text": 600, "bold": 700, "heavy": 800, "hand": 400}
"""How heavy a system's font may be beside ours: Noto's Bold looks heavier than our 600, its Regular nearly as heavy."""

HAND_SHARE: Final = 0.78
"""So much smaller a system's font is set in place of the handwriting, whose letters are small for their size.

Caveat's small letters are 0.40 em high and its capitals 0.61; Noto Sans' are 0.54 and 0.71: shares of 0.75 and 0.85.
"""

BASIC: Final = {"GREEK": "αεηικλνορστω"}
"""Our own cuts have some letters of these scripts (as signs); they count only where all of these are there."""
WEIGHTS: Final = {
    "Light": 300,
    "Regular": 400,
    "Medium": 500,
    "SemiBold": 600,
    "Bold": 700,
    "ExtraBold": 800,
    "Black": 900,
}
CJK_WORDS: Final = frozenset(
    {"CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO", "IDEOGRAPHIC", "FULLWIDTH", "HALFWIDTH"}
)
CJK_INDEX: Final = {"ja": 0, "ko": 1, "zh": 2, "zh-hant": 3, "zh-tw": 3, "zh-hk": 4}
"""Where the cut for a language stands in the collection NotoSansCJK."""

FIRST: Final = ("NotoSans", "NotoSansSymbols", "NotoSansSymbols2", "NotoSansMath")


def opened(name: tuple[str, str, int], path: Path, index: int = 0, share: float = 1) -> Font:
    """Opens a font file (or one of a collection) under its key, family and weight. Raises OSError or RuntimeError."""
    shaper = harfbuzz.opened(path, index)
    return Font(*name, path, index, harfbuzz.units(shaper), share, harfbuzz.letters(shaper), shaper)


@cache
def own(face: Face) -> Font:
    """Our own cut for a face."""
    _, family, weight = OWN[face]
    return opened(OWN[face], TYPEFACES / f"{family}-{weight}.ttf")


@lru_cache(maxsize=20_000)
def outline(font: Font, number: int) -> str:
    """A glyph as path data in font units, y up; "" for one without ink."""
    return harfbuzz.outline(font.shaper, number)


def fallback(letters: str, face: Face, lang: str = "") -> Font | None:
    """The system's font that draws all these letters (of one script) beside `face`, or None if there is none."""
    weight = FALLBACK_WEIGHT[face]
    for family in candidates(letters[0]):
        font = cut(family, weight, cjk_index(lang) if "CJK" in family else 0, hand=face == "hand")
        if font is not None and font.has(letters):
            return font
    return None


def candidates(letter: str) -> Iterator[str]:
    """Families that may have the letter: those named after its script, then all others in a fixed order."""
    script = script_of(letter)
    named = "CJK" if script in CJK_WORDS else script.title()
    yield f"NotoSans{named}"
    yield f"NotoSerif{named}"
    yield from FIRST
    yield from others()


@lru_cache(maxsize=4096)
def script_of(letter: str) -> str:
    """The script of a letter as its name in Unicode begins: "GREEK", "HIRAGANA"; other signs give other words."""
    return unicodedata.name(letter, "?").split()[0].partition("-")[0]


@cache
def knows(face: Face, script: str) -> bool:
    """Whether our own cut is made for a script, and does not only hold a few of its letters."""
    return own(face).has(BASIC.get(script, ""))


@cache
def others() -> tuple[str, ...]:
    """All further families: sans before serif, then by name."""
    return tuple(
        sorted((name for name in cuts() if name not in FIRST), key=lambda name: (not name.startswith("NotoSans"), name))
    )


def cjk_index(lang: str) -> int:
    """Which cut of the CJK collection suits a language: its own, else the one for simplified Chinese."""
    lang = lang.lower().replace("_", "-")
    return CJK_INDEX.get(lang, CJK_INDEX.get(lang.partition("-")[0], 2))


@cache
def cut(family: str, weight: int, index: int, *, hand: bool = False) -> Font | None:
    """The cut of a system family nearest in weight but no heavier, else the lightest that is, or None.

    `hand`: it stands among the handwriting.
    """
    files = cuts().get(family)
    if not files:
        return None
    best = min(files, key=lambda has: (has > weight, abs(has - weight)))
    share = (CJK_SHARE if "CJK" in family else 1) * (HAND_SHARE if hand else 1)
    key = f"{family}-{best}" + (f"-{index}" if index else "") + ("-hand" if hand else "")
    try:
        return opened((key, spaced(family), best), files[best], index, share)
    except (OSError, RuntimeError):
        return None


def spaced(family: str) -> str:
    """The family's name as systems know it: "NotoSansCJK" -> "Noto Sans CJK"."""
    for start in ("NotoSans", "NotoSerif"):
        if family.startswith(start):
            return f"{start[:4]} {start[4:]} {family[len(start) :]}".strip()
    return family


@cache
def cuts() -> dict[str, dict[int, Path]]:
    """Noto Sans and Noto Serif as installed: family -> weight -> file."""
    found: dict[str, dict[int, Path]] = {}
    for path in sorted(path for folder in folders() for path in files_below(folder)):
        family, _, style = path.stem.rpartition("-")
        if style in WEIGHTS and family.startswith(("NotoSans", "NotoSerif")):
            found.setdefault(family, {}).setdefault(WEIGHTS[style], path)
    return found


def files_below(folder: Path) -> Iterator[Path]:
    for place, _, names in os.walk(folder):
        yield from (
            Path(place, name) for name in names if name.startswith("Noto") and name.endswith((".ttf", ".otf", ".ttc"))
        )


def folders() -> tuple[Path, ...]:
    """Where systems keep fonts."""
    home = Path(os.path.expanduser("~"))  # noqa: PTH111 - Path.home() fails where there is no home
    if sys.platform == "win32":
        return (Path("C:/Windows/Fonts"),)
    if sys.platform == "darwin":
        return (Path("/Library/Fonts"), home / "Library/Fonts")
    return (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), home / ".local/share/fonts", home / ".fonts")
