"""What the rooms above do when somebody goes.

rooms.register(rooms.Room("stories", 10, told=told, delete=delete))
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from dreamline_web.people.models import Person


@dataclass(frozen=True, slots=True)
class Offer:
    """Something the person may leave with whoever leads them; `name` is unique, `words` say what it is."""

    name: str
    words: str


def _nothing(_person: Person) -> Sequence[Offer]:
    return ()


def _no_choice(_person: Person, _chosen: frozenset[str]) -> None:
    """Where nothing is offered, nothing is chosen."""


def _none_chosen(_person: Person) -> frozenset[str]:
    return frozenset()


def _no_spaces(_person: Person) -> frozenset[int]:
    return frozenset()


@dataclass(frozen=True, slots=True)
class Room:
    """`place` orders rooms; `told(person)` says in short sentences what goes, without content.

    `delete(person, now)` deletes every row of theirs, for good, and may be called again. What may stay with a lead
    (never anything unless the person chooses it before the last day) the room `offers`, keeps the choice of in rows of
    its own (`choose`, with the names chosen of all offers), and then leaves the spaces of relations it `stays_in`.
    """

    name: str
    place: int
    told: Callable[[Person], Sequence[str]]
    delete: Callable[[Person, datetime], object]
    offers: Callable[[Person], Sequence[Offer]] = _nothing
    chosen: Callable[[Person], frozenset[str]] = _none_chosen
    choose: Callable[[Person, frozenset[str]], None] = _no_choice
    stays_in: Callable[[Person], frozenset[int]] = _no_spaces


_rooms: dict[str, Room] = {}


def register(room: Room) -> None:
    """From an app's `ready()`; the same name again takes the place of the first."""
    _rooms[room.name] = room


def forget(name: str) -> None:
    """Takes a room out again."""
    _rooms.pop(name, None)


def every() -> tuple[Room, ...]:
    return tuple(sorted(_rooms.values(), key=lambda room: room.place))
