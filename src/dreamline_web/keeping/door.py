"""The one door to sealed content: nothing else in the house opens what people told.

    door.own(person, rows)                                        the owner reads; nothing is noted
    shown = door.open_for(viewer, rows, purpose="talk", now=now)  somebody else reads what was granted; it is noted
    text = door.text(row)                                         what is open, or opens for the row's own reader
    door.close(row, text)                                         before the row is saved

`text` opens by itself only for its owner, and only a row that was reached through a door of its app, which says who
came in (`SealedRow.reader`). A row reached in any other way stays sealed: `text` raises `StillSealed`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from dreamline_web.keeping import grants
from dreamline_web.keeping.models import Opened, SealedRow
from dreamline_web.sealing import envelope

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from dreamline_web.people.models import Person

Row = TypeVar("Row", bound=SealedRow)
COLUMN: Final = "sealed"
CannotOpen = envelope.CannotOpen
"""Changed, moved, or its key is destroyed."""


class StillSealed(Exception):
    """Content was asked for that the door has not opened; a mistake in the code, never shown."""

    def __init__(self, row: SealedRow) -> None:
        super().__init__(f"{row} was not opened by the door.")


class NotTheirOwn(PermissionDenied):
    """Rows of somebody else were to be opened as one's own."""


class StaysClosed(PermissionDenied):
    """Somebody else changed the way into the account: its content stays closed to it for some days.

    `page` says so, until when, and why (pages.errors).
    """

    page: Final = "keeping/stays_closed.html"


def must_be_open(reader: Person) -> None:
    """Raises StaysClosed for an account whose content stays closed to it, also where there is none yet."""
    if reader.sealed_until and reader.sealed_until > timezone.now():
        raise StaysClosed


def own(reader: Person, rows: Iterable[SealedRow], *, column: str = COLUMN) -> None:
    """Opens what the reader wrote. Raises NotTheirOwn, StaysClosed, CannotOpen."""
    found = list(rows)
    if any(row.whose().pk != reader.pk for row in found):
        raise NotTheirOwn
    must_be_open(reader)
    _unseal(found, column)


def open_for(viewer: Person, rows: Iterable[Row], *, purpose: str, now: datetime, column: str = COLUMN) -> list[Row]:
    """Opens those of the rows the viewer was granted, and notes for their owners that it did, in one transaction.

    The others are left out, as if they did not exist. What is the viewer's own is opened without a note. `purpose` is
    one of `words.purpose`. Raises StaysClosed, CannotOpen.
    """
    found = list(rows)
    mine = {row for row in found if row.whose().pk == viewer.pk}
    own(viewer, mine, column=column)
    with transaction.atomic():
        granted = _granted(viewer, [row for row in found if row not in mine])
        _note(viewer, granted, purpose=purpose, now=now)
        _unseal(granted, column)
    shown = mine.union(granted)
    return [row for row in found if row in shown]


def text(row: SealedRow, *, column: str = COLUMN) -> str:
    """What the door opened, or closed, of this row, or opens now for its reader. Raises StillSealed, and as `own`."""
    return content(row, column=column).decode()


def content(row: SealedRow, *, column: str = COLUMN) -> bytes:
    """The same for what is no text."""
    if column not in row.opened:
        reader = row.reader()
        if reader is None:
            raise StillSealed(row)
        own(reader, [row], column=column)
    return row.opened[column]


def close(row: SealedRow, plain: str | bytes, *, column: str = COLUMN) -> None:
    """Seals into the row (not saved yet) for its owner. Raises envelope.CannotSeal."""
    kept = plain.encode() if isinstance(plain, str) else plain
    table = row._meta.label_lower  # noqa: SLF001  # Django's public name for it has this underscore
    setattr(row, column, envelope.seal(kept, space=row.space_of(), table=table, field=column, row=row.pk))
    row.opened[column] = kept


def _unseal(rows: Sequence[SealedRow], column: str) -> None:
    """One look for the key of each owner and table; rows opened before are left alone."""
    places: dict[tuple[int, str], dict[int, SealedRow]] = {}
    for row in rows:
        if column not in row.opened:
            place = (row.space_of(), row._meta.label_lower)  # noqa: SLF001  # as above
            places.setdefault(place, {})[row.pk] = row
    for (space, table), inside in places.items():
        kept = {number: bytes(getattr(row, column)) for number, row in inside.items()}
        sealed = {number: one for number, one in kept.items() if one}
        plain = envelope.open_many(sealed, space=space, table=table, field=column)
        for number, row in inside.items():
            row.opened[column] = plain.get(number, b"")


def _granted(viewer: Person, rows: Sequence[Row]) -> list[Row]:
    owners = {row.whose().pk: row.whose() for row in rows}
    open_now = {
        (number, *item)
        for number, owner in owners.items()
        for item in grants.standing(viewer, [row.granted_as() for row in rows if row.whose().pk == number], owner=owner)
    }
    return [row for row in rows if (row.whose().pk, *row.granted_as()) in open_now]


def _note(viewer: Person, rows: Sequence[SealedRow], *, purpose: str, now: datetime) -> None:
    """One note for each owner and kind of thing."""
    seen: dict[tuple[int, str], list[int]] = {}
    for row in rows:
        kind, number = row.granted_as()
        seen.setdefault((row.whose().pk, kind), []).append(number)
    Opened.objects.bulk_create(
        Opened(
            owner_id=owner,
            viewer=viewer,
            at=now,
            kind=kind,
            purpose=purpose,
            items=",".join(map(str, sorted(set(items)))),
        )
        for (owner, kind), items in seen.items()
    )
