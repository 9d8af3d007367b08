"""What is large and finished comes into a page last: it need not pass through every layer of the templates.

The picture (a third of a megabyte) and the chapters of the list are kept as bytes; a template gets a short mark for
each, and the marks make room when the page is written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from django import shortcuts
from django.utils.safestring import SafeString, mark_safe

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpRequest, HttpResponse

    from dreamline_web.stories.picture import PictureView

MARK: Final = re.compile(rb"<!-- later: (\d+) -->")
"""No word of a person can look so: templates escape them all."""


@dataclass(frozen=True, slots=True)
class Later:
    """The parts of one page that come last, in the order they were put."""

    parts: list[bytes] = field(default_factory=list)

    def put(self, part: bytes) -> SafeString:
        """The mark that stands for a part of finished markup meanwhile."""
        self.parts.append(part)
        return mark_safe(f"<!-- later: {len(self.parts) - 1} -->")  # noqa: S308  # a number

    def filled(self, page: bytes) -> bytes:
        return MARK.sub(lambda mark: self.parts[int(mark[1])], page)


def _light(picture: PictureView, later: Later) -> PictureView:
    """A picture with marks in the place of its markup and its emojis."""
    art = later.put(picture.art).encode() if picture.art else b""
    return replace(picture, art=art, written=later.put(picture.written).encode())


def render(request: HttpRequest, template: str, values: Mapping[str, Any]) -> HttpResponse:
    """As Django's `render` does it; `values["picture"]` is a `PictureView` or None."""
    later = Later()
    picture = values.get("picture")
    light = _light(picture, later) if picture else None
    response = shortcuts.render(request, template, {**values, "picture": light, "later": later})
    response.content = later.filled(response.content)
    return response
