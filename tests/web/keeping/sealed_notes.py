"""A sealed row without a table: what the door needs to know of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

from dreamline_web.keeping.models import SealedRow

if TYPE_CHECKING:
    from dreamline_web.people.models import Person


class Note(SealedRow):
    id = models.BigIntegerField(primary_key=True)
    owner: Person

    class Meta:
        app_label = "tests_of_keeping"
        managed = False

    def whose(self) -> Person:
        return self.owner


def note(number: int, owner: Person) -> Note:
    row = Note(id=number)
    row.owner = owner
    return row


def again(row: Note) -> Note:
    """The row as another request reads it."""
    found = note(row.pk, row.owner)
    found.sealed = row.sealed
    return found
