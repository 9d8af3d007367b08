"""What hangs in a person's own menu, beside what every person has; each app hangs its own when it is ready."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import NoReverseMatch, reverse

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest
    from django.utils.functional import _StrPromise

    Shown = Callable[[HttpRequest], bool]


def _everybody(request: HttpRequest) -> bool:  # noqa: ARG001  # what every `shown` takes
    return True


@dataclass(frozen=True, slots=True)
class Item:
    """`place` orders them; `route` is a name of urls.py, `icon` one of icons.svg; `shown` says for whom."""

    place: int
    label: _StrPromise
    icon: str
    route: str
    shown: Shown = _everybody


@dataclass(frozen=True, slots=True)
class Seen:
    """An item as one page shows it."""

    label: str
    icon: str
    address: str


_hung: list[Item] = []


def hang(item: Item) -> None:
    _hung.append(item)
    _hung.sort(key=lambda item: item.place)


def seen_by(request: HttpRequest) -> tuple[Seen, ...]:
    """For somebody signed in. Whatever leads nowhere in this installation is left out."""
    items = ((item, _address(item.route)) for item in _hung if item.shown(request))
    return tuple(Seen(str(item.label), item.icon, address) for item, address in items if address)


def _address(route: str) -> str:
    try:
        return reverse(route)
    except NoReverseMatch:
        return ""
