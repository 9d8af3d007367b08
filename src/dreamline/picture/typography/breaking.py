"""Breaking a text into lines as PICTURE 3 asks: few lines, even lines, good places.

Among all ways that use the smallest number of lines the one with the least sum of squared differences from the mean
wins (the idea of Knuth and Plass 1981, with our own costs); a break after a stop or comma is worth something, a short
word at the end of a line costs something. No text of any kind gives a line wider than asked.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from dreamline.picture.typography.parting import MORE, Part, Setting, held, joined, parts

if TYPE_CHECKING:
    from dreamline.picture.shapes import Face

STOPS: Final = tuple(".,!?:;…–—。、！？؟،؛")
STOP_BONUS: Final = 0.03
SHORT_COST: Final = 0.03
"""What a good place gains and a bad one costs, as shares of the mean width squared; set by the design's samples."""

PHRASE_COST: Final = 0.2
HIRAGANA: Final = re.compile("[\u3040-\u309f]")
KATAKANA: Final = re.compile("[\u30a0-\u30ff]")

SLACK: Final = 1e-6
"""A sum of widths differs from the width of the whole by less than this (u)."""

TRIES: Final = 6
FAR: Final = float("inf")

SHORT: Final = {
    "en": "a an the of in on at to for and my i as by is or we so it if no",
    "sv": "och att i på en ett av med som för till om är jag min den det de var vi ur",
    "de": "der die das ein eine und in im am an zu mit von für ich als mein",
    "fr": "le la les un une de du des et à en au je mon ma",
    "es": "el la los las un una y en por con mi de al del se",
    "fi": "ja on oli se en kun ei",
}
"""Words no line should end on, by language."""


@cache
def short_words(lang: str) -> frozenset[str]:
    """The short words of a language, or of all when it is unknown."""
    known = SHORT.get(lang[:2].lower())
    return frozenset((known or " ".join(SHORT.values())).split())


class Broken(NamedTuple):
    """The lines of a text, and whether something was left out for want of room (it then says "…" in its place)."""

    lines: tuple[str, ...]
    cut: bool


@lru_cache(maxsize=8192)
def break_lines(text: str, face: Face, size: float, max_width: float, max_lines: int, *, lang: str = "") -> Broken:  # noqa: PLR0913 - what a text is set in
    """Breaks a text into at most `max_lines` lines, none wider than `max_width` (u); `lang` tells the short words.

    Where not even one letter fits, there are no lines and the text counts as cut.
    """
    clean, cut = held(text, size, max_width, max_lines)
    if not clean or max_lines < 1:
        return Broken((), cut=bool(clean))
    setting = Setting(face, size, max_width, lang, balanced=max_lines > 1)
    if setting.fits(clean):
        return Broken((clean,), cut)
    for _ in range(TRIES):
        found = broken_within(clean, setting, max_lines)
        over = max(map(setting.width, found.lines), default=0) - max_width
        if over <= SLACK:
            return Broken(found.lines, found.cut or cut)
        setting = setting._replace(limit=setting.limit - over)
    return Broken((), cut=True)


def broken_within(text: str, setting: Setting, max_lines: int) -> Broken:
    """`break_lines` for a clean text wider than one line; letters that change when they meet may still overshoot."""
    found = parts(text, setting)
    fewest = fewest_lines(found, setting.limit)
    if fewest <= max_lines:
        return Broken(even_lines(found, fewest, setting), cut=any(part.cut for part in found))
    kept = kept_parts(found, setting, max_lines)
    return Broken(even_lines(kept, fewest_lines(kept, setting.limit), setting), cut=True)


def fewest_lines(some: list[Part], limit: float) -> int:
    """How many lines it takes if each takes as many parts as it can, which is the smallest number."""
    lines, used = 0, FAR
    for part in some:
        used += part.gap + part.width
        if used > limit:
            lines += 1
            used = part.width
        if part.forced:
            used = FAR
    return lines


