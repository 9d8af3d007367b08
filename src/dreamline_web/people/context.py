"""What the frame knows about people: whom one may enter as."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.functional import SimpleLazyObject

from dreamline_web.people import access

if TYPE_CHECKING:
    from django.http import HttpRequest


def cast(request: HttpRequest) -> dict[str, Any]:  # noqa: ARG001  # Django's signature
    """Read from the database only on pages that show it."""
    return {"cast": SimpleLazyObject(lambda: list(access.demo_people()))}
