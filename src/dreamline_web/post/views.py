"""The pages on which letters can be read, in demo and development only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csp.constants import NONE, UNSAFE_INLINE
from csp.decorators import csp
from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from dreamline_web.post import preview, queries

if TYPE_CHECKING:
    from django.http import HttpRequest

    from dreamline_web.post.letters import Written

ALONE = csp({"DIRECTIVES": {"default-src": [NONE], "style-src": [UNSAFE_INLINE], "sandbox": True}})
"""An HTML letter brings its own styles, as mail needs them, and may do nothing else: no script, picture or form."""


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    preview.entrance()
    shown = {
        "kinds": preview.samples(),
        "languages": settings.LANGUAGES,
        "last": preview.last_ones(),
        "set_up": queries.is_set_up(),
    }
    return render(request, "post/preview.html", shown)


@require_safe
def sample(request: HttpRequest, name: str, language: str) -> HttpResponse:
    preview.entrance()
    return _shown(request, preview.sample(name, language))


@require_safe
@ALONE
def sample_html(request: HttpRequest, name: str, language: str) -> HttpResponse:  # noqa: ARG001  # Django's signature
    preview.entrance()
    return HttpResponse(preview.sample(name, language).html)


@require_safe
def letter(request: HttpRequest, number: int) -> HttpResponse:
    preview.entrance()
    last = preview.last_one(number)
    return _shown(request, last.written, to=last.letter.to)


@require_safe
@ALONE
def letter_html(request: HttpRequest, number: int) -> HttpResponse:  # noqa: ARG001  # Django's signature
    preview.entrance()
    written = preview.last_one(number).written
    return HttpResponse(written.html if written else "")


def _shown(request: HttpRequest, written: Written | None, *, to: str = "") -> HttpResponse:
    calendar = written.calendar.content.decode() if written and written.calendar else ""
    return render(request, "post/one_letter.html", {"written": written, "to": to, "calendar": calendar})
