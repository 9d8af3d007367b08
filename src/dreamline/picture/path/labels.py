"""The label under a badge: date, text and why, broken into lines and measured."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from dreamline.picture.measure import width
from dreamline.picture.page import CLASSES
from dreamline.picture.typography.breaking import break_lines

if TYPE_CHECKING:
    from dreamline.picture.page import ClassName, SizeClass
    from dreamline.picture.path.stops import Stop
    from dreamline.picture.shapes import Face

UP, DOWN = 0.95, 0.25
"""What a line of text takes above and below its base line, in em (PICTURE 14)."""
FROM_BADGE, FROM_PHOTO = 12.0, 19.0
FROM_TURN = 2.0, 6.0
"""The ring of a turning point moves the label so far down: below a badge, below a photo."""
CAP = 0.74
"""Height of capitals over the base line, in em: where the first line hangs."""
MOST_LINES, MOST_WHY_LINES = 3, 2
GROWING = 4
"""A label that would be cut grows in so many steps."""
QUOTES = {
    "sv": ("”", "”"), "fi": ("”", "”"), "de": ("„", "“"), "fr": ("«\u00a0", "\u00a0»"), "es": ("«", "»"),
    "ja": ("「", "」"), "he": ("״", "״"),
}  # fmt: skip


class Line(NamedTuple):
    """One line: base line below the badge's middle, words, type, and half its width."""

    y: float
    text: str
    face: Face
    size: float
    half: float
    kind: str

    @property
    def top(self) -> float:
        return self.y - UP * self.size

    @property
    def bottom(self) -> float:
        return self.y + DOWN * self.size


class Label(NamedTuple):
    """All lines of a label, its lower edge, half the width of the widest line, and whether words were left out."""

    lines: tuple[Line, ...]
    bottom: float
    half: float
    cut: bool


def label(stop: Stop, sizes: SizeClass, widest: float, lang: str, *, why: bool) -> Label:
    """The label of a stop, no line wider than `widest`; heights count from the middle of its badge."""
    said = stop.why if why and sizes.why else ""
    photo = stop.photo is not None
    down = (FROM_PHOTO if photo else FROM_BADGE) + (FROM_TURN[photo] if stop.turning else 0)
    return _label(stop.date, stop.text, said, down, sizes.name, round(widest, 1), lang)


def wider(stop: Stop, sizes: SizeClass, widths: tuple[float, float], lang: str, *, why: bool) -> Label:
    """The label between these two widths that is no wider than its words need, or as wide as can be."""
    least, most = widths
    for step in range(1, GROWING + 1):
        made = label(stop, sizes, least + (most - least) * step / GROWING, lang, why=why)
        if not made.cut:
            break
    return made


@lru_cache(maxsize=8192)
def _label(  # noqa: PLR0913, PLR0917 (the key of the memory)
    date: str, text: str, why: str, down: float, size_class: ClassName, widest: float, lang: str
) -> Label:
    sizes = CLASSES[size_class]
    y = sizes.badge + down
    lines: list[Line] = []
    for words in break_lines(date, "heavy", sizes.year, widest, 1, lang=lang).lines if date else ():
        y += CAP * sizes.year
        lines.append(Line(y, words, "heavy", sizes.year, width(words, "heavy", sizes.year) / 2, "year"))
        y += 3
    size, pitch = (sizes.text * 0.95, sizes.text_pitch * 1.1) if wide_letters(text) else (sizes.text, sizes.text_pitch)
    broken = break_lines(text, "text", size, widest, MOST_LINES, lang=lang)
    for words in broken.lines:
        y += pitch if lines else CAP * size
        lines.append(Line(y, words, "text", size, width(words, "text", size) / 2, "text"))
    if why:
        lines += why_lines(why, y + 4, sizes, widest, lang)
    bottom = lines[-1].bottom if lines else sizes.badge
    return Label(tuple(lines), bottom, max((line.half for line in lines), default=0.0), broken.cut)


def why_lines(  # noqa: PLR0913 (what it is set in)
    why: str, y: float, sizes: SizeClass, widest: float, lang: str, *, most: int = MOST_WHY_LINES
) -> list[Line]:
    """The why in quotes and handwriting."""
    left, right = QUOTES.get(lang[:2], ("“", "”"))
    size = sizes.why
    broken = break_lines(f"{left}{why}{right}", "hand", size, widest, most, lang=lang)
    if broken.cut:
        broken = break_lines(f"{left}{why}", "hand", size, widest - width(right, "hand", size), most, lang=lang)
        broken = broken._replace(lines=(*broken.lines[:-1], *(line + right for line in broken.lines[-1:])))
    return [
        Line(y + sizes.why_pitch * number, words, "hand", size, width(words, "hand", size) / 2, "why")
        for number, words in enumerate(broken.lines, 1)
    ]


def wide_letters(text: str) -> bool:
    """Whether the text is written in Chinese, Japanese or Korean signs, which are set smaller and looser."""
    return not text.isascii() and any("\u2e80" <= sign <= "\ua4cf" or "\uac00" <= sign <= "\ufaff" for sign in text)
