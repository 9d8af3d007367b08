"""`{% moment_row item page %}`: the moment's part of the list, rendered once for each state it is ever in.

A row of the list depends on the moment, its neighbours' order, the language of story and reader, and nothing else: no
key of a form stands in it. A page of sixty moments is mostly made of rows that did not change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django import template
from django.template.loader import get_template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from dreamline_web.stories.shelf import Shelf

if TYPE_CHECKING:
    from dreamline_web.stories.queries import StoryPage
    from dreamline_web.stories.shown import MomentView

register = template.Library()
KEPT: Final = 600
"""Rows in memory, some 5 kB each: 3 MB. The names are the moments themselves, so nobody gets a row of others."""
_rows: Shelf[tuple[object, ...], bytes] = Shelf(KEPT)


@register.simple_tag
def moment_row(item: MomentView, page: StoryPage) -> SafeString:
    """`stories/parts/moment.html` with `item` and `page` (of which it may use order, lang and lead)."""
    name = (get_language(), page.order, page.lang, page.lead, item)
    row = _rows.get(name)
    if row is None:
        row = get_template("stories/parts/moment.html").render({"item": item, "page": page}).encode()
        _rows.put(name, row)
    return mark_safe(row.decode())  # noqa: S308  # the template escaped it
