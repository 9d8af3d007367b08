"""All rows of one story, read in four queries, in their order; they open for the story's visitor."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from django.db.models import F

if TYPE_CHECKING:
    from dreamline_web.stories.models import Chapter, Dream, Moment, Story, Value


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
    moments = story.moments.order_by("chapter_id", "position", "id")
    values, ties = _values(story)
    return Rows(
        story,
        tuple(story.chapters.order_by("position", "id")),
        {chapter: tuple(group) for chapter, group in groupby(moments, lambda moment: moment.chapter_id)},
        values,
        ties,
        tuple(story.dreams.order_by("position", "id")),
    )


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
