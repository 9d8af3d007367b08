"""What was taken back from whom while an item lay in the trash: putting it back opens nothing for them again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dreamline_web.stories import documents, kinds
from dreamline_web.stories.snapshots import OPEN_TO

if TYPE_CHECKING:
    from datetime import datetime

    from dreamline_web.stories.models import Story
    from dreamline_web.stories.removed import Gone
    from dreamline_web.stories.snapshots import Snapshot


def without(gone: Gone, story: Story) -> Snapshot:
    """A removed item as it was, without those from whom its owner has taken something back since."""
    if not gone.was.get(OPEN_TO):
        return gone.was
    closed = _taken_back_from(story, since=gone.at)
    return {**gone.was, OPEN_TO: [to for to in gone.was[OPEN_TO] if to[0] not in closed]}


def _taken_back_from(story: Story, *, since: datetime) -> set[int]:
    found: set[int] = set()
    for happening in story.happenings.filter(kind=kinds.CLOSED, at__gte=since, undone=None):
        for entry in documents.entries_of(happening):
            if entry["before"] and entry["after"]:
                before, after = ({to for to, _ in was.get(OPEN_TO, ())} for was in (entry["before"], entry["after"]))
                found |= before - after
    return found
