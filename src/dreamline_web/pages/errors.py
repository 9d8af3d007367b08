"""The pages for what went wrong, in the look of all others; they tell nothing about what was asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from dreamline_web.pages import look

if TYPE_CHECKING:
    from django.http import HttpRequest


def not_understood(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001  # Django
    return _page(request, 400)


def not_from_here(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001  # Django's signature
    """A form without its token: an old page, or another site's."""
    return _page(request, 403, "not_from_here")


def not_allowed(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """A refusal that has more to say names its own template as `page`."""
    own = getattr(exception, "page", "")
    return render(request, own, status=403) if own else _page(request, 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001  # Django
    return _page(request, 404)


def too_large(request: HttpRequest) -> HttpResponse:
    return _page(request, 413)


def full(request: HttpRequest) -> HttpResponse:
    """No session and no database here either: both would want to write."""
    context = {"what": "507", "error_page": True, "look": look.chosen(request)}
    return HttpResponse(render_to_string("pages/error.html", context), status=507)


def broken(request: HttpRequest) -> HttpResponse:
    """Asks neither the session nor the database, which may be what broke."""
    context = {"what": "500", "error_page": True, "look": look.chosen(request)}
    return HttpResponse(render_to_string("pages/error.html", context), status=500)


def _page(request: HttpRequest, status: int, what: str = "") -> HttpResponse:
    return render(request, "pages/error.html", {"what": what or str(status), "error_page": True}, status=status)
