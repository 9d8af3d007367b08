"""Moments: add, change, move, remove."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Generic, Literal, TypeVar

from dreamline.story.moment import ONLY_ME
from dreamline.story.order import in_order, place_in
from dreamline_web.pages.versions import Stale
from dreamline_web.stories import documents, kinds, order, recording, rows, seating, undoing
from dreamline_web.stories.models import Chapter, Moment, Photo
from dreamline_web.stories.opened import choices
from dreamline_web.stories.opened.choices import NO_WISH

if TYPE_CHECKING:
    from datetime import datetime

    from dreamline.story.moment import Moment as CoreMoment
    from dreamline.story.moment import Photo as CorePhoto
    from dreamline_web.people.models import Person
    from dreamline_web.stories.models import Happening, Story
    from dreamline_web.stories.opened.choices import Wish
    from dreamline_web.stories.recording import Change

Way = Literal["up", "down", "first", "last"]
Row = TypeVar("Row")


class AgainstTime(Exception):
    """A dated moment was to be moved to where its date cannot stand."""


@dataclass(frozen=True, slots=True)
class Done(Generic[Row]):
    """The row an action ended with, and the note of it (None where nothing had to change)."""

    row: Row
    happening: Happening | None


class Places:
    """Where moments stand while new ones come in: every row is read once, however many are added."""

    def __init__(self, change: Change) -> None:
        self._change = change
        found = rows.of(change.story)
        self.chapters = list(found.chapters)
        self._rows = [order.as_told(found.in_chapter(chapter)) for chapter in self.chapters]
        self._told = [documents.chapter_of(chapter) for chapter in self.chapters]
        self._moments = [[documents.moment_of(row) for row in inside] for inside in self._rows]

    def insert(
        self,
        moment: CoreMoment,
        chapter: Chapter | None = None,
        photo: Photo | None = None,
        *,
        behind: Moment | None = None,
    ) -> Moment:
        """A new row where its date says, in `chapter` if given; right behind that moment if its date allows."""
        if not self.chapters:
            self.add_chapter(undoing.some_chapter(self._change))
        at, place = self._behind(moment, behind) if behind else self._seat(moment, chapter)
        row = Moment(story=self._change.story, chapter=self.chapters[at], photo=photo)
        documents.write_moment(row, moment)
        row.position = order.position_at(self._change, self._rows[at], place)
        self._change.insert(row)
        self._rows[at].insert(place, row)
        self._moments[at].insert(place, moment)
        return row

    def add_chapter(self, chapter: Chapter) -> None:
        """Knows a chapter inserted meanwhile, at its position."""
        at = sum(known.position < chapter.position for known in self.chapters)
        self.chapters.insert(at, chapter)
        self._rows.insert(at, [])
        self._told.insert(at, documents.chapter_of(chapter))
        self._moments.insert(at, [])

    def place_for(self, moments: tuple[CoreMoment, ...]) -> int:
        """Where a chapter of these moments stands: before the first that begins later; at the end without dates."""
        begins = seating.beginning(moments)
        later = [at for at, told in enumerate(self._moments) if begins and (seating.beginning(told) or begins) > begins]
        return later[0] if later else len(self.chapters)

    def _behind(self, moment: CoreMoment, behind: Moment) -> tuple[int, int]:
        at = next(number for number, known in enumerate(self.chapters) if known.pk == behind.chapter_id)
        inside = self._moments[at]
        place = [row.pk for row in self._rows[at]].index(behind.pk) + 1
        wished = [*inside[:place], moment, *inside[place:]]
        return at, place if in_order(wished) == wished else place_in(inside, moment.when)

    def _seat(self, moment: CoreMoment, chapter: Chapter | None) -> tuple[int, int]:
        if chapter:
            at = next(number for number, known in enumerate(self.chapters) if known.pk == chapter.pk)
            return at, place_in(self._moments[at], moment.when)
        told = [replace(told, moments=tuple(inside)) for told, inside in zip(self._told, self._moments, strict=True)]
        seat = seating.seat(told, moment.when)
        return seat.chapter, seat.place


def add_moment(  # noqa: PLR0913  # each says one thing
    story: Story,
    moment: CoreMoment,
    *,
    chapter: Chapter | None = None,
    wish: Wish = NO_WISH,
    by: Person,
    now: datetime,
) -> Done[Moment]:
    """Adds it where its date says, in `chapter` if given. Its id is given by the row; a photo comes by `add_photo`."""
    with recording.happening(story, kinds.MOMENT_ADDED, by=by, now=now) as change:
        row = Places(change).insert(moment, chapter)
        choices.follow(change, row, ONLY_ME, moment.sight, wish)
    return Done(row, change.happening)


def add_beside(  # noqa: PLR0913  # each says one thing
    row: Moment,
    moment: CoreMoment,
    *,
    chapter: Chapter | None = None,
    wish: Wish = NO_WISH,
    by: Person,
    now: datetime,
) -> Done[Moment]:
    """A second version of a moment, right behind it (or where its date says, in `chapter`), with the same photo."""
    with recording.happening(row.story, kinds.MOMENT_ADDED, by=by, now=now) as change:
        change.fresh(row)
        kept = documents.moment_of(row)
        same = chapter is None or chapter.pk == row.chapter_id
        second = replace(moment, photo=_photo_of(kept, moment))
        added = Places(change).insert(second, None if same else chapter, row.photo, behind=row if same else None)
        choices.follow(change, added, ONLY_ME, second.sight, wish)
    return Done(added, change.happening)


def change_moment(  # noqa: PLR0913  # each says one thing
    row: Moment,
    moment: CoreMoment,
    *,
    chapter: Chapter | None = None,
    wish: Wish = NO_WISH,
    version: int,
    by: Person,
    now: datetime,
) -> Done[Moment]:
    """Keeps the new words. Raises Stale when the row has changed since `version`; its photo stays."""
    with recording.happening(row.story, kinds.MOMENT_CHANGED, by=by, now=now) as change:
        change.fresh(row)
        if row.version != version:
            raise Stale(row.version)
        change.note(row)
        kept = documents.moment_of(row)
        documents.write_moment(row, replace(moment, photo=_photo_of(kept, moment)))
        _reseat(change, row, chapter or row.chapter, redated=kept.when != moment.when)
        change.update(row)
        choices.follow(change, row, kept.sight, moment.sight, wish)
    return Done(row, change.happening)


def remove_moment(row: Moment, *, by: Person, now: datetime) -> Done[Moment]:
    """Gone from the story at once; it can come back for 30 days, with its place, photo and values."""
    with recording.happening(row.story, kinds.MOMENT_REMOVED, by=by, now=now) as change:
        change.fresh(row)
        change.note(*change.story.values.filter(ties__moment=row))
        change.delete(row)
    return Done(row, change.happening)


def move_moment(row: Moment, to: Way, *, by: Person, now: datetime) -> Done[Moment]:
    """One step up or down (into the next chapter at its end), or to the story's beginning or end.

    Raises AgainstTime where the moment's date contradicts its new place.
    """
    with recording.happening(row.story, kinds.MOMENT_MOVED, by=by, now=now) as change:
        change.fresh(row)
        found = rows.of(row.story)
        chapters = found.chapters
        at = next(number for number, chapter in enumerate(chapters) if chapter.pk == row.chapter_id)
        told = [moment.pk for moment in order.as_told(found.in_chapter(chapters[at]))]
        place = told.index(row.pk)
        step = {"up": -1, "down": 1}.get(to)
        if to == "first":
            seat_at(change, row, chapters[0], 0)
        elif to == "last":
            seat_at(change, row, chapters[-1], len(found.in_chapter(chapters[-1])))
        elif step and 0 <= place + step < len(told):
            seat_at(change, row, chapters[at], place + step)
        elif step and 0 <= at + step < len(chapters):
            beside = chapters[at + step]
            seat_at(change, row, beside, len(found.in_chapter(beside)) if step < 0 else 0)
    return Done(row, change.happening)


def move_moment_to(
    row: Moment, chapter: Chapter, *, before: Moment | None = None, by: Person, now: datetime
) -> Done[Moment]:
    """Into that chapter of the same story, before one of its moments or at its end. Raises AgainstTime."""
    with recording.happening(row.story, kinds.MOMENT_MOVED, by=by, now=now) as change:
        change.fresh(row)
        change.fresh(chapter)
        inside = _inside(chapter, row)
        places = [number for number, moment in enumerate(inside) if before and moment.pk == before.pk]
        seat_at(change, row, chapter, places[0] if places else len(inside))
    return Done(row, change.happening)


def seat_at(change: Change, row: Moment, chapter: Chapter, place: int) -> None:
    """Moves a row within a change; `place` counts the other moments of the chapter.

    In another chapter a moment comes to stand where its date says; in its own, a place that its date contradicts
    raises AgainstTime, because list, picture and files show dated moments in the order of time.
    """
    inside = _inside(chapter, row)
    if not order.fits([*inside[:place], row, *inside[place:]]):
        if chapter.pk == row.chapter_id:
            raise AgainstTime
        place = _place_in(inside, row)
    change.note(row)
    row.position = order.position_at(change, inside, place)
    row.chapter = chapter
    change.update(row)


def _reseat(change: Change, row: Moment, chapter: Chapter, *, redated: bool) -> None:
    """The place for a changed moment: anew by its date where that or the chapter changed, else where it stands."""
    if not redated and chapter.pk == row.chapter_id:
        return
    inside = _inside(chapter, row)
    row.position = order.position_at(change, inside, _place_in(inside, row))
    row.chapter = chapter


def _place_in(inside: list[Moment], row: Moment) -> int:
    """Where the row's date puts it among these."""
    return place_in([documents.moment_of(moment) for moment in inside], documents.moment_of(row).when)


def _inside(chapter: Chapter, without: Moment) -> list[Moment]:
    return [moment for moment in order.in_chapter(without.story, chapter) if moment.pk != without.pk]


def _photo_of(kept: CoreMoment, sent: CoreMoment) -> CorePhoto | None:
    """The photo that is there, with the words now typed for it."""
    if kept.photo is None:
        return None
    return replace(kept.photo, alt=sent.photo.alt) if sent.photo else kept.photo
