"""Changes of a story that can be taken back: every action goes through `happening`, which notes each touched row.

    with recording.happening(story, kinds.MOMENT_CHANGED, by=person, now=now) as change:
        change.fresh(row)
        change.note(row)
        documents.write_moment(row, ...)
        change.update(row)

Noted is a row's content before and after, for chapters, moments, values with their ties, dreams, and the story's own
words. `undoing.py` takes back what is noted here.
"""

from __future__ import annotations

from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from django.http import Http404

from dreamline_web.keeping import grants
from dreamline_web.stories import documents, kinds, trash
from dreamline_web.stories.models import Happening, Story
from dreamline_web.stories.snapshots import UNVERSIONED, Key, Row, Snapshot, columns, key_of, snapshot

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from django.db.models import QuerySet

    from dreamline_web.people.models import Person
    from dreamline_web.stories.documents import Entry
    from dreamline_web.stories.models import Part

ONE_BREATH: Final = timedelta(minutes=1)
"""Changes of the same row by the same person within this time are one step back: text saves while it is written."""


class Change:
    """What one action does to the rows of a story; `happening` is the note of it, once it is written."""

    def __init__(self, story: Story, *, now: datetime) -> None:
        self.story = story
        self.now = now
        self.number = story.revision + 1
        self.happening: Happening | None = None
        self._before: dict[Key, Snapshot | None] = {}
        self._rows: dict[Key, Row | None] = {}

    def note(self, *rows: Row) -> None:
        """Before an existing row is touched."""
        for row in rows:
            key = key_of(row)
            if key not in self._before:
                self._before[key] = snapshot(row)
                self._rows[key] = row

    def fresh(self, row: Part) -> None:
        """Reads a row again, now that its story is locked: what others wrote meanwhile stays.

        Raises Http404 where it was removed meanwhile.
        """
        try:
            read_anew(row, besides={"id", "story"})
        except ObjectDoesNotExist:
            raise Http404 from None

    def insert(self, row: Row) -> None:
        key = key_of(row)
        self._before.setdefault(key, None)
        self._rows[key] = row
        row.version = self.number
        row.made = row.changed = self.now
        row.save(force_insert=True)

    def update(self, row: Row) -> None:
        """After a noted row was touched. Its version moves on unless only its place or its ties changed."""
        key = key_of(row)
        before = self._before[key]
        self._rows[key] = row
        if before is None or _differs(before, row):
            row.version = self.number
        row.changed = self.now
        row.save(force_update=True)

    def delete(self, row: Row) -> None:
        key = key_of(row)
        self.note(row)
        self._rows[key] = None
        grants.take_back(row.granted_as(), owner=row.whose())
        type(row).objects.filter(pk=row.pk).delete()

    def new_rows(self) -> list[Row]:
        """The rows that were not there before and are now."""
        return [row for key, row in self._rows.items() if row is not None and self._before[key] is None]

    def entries(self) -> list[Entry]:
        """All rows that are not as they were."""
        found = [
            {"table": table, "id": number, "before": before, "after": snapshot(row) if row else None}
            for ((table, number), before), row in zip(self._before.items(), self._rows.values(), strict=True)
        ]
        return [entry for entry in found if entry["before"] != entry["after"]]


@contextmanager
def happening(story: Story, kind: str, *, by: Person, now: datetime) -> Iterator[Change]:
    """One transaction: the rows, the story's next revision, and the note of what happened."""
    with changing(story, now=now) as change:
        yield change
        entries = change.entries()
        if entries:
            change.happening = _merged(change, kind, entries, by) or _written(change, kind, entries, by)
    trash.empty(story, now=now)


@contextmanager
def changing(story: Story, *, now: datetime) -> Iterator[Change]:
    """One transaction without a note of its own. The story is locked, and its revision moves on if a row changed."""
    with transaction.atomic():
        lock(story)
        change = Change(story, now=now)
        yield change
        if change.entries():
            story.revision, story.changed = change.number, now
            story.save(update_fields=["revision", "changed"])


def lock(story: Story) -> None:
    """Waits until nobody else changes the story, and reads it anew. Within a transaction."""
    read_anew(story, besides={"id", "owner"}, rows=Story.objects.select_for_update())


def read_anew(row: Part | Story, *, besides: set[str], rows: QuerySet[Any] | None = None) -> None:
    fields = [field.name for field in row._meta.concrete_fields]  # noqa: SLF001  # Django's public name
    row.refresh_from_db(fields=[name for name in fields if name not in besides], from_queryset=rows)


def _differs(before: Snapshot, row: Row) -> bool:
    now = columns(row)
    return any(now[name] != value for name, value in before.items() if name not in UNVERSIONED)


def _written(change: Change, kind: str, entries: list[Entry], by: Person) -> Happening:
    row = Happening(story=change.story, by=by, at=change.now, number=change.number, kind=kind)
    documents.write_entries(row, entries)
    row.save(force_insert=True)
    return row


def _merged(change: Change, kind: str, entries: list[Entry], by: Person) -> Happening | None:
    """The latest happening with this change in it, where both are one breath of the same person at the same row."""
    latest = change.story.happenings.order_by("-number").first()
    if not latest or latest.kind != kind or kind not in kinds.WRITTEN or latest.by_id != by.pk or latest.undone:
        return None
    earlier = documents.entries_of(latest)
    if change.now - latest.at > ONE_BREATH or _touched(earlier) != _touched(entries):
        return None
    merged = [{**one, "after": two["after"]} for one, two in zip(earlier, entries, strict=True)]
    documents.write_entries(latest, merged)
    latest.number, latest.at = change.number, change.now
    latest.save()
    return latest


def _touched(entries: list[Entry]) -> list[Key]:
    return [(entry["table"], entry["id"]) for entry in entries]
