"""What the rooms above add to somebody's archive.

    rooms.register(rooms.Room("stories", 10, told=told, pack=pack))

A room gives files, and parts of the page one reads: finished markup in the language of the moment, without scripts and
without addresses that lead outside the archive.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from django.utils.safestring import SafeString

    from dreamline_web.people.models import Person


@dataclass(frozen=True, slots=True)
class File:
    """One file of the archive. `data` makes its bytes when its turn comes; None: it is gone meanwhile.

    What takes seconds to make is `late`: it comes after everything else.
    """

    name: str
    data: Callable[[], bytes | None]
    late: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the readable page, under a heading; `anchor` is its id there, `body` writes it."""

    anchor: str
    title: str
    body: Callable[[], SafeString]


@dataclass(frozen=True, slots=True)
class Packed:
    """What one room adds. `title`, `subtitle` and `cover` stand at the top of the page; one room fills them."""

    files: tuple[File, ...] = ()
    parts: tuple[Part, ...] = ()
    title: str = ""
    subtitle: str = ""
    cover: Callable[[], SafeString] | None = None


@dataclass(frozen=True, slots=True)
class Room:
    """`place` orders rooms; `told(person)` says in short sentences what is there, without content, `pack` gives it.

    `pack` reads everything it needs but the bytes of large files at once, so that the archive shows one moment.
    """

    name: str
    place: int
    told: Callable[[Person], Sequence[str]]
    pack: Callable[[Person, datetime], Packed]


_rooms: dict[str, Room] = {}


def register(room: Room) -> None:
    """From an app's `ready()`; the same name again takes the place of the first."""
    _rooms[room.name] = room


def every() -> tuple[Room, ...]:
    return tuple(sorted(_rooms.values(), key=lambda room: room.place))
