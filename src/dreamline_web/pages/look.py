"""Light, night, or as the device: a person's choice, kept in a cookie and written on <html> by the server."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

LOOKS = ("device", "light", "night")
A_YEAR = 60 * 60 * 24 * 365


def chosen(request: HttpRequest) -> str:
    look = request.COOKIES.get(settings.LOOK_COOKIE_NAME, "")
    return look if look in LOOKS else "device"


def keep(response: HttpResponse, look: str) -> None:
    """Raises ValueError for a look there is not."""
    if look not in LOOKS:
        raise ValueError("There is no such look.")
    response.set_cookie(
        settings.LOOK_COOKIE_NAME, look, max_age=A_YEAR, secure=settings.TLS, httponly=True, samesite="Lax"
    )
