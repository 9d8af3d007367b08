"""All rows of one story, read in three queries, in their order; they open for the story's visitor."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from django.db.models import F

from dreamline_web.stories.models import Chapter, Moment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import Model

    from dreamline_web.stories.models import Dream, Story, Value

Row = TypeVar("Row", Chapter, Moment)


@dataclass(frozen=True, slots=True)
class Rows:
    """One story's rows; `moments` by chapter (by position, not yet as told), `ties` the moments of each value."""

    story: Story
    chapters: tuple[Chapter, ...] = ()
    moments: dict[int, tuple[Moment, ...]] = field(default_factory=dict)
    values: tuple[Value, ...] = ()
    ties: dict[int, tuple[int, ...]] = field(default_factory=dict)
    dreams: tuple[Dream, ...] = ()

    def in_chapter(self, chapter: Chapter) -> tuple[Moment, ...]:
        return self.moments.get(chapter.pk, ())

    @property
    def all_moments(self) -> tuple[Moment, ...]:
        """Chapter by chapter, by position."""
        return tuple(moment for chapter in self.chapters for moment in self.in_chapter(chapter))


def of(story: Story) -> Rows:
    chapters, moments = _chapters(story)
    values, ties = _values(story)
    return Rows(story, chapters, moments, values, ties, tuple(story.dreams.order_by("position", "id")))


def _chapters(story: Story) -> tuple[tuple[Chapter, ...], dict[int, tuple[Moment, ...]]]:
    """Chapters and their moments in one query: a row for each moment, and one for a chapter without any."""
    own, inside = _columns(Chapter), _columns(Moment)
    asked = (*own, *(f"moments__{name}" for name in inside))
    chapters: dict[int, Chapter] = {}
    moments: dict[int, tuple[Moment, ...]] = {}
    for row in story.chapters.order_by("position", "id", "moments__position", "moments__id").values_list(*asked):
        chapter = _read(Chapter, story, own, row[: len(own)])
        chapters.setdefault(chapter.pk, chapter)
        if any(value is not None for value in row[len(own) :]):
            moment = _read(Moment, story, inside, row[len(own) :])
            moments[chapter.pk] = (*moments.get(chapter.pk, ()), moment)
    return tuple(chapters.values()), moments


def _read(model: type[Row], story: Story, columns: tuple[str, ...], values: Sequence[object]) -> Row:
    row = model.from_db(story._state.db, columns, values)  # noqa: SLF001  # Django's name for what a row came from
    row.story = story
    return row


def _columns(model: type[Model]) -> tuple[str, ...]:
    return tuple(field.attname for field in model._meta.concrete_fields)  # noqa: SLF001  # Django's public name for it


def _values(story: Story) -> tuple[tuple[Value, ...], dict[int, tuple[int, ...]]]:
    """Values and their ties in one query: a row for each tie, and one for a value without any."""
    found = story.values.annotate(shown_in=F("ties__moment")).order_by("position", "id")
    values: dict[int, Value] = {}
    ties: dict[int, tuple[int, ...]] = {}
    for row in found:
        values.setdefault(row.pk, row)
        if row.shown_in is not None:
            ties[row.pk] = (*ties.get(row.pk, ()), row.shown_in)
    return tuple(values.values()), ties
