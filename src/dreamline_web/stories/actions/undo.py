"""The way back and forth: undo, redo, putting back what was removed, erasing it for good."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction

from dreamline_web.stories import documents, kinds, recording, removed, trash, undoing
from dreamline_web.stories.models import Happening, Story, Tie
from dreamline_web.stories.opened import since

if TYPE_CHECKING:
    from datetime import datetime

    from dreamline_web.people.models import Person
    from dreamline_web.stories.snapshots import Key


def undo(story: Story, *, by: Person, now: datetime) -> Happening | None:  # noqa: ARG001  # every verb says who
    """Takes back the latest standing change; None where there is none. Raises Overtaken."""
    with recording.changing(story, now=now) as change:
        latest = removed.to_undo(story, now=now)
        if latest:
            undoing.restore(change, documents.entries_of(latest), to="before")
            latest.undone = now
            latest.save(update_fields=["undone"])
    return latest


def redo(story: Story, *, by: Person, now: datetime) -> Happening | None:  # noqa: ARG001  # every verb says who
    """Does again what was last taken back, unless something else was done since; None where there is nothing."""
    with recording.changing(story, now=now) as change:
        next_one = removed.to_redo(story, now=now)
        if next_one:
            undoing.restore(change, documents.entries_of(next_one), to="after")
            next_one.undone = None
            next_one.save(update_fields=["undone"])
    return next_one


def undo_one(happening: Happening, *, by: Person, now: datetime) -> Happening | None:
    """Takes back this change, whatever came after it; None if it was taken back already. Raises Overtaken."""
    story = happening.story
    with transaction.atomic():
        happening = story.happenings.select_for_update().get(pk=happening.pk)
        if happening.undone:
            return None
        if not story.happenings.filter(undone=None, number__gt=happening.number).exists():
            return undo(story, by=by, now=now)
        with recording.happening(story, kinds.TAKEN_BACK, by=by, now=now) as change:
            undoing.restore(change, documents.entries_of(happening), to="before")
        return change.happening


def put_back(story: Story, key: Key, *, by: Person, now: datetime) -> Happening | None:
    """Brings one removed item back, as it last was, with its moments or values. Raises KeyError, Overtaken.

    It opens only for those whom it was open for, and from whom nothing was taken back since.
    """
    gone = removed.latest_of(story, now=now)[key]
    with recording.happening(story, kinds.PUT_BACK, by=by, now=now) as change:
        row = undoing.bring_back(change, key, since.without(gone, story))
        for moment in story.moments.filter(pk__in=gone.moments):
            change.note(moment)
            moment.chapter_id = row.pk
            change.update(moment)
        for value in story.values.filter(pk__in=gone.values):
            change.note(value)
            Tie.objects.get_or_create(value=value, moment_id=row.pk)
    return change.happening


def erase(story: Story, keys: set[Key], *, by: Person, now: datetime) -> int:  # noqa: ARG001  # every verb says who
    """Forgets removed items for good, in everything that was noted; returns how many. There is no way back."""
    with transaction.atomic():
        recording.lock(story)
        erased = keys & set(removed.latest_of(story, now=now))
        for happening in story.happenings.all():
            entries = documents.entries_of(happening)
            kept = [entry for entry in entries if (entry["table"], entry["id"]) not in erased]
            _keep(happening, entries, kept)
        trash.drop_loose_photos(story)
    return len(erased)


def _keep(happening: Happening, entries: list[Any], kept: list[Any]) -> None:
    if not kept:
        happening.delete()
    elif len(kept) < len(entries):
        documents.write_entries(happening, kept)
        happening.save()
