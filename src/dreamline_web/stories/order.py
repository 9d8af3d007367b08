"""Positions between neighbours: rows of one list in the order of a number that leaves room in between.

Of moments, positions say only where the undated ones stand and which of one day comes first; the rest says time
(`dreamline.story.order`), so moments are always taken `as_told`.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from dreamline.story.order import in_order
from dreamline_web.stories import documents

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dreamline_web.stories.models import Chapter, Moment, Part, Story
    from dreamline_web.stories.recording import Change

STEP: Final = 1024.0
NARROWEST: Final = 1e-6
"""Two positions nearer than this get new ones, as all of their list; after some 30 insertions at the same place."""


def in_chapter(story: Story, chapter: Chapter) -> list[Moment]:
    """The moments of a chapter of that story, as they are told. One query."""
    return as_told(story.moments.filter(chapter=chapter).order_by("position", "id"))


def as_told(inside: Iterable[Moment]) -> list[Moment]:
    """One chapter's rows, given by position, in the order in which list, picture and files show them."""
    rows = {str(row.pk): row for row in inside}
    return [rows[moment.id] for moment in in_order([documents.moment_of(row) for row in rows.values()])]


def fits(inside: Sequence[Moment]) -> bool:
    """Whether a chapter's moments may stand in this order: no date contradicts it."""
    moments = [documents.moment_of(row) for row in inside]
    return in_order(moments) == moments


def position_at(change: Change, others: Sequence[Part], place: int) -> float:
    """The position for the row that comes to stand at `place` among `others` (which it is not one of)."""
    if any(one.position >= two.position for one, two in pairwise(others)):
        _spread(change, others)
    before = others[place - 1].position if place > 0 else None
    after = others[place].position if place < len(others) else None
    if before is None:
        return 0.0 if after is None else after - STEP
    if after is None:
        return before + STEP
    if after - before < NARROWEST:
        _spread(change, others)
        return position_at(change, others, place)
    return (before + after) / 2


def _spread(change: Change, rows: Sequence[Part]) -> None:
    for number, row in enumerate(rows):
        change.note(row)  # type: ignore[arg-type]  # every part is one of the noted kinds
        row.position = number * STEP
        change.update(row)  # type: ignore[arg-type]  # as above
