"""The headers on every answer that have no setting of their own, and what is refused before anything reads it."""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING

from django.conf import settings

from dreamline_web.pages import errors

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    Next = Callable[[HttpRequest], HttpResponse]

ALWAYS = {
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}
_log = logging.getLogger("dreamline.request")


class Armour:
    """Outermost: what leaves through here has its headers, also static files and error pages."""

    def __init__(self, get_response: Next) -> None:
        self._next = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        began = time.perf_counter()
        response = self._next(request)
        for name, value in ALWAYS.items():
            response.headers.setdefault(name, value)
        response.headers.setdefault("Cache-Control", "no-store")
        _note(request, response, time.perf_counter() - began)
        return response


class KnownHost:
    """Refuses unknown Hosts before a single file is served (get_host raises, which becomes a 400)."""

    def __init__(self, get_response: Next) -> None:
        self._next = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.get_host()
        return self._next(request)


class Bounded:
    """Refuses what is too large before anything reads it, inside of all that puts headers on answers."""

    def __init__(self, get_response: Next) -> None:
        self._next = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return errors.too_large(request) if _too_large(request) else self._next(request)


def _too_large(request: HttpRequest) -> bool:
    declared = request.META.get("CONTENT_LENGTH") or "0"
    return not declared.isdigit() or int(declared) > settings.FILE_UPLOAD_MAX_MEMORY_SIZE


def _note(request: HttpRequest, response: HttpResponse, seconds: float) -> None:
    """One line a request: the pattern of the address, never the address itself, a query or a form."""
    match = request.resolver_match
    if match is not None:
        _log.info("%s %s %d %d ms", request.method, f"/{match.route}", response.status_code, seconds * 1000)
