"""Taking back what was noted, field by field.

What another change has touched since is left alone if it is another field, and refused (`Overtaken`) if it is the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import RestrictedError
from django.utils.translation import gettext as _

from dreamline.story.story import Chapter as CoreChapter
from dreamline_web.stories import documents
from dreamline_web.stories.models import Chapter, Moment, Value
from dreamline_web.stories.snapshots import OPEN_TO, TABLES, Key, Row, Snapshot, find, reopen, snapshot, tie, write

if TYPE_CHECKING:
    from dreamline_web.stories.documents import Entry
    from dreamline_web.stories.models import Story
    from dreamline_web.stories.recording import Change

_ORDER = list(TABLES)


class Overtaken(Exception):
    """A change that cannot be taken back any more; the message is one sentence for the person."""

    def __init__(self) -> None:
        super().__init__(_("This was changed again meanwhile; take the later change back first."))


def restore(change: Change, entries: list[Entry], *, to: str) -> None:
    """Brings the rows of `entries` to how they were "before" or "after". Raises Overtaken, and then nothing is done."""
    other = "after" if to == "before" else "before"
    ordered = sorted(entries, key=lambda entry: _ORDER.index(entry["table"]))
    for entry in ordered:
        if entry[to] is not None and entry[other] is None:
            bring_back(change, (entry["table"], entry["id"]), entry[to])
    for entry in ordered:
        if entry[to] is not None and entry[other] is not None:
            _set(change, entry, entry[other], entry[to])
    for entry in reversed(ordered):
        if entry[to] is None:
            _take_away(change, entry, entry[other])


def bring_back(change: Change, key: Key, was: Snapshot) -> Row:
    """Inserts a row that is gone, as it was; without what is gone for good (its photo, a chapter)."""
    if find(change.story, key):
        raise Overtaken
    table, number = key
    model: Any = TABLES[table]
    row: Row = model(id=number, story=change.story)
    write(row, was)
    if isinstance(row, Moment) and not Chapter.objects.filter(story=change.story, pk=row.chapter_id).exists():
        row.chapter = some_chapter(change)
    change.insert(row)
    if isinstance(row, Value):
        tie(row, was["ties"])
    reopen(row, was, now=change.now)
    return row


def some_chapter(change: Change) -> Chapter:
    """The story's last chapter, or a first one without a name."""
    found = change.story.chapters.order_by("position").last()
    if found is None:
        found = Chapter(story=change.story, position=0.0)
        documents.write_chapter(found, CoreChapter("", ""))
        change.insert(found)
    return found


def _set(change: Change, entry: Entry, known: Snapshot, wanted: Snapshot) -> None:
    """Sets the fields that differ between both; they must still be as they were left."""
    row = find(change.story, (entry["table"], entry["id"]))
    if row is None:
        raise Overtaken
    now = snapshot(row)
    fields = {name: value for name, value in wanted.items() if value != known.get(name)}
    overtaken = any(now[name] != known[name] for name in fields.keys() - {OPEN_TO})
    if overtaken or not _chapter_is_there(change.story, fields):
        raise Overtaken
    change.note(row)
    write(row, fields)
    change.update(row)
    if isinstance(row, Value) and "ties" in fields:
        tie(row, fields["ties"])
    reopen(row, fields, now=change.now)


def _chapter_is_there(story: Story, fields: Snapshot) -> bool:
    return "chapter_id" not in fields or Chapter.objects.filter(story=story, pk=fields["chapter_id"]).exists()


def _take_away(change: Change, entry: Entry, known: Snapshot) -> None:
    row = find(change.story, (entry["table"], entry["id"]))
    if row is None or not _same(snapshot(row), known):
        raise Overtaken
    if isinstance(row, Moment):
        change.note(*change.story.values.filter(ties__moment=row))
    try:
        change.delete(row)
    except RestrictedError:
        raise Overtaken from None


def _same(now: Snapshot, known: Snapshot) -> bool:
    """Where an item stands, what it is tied to and for whom it is open is no reason to keep it."""
    free = {"position", "ties", "chapter_id", OPEN_TO}
    return all(now[name] == value for name, value in known.items() if name not in free)
