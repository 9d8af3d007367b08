"""The readable page of an archive: one file that needs nothing else, no network and no scripts."""

from __future__ import annotations

import base64
import re
from functools import cache
from typing import TYPE_CHECKING, Final

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from dreamline_web.people.queries import house

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from dreamline_web.keeping.takeout.rooms import Packed
    from dreamline_web.people.models import Person

STYLES: Final = ("layers", "tokens", "base", "frame", "controls", "signs", "road", "print")
"""The style sheets of the pages themselves, so that the archive looks like what it was taken from."""
FONT: Final = re.compile(r'@font-face \{[^}]*url\("\.\./fonts/([\w-]+\.woff2)"\)[^}]*\}\n?')
LEFT_OUT: Final = "picture-"
"""Fonts of live text in a picture; the pictures here are drawn as outlines."""


def written(person: Person, packed: Sequence[Packed], *, now: datetime) -> bytes:
    """The page, in the language that is active."""
    head = next((one for one in packed if one.title), None)
    context = {
        "person": person,
        "title": head.title if head else person.name,
        "subtitle": head.subtitle if head else "",
        "cover": head.cover() if head and head.cover else None,
        "parts": [part for one in packed for part in one.parts],
        "files": [file.name for one in packed for file in one.files if not file.name.startswith("photos/")],
        "photos": sum(file.name.startswith("photos/") for one in packed for file in one.files),
        "now": now,
        "run_by": house.run_by(),
        "house": house.house(),
        "style": style(),
    }
    return render_to_string("keeping/takeout/archive.html", context).encode()


@cache
def style() -> SafeString:
    """The style sheets with the fonts in them; all of it our own."""
    sheets = {name: FONT.sub(_with_font, _file(f"pages/css/{name}.css").decode()) for name in STYLES}
    sheets["print"] = f"@media print {{\n{sheets['print']}\n}}"
    return mark_safe("\n".join((*sheets.values(), _file("keeping/archive.css").decode())))  # noqa: S308  # our own files


def _with_font(face: re.Match[str]) -> str:
    name = face[1]
    data = "" if name.startswith(LEFT_OUT) else held(_file(f"pages/fonts/{name}"), "font/woff2")
    return face[0].replace(f"../fonts/{name}", data) if data else ""


def held(data: bytes, kind: str) -> str:
    """An address that holds the file itself; `kind` as in "image/jpeg"."""
    return f"data:{kind};base64,{base64.b64encode(data).decode()}"


def _file(name: str) -> bytes:
    """The bytes of a static file of ours; none where there is no such file any more: the page then looks plainer."""
    path = finders.find(name)
    if not isinstance(path, str):
        return b""
    with open(path, "rb") as file:  # noqa: PTH123  # the finder gives text
        return file.read()
