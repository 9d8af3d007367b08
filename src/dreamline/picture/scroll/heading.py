"""Title and subtitle on top, caption and product name at the bottom of the scroll."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from dreamline.picture.marks.heading import PRODUCT, STEP
from dreamline.picture.measure import DOWN, width
from dreamline.picture.scroll.phone import PHONE, TEXT_EDGE, WIDTH
from dreamline.picture.shapes import Group, Text
from dreamline.picture.typography.breaking import break_lines

if TYPE_CHECKING:
    from dreamline.picture.look import Theme
    from dreamline.picture.shapes import Face

TOP: Final = 16.0
"""The title's base line lies so far below its own size from the top."""
TITLE_PITCH, SUBTITLE_PITCH = 1.2, 1.25
FROM_TITLE: Final = 26.0
FROM_FOOT: Final = 22.0
CAPTION_PITCH: Final = 1.25
FROM_PRODUCT: Final = 16.0


class Heading(NamedTuple):
    """The lines on top with their base lines and sizes, and the height they reach down to."""

    full: str
    title: tuple[Text, ...]
    subtitle: tuple[Text, ...]
    bottom: float


def plan(title: str, subtitle: str, theme: Theme) -> Heading:
    """A long title shrinks, then breaks into two lines, then is cut; a subtitle longer than two lines is left out."""
    lines, size = _title(title)
    y = TOP + PHONE.title
    titles = _lines(lines, TEXT_EDGE, y, "title", size, TITLE_PITCH, theme.text)
    y += (len(lines) - 1) * TITLE_PITCH * size if lines else -FROM_TITLE
    bottom = y + DOWN * size if lines else TOP
    broken = break_lines(subtitle, "text", PHONE.subtitle, PHONE.title_width - 1, 2)
    subs: tuple[Text, ...] = ()
    if broken.lines and not broken.cut:
        y += FROM_TITLE
        subs = _lines(broken.lines, TEXT_EDGE + 1, y, "text", PHONE.subtitle, SUBTITLE_PITCH, theme.quiet)
        bottom = subs[-1].y + DOWN * PHONE.subtitle
    return Heading(title, titles, subs, bottom)


def _title(title: str) -> tuple[tuple[str, ...], float]:
    size = PHONE.title
    while size > PHONE.title_least and width(title, "title", size) > PHONE.title_width:
        size = max(PHONE.title_least, size - STEP * PHONE.title / 64)
    return break_lines(title, "title", size, PHONE.title_width, 2).lines, size


def _lines(  # noqa: PLR0913, PLR0917 - what a text is set in
    lines: tuple[str, ...], x: float, y: float, face: Face, size: float, pitch: float, colour: str
) -> tuple[Text, ...]:
    return tuple(
        Text(x, y + number * pitch * size, line, face, size, colour, "start") for number, line in enumerate(lines)
    )


def top(planned: Heading) -> list[Group]:
    """Title (order 1) and subtitle (2)."""
    groups = []
    if planned.title:
        groups.append(Group(planned.title, role="title", title=planned.full, order=1))
    if planned.subtitle:
        groups.append(Group(planned.subtitle, role="subtitle", order=2))
    return groups


def foot(caption: str, height: float, theme: Theme) -> list[Group]:
    """The caption, two lines where it is long, and the product's name; they stand on the farthest hill."""
    y = height - FROM_FOOT
    name = Text(WIDTH - TEXT_EDGE, y, PRODUCT, "title", PHONE.product, theme.text, "end")
    groups = [Group((name,), role="product")]
    room = WIDTH - 2 * TEXT_EDGE - FROM_PRODUCT - width(PRODUCT, "title", PHONE.product)
    lines = break_lines(caption, "text", PHONE.caption, room, 2).lines
    if lines:
        first = y - (len(lines) - 1) * CAPTION_PITCH * PHONE.caption
        words = _lines(lines, TEXT_EDGE, first, "text", PHONE.caption, CAPTION_PITCH, theme.text)
        groups.insert(0, Group(words, role="caption"))
    return groups
