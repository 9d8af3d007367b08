"""The pages for what went wrong, in the look of all others; they tell nothing about what was asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


def not_understood(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001  # Django
    return _page(request, 400)


def not_from_here(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001  # Django's signature
    """A form without its token: an old page, or another site's."""
    return _page(request, 403, "not_from_here")


def not_allowed(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001  # Django
    return _page(request, 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001  # Django
    return _page(request, 404)


def too_large(request: HttpRequest) -> HttpResponse:
    return _page(request, 413)


def broken(request: HttpRequest) -> HttpResponse:
    return _page(request, 500)


def _page(request: HttpRequest, status: int, what: str = "") -> HttpResponse:
    return render(request, "pages/error.html", {"what": what or str(status), "error_page": True}, status=status)
