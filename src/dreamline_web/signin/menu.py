"""What sign-in hangs in the menu."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from dreamline_web.pages.menu import Item
from dreamline_web.pages.menu import hang as hang_item


def hang() -> None:
    hang_item(Item(15, gettext_lazy("How you sign in"), "lock", "signin:secure"))
