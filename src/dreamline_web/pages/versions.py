"""Two people, or two tabs, changed the same thing: nothing is lost, both texts are shown (409).

An action that saves with a version raises `Stale` when the row has moved on; the view answers `conflict(...)`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.shortcuts import render

from dreamline_web.pages import fragments

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


class Stale(Exception):
    """The row is at `version` now, not at the one the form was made from."""

    def __init__(self, version: int) -> None:
        super().__init__(f"This was changed meanwhile; it is at version {version}.")
        self.version = version


@dataclass(frozen=True, slots=True)
class Pair:
    """One field in both forms: its name in the form, its label, the text kept now and the text just sent."""

    name: str
    label: str
    kept: str
    sent: str

    @property
    def differs(self) -> bool:
        return self.kept != self.sent


def conflict(request: HttpRequest, pairs: tuple[Pair, ...], *, version: int, save: str, back: str) -> HttpResponse:
    """409 with both texts. `save` takes the same form again (with the version of now), `back` leaves it as it is."""
    context = {"pairs": pairs, "version": version, "save": save, "back": back}
    template = "pages/conflict.html#both" if fragments.wanted(request) else "pages/conflict.html"
    return render(request, template, context, status=409)
