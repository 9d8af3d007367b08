"""The picture comes into a page last: a third of a megabyte need not pass through every layer of the templates."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from django import shortcuts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpRequest, HttpResponse

PLACE: Final = b"<!-- the picture -->"
"""What stands in its place meanwhile. No word of a person can look so: templates escape them all."""


def render(request: HttpRequest, template: str, values: Mapping[str, Any]) -> HttpResponse:
    """As Django's `render` does it; `values["picture"]` is a `PictureView` or None."""
    picture = values.get("picture")
    if picture is None:
        return shortcuts.render(request, template, dict(values))
    response = shortcuts.render(request, template, {**values, "picture": replace(picture, written=PLACE)})
    response.content = response.content.replace(PLACE, picture.written, 1)
    return response
