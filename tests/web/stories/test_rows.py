"""Rows and core values: nothing is lost on the way in and out, and the clear columns stay clear."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given, settings
from hypothesis import strategies as st
from story_visitors import NOW, opened, visitor

from dreamline.filing.numbering import renumbered
from dreamline.samples import names, sample
from dreamline.story.moment import Moment as CoreMoment
from dreamline.story.moment import Photo as CorePhoto
from dreamline.story.moment import Sight
from dreamline.story.when import from_edtf
from dreamline_web import cast
from dreamline_web.people.models import Person
from dreamline_web.stories import documents, trash
from dreamline_web.stories.models import Dream, Moment, Story, Value

if TYPE_CHECKING:
    from django.test.utils import CaptureQueriesContext
    from story_visitors import Visitor

    from dreamline.filing import Filed

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Zl", "Zp"]), max_size=40).map(
    lambda text: " ".join(text.split())
)
MOMENTS = st.builds(
    CoreMoment,
    id=st.just("7"),
    text=TEXTS,
    when=st.none() | st.builds(from_edtf, st.sampled_from(["2005", "1998-21", "195X~", "2001/2003", "../1990"]), TEXTS),
    emoji=st.sampled_from(["", "⛵", "👩🏽‍🚒"]),
    photo=st.none() | st.builds(CorePhoto, st.just("9.jpg"), TEXTS, st.none() | st.just((0.25, 0.5))),
    feeling=st.none() | st.integers(-2, 2),
    turning_point=st.booleans(),
    chose=TEXTS,
    why=TEXTS,
    show_why=st.booleans(),
    people=TEXTS,
    place=TEXTS,
    sight=st.sampled_from([Sight(), Sight("lead"), Sight("people", ("Olga", "Nonna Pia"))]),
)


TELLER = Person(name="Tilda Holm", space=9_000_000_001)


@pytest.mark.django_db
@settings(derandomize=True, max_examples=80, deadline=None)
@given(MOMENTS)
def test_a_moment_survives_its_row(moment: CoreMoment) -> None:
    import unicodedata  # noqa: PLC0415  # what is kept is kept in NFC

    row = Moment(id=7, story=Story(owner=TELLER), photo_id=9 if moment.photo else None)
    documents.write_moment(row, moment)
    kept = documents.moment_of(row)
    assert replace(kept, text="", why="", chose="", people="", place="", when=None, photo=None) == replace(
        moment, text="", why="", chose="", people="", place="", when=None, photo=None
    )
    assert kept.text == unicodedata.normalize("NFC", moment.text)
    assert (kept.when and kept.when.edtf) == (moment.when and moment.when.edtf)
    assert (kept.photo and (kept.photo.name, kept.photo.focus)) == (
        moment.photo and (moment.photo.name, moment.photo.focus)
    )
    assert not {"id", "version", "position", "chapter"} & set(json.loads(documents.text_in(row)))


@pytest.mark.django_db
@pytest.mark.parametrize("name", [name for name in names() if name != "empty"])
def test_every_sample_survives_the_database(name: str) -> None:
    """All but the emojis that were chosen on the way in, the ids, and names of photos."""
    kept, told = renumbered(visitor(cast.OLGA, story=name).filed), renumbered(sample(name).filed)
    assert _plain(kept) == _plain(told)
    assert kept.pyramid == told.pyramid
    assert kept.loose == told.loose
    assert (kept.story.title, kept.story.born, kept.story.lang) == (told.story.title, told.story.born, told.story.lang)


def _plain(filed: Filed) -> object:
    story = filed.story
    return (
        [
            (chapter.name, chapter.when, chapter.colour, [replace(m, emoji="", photo=None) for m in chapter.moments])
            for chapter in story.chapters
            if chapter.moments
        ],
        story.values,
        [replace(dream, photo=None) for dream in story.dreams],
    )


def test_a_row_may_hold_only_a_sight_there_is(marco: Visitor) -> None:
    for model in (Moment, Value, Dream):
        with pytest.raises(IntegrityError), transaction.atomic():
            model.objects.filter(story__owner=marco.person).update(sight="world")


def test_the_sight_of_the_row_wins_over_the_document(marco: Visitor) -> None:
    """Who may see something is decided by the column the doors look at."""
    row = opened(Moment.objects.get(pk=marco.moment("Three generations")))
    assert documents.moment_of(row).sight == Sight("people", ("Lena", "Olga"))
    row.sight = "me"
    assert documents.moment_of(row).sight == Sight()


def test_a_story_is_seeded_once(marco: Visitor) -> None:
    before = marco.filed
    cast.tell(marco.somebody, "marco", now=NOW)
    assert marco.filed == before


def test_the_whole_story_is_read_in_four_queries(
    sixty: Visitor, django_assert_num_queries: CaptureQueriesContext
) -> None:
    with django_assert_num_queries(4):  # type: ignore[operator]  # the story, chapters with moments, values, dreams
        assert len(sixty.filed.story.moments) == 60


def test_writing_empties_the_trash_by_itself(marco: Visitor) -> None:
    story = Story.objects.get(owner=marco.person)
    old = NOW - trash.KEPT * 2
    story.happenings.update(at=old)
    marco.post("/story/moments/", line="1995 One")
    assert [happening.kind for happening in story.happenings.all()] == ["moment-added"]
