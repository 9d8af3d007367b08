"""How the house stands, in sentences: each room registers what it can say of itself, without content.

Whoever runs this sees the sentences on the organiser's page; a monitor asks `/health/`, which only says yes or no.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from dreamline_web.pages import full_disk

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    Teller = Callable[[datetime], "Line"]


@dataclass(frozen=True, slots=True)
class Line:
    """What one room says of itself. `good`: nothing to do. `stops`: people cannot work while it is so."""

    name: str
    words: str
    good: bool
    stops: bool = False


_tellers: list[Teller] = []


def register(teller: Teller) -> Teller:
    """Adds what tells a Line for a moment in time; usable as a decorator, once at start."""
    _tellers.append(teller)
    return teller


def lines(*, now: datetime) -> list[Line]:
    """What every room says, in the order they registered; in the reader's language."""
    return [teller(now) for teller in _tellers]


@register
def disk(now: datetime) -> Line:  # noqa: ARG001  # what every teller takes
    share = full_disk.used()
    percent = round(100 * share)
    if share >= full_disk.FULL:
        words = _("The disk is %(percent)d %% full. Make room soon; when it is full, nothing more can be saved.")
    else:
        words = _("The disk is %(percent)d %% full.")
    return Line(_("Disk"), words % {"percent": percent}, good=share < full_disk.FULL)
