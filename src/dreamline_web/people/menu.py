"""What people and teams hang in the menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from dreamline_web.pages.menu import Item
from dreamline_web.pages.menu import hang as hang_item

if TYPE_CHECKING:
    from django.http import HttpRequest


def hang() -> None:
    hang_item(Item(10, _("Your account"), "settings-2", "me"))
    hang_item(Item(60, _("People and teams"), "users", "people", shown=_organises))


def _organises(request: HttpRequest) -> bool:
    return bool(getattr(request.user, "organiser", False))
