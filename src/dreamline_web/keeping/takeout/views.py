"""The page that says what an archive holds, and the archive itself."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from dreamline_web.keeping.takeout import actions, rooms
from dreamline_web.pages import once
from dreamline_web.signin import doors, sittings

if TYPE_CHECKING:
    from datetime import date

    from django.http import HttpRequest

LONGEST: Final = 40


@require_http_methods(["GET", "HEAD", "POST"])
@doors.signed_in
def page(request: HttpRequest) -> HttpResponse:
    """GET shows what it holds; POST makes it, for whoever proved a moment ago who they are."""
    return _archive(request) if request.method == "POST" else _look(request)


def _look(request: HttpRequest) -> HttpResponse:
    person, now = doors.me(request), timezone.now()
    context = {
        "told": [line for room in rooms.every() for line in room.told(person)],
        "fresh": sittings.is_fresh(doors.sitting_of(request), now=now),
    }
    return render(request, "keeping/takeout/page.html", context)


@doors.recently_proved
def _archive(request: HttpRequest) -> HttpResponse:
    person, now = doors.me(request), timezone.now()
    pieces = actions.pack(person, now=now)
    with once.turn(request, now=now) as turn:
        if turn.first:
            actions.note(person, now=now)
    response = StreamingHttpResponse(pieces, content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="{file_name(person.name, timezone.localdate(now))}"'
    response["Content-Encoding"] = "identity"
    response["Cache-Control"] = "no-store"
    return response  # type: ignore[return-value]  # the doors speak of HttpResponse; this one comes in pieces


def file_name(name: str, day: date) -> str:
    """Letters, digits and hyphens that every system takes: "dreamline-marco-bellini-2026-11-22.zip"."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    said = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:LONGEST].strip("-")
    return "-".join(part for part in ("dreamline", said, day.isoformat()) if part) + ".zip"
