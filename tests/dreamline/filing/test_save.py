"""The interchange form: refusals in one sentence that names the place, and the schema beside it."""

from __future__ import annotations

from typing import Any

import jsonschema  # type: ignore[import-untyped]  # it ships no types
import pytest

from dreamline.filing import Filed, Remark, schema
from dreamline.filing.places import BadJson
from dreamline.filing.save import (
    chapter_from_json,
    chapter_to_json,
    dream_from_json,
    dream_to_json,
    dumps,
    from_json,
    goal_from_json,
    goal_to_json,
    loads,
    moment_from_json,
    moment_to_json,
    promise_from_json,
    promise_to_json,
    summit_from_json,
    summit_to_json,
    to_json,
    value_from_json,
    value_to_json,
)
from dreamline.samples import marco
from dreamline.sentence import say
from dreamline.story.edtf import from_edtf
from dreamline.story.moment import Moment, Photo
from dreamline.story.story import Chapter, Story

VALIDATOR = jsonschema.Draft202012Validator(schema())


def test_a_moment_is_a_small_document() -> None:
    moment = Moment(
        "m1", "moved", from_edtf("1998", "1998"), feeling=0, photo=Photo("a.jpg", focus=(0.5, 0.25)), turning_point=True
    )
    assert moment_to_json(moment) == {
        "id": "m1",
        "when": {"words": "1998", "edtf": "1998", "earliest": "1998-01-01", "latest": "1998-12-31"},
        "text": "moved",
        "feeling": 0,
        "turning_point": True,
        "photo": {"name": "a.jpg", "focus": [0.5, 0.25]},
    }
    assert moment_from_json(moment_to_json(moment)) == moment


def test_every_item_has_its_document() -> None:
    story, pyramid = marco().filed.story, marco().filed.pyramid
    assert [moment_from_json(moment_to_json(moment)) for moment in story.moments] == list(story.moments)
    assert [dream_from_json(dream_to_json(dream)) for dream in story.dreams] == list(story.dreams)
    assert [value_from_json(value_to_json(value)) for value in story.values] == list(story.values)
    assert [goal_from_json(goal_to_json(goal)) for goal in pyramid.goals] == list(pyramid.goals)
    assert [promise_from_json(promise_to_json(promise)) for promise in pyramid.promises] == list(pyramid.promises)
    assert [summit_from_json(summit_to_json(summit)) for summit in pyramid.summits] == list(pyramid.summits)
    chapter = Chapter("c1", "Harbour", when=from_edtf("1988/2001", "1988-2001"), colour="pine")
    assert chapter_from_json(chapter_to_json(chapter)) == chapter


def test_an_empty_file_is_only_its_format() -> None:
    assert to_json(Filed()) == {"format": 1}
    assert dumps(Filed()) == '{\n  "format": 1\n}\n'


def test_moments_without_a_chapter_stand_before_the_first() -> None:
    filed, remarks = from_json({"format": 1, "moments": [{"id": "a", "text": "x"}]})
    assert filed == Filed(Story(chapters=(Chapter("c0", "", (Moment("a", "x"),)),)))
    assert remarks == ()


def test_what_was_changed_or_left_out_is_remarked_on() -> None:
    _, remarks = from_json(
        {
            "format": 1,
            "checkins": [],
            "moments": [{"id": "a", "text": "x", "feeling": 9, "mood": 1}],
            "values": [{"name": "v", "moments": ["b"]}],
        }
    )
    assert remarks == (
        Remark(0, say("moments[0].feeling: this goes from -2 to 2; I took 2.")),
        Remark(0, say("moments[0].mood: this field is not known here and was left out.")),
        Remark(0, say("checkins: this field is not known here and was left out.")),
        Remark(0, say("values[0].moments: nothing here has the id “b”.")),
    )


