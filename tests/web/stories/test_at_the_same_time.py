"""Two things done to one item at the same time: the later, which read it earlier, takes nothing of the other back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.http import Http404
from story_visitors import NOW

from dreamline_web.stories import access, documents
from dreamline_web.stories.actions import chapters, moments, photos, values

if TYPE_CHECKING:
    from collections.abc import Callable

    from story_visitors import Visitor

    from dreamline_web.stories.models import Chapter, Moment, Value

LATER = NOW + timedelta(minutes=2)


def _when(visitor: Visitor) -> dict[str, Any]:
    return {"by": visitor.somebody, "now": LATER}


def _moment(visitor: Visitor) -> Moment:
    """As a request reads it before its turn to write comes."""
    return access.moment_to_edit(visitor.somebody, int(visitor.moment("Half a year")))


def _chapter(visitor: Visitor) -> Chapter:
    return access.chapter_to_edit(visitor.somebody, int(visitor.chapter("Away from home")))


def _value(visitor: Visitor) -> Value:
    return access.value_to_edit(visitor.somebody, int(visitor.get("/story/").context["page"].values[0].id))


def _write_why(visitor: Visitor) -> None:
    row = _moment(visitor)
    words = replace(documents.moment_of(row), why="because of the light")
    moments.change_moment(row, words, version=row.version, **_when(visitor))


def _remove(visitor: Visitor, row: Moment) -> None:
    moments.remove_moment(row, **_when(visitor))
    visitor.post(f"/story/removed/moment/{row.pk}/putting-back/")


MOMENT: dict[str, Callable[[Visitor, Moment], Any]] = {
    "moved": lambda visitor, row: moments.move_moment(row, "first", **_when(visitor)),
    "dragged": lambda visitor, row: moments.move_moment_to(
        row, access.chapter_to_edit(visitor.somebody, int(visitor.chapter("Making room"))), **_when(visitor)
    ),
    "cropped": lambda visitor, row: photos.set_focus(row, (0.2, 0.3), **_when(visitor)),
    "without its photo": lambda visitor, row: photos.remove_photo(row, **_when(visitor)),
    "removed and put back": _remove,
}


@pytest.mark.parametrize("what", MOMENT)
def test_words_saved_meanwhile_stay(marco: Visitor, what: str) -> None:
    read_before = _moment(marco)
    _write_why(marco)
    MOMENT[what](marco, read_before)
    assert documents.moment_of(_moment(marco)).why == "because of the light"


def test_a_name_saved_meanwhile_stays_with_its_chapter(marco: Visitor) -> None:
    read_before, row = _chapter(marco), _chapter(marco)
    named = replace(documents.chapter_of(row), name="Far away")
    chapters.change_chapter(row, named, version=row.version, **_when(marco))
    chapters.move_chapter(read_before, "down", **_when(marco))
    assert [chapter.name for chapter in marco.filed.story.chapters][2] == "Far away"


def test_a_removed_value_comes_back_under_the_name_it_had_last(marco: Visitor) -> None:
    read_before, row = _value(marco), _value(marco)
    values.change_value(row, replace(documents.value_of(row), name="Patience"), version=row.version, **_when(marco))
    values.remove_value(read_before, **_when(marco))
    marco.post(f"/story/removed/value/{row.pk}/putting-back/")
    assert documents.value_of(access.value_to_edit(marco.somebody, row.pk)).name == "Patience"


def test_what_was_removed_meanwhile_is_not_found(marco: Visitor) -> None:
    read_before = _moment(marco)
    moments.remove_moment(_moment(marco), **_when(marco))
    for act in (MOMENT["moved"], MOMENT["cropped"]):
        with pytest.raises(Http404):
            act(marco, read_before)