def kept_parts(some: list[Part], setting: Setting, max_lines: int) -> list[Part]:
    """As many parts from the beginning as fit in the lines with "…" after the last."""
    low, high = 0, len(some) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if fewest_lines(ended(some[:middle], setting), setting.limit) <= max_lines:
            low = middle
        else:
            high = middle - 1
    while low and ended(some[:low], setting)[-1].width > setting.limit:
        low -= 1
    return ended(some[:low], setting)


def ended(some: list[Part], setting: Setting) -> list[Part]:
    """The parts with "…" at the end of the last, in place of its hyphen or comma."""
    last = some[-1] if some else Part("", 0, 0)
    text = last.text.removesuffix("-") if last.forced else last.text
    text = text.rstrip(" .,;:!?…–—-、。") + MORE
    return [*some[:-1], Part(text, setting.width(text), last.gap)]


def even_lines(some: list[Part], lines: int, setting: Setting) -> tuple[str, ...]:
    """The parts on so many lines, as even as can be and broken in good places."""
    breaks = even_breaks(some, lines, setting)
    return tuple(joined(some[start:end]) for start, end in zip([0, *breaks], [*breaks, len(some)], strict=True))


def even_breaks(some: list[Part], lines: int, setting: Setting) -> list[int]:
    """The places (numbers of parts) before which a new line begins. Dynamic programming over (line, place)."""
    if lines <= 1:
        return []
    total = len(some)
    ends = [0.0]
    for part in some:
        ends.append(ends[-1] + part.gap + part.width)
    mean = (ends[-1] - some[0].gap) / lines
    short = short_words(setting.lang)
    costs = [break_cost(part, after, mean, short) for part, after in pairwise(some)]
    best = [0.0] + [FAR] * total
    came: list[list[int]] = []
    for _ in range(lines):
        best, places = next_line(some, ends, costs, best, mean, setting.limit)
        came.append(places)
    return traced(came, total)


def next_line(  # noqa: PLR0913, PLR0917 - the tables of one step
    some: list[Part], ends: list[float], costs: list[float], best: list[float], mean: float, limit: float
) -> tuple[list[float], list[int]]:
    """One more line: the least cost of having set the first n parts, for each n, and where the line began."""
    total = len(some)
    reached = [FAR] * (total + 1)
    places = [0] * (total + 1)
    for start, before in enumerate(best):
        if before == FAR:
            continue
        left = ends[start] + (some[start].gap if start < total else 0)
        for end in range(start + 1, total + 1):
            wide = ends[end] - left
            if wide > limit and end > start + 1:
                break
            cost = before + (wide - mean) ** 2 + (costs[end - 1] if end < total else 0)
            if cost < reached[end]:
                reached[end], places[end] = cost, start
            if some[end - 1].forced:
                break
    return reached, places


def break_cost(part: Part, after: Part, mean: float, short: frozenset[str]) -> float:
    """What it costs to end a line between two parts, in squared u."""
    if part.text.endswith(STOPS):
        return -STOP_BONUS * mean * mean
    if not after.gap and not part.forced:
        return PHRASE_COST * phrase_split(part.text[-1], after.text[0]) * mean * mean
    return SHORT_COST * mean * mean if part.text.lower() in short else 0


def phrase_split(before: str, after: str) -> float:
    """How much a break here splits a Japanese phrase (0-1): most begin with kanji or katakana and end in hiragana."""
    if HIRAGANA.match(after):
        return 1
    if HIRAGANA.match(before):
        return 0
    return 0.5 if bool(KATAKANA.match(before)) != bool(KATAKANA.match(after)) else 1


def traced(came: list[list[int]], total: int) -> list[int]:
    """The way back through the tables, as places of breaks in order."""
    breaks: list[int] = []
    place = total
    for places in reversed(came):
        place = places[place]
        breaks.append(place)
    return breaks[-2::-1]
