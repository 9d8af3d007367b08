"""The label beside a badge: date, text and why on the wider side, centred on the badge's height (PICTURE 12)."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from dreamline.picture.measure import width
from dreamline.picture.path import labels
from dreamline.picture.path.labels import Line
from dreamline.picture.plan import Box
from dreamline.picture.scroll.phone import SIZES, TEXT_EDGE, WIDTH
from dreamline.picture.typography.breaking import break_lines

if TYPE_CHECKING:
    from dreamline.picture.path.stops import Stop

MOST_LINES, MOST_WHY_LINES = 4, 3
FROM_BADGE, FROM_PHOTO = 14.0, 16.0
PRINT: Final = 7.0
"""A photo's print is so much larger than the badge on each side."""
RING: Final = 5.0
"""The ring of a turning point reaches so far out."""
AFTER_DATE, BEFORE_WHY = 3.0, 3.0
WIDER: Final = 24.0
"""A path so far right of the middle leaves the wider side on its left."""


class Beside(NamedTuple):
    """A label: its lines (heights count from the badge's middle), the x they begin or end at, and its side.

    `boxes` are what the lines take, from top to bottom.
    """

    lines: tuple[Line, ...]
    x: float
    left: bool
    boxes: tuple[Box, ...]

    @property
    def top(self) -> float:
        return self.boxes[0].y0 if self.boxes else 0.0

    @property
    def bottom(self) -> float:
        return self.boxes[-1].y1 if self.boxes else 0.0


def beside(stop: Stop, x: float, lang: str) -> Beside:
    """The label of a stop whose badge stands at x."""
    out = SIZES.badge + (PRINT + FROM_PHOTO if stop.photo else FROM_BADGE) + (RING if stop.turning else 0)
    left = x >= WIDTH / 2 + WIDER
    edge = x - out if left else x + out
    room = edge - TEXT_EDGE if left else WIDTH - TEXT_EDGE - edge
    lines = _lines(stop.date, stop.text, stop.why, round(room, 2), lang)
    return Beside(lines, edge, left, tuple([_box(line, edge, left=left) for line in lines]))


def _box(line: Line, edge: float, *, left: bool) -> Box:
    wide = 2 * line.half
    x0 = edge - wide if left else edge
    return Box(x0, line.top, x0 + wide, line.bottom)


@lru_cache(maxsize=8192)
def _lines(date: str, text: str, why: str, room: float, lang: str) -> tuple[Line, ...]:
    """The lines of a label, centred about 0."""
    lines: list[Line] = []
    y = 0.0
    for words in break_lines(date, "heavy", SIZES.year, room, 1, lang=lang).lines if date else ():
        lines.append(Line(0, words, "heavy", SIZES.year, width(words, "heavy", SIZES.year) / 2, "year"))
        y = AFTER_DATE
    size, pitch = SIZES.text, SIZES.text_pitch
    if labels.wide_letters(text):
        size, pitch = 0.95 * size, 1.1 * pitch
    for words in break_lines(text, "text", size, room, MOST_LINES, lang=lang).lines:
        y += pitch if lines else 0
        lines.append(Line(y, words, "text", size, width(words, "text", size) / 2, "text"))
    if why:
        lines += labels.why_lines(why, y + BEFORE_WHY, SIZES, room, lang, most=MOST_WHY_LINES)
    if not lines:
        return ()
    middle = (lines[0].y - labels.CAP * lines[0].size + lines[-1].y + labels.DOWN * SIZES.text) / 2
    return tuple([line._replace(y=line.y - middle) for line in lines])
