"""The doors in the top bar and under the thumb; each app hangs its own when it is ready."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.utils.functional import _StrPromise


@dataclass(frozen=True, slots=True)
class Door:
    """`place` orders them; `route` is a name of urls.py; `icon` one of icons.svg."""

    place: int
    label: _StrPromise
    icon: str
    route: str


@dataclass(frozen=True, slots=True)
class Seen:
    """A door as one page shows it."""

    label: str
    icon: str
    address: str
    here: bool


_hung: list[Door] = []


def hang(door: Door) -> None:
    _hung.append(door)
    _hung.sort(key=lambda door: door.place)


def seen_from(request: HttpRequest) -> tuple[Seen, ...]:
    return tuple(_seen(door, request.path) for door in _hung)


def first() -> str:
    """The address behind the first door, or an empty string."""
    return reverse(_hung[0].route) if _hung else ""


def _seen(door: Door, path: str) -> Seen:
    address = reverse(door.route)
    return Seen(str(door.label), door.icon, address, path.startswith(address))
