"""Kind sentences about what is worth another look."""

from __future__ import annotations

from datetime import date

import pytest

from dreamline.samples import marco
from dreamline.sentence import say
from dreamline.story.checks import Finding, check
from dreamline.story.dream import Dream, Need
from dreamline.story.edtf import from_edtf
from dreamline.story.moment import Moment
from dreamline.story.story import Chapter, Story, Value

TODAY = date(2026, 6, 1)
BORN = from_edtf("1988", "1988")


def found(story: Story) -> list[str]:
    return [str(finding) for finding in check(story, today=TODAY)]


def of_moment(moment: Moment) -> list[str]:
    return found(Story(born=BORN, chapters=(Chapter("c1", "C", (moment,)),)))


def test_a_good_story_has_nothing_to_say() -> None:
    assert check(marco().filed.story, today=marco().today) == ()


@pytest.mark.parametrize(
    ("moment", "sentence"),
    [
        (Moment("m1", " "), "m1: This moment has no text yet; a few words are enough."),
        (
            Moment("m1", "a" * 49),
            f"m1: “{'a' * 29}…” has 49 characters; long texts are cut in the picture from 48 on.",
        ),
        (Moment("m1", "x", feeling=3), "m1: The feeling 3 is outside -2 to +2."),
        (Moment("m1", "x", from_edtf("2031", "2031")), "m1: “x” lies in the future; is it a goal or a dream?"),
        (
            Moment("m1", "x", from_edtf("1987", "1987")),
            "m1: “x” lies before the birth in 1988; is one of the two dates wrong?",
        ),
        (Moment("m1", "x", show_why=True), "m1: “x” should show its why in the picture, but says none."),
    ],
)
def test_a_moment_worth_another_look(moment: Moment, sentence: str) -> None:
    assert of_moment(moment) == [sentence]


def test_this_year_and_the_year_of_birth_are_no_question() -> None:
    assert of_moment(Moment("m1", "x", from_edtf("2026", "2026"), feeling=-2)) == []
    assert of_moment(Moment("m1", "x" * 48, BORN)) == []


def test_ids_that_repeat_and_links_to_nothing() -> None:
    story = Story(
        chapters=(Chapter("c1", "C", (Moment("m1", "x"), Moment("m1", "y"))),),
        values=(Value("calm", ("m9",)), Value("")),
        dreams=(Dream("d1", "fly", grew_from=("m8",), became="m7"),),
    )
    assert check(story, today=TODAY) == (
        Finding("m1", say("2 moments share this id; give each its own.")),
        Finding("", say("The value “calm” points at the moment “m9”, which is not in the story.")),
        Finding("", say("A value has no name yet.")),
        Finding("d1", say("“fly” points at the moment “m8”, which is not in the story.")),
        Finding("d1", say("“fly” points at the moment “m7”, which is not in the story.")),
        Finding("d1", say("“fly” became a moment but is not marked as reached.")),
    )


def test_chapters_need_names_that_fit_their_signs_and_colours_that_differ() -> None:
    story = Story(
        chapters=(
            Chapter("c1", "", (Moment("m1", "x"),)),
            Chapter("c2", "", colour="pine"),
            Chapter("c3", "a" * 25, colour="pine"),
            Chapter("c4", "D", colour="gold"),
        )
    )
    assert [finding.id for finding in check(story, today=TODAY)] == ["c2", "c3", "c3", "c4"]


def test_dreams_need_titles_and_numbers_in_their_range() -> None:
    story = Story(dreams=(Dream("d1", "", needs=(Need("a", 4, 1), Need("b", 0, 6), Need("c"))),))
    assert found(story) == [
        "d1: This dream has no title yet.",
        "d1: The importance of “a” is outside 0 to 3.",
        "d1: The competence in “b” is outside 1 to 5.",
    ]
