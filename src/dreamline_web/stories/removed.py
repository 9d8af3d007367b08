"""What is gone from a story and can still come back; what was taken back and can be done again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Subquery

from dreamline_web.stories import documents, kinds, snapshots, trash
from dreamline_web.stories.models import Happening

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet

    from dreamline_web.stories.documents import Entry
    from dreamline_web.stories.models import Story
    from dreamline_web.stories.snapshots import Key, Snapshot


@dataclass(frozen=True, slots=True)
class Gone:
    """An item as it last was, when it went, the moments a chapter held, the values a moment was tied to.

    `taken_back`: nobody removed it; it was added, and the adding was undone.
    """

    was: Snapshot
    at: datetime
    taken_back: bool
    moments: tuple[int, ...] = ()
    values: tuple[int, ...] = ()


def latest_of(story: Story, *, now: datetime) -> dict[Key, Gone]:
    """Every item that was in the story within the last 30 days and is not now, newest first. At most five queries."""
    gone: dict[Key, Gone] = {}
    for happening in _recent(story, now=now).order_by("number"):
        entries = documents.entries_of(happening)
        for entry in entries:
            was = entry["after"] or entry["before"]
            key = (entry["table"], entry["id"])
            before = gone.pop(key, None)
            taken_back = _adding_undone(happening, entry, before)
            at = happening.undone or happening.at
            gone[key] = Gone(was, at, taken_back, _left_behind(entries, key), _let_go(entries, key))
    there = snapshots.there(story, gone)
    return {key: gone[key] for key in reversed(gone) if key not in there}


def to_undo(story: Story, *, now: datetime) -> Happening | None:
    """The latest change that stands."""
    return _recent(story, now=now).filter(undone=None).order_by("number").last()


def to_redo(story: Story, *, now: datetime) -> Happening | None:
    """What was last taken back, if nothing else was done since."""
    newest = to_undo(story, now=now)
    taken_back = _recent(story, now=now).filter(undone__isnull=False, number__gt=newest.number if newest else 0)
    return taken_back.order_by("number").first()


def way_back(*, now: datetime) -> dict[str, Exists | Subquery]:
    """What a query of stories may ask along.

    `stands` says whether something can be taken back; `newest_undone` when the newest change was taken back, and then
    it can be done again.
    """
    noted = Happening.objects.filter(story=OuterRef("pk"), at__gte=now - trash.KEPT).order_by("-number")
    return {"stands": Exists(noted.filter(undone=None)), "newest_undone": Subquery(noted.values("undone")[:1])}


def _recent(story: Story, *, now: datetime) -> QuerySet[Happening]:
    return story.happenings.filter(at__gte=now - trash.KEPT)


def _adding_undone(happening: Happening, entry: Entry, before: Gone | None) -> bool:
    """Whether an item went because its adding was undone; what happened to it otherwise leaves the answer as it was."""
    undone = happening.undone is not None
    if entry["before" if undone else "after"] is None:
        return happening.kind != kinds.PUT_BACK if undone else happening.kind == kinds.TAKEN_BACK
    return before is not None and before.taken_back


def _left_behind(entries: list[Entry], key: Key) -> tuple[int, ...]:
    """The moments that stood in a chapter before this."""
    befores = ((entry["id"], entry["before"]) for entry in entries if entry["table"] == "moment")
    return tuple(number for number, was in befores if was and key == ("chapter", was["chapter_id"]))


def _let_go(entries: list[Entry], key: Key) -> tuple[int, ...]:
    """The values a moment was tied to before this."""
    befores = ((entry["id"], entry["before"]) for entry in entries if entry["table"] == "value")
    return tuple(number for number, was in befores if was and key[0] == "moment" and key[1] in was["ties"])
