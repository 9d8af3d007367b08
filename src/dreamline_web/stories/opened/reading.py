"""A story as somebody sees it for whom something of it is open: only that, and nothing that hints at the rest.

Read are the rows that were granted and what they cannot be shown without: the name of their chapter, the language of
the story. Its title and the words about it are an item of their own. What is not granted is not even read, so that it
leaves no trace in the page, in its size or in the time it takes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.db.models import F
from django.http import Http404

from dreamline.filing import Filed
from dreamline.filing.sights import THE_LEAD, seen_by
from dreamline.goals.pyramid import Pyramid
from dreamline.picture.words import words
from dreamline.story.moment import Sight
from dreamline.story.story import Story as CoreStory
from dreamline_web.keeping import door, grants
from dreamline_web.people.models import Person
from dreamline_web.stories import as_story, shown
from dreamline_web.stories.models import Moment, Photo, Story
from dreamline_web.stories.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from dreamline.story.dream import Dream
    from dreamline_web.keeping.grants import Item
    from dreamline_web.stories.models import OfStory, Value
    from dreamline_web.stories.shown import ChapterView

PURPOSE: Final = "story"
KINDS: Final = ("moment", "value", "dream")


@dataclass(frozen=True, slots=True)
class ValueSeen:
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Seen:
    """What one visitor sees of a story: `filed` is that and nothing else. Empty where nothing is open."""

    story: int
    person: Person
    filed: Filed

    @property
    def title(self) -> str:
        told = self.filed.story
        return told.title or words(told.lang or "en").title(told.person)

    @property
    def lang(self) -> str:
        return self.filed.story.lang

    @property
    def values(self) -> tuple[ValueSeen, ...]:
        return tuple(ValueSeen(value.name, len(value.moments)) for value in self.filed.story.values)

    @property
    def dreams(self) -> tuple[Dream, ...]:
        return self.filed.story.dreams

    @property
    def is_empty(self) -> bool:
        told = self.filed.story
        return not (told.moments or told.values or told.dreams)

    def chapters(self, *, today: date) -> tuple[ChapterView, ...]:
        """From the start. What the owner's emojis were is no part of it, nor how often something was changed."""
        told = self.filed.story
        known = shown.setting(told, {}, {}, today=today)
        return tuple(shown.chapter_view(told, at, known) for at in range(len(told.chapters)))


def opened_story(viewer: Person, number: int, *, now: datetime) -> Seen:
    """For somebody else's eyes; noted for the owner in the same transaction. Raises Http404, StaysClosed.

    One query tells that there is nothing, whether the story is unknown or only closed.
    """
    with transaction.atomic():
        items = grants.everything_for(viewer, owners=Person.objects.filter(story__pk=number))
        story = Story.objects.select_related("owner").filter(pk=number).first() if items else None
        if story is None:
            raise Http404
        found = _rows(story, {(kind, item) for _, kind, item in items})
        asked = list(_each(found))
        if len(door.open_for(viewer, asked, purpose=PURPOSE, now=now)) < len(asked) or not asked:
            raise Http404
        return _seen(found)


def seen_through(story: Story, whom: Person) -> Seen:
    """The very same with the owner's eyes: `story` comes from the owner's own door, and nothing is noted."""
    items = grants.everything_for(whom, owners=Person.objects.filter(pk=story.owner_id))
    return _seen(_rows(story, {(kind, item) for _, kind, item in items}))


def opened_photo(viewer: Person, number: int, *, now: datetime) -> Photo:
    """A photo that an open moment or dream shows now; noted. Raises Http404, StaysClosed."""
    with transaction.atomic():
        photo = Photo.objects.select_related("story__owner").filter(pk=number).first()
        item = _shows(photo, viewer) if photo else None
        if photo is None or item is None:
            raise Http404
        photo.through = item
        if not door.open_for(viewer, [photo], purpose=PURPOSE, now=now):
            raise Http404
    return photo


def _shows(photo: Photo, viewer: Person) -> Item | None:
    """An open item that shows the photo."""
    story = photo.story
    known = [("moment", row) for row in story.moments.filter(photo=photo).values_list("pk", flat=True)]
    known += [("dream", row) for row in story.dreams.filter(photo=photo).values_list("pk", flat=True)]
    return min(grants.standing(viewer, known, owner=story.owner), default=None)


def _rows(story: Story, items: set[Item]) -> Rows:
    """The rows of these items, with the chapters of the moments among them. At most four queries."""
    ids = {kind: {number for of, number in items if of == kind} for kind in (*KINDS, "story")}
    moments = list(story.moments.filter(pk__in=ids["moment"]).order_by("chapter_id", "position", "id"))
    by_chapter: dict[int, tuple[Moment, ...]] = {}
    for row in moments:
        by_chapter[row.chapter_id] = (*by_chapter.get(row.chapter_id, ()), row)
    chapters = list(story.chapters.filter(pk__in=by_chapter).order_by("position", "id"))
    for chapter in chapters:
        chapter.through = by_chapter[chapter.pk][0].granted_as()
    values, ties = _values(story, ids["value"], {row.pk for row in moments})
    dreams = tuple(story.dreams.filter(pk__in=ids["dream"]).order_by("position", "id"))
    found = Rows(story, tuple(chapters), by_chapter, values, ties, dreams)
    own = ("story", story.pk)
    first = next((row.granted_as() for row in (*moments, *values, *dreams)), None)
    story.through = own if own in items else first
    return found


def _values(story: Story, ids: set[int], moments: set[int]) -> tuple[tuple[Value, ...], dict[int, tuple[int, ...]]]:
    """The values, tied only to the moments that are open themselves."""
    found = story.values.filter(pk__in=ids).annotate(shown_in=F("ties__moment")).order_by("position", "id")
    values: dict[int, Value] = {}
    ties: dict[int, tuple[int, ...]] = {}
    for row in found:
        values.setdefault(row.pk, row)
        if row.shown_in in moments:
            ties[row.pk] = (*ties.get(row.pk, ()), row.shown_in)
    return tuple(values.values()), ties


def _each(found: Rows) -> Iterable[Story | OfStory]:
    """All rows to open; the story itself only with something in it."""
    inside = (*found.chapters, *found.all_moments, *found.values, *found.dreams)
    return (found.story, *inside) if inside else ()


def _seen(found: Rows) -> Seen:
    story = found.story
    if not any(_each(found)):
        return Seen(story.pk, story.owner, Filed(CoreStory(person=story.owner.name)))
    told = as_story.from_rows(found).story
    if story.through != ("story", story.pk):
        told = replace(told, title="", subtitle="", caption="")
    filed = seen_by(Filed(_all_open(told), Pyramid()), THE_LEAD)
    return Seen(story.pk, story.owner, filed)


def _all_open(told: CoreStory) -> CoreStory:
    """Everything that was read was granted. The years said for a chapter speak of all of it, so they stay away."""
    lead = Sight("lead")
    chapters = (
        replace(chapter, when=None, moments=tuple(replace(moment, sight=lead) for moment in chapter.moments))
        for chapter in told.chapters
    )
    return replace(
        told,
        born=None,
        chapters=tuple(chapters),
        values=tuple(replace(value, sight=lead) for value in told.values),
        dreams=tuple(replace(dream, sight=lead) for dream in told.dreams),
    )
