"""Packing everything of somebody, and noting that it was done."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils.translation import get_language, ngettext_lazy
from django.utils.translation import gettext_lazy as _

from dreamline_web.keeping import words
from dreamline_web.keeping.models import Opened
from dreamline_web.keeping.takeout import archive, letters, page, rooms

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from dreamline_web.people.models import Person

KIND: Final = "archive"
PURPOSE: Final = "take-along"


def open_up() -> None:
    """Names it on the page "Who has seen what"."""
    words.kind(KIND, ngettext_lazy("%(count)d archive of everything", "%(count)d archives of everything", "count"))
    words.purpose(PURPOSE, _("to take it along"))


def note(person: Person, *, now: datetime) -> None:
    """In the log the person reads, and in a letter to them."""
    with transaction.atomic():
        Opened.objects.create(owner=person, viewer=person, at=now, kind=KIND, purpose=PURPOSE, items=str(person.pk))
        letters.taken(person, now=now)


def pack(person: Person, *, now: datetime) -> Iterator[bytes]:
    """The archive, in the language of now. What it holds is read before this returns, but large files."""
    packed = [room.pack(person, now) for room in rooms.every()]
    files = [file for one in packed for file in one.files]
    readable = rooms.File("index.html", partial(page.written, person, packed, now=now))
    ordered = (*(file for file in files if not file.late), readable, *(file for file in files if file.late))
    return archive.written(ordered, now=now, language=get_language())
