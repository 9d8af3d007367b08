"""Chapters: add, name, colour, move, remove."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from dreamline.story.story import Chapter as CoreChapter
from dreamline_web.pages.versions import Stale
from dreamline_web.stories import documents, kinds, order, recording
from dreamline_web.stories.actions.moments import Done
from dreamline_web.stories.models import Chapter, Moment

if TYPE_CHECKING:
    from datetime import datetime

    from dreamline_web.people.models import Person
    from dreamline_web.stories.models import Story
    from dreamline_web.stories.recording import Change


def add_chapter(
    story: Story, chapter: CoreChapter, *, begins_with: Moment | None = None, by: Person, now: datetime
) -> Done[Chapter]:
    """A new chapter that begins with that moment and takes the rest of its chapter along; an empty one at the end."""
    with recording.happening(story, kinds.CHAPTER_ADDED, by=by, now=now) as change:
        if begins_with:
            change.fresh(begins_with)
        row = insert(change, chapter, after=begins_with.chapter if begins_with else None)
        if begins_with:
            told = order.in_chapter(story, begins_with.chapter)
            at = next(number for number, moment in enumerate(told) if moment.pk == begins_with.pk)
            _hand_over(change, told[at:], row)
    return Done(row, change.happening)


def change_chapter(row: Chapter, chapter: CoreChapter, *, version: int, by: Person, now: datetime) -> Done[Chapter]:
    """Keeps name, years and colour. Raises Stale when the row has changed since `version`."""
    with recording.happening(row.story, kinds.CHAPTER_CHANGED, by=by, now=now) as change:
        change.fresh(row)
        if row.version != version:
            raise Stale(row.version)
        change.note(row)
        documents.write_chapter(row, chapter)
        change.update(row)
    return Done(row, change.happening)


def move_chapter(row: Chapter, to: Literal["up", "down"], *, by: Person, now: datetime) -> Done[Chapter]:
    """One step earlier or later; where there is none, nothing happens."""
    with recording.happening(row.story, kinds.CHAPTER_MOVED, by=by, now=now) as change:
        change.fresh(row)
        others = [chapter for chapter in _in_order(row.story) if chapter.pk != row.pk]
        place = sum(chapter.position < row.position for chapter in others) + (1 if to == "down" else -1)
        if 0 <= place <= len(others):
            change.note(row)
            row.position = order.position_at(change, others, place)
            change.update(row)
    return Done(row, change.happening)


def remove_chapter(row: Chapter, *, by: Person, now: datetime) -> Done[Chapter]:
    """Its moments stay: at the end of the chapter before, else at the beginning of the next, else under no name."""
    with recording.happening(row.story, kinds.CHAPTER_REMOVED, by=by, now=now) as change:
        change.fresh(row)
        moments = order.in_chapter(row.story, row)
        chapters = _in_order(row.story)
        at = next(number for number, chapter in enumerate(chapters) if chapter.pk == row.pk)
        if len(chapters) > 1:
            _hand_over(change, moments, chapters[at - 1 if at else 1], first=at == 0)
            change.delete(row)
        elif moments:
            change.note(row)
            documents.write_chapter(row, CoreChapter("", ""))
            change.update(row)
        else:
            change.delete(row)
    return Done(row, change.happening)


def insert(change: Change, chapter: CoreChapter, *, after: Chapter | None = None, place: int | None = None) -> Chapter:
    """A new row within a change: behind `after`, or at `place`, or at the end."""
    others = _in_order(change.story)
    if after:
        place = next(number for number, known in enumerate(others) if known.pk == after.pk) + 1
    row = Chapter(story=change.story)
    documents.write_chapter(row, chapter)
    row.position = order.position_at(change, others, len(others) if place is None else place)
    change.insert(row)
    return row


def _hand_over(change: Change, moments: list[Moment], chapter: Chapter, *, first: bool = False) -> None:
    """Moves moments in their order to another chapter: before its own moments, or behind them."""
    own = list(change.story.moments.filter(chapter=chapter).order_by("position", "id"))
    start = (
        own[0].position - order.STEP * len(moments) if first and own else own[-1].position + order.STEP if own else 0
    )
    for number, moment in enumerate(moments):
        change.note(moment)
        moment.chapter, moment.position = chapter, start + number * order.STEP
        change.update(moment)


def _in_order(story: Story) -> list[Chapter]:
    return list(story.chapters.order_by("position", "id"))