BROKEN: list[tuple[Any, str]] = [
    ([], "A story in JSON is an object with fields."),
    ({}, 'format: this is no story of ours; it should say "format": 1.'),
    ({"format": 2}, "format: only format 1 can be read here; a newer Dreamline may have written this file."),
    ({"format": 1, "title": 7}, "title: this must be a text, not a number."),
    ({"format": 1, "title": "\x00"}, "title: there is an invisible control character here; delete it and try again."),
    ({"format": 1, "moments": {}}, "moments: this must be a list, not an object."),
    ({"format": 1, "moments": [3]}, "moments[0]: this must be an object with fields in it, not a number."),
    ({"format": 1, "moments": [{"text": "x"}]}, "moments[0].id: an id is a text of 1 to 200 characters."),
    (
        {"format": 1, "moments": [{"id": "a", "text": "x", "feeling": "+1"}]},
        "moments[0].feeling: this must be a whole number from -2 to 2, not “+1”.",
    ),
    (
        {"format": 1, "moments": [{"id": "a", "when": {"words": "x", "edtf": "2001-13"}}]},
        "moments[0].when.edtf: “2001-13” is no day of the calendar; check its year, month and day.",
    ),
    (
        {"format": 1, "moments": [{"id": "a", "photo": {"name": "p", "focus": [2, 0]}}]},
        "moments[0].photo.focus: this must be two numbers from 0 to 1, not a list.",
    ),
    (
        {"format": 1, "moments": [{"id": "a", "chapter": "c9"}]},
        "moments[0].chapter: there is no chapter with the id “c9”.",
    ),
    (
        {"format": 1, "moments": [{"id": "a"}, {"id": "a"}]},
        "moments[1].id: the id “a” is taken by an earlier one; ids stand once.",
    ),
    (
        {"format": 1, "dreams": [{"id": "d", "size": "huge"}]},
        "dreams[0].size: this must be one of “big”, “small”, not “huge”.",
    ),
    (
        {"format": 1, "goals": [{"id": "g", "parked": 1}]},
        "goals[0].parked: this must be true or false, not a number.",
    ),
]


@pytest.mark.parametrize(("data", "sentence"), BROKEN)
def test_broken_json_is_refused_in_one_sentence_that_names_the_place(data: object, sentence: str) -> None:
    with pytest.raises(BadJson) as refused:
        from_json(data)
    assert str(refused.value) == sentence


@pytest.mark.parametrize(
    "data",
    [
        data
        for data, _ in BROKEN
        if not _.startswith(("title: there", "moments[0].chapter", "moments[1]", "moments[0].when"))
    ],
)
def test_the_schema_refuses_the_same(data: object) -> None:
    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate(data)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{", "line 1: this is not JSON (Expecting property name enclosed in double quotes)."),
        ('{"format": 1,\n "a": nope}', "line 2: this is not JSON (Expecting value)."),
        ('{"format": NaN}', "NaN is no number a story can hold; take it out."),
        ('{"format": 1, "format": 1}', "'format': this field stands twice in one object; keep one of them."),
        ("[" * 200_000, "This JSON is nested too deeply to be a story."),
        ('{"format": ' + "9" * 5000 + "}", "This JSON holds a number that is too long to be read."),
        (" " * 8_000_001, "This file is too long (8,000,001 characters); at most 8,000,000 can be read."),
        ('{"format": 1e999}', "format: only format 1 can be read here; a newer Dreamline may have written this file."),
    ],
)
def test_what_is_no_json_is_refused_in_one_sentence(text: str, sentence: str) -> None:
    with pytest.raises(BadJson) as refused:
        loads(text)
    assert str(refused.value) == sentence


def test_the_schema_is_a_schema_and_describes_every_field() -> None:
    VALIDATOR.check_schema(schema())
    described = [schema(), *schema()["$defs"].values()]
    fields = [field for part in described for field in part.get("properties", {}).values()]
    assert len(fields) > 80
    assert [field for field in fields if not field.get("description") and "$ref" not in field] == []
