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
    """One field in both forms: its name, its label, the words kept now and those just sent.

    `value` is what the form sends where that is not the words a person reads.
    """

    name: str
    label: str
    kept: str
    sent: str
    value: str | None = None

    @property
    def differs(self) -> bool:
        return self.kept != self.sent

    @property
    def sends(self) -> str:
        return self.sent if self.value is None else self.value


@dataclass(frozen=True, slots=True)
class Both:
    """The third choice: a form with these fields to `address` keeps both; `words` say how, in one sentence."""

    address: str
    words: str
    fields: tuple[tuple[str, str], ...]


def conflict(  # noqa: PLR0913  # each says one thing
    request: HttpRequest,
    pairs: tuple[Pair, ...],
    *,
    version: int,
    save: str,
    back: str,
    carried: tuple[tuple[str, str], ...] = (),
    both: Both | None = None,
    lost: str = "",
) -> HttpResponse:
    """409 with both texts. `save` takes the same form again (with the version of now), `back` leaves it as it is.

    `carried` are fields that go along unseen; `lost` is a sentence on what has to be chosen again.
    """
    mine = (("version", str(version)), *((pair.name, pair.sends) for pair in pairs), *carried)
    context = {"pairs": pairs, "version": version, "save": save, "back": back, "mine": mine, "both": both, "lost": lost}
    template = "pages/conflict.html#both" if fragments.wanted(request) else "pages/conflict.html"
    return render(request, template, context, status=409)
