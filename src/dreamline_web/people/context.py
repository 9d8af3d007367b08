"""What the frame knows about people: whom one may enter as, who runs the house, what hangs in the menu."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.functional import SimpleLazyObject

from dreamline_web.pages import menu
from dreamline_web.people import access
from dreamline_web.people.queries import house

if TYPE_CHECKING:
    from django.http import HttpRequest


def cast(request: HttpRequest) -> dict[str, Any]:
    """Read from the database only on pages that show it."""
    user = getattr(request, "user", None)
    return {
        "cast": SimpleLazyObject(lambda: list(access.demo_people())),
        "house": SimpleLazyObject(house.house),
        "menu": menu.seen_by(request) if user is not None and user.is_authenticated else (),
        "run_by": SimpleLazyObject(house.run_by),
    }
