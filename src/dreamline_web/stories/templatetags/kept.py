"""Rows and chapters of the list, rendered once for each state they are ever in.

A row depends on the moment, its neighbours' order, the language of story and reader, and on whether the picture of the
page shows its emoji; a chapter on its rows. No key of a form stands in them. A page of sixty moments is mostly made of
what did not change.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from django import template
from django.template.loader import get_template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from dreamline.emoji import art
from dreamline_web.stories import stage
from dreamline_web.stories.shelf import Shelf

if TYPE_CHECKING:
    from django.template import Context

    from dreamline_web.stories.late import Later
    from dreamline_web.stories.picture import PictureView
    from dreamline_web.stories.queries import StoryPage
    from dreamline_web.stories.shown import ChapterView, MomentView

register = template.Library()
ROWS: Final = 600
"""Rows in memory, some 5 kB each: 3 MB. The names are the moments themselves, so nobody gets a row of others."""
CHAPTERS: Final = 60
"""Chapters in memory, some 40 kB each; named as the rows are."""
_rows: Shelf[tuple[object, ...], bytes] = Shelf(ROWS)
_chapters: Shelf[tuple[object, ...], bytes] = Shelf(CHAPTERS)


@register.simple_tag(takes_context=True)
def kept_chapter(context: Context, chapter: ChapterView) -> SafeString:
    """`stories/parts/chapter.html` without an open form, with `page` (of which it may use order, lang and lead)."""
    page: StoryPage = context["page"]
    picture: PictureView | None = context.get("picture")
    lent = frozenset(_borrowed(item, picture) for item in chapter.moments)
    name = (get_language(), page.order, page.lang, page.lead, lent, chapter)
    kept = _chapters.get(name)
    if kept is None:
        values = {"chapter": chapter, "page": page, "picture": picture}
        kept = get_template("stories/parts/chapter.html").render(values).encode()
        _chapters.put(name, kept)
    later: Later | None = context.get("later")
    return later.put(kept) if later else mark_safe(kept.decode())  # noqa: S308  # the template escaped it


@register.simple_tag
def moment_row(item: MomentView, page: StoryPage, picture: PictureView | None = None) -> SafeString:
    """`stories/parts/moment.html`; the emoji is taken from the picture on the same page where that shows it."""
    lent = _borrowed(item, picture)
    name = (get_language(), page.order, page.lang, page.lead, lent, item)
    kept = _rows.get(name)
    if kept is None:
        row = get_template("stories/parts/moment.html").render({"item": item, "page": page})
        kept = (_borrowing(row, item.emoji, lent) if lent else row).encode()
        _rows.put(name, kept)
    return mark_safe(kept.decode())  # noqa: S308  # the template escaped it; the id is ours


def _borrowed(item: MomentView, picture: PictureView | None) -> str:
    """The id of the moment's emoji in the picture; "" where that does not show it."""
    known = _id_of(item.emoji) if picture and item.emoji else ""
    return known if picture and known in picture.emojis else ""


@lru_cache(maxsize=1024)
def _id_of(emoji: str) -> str:
    drawn = art.find(emoji)
    return stage.emoji_id(drawn) if drawn else ""


def _borrowing(row: str, emoji: str, lent: str) -> str:
    drawn = art.find(emoji)
    return row.replace(drawn.body, f'<use href="#{lent}"/>', 1) if drawn else row
