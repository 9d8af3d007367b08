"""The picture and the story as files to take along."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from dreamline.filing import save, text
from dreamline.filing.numbering import renumbered
from dreamline.importers import table
from dreamline.picture import svg
from dreamline.picture.draw import PAPERS
from dreamline_web.stories import as_story, picture
from dreamline_web.stories.views.answers import asked

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from django.http import HttpRequest

    from dreamline.filing import Filed
    from dreamline.picture.shapes import Drawing
    from dreamline_web.stories.models import Story
    from dreamline_web.stories.views.answers import Asked

WIDTH: Final = 3360
"""Pixels of a PNG: two for each unit of the usual sheet."""


def _png(drawing: Drawing) -> bytes:
    from dreamline.export.png import png  # noqa: PLC0415  # a renderer in memory only where pictures are exported

    return png(svg.write(drawing), width=WIDTH)


def _pdf(drawing: Drawing) -> bytes:
    from dreamline.export.pdf import pdf  # noqa: PLC0415  # as above: typst takes some 20 MB

    return pdf(drawing)


PICTURES: Final[dict[str, tuple[str, Callable[[Drawing], bytes]]]] = {
    "svg": ("image/svg+xml", lambda drawing: svg.write(drawing).encode()),
    "png": ("image/png", _png),
    "pdf": ("application/pdf", _pdf),
}
FILES: Final[dict[str, tuple[str, Callable[[Filed], str]]]] = {
    "md": ("text/markdown; charset=utf-8", lambda filed: text.write_text(renumbered(filed))),
    "json": ("application/json", lambda filed: save.dumps(renumbered(filed))),
    "csv": ("text/csv; charset=utf-8", table.write),
}
LONGEST: Final = 60


@require_safe
def export(request: HttpRequest, ending: str) -> HttpResponse:
    """`?style=`, `?theme=`, `?paper=` choose how a picture looks. The person's own copy holds everything."""
    one = asked(request)
    if one.story is None or ending not in PICTURES | FILES:
        raise Http404
    filed = as_story.known(one.story)
    kind, data = _picture(one, one.story, filed, ending) if ending in PICTURES else _file(filed, ending)
    name = file_name(filed.story.title or filed.story.person, one.today, ending)
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return HttpResponse(data, content_type=kind, headers=headers)


def file_name(title: str, day: date, ending: str) -> str:
    """Letters, digits and hyphens that every system takes: "flour-on-the-keyboard-2026-11-22.svg"."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:LONGEST].strip("-")
    return f"{words or 'my-story'}-{day.isoformat()}.{ending}"


def _picture(one: Asked, story: Story, filed: Filed, ending: str) -> tuple[str, bytes]:
    kind, write = PICTURES[ending]
    asked_for = one.request.GET
    paper = asked_for.get("paper", "")
    drawn = picture.drawing(
        story,
        filed,
        style=picture.known_style(asked_for.get("style", "")),
        theme=picture.known_theme(asked_for.get("theme", "")),
        paper=paper if paper in PAPERS else "screen",
        today=one.today,
    )
    return kind, write(drawn)


def _file(filed: Filed, ending: str) -> tuple[str, bytes]:
    kind, write = FILES[ending]
    return kind, write(filed).encode()
