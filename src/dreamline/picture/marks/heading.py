"""Title, subtitle, caption and product name (PICTURE 2 and 3)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dreamline.picture.measure import width
from dreamline.picture.plan import Box
from dreamline.picture.shapes import Group, Text
from dreamline.picture.typography.breaking import break_lines

if TYPE_CHECKING:
    from dreamline.picture.look import Theme
    from dreamline.picture.page import Page

PRODUCT = "Dreamline"
TITLE_X, SUBTITLE_X, CAPTION_X = 90.0, 93.0, 44.0
UNDER = 2.06
"""The subtitle's base line below the title's, in its own size: 5 u between their boxes."""
INTO_SKY = 1.25
"""The smallest type may reach so far beyond the title's place rather than be cut."""
STEP = 4.0
"""A long title shrinks in such steps."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The words around the picture, broken and sized; "" where there are none or no room."""

    title: str
    title_size: float
    subtitle: str
    caption: str
    full_title: str


def plan(title: str, subtitle: str, caption: str, page: Page) -> Heading:
    """A title too long for its place shrinks, then is cut; a subtitle that does not fit is dropped."""
    size = page.title
    while size > page.title_least and width(title, "title", size) > page.title_width:
        size = max(page.title_least, size - STEP * page.title / 64)
    room = page.area.x1 - CAPTION_X - 40 - width(PRODUCT, "title", page.product)
    fits = width(subtitle, "text", page.subtitle) <= page.title_width
    reach = page.title_width if width(title, "title", size) <= page.title_width else widest(page)
    return Heading(
        _line(title, "title", size, reach), size, subtitle if fits else "",
        _line(caption, "text", page.caption, room), title,
    )  # fmt: skip


def widest(page: Page) -> float:
    """How wide a title may be before it is cut: into the sky of the dreams, or over the whole sheet without one."""
    return INTO_SKY * page.title_width if page.mountain else page.area.x1 - 2 * TITLE_X + page.area.x0


def _line(text: str, face: str, size: float, room: float) -> str:
    if not text:
        return ""
    lines = break_lines(text, "title" if face == "title" else "text", size, room, 1).lines
    return lines[0] if lines else ""


def boxes(heading: Heading, page: Page) -> list[Box]:
    """What title and subtitle take."""
    return [
        Box(
            text.x,
            text.y - 0.95 * text.size,
            text.x + width(text.text, text.face, text.size),
            text.y + 0.25 * text.size,
        )
        for text in _title_lines(heading, page, "", "")
    ]


def heading(planned: Heading, page: Page, theme: Theme) -> list[Group]:
    """Title (order 1), subtitle (2), caption and product name (never read before the picture)."""
    roles = ("title", "subtitle")
    groups = [
        Group(
            (text,),
            role="title" if index == 0 else "subtitle",
            title=planned.full_title if index == 0 else "",
            order=index + 1,
        )
        for index, text in enumerate(_title_lines(planned, page, theme.text, theme.quiet)[: len(roles)])
    ]
    y = page.height - page.mat_bottom / 2 + 0.55 * page.caption
    if planned.caption:
        groups.append(
            Group((Text(CAPTION_X, y, planned.caption, "text", page.caption, theme.quiet, "start"),), role="caption")
        )
    name = Text(page.area.x1 - 4, y, PRODUCT, "title", page.product, theme.quiet, "end")
    return [*groups, Group((name,), role="product")]


def _title_lines(planned: Heading, page: Page, ink: str, quiet: str) -> list[Text]:
    y = page.area.y0 + 1.28 * planned.title_size
    lines = [Text(TITLE_X, y, planned.title, "title", planned.title_size, ink, "start")] if planned.title else []
    if planned.subtitle:
        under = y + UNDER * page.subtitle
        lines.append(Text(SUBTITLE_X, under, planned.subtitle, "text", page.subtitle, quiet, "start"))
    return lines
