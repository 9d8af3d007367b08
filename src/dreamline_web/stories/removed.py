"""What is gone from a story and can still come back; what was taken back and can be done again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import F, Max, OuterRef, Q, Subquery

from dreamline_web.stories import recording, snapshots, trash
from dreamline_web.stories.models import Happening

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet

    from dreamline_web.stories.models import Story
    from dreamline_web.stories.snapshots import Key, Snapshot


@dataclass(frozen=True, slots=True)
class Gone:
    """A removed item as it last was, when it went, and (a chapter's) moments that stood in it."""

    was: Snapshot
    at: datetime
    moments: tuple[int, ...] = ()


def latest_of(story: Story, *, now: datetime) -> dict[Key, Gone]:
    """Every item that was in the story within the last 30 days and is not now, newest first. At most five queries."""
    gone: dict[Key, Gone] = {}
    for happening in Happening.objects.filter(story=story, at__gte=now - trash.KEPT).order_by("number"):
        entries = recording.entries_of(happening)
        for entry in entries:
            was = entry["after"] or entry["before"]
            key = (entry["table"], entry["id"])
            moments = () if entry["after"] else _left_behind(entries, entry)
            gone.pop(key, None)
            gone[key] = Gone(was, happening.undone or happening.at, moments)
    there = snapshots.there(story, gone)
    return {key: gone[key] for key in reversed(gone) if key not in there}


def to_redo(story: Story, *, now: datetime) -> QuerySet[Happening]:
    """What was taken back and has nothing newer standing after it, the next to be done again first."""
    standing = Happening.objects.filter(story=OuterRef("story"), undone=None).values("story")
    newest = Subquery(standing.annotate(newest=Max("number")).values("newest"))
    taken_back = Happening.objects.filter(story=story, undone__isnull=False, at__gte=now - trash.KEPT)
    free = taken_back.annotate(newest=newest).filter(Q(newest=None) | Q(number__gt=F("newest")))
    return free.order_by("number")


def to_undo(story: Story, *, now: datetime) -> QuerySet[Happening]:
    return Happening.objects.filter(story=story, undone=None, at__gte=now - trash.KEPT).order_by("-number")


def _left_behind(entries: list[recording.Entry], chapter: recording.Entry) -> tuple[int, ...]:
    """The moments that stood in a chapter when it was removed."""
    if chapter["table"] != "chapter":
        return ()
    return tuple(
        entry["id"]
        for entry in entries
        if entry["table"] == "moment" and entry["before"] and entry["before"]["chapter_id"] == chapter["id"]
    )
