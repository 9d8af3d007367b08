"""The list of erased spaces as a text file beside the databases: lines `space time`, only ever added.

It is the one thing a restore must not turn back: a backup of last week brings back last week's keys, and this file
says which of them must go again (`ring.replay`, at every start). It holds random numbers and times, nothing about
people, and may be copied anywhere; backups carry a copy, and a restore joins both.
"""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from django.conf import settings

if TYPE_CHECKING:
    from collections.abc import Iterator

LINE: Final = re.compile(rb"(\d{1,19}) (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)")
"""A line cut short by a crash is no line."""


def path() -> Path:
    return Path(settings.DATA) / "erased"


def note(space: int, *, at: datetime) -> None:
    """Adds a space, and returns once it is on disk."""
    place = path()
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    line = f"{space} {at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}\n".encode()
    handle = os.open(place, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        os.write(handle, line if _ends_whole(handle) else b"\n" + line)
        os.fsync(handle)
    finally:
        os.close(handle)
    _keep_folder(place.parent)


def read(place: Path | None = None) -> dict[int, datetime]:
    """Space -> when it was first erased; of this installation, or of the copy at `place`."""
    found: dict[int, datetime] = {}
    for space, at in _lines(place or path()):
        found.setdefault(space, at)
    return found


def _lines(place: Path) -> Iterator[tuple[int, datetime]]:
    for line in place.read_bytes().split(b"\n") if place.exists() else ():
        if match := LINE.fullmatch(line):
            yield int(match[1]), datetime.strptime(match[2].decode(), "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)


def _ends_whole(handle: int) -> bool:
    size = os.fstat(handle).st_size
    return size == 0 or os.pread(handle, 1, size - 1) == b"\n"


def _keep_folder(folder: Path) -> None:
    """A new file is there after a power cut only if its folder is on disk too."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
