"""What each page of a story shows, gathered in as few queries as written beside it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal

from dreamline.filing import Filed
from dreamline.picture.words import words
from dreamline.story.order import in_order
from dreamline.story.story import Story as CoreStory
from dreamline_web.people.queries import leading
from dreamline_web.stories import as_story, documents, news, removed, rows, shown, trash
from dreamline_web.stories.opened import overview

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from dreamline_web.people.models import Person
    from dreamline_web.stories.models import Draft, Story
    from dreamline_web.stories.rows import Rows
    from dreamline_web.stories.shown import ChapterView, MomentView
    from dreamline_web.stories.snapshots import Key

Order = Literal["newest", "start"]


@dataclass(frozen=True, slots=True)
class ValueView:
    """One value; false where it is not there yet (`NO_VALUE`, for the form of a new one)."""

    id: str
    name: str
    version: int
    sight: str
    names: tuple[str, ...]
    moments: tuple[str, ...]

    @property
    def count(self) -> int:
        return len(self.moments)

    def __bool__(self) -> bool:
        return bool(self.id)


NO_VALUE: Final = ValueView("", "", 0, "me", (), ())


@dataclass(frozen=True, slots=True)
class Counts:
    """How many there are; `with_lead` are the moments the lead would see too."""

    moments: int
    chapters: int
    dreams: int
    goals: int
    values: int
    with_lead: int


@dataclass(frozen=True, slots=True)
class StoryPage:
    """Everything the story page shows but the picture, which is drawn from `filed`.

    `lead` are the first names of who leads the person now; `change` is a new lead for whom nothing was handed over.
    """

    person: Person
    filed: Filed
    revision: int
    version: int
    chapters: tuple[ChapterView, ...]
    values: tuple[ValueView, ...]
    counts: Counts
    order: Order
    memory: Mapping[str, str]
    can_undo: bool = False
    can_redo: bool = False
    lead: str = ""
    change: overview.Change | None = None

    @property
    def title(self) -> str:
        story = self.filed.story
        return story.title or words(story.lang or "en").title(story.person)

    @property
    def subtitle(self) -> str:
        return self.filed.story.subtitle

    @property
    def caption(self) -> str:
        return self.filed.story.caption

    @property
    def born(self) -> str:
        return self.filed.story.born.words if self.filed.story.born else ""

    @property
    def lang(self) -> str:
        return self.filed.story.lang

    @property
    def is_empty(self) -> bool:
        counts = self.counts
        return not (counts.moments or counts.dreams or counts.goals or counts.values)

    def moment(self, number: int | str) -> MomentView | None:
        found = (item for chapter in self.chapters for item in chapter.moments if item.id == str(number))
        return next(found, None)

    def chapter(self, number: int | str) -> ChapterView | None:
        return next((chapter for chapter in self.chapters if chapter.id == str(number)), None)

    def value(self, number: int | str) -> ValueView | None:
        return next((value for value in self.values if value.id == str(number)), None)


def story_page(person: Person, story: Story | None, *, order: str, today: date) -> StoryPage:
    """Five queries: chapters with their moments, values with their ties, dreams, who leads, who sees what.

    One or two more after a change of lead. `story` comes from `access.own_story`.
    """
    if story is None:
        return empty_page(person)
    history = tuple(leading.history_of(person))
    found = rows.of(story)
    filed = as_story.from_rows(found)
    as_story.remember(story, filed)
    return StoryPage(
        person=person,
        filed=filed,
        revision=story.revision,
        version=story.version,
        chapters=_chapters(found, filed.story, overview.who_sees(person), order=order, today=today),
        values=_values(found, filed.story),
        counts=_counts(filed),
        order="start" if order == "start" else "newest",
        memory=documents.memory_of(story),
        can_undo=bool(getattr(story, "stands", False)),
        can_redo=getattr(story, "newest_undone", None) is not None,
        lead=", ".join(dict.fromkeys(row.lead.first_name for row in history if row.until is None)),
        change=overview.change_of_lead(person, history),
    )


def empty_page(person: Person) -> StoryPage:
    """A story nobody has begun; no query."""
    return StoryPage(person, Filed(CoreStory(person=person.name)), 0, 0, (), (), Counts(0, 0, 0, 0, 0, 0), "newest", {})


def _chapters(
    found: Rows, story: CoreStory, open_to: Mapping[Key, tuple[str, ...]], *, order: str, today: date
) -> tuple[ChapterView, ...]:
    versions = {str(row.pk): row.version for row in (*found.chapters, *found.all_moments)}
    names = {str(number): who for (table, number), who in open_to.items() if table == "moment"}
    known = shown.setting(story, documents.memory_of(found.story), versions, today=today, open_to=names)
    chapters = [shown.chapter_view(story, at, known) for at in range(len(story.chapters))]
    wanted = [chapter for chapter in chapters if chapter.name or chapter.moments]
    return tuple(wanted) if order == "start" else tuple(shown.newest_first(chapter) for chapter in reversed(wanted))


def _values(found: Rows, story: CoreStory) -> tuple[ValueView, ...]:
    return tuple(
        ValueView(str(row.pk), value.name, row.version, value.sight.who, value.sight.names, value.moments)
        for row, value in zip(found.values, story.values, strict=True)
    )


def _counts(filed: Filed) -> Counts:
    story = filed.story
    return Counts(
        moments=len(story.moments),
        chapters=sum(bool(chapter.name) for chapter in story.chapters),
        dreams=len(story.dreams),
        goals=len(filed.pyramid.goals),
        values=len(story.values),
        with_lead=sum(moment.sight.who == "lead" for moment in story.moments),
    )


@dataclass(frozen=True, slots=True)
class RemovedView:
    """An item that can come back until the day `until`; `table` and `id` name it.

    `taken_back`: it was added and the adding undone, so that nobody removed it.
    """

    table: str
    id: int
    words: str
    at: datetime
    until: datetime
    taken_back: bool


def recently_removed(story: Story | None, *, now: datetime) -> tuple[RemovedView, ...]:
    """Newest first. One query, and one more for each kind of item among them."""
    if story is None:
        return ()
    return tuple(
        RemovedView(key[0], key[1], news.titled(key[0], gone.was), gone.at, gone.at + trash.KEPT, gone.taken_back)
        for key, gone in removed.latest_of(story, now=now).items()
    )


@dataclass(frozen=True, slots=True)
class SightCount:
    """How many items of a draft would be seen by whom, if the sights in the file were kept."""

    me: int
    lead: int
    people: int


@dataclass(frozen=True, slots=True)
class DraftView:
    """What was found in a file or in pasted lines, before anything of it is stored."""

    id: int
    source: str
    filed: Filed
    chapters: tuple[ChapterView, ...]
    remarks: tuple[str, ...]
    sights: SightCount
    opens: bool
    count: int


def draft_view(draft: Draft, memory: Mapping[str, str], *, today: date) -> DraftView:
    """No query. Moments are those of the file, by the ids they have there."""
    read = documents.draft_of(draft)
    story = _as_told(read.filed.story)
    known = shown.setting(story, memory, {}, today=today)
    chapters = tuple(shown.chapter_view(story, at, known) for at in range(len(story.chapters)))
    sights = _sights(read.filed)
    counted = SightCount(sights.count("me"), sights.count("lead"), sights.count("people"))
    return DraftView(
        draft.pk,
        read.source,
        read.filed,
        tuple(chapter for chapter in chapters if chapter.moments),
        read.remarks,
        counted,
        counted.lead + counted.people > 0,
        len(story.moments),
    )


def _as_told(story: CoreStory) -> CoreStory:
    """A file's story in the order in which it will be shown."""
    chapters = (replace(chapter, moments=tuple(in_order(chapter.moments))) for chapter in story.chapters)
    return replace(story, chapters=tuple(chapters))


def _sights(filed: Filed) -> list[str]:
    """Who would see each item of a file."""
    story = filed.story
    return [
        *(moment.sight.who for moment in story.moments),
        *(value.sight.who for value in story.values),
        *(dream.sight.who for dream in story.dreams),
        *(goal.sight.who for goal in filed.pyramid.goals),
    ]
