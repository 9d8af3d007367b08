"""Seals values and opens them. A value is bound to its space, table, field and row: moved elsewhere, it does not open.

    sealed = envelope.seal(text.encode(), space=person.space, table="stories.moment", field="document", row=moment.pk)
    text = envelope.open_sealed(sealed, space=..., table=..., field=..., row=...).decode()

Only `keeping.door` and `post` open; a test holds it.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from dreamline_web.sealing import cipher, padding, ring

if TYPE_CHECKING:
    from collections.abc import Mapping

    Sealed = bytes | memoryview[int]


class CannotOpen(Exception):
    """Changed, moved, or its key is destroyed. One sentence, never a word of the content."""

    def __init__(self) -> None:
        super().__init__("This cannot be opened: it was erased, or it was changed outside Dreamline.")


class CannotSeal(Exception):
    """The space is erased: nothing can be kept in it any more."""

    def __init__(self) -> None:
        super().__init__("Nothing can be kept here any more: this was erased.")


def seal(plain: bytes, *, space: int, table: str, field: str, row: int) -> bytes:
    """`row` is the id of its row: give it before the row is saved. Raises CannotSeal, masters.BadMaster."""
    return seal_many({row: plain}, space=space, table=table, field=field)[row]


def open_sealed(sealed: Sealed, *, space: int, table: str, field: str, row: int) -> bytes:
    """Raises CannotOpen, masters.BadMaster."""
    return open_many({row: sealed}, space=space, table=table, field=field)[row]


def seal_many(plains: Mapping[int, bytes], *, space: int, table: str, field: str) -> dict[int, bytes]:
    """Row id -> sealed, of one field of one space, with one look for the key. Raises as `seal`."""
    if not plains:
        return {}
    try:
        key = ring.key_to_seal(space)
    except (ring.NoKey, cipher.Broken):
        raise CannotSeal from None
    place = _place(space, table, field)
    return {row: cipher.lock(padding.pad(plain), key=key, bound=place + _row(row)) for row, plain in plains.items()}


def open_many(sealed: Mapping[int, Sealed], *, space: int, table: str, field: str) -> dict[int, bytes]:
    """Row id -> plain, of one field of one space, with one look for the key. Raises as `open_sealed`."""
    if not sealed:
        return {}
    try:
        key = ring.key_to_open(space)
        place = _place(space, table, field)
        return {
            row: padding.unpad(cipher.unlock(bytes(one), key=key, bound=place + _row(row)))
            for row, one in sealed.items()
        }
    except (ring.NoKey, cipher.Broken, padding.NotPadded):
        raise CannotOpen from None


def _place(space: int, table: str, field: str) -> bytes:
    """Each part with its length, so that no two places ever read the same."""
    names = (struct.pack(">H", len(name)) + name for name in (table.encode(), field.encode()))
    return struct.pack(">q", space) + b"".join(names)


def _row(row: int) -> bytes:
    return struct.pack(">q", row)
