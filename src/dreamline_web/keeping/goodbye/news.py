"""What just happened on the way out, in words, for the toast after a redirect."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from dreamline_web.pages import toasts

if TYPE_CHECKING:
    from django.http import HttpRequest

KIND: Final = "goodbye"
NOTES: Final = {"chosen": _("It is saved. Whatever is not ticked stays with nobody.")}


def open_up() -> None:
    toasts.teller(KIND, _tell)


def _tell(request: HttpRequest, reference: str) -> toasts.Toast | None:  # noqa: ARG001  # as pages.toasts calls it
    return toasts.Toast(str(NOTES[reference])) if reference in NOTES else None
