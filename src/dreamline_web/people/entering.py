"""Signing somebody in whose person is known, and keeping the language they chose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth import login, logout

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from dreamline_web.people.models import Person


def enter(request: HttpRequest, person: Person) -> None:
    """Whoever was signed in before is out first, so that nothing of theirs comes along."""
    if request.user.is_authenticated:
        logout(request)
    login(request, person, backend=settings.AUTHENTICATION_BACKENDS[0])


def speak(response: HttpResponse, language: str) -> None:
    """The pages of this browser speak that language from now on."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        secure=settings.TLS,
        httponly=True,
        samesite="Lax",
    )
