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
    from django.http.response import HttpResponseBase

    from dreamline_web.post.letters import Written

ALONE = {
    "default-src": [NONE],
    "style-src": [UNSAFE_INLINE],
    "form-action": [NONE],
    "base-uri": [NONE],
    "frame-ancestors": [NONE],
    "sandbox": True,
}
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
def sample_html(request: HttpRequest, name: str, language: str) -> HttpResponseBase:
    preview.entrance()
    return _alone(request, preview.sample(name, language))


@require_safe
def one(request: HttpRequest, number: int) -> HttpResponse:
    preview.entrance()
    letter, written = preview.last_one(number)
    return _shown(request, written, to=letter.to)


@require_safe
def letter_html(request: HttpRequest, number: int) -> HttpResponseBase:
    preview.entrance()
    return _alone(request, preview.last_one(number)[1])


def _alone(request: HttpRequest, written: Written) -> HttpResponseBase:
    return csp(ALONE)(lambda _: HttpResponse(written.html))(request)


def _shown(request: HttpRequest, written: Written, *, to: str = "") -> HttpResponse:
    calendar = written.calendar.content.decode() if written.calendar else ""
    return render(request, "post/one_letter.html", {"written": written, "to": to, "calendar": calendar})
