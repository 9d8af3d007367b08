"""A story's rows as the core's value: what pictures, files and sentences are made from."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dreamline.story.order import in_order
from dreamline_web.stories import documents, rows
from dreamline_web.stories.shelf import Shelf

if TYPE_CHECKING:
    from dreamline.filing import Filed
    from dreamline.story.dream import Dream
    from dreamline.story.moment import Moment
    from dreamline.story.story import Chapter, Value
    from dreamline_web.stories.models import Story
    from dreamline_web.stories.rows import Rows

KEPT: Final = 8
_known: Shelf[tuple[int, int], Filed] = Shelf(KEPT)


def filed(story: Story) -> Filed:
    """Everything of a story, for its owner. Four queries, and one for the owner's name where it is not read yet."""
    return from_rows(rows.of(story))


def known(story: Story) -> Filed:
    """The same, from memory where this very revision of it was read before, if the story still opens."""
    documents.text_in(story)
    found = _known.get((story.pk, story.revision))
    if found is None:
        found = filed(story)
        remember(story, found)
    return found


def remember(story: Story, found: Filed) -> None:
    """Keeps what was just read of a story for `known`."""
    _known.put((story.pk, story.revision), found)


def from_rows(found: Rows) -> Filed:
    head = documents.head_of(found.story)
    documents.open_together(found.story, (*found.chapters, *found.all_moments, *found.values, *found.dreams))
    chapters = tuple(_chapter(found, at) for at in range(len(found.chapters)))
    known = {moment.id: at for at, moment in enumerate(_all(chapters))}
    story = replace(
        head.story,
        person=found.story.owner.name,
        chapters=chapters,
        values=tuple(_in_order(documents.value_of(row, found.ties.get(row.pk, ())), known) for row in found.values),
        dreams=tuple(_dream(documents.dream_of(row), known) for row in found.dreams),
    )
    return replace(head, story=story)


def _all(chapters: tuple[Chapter, ...]) -> list[Moment]:
    return [moment for chapter in chapters for moment in chapter.moments]


def _in_order(value: Value, known: dict[str, int]) -> Value:
    """A value's moments in the order of the story."""
    return replace(value, moments=tuple(sorted(value.moments, key=known.__getitem__)))


def _chapter(found: Rows, at: int) -> Chapter:
    row = found.chapters[at]
    return documents.chapter_of(row, tuple(in_order([documents.moment_of(moment) for moment in found.in_chapter(row)])))


def _dream(dream: Dream, known: dict[str, int]) -> Dream:
    """A dream without its links to moments that were removed (they come back with the moment)."""
    return replace(
        dream,
        grew_from=tuple(moment for moment in dream.grew_from if moment in known),
        became=dream.became if dream.became in known else None,
    )
