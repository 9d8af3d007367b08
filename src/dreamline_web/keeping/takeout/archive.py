"""A zip archive that is sent while it is written: one file after the other, in memory only."""

from __future__ import annotations

import io
import zipfile
from threading import Lock
from typing import TYPE_CHECKING, Final

from django.utils.translation import override

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from typing_extensions import Buffer

    from dreamline_web.keeping.takeout.rooms import File

PACKED_ALREADY: Final = (".jpg", ".png", ".pdf")
FIRST_YEAR: Final = 1980
"""Zip knows no earlier one."""


_making = Lock()
"""Pictures and the readable page take memory while they are made: in one process one at a time."""


def written(files: Iterable[File], *, now: datetime, language: str) -> Iterator[bytes]:
    """The bytes of the archive, in pieces."""
    pipe = _Pipe()
    with zipfile.ZipFile(pipe, "w") as archive:
        for file in files:
            with _making, override(language):  # asked for when the request's own language may be gone
                data = file.data()
            if data is not None:
                archive.writestr(_entry(file.name, now), data)
                yield pipe.taken()
    yield pipe.taken()


def _entry(name: str, now: datetime) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, (max(now.year, FIRST_YEAR), now.month, now.day, now.hour, now.minute, now.second))
    entry.compress_type = zipfile.ZIP_STORED if name.endswith(PACKED_ALREADY) else zipfile.ZIP_DEFLATED
    entry.external_attr = 0o600 << 16
    return entry


class _Pipe(io.RawIOBase):
    """Takes what zipfile writes, and gives it away; it cannot go back."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: Buffer, /) -> int:
        taken = bytes(data)
        self._waiting += taken
        return len(taken)

    def taken(self) -> bytes:
        taken = bytes(self._waiting)
        self._waiting.clear()
        return taken
