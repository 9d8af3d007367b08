"""What looks like a field but stays text is told; contradictions open nothing."""

from __future__ import annotations

from datetime import date

import pytest

from dreamline.filing.text import read_text, write_text
from dreamline.story.moment import MY_LEAD, ONLY_ME, Moment, Sight

TODAY = date(2026, 6, 1)


def read(line: str) -> tuple[Moment, list[str]]:
    filed, remarks = read_text(line, today=TODAY)
    (moment,) = filed.story.moments
    assert read_text(write_text(filed), today=TODAY)[0] == filed
    return moment, [str(remark) for remark in remarks]


@pytest.mark.parametrize(
    ("bracket", "kept"),
    [
        ("(good)", "(good)"),
        ("[+1]", "[+1]"),
        ("(+1).", "(+1)"),
        ("[only me]", "[only me]"),
        ("(turning-point)", "(turning-point)"),
        ("（+1）", "（+1）"),  # the wide brackets of Japanese keyboards
        ("(+1) to Rome", "(+1)"),
        ("(reached)", "(reached)"),
        ("[for Ada]", "[for Ada]"),
    ],
)
def test_a_bracket_that_looks_like_a_field_is_told(bracket: str, kept: str) -> None:
    moment, remarks = read(f"- 1999 Moved {bracket}")
    assert (moment.text, moment.feeling, moment.sight) == (f"Moved {bracket}", None, ONLY_ME)
    assert remarks == [
        f"line 1: “{kept}” stays in the text; what I should read stands in one bracket such as (+1, lead) at the end."
    ]


@pytest.mark.parametrize(
    "text",
    [
        "(again)",
        "[sic]",
        "(by hand)",
        "(with Emil; and Ada)",
        "(the big one)",
        "\\(+1)",
        "\\[+1]",
        "into flat 3-2",
        "-20",
    ],
)
def test_ordinary_brackets_and_protected_ones_are_no_doubt(text: str) -> None:
    assert read(f"- 1999 Moved {text}")[1] == []


@pytest.mark.parametrize(
    "words", ["31 Feb 1999", "1998-1990", "1999-13-45", "31/02/1999", "Feb 31, 1999", "31. Februar 1999"]
)
@pytest.mark.parametrize("start", ["- ", "- 📦 ", "- **", ""])
def test_an_impossible_date_stays_in_the_text_and_is_told(words: str, start: str) -> None:
    moment, remarks = read(f"{start}{words} moved")
    assert moment.when is None
    assert remarks == [f"line 1: I cannot tell a date in “{words}”; it stays in the text."]


@pytest.mark.parametrize(
    "text", ["3 kids 1999", "1999-2000 moved", "12 Angry Men 1957", "Room 1998", "5000-2000 steps"]
)
def test_numbers_that_are_no_dates_are_no_doubt(text: str) -> None:
    assert read(f"- {text}")[1] == []


def test_boxes_and_bare_feelings_are_told() -> None:
    assert read("- [ ] 1999 x")[1] == [
        "line 1: “[ ]” stays in the text; take it away, then the line is read from its date on."
    ]
    assert read("- 1999 tore my skirt -1")[1] == [
        "line 1: “-1” stays in the text; a feeling stands in a bracket at the end: (-1)."
    ]


def test_semicolons_part_fields_but_not_the_people_of_one_sight() -> None:
    moment, remarks = read("- 1999 x (+1; lead)")
    assert (moment.text, moment.feeling, moment.sight, remarks) == ("x", 1, MY_LEAD, [])
    assert read("- 1999 x (+1; for Ada; Ben)")[0].sight == Sight("people", ("Ada", "Ben"))
    moment, remarks = read("- 1999 x (+1; nice)")
    assert (moment.text, moment.feeling) == ("x (nice)", 1)
    assert remarks == ["line 1: I did not understand “nice” in the bracket and kept it in the text."]


def test_words_for_giving_up_a_dream_are_read() -> None:
    filed, remarks = read_text("# Dreams\n- Fly (both; small; given up)", today=TODAY)
    assert [(dream.title, dream.area, dream.state) for dream in filed.story.dreams] == [("Fly", "both", "let go")]
    assert remarks == ()


@pytest.mark.parametrize(
    ("bracket", "sight"),
    [
        ("(only me, lead)", ONLY_ME),
        ("(lead, only me)", ONLY_ME),
        ("(lead) (only me)", ONLY_ME),
        ("(only me; lead)", ONLY_ME),
        ("(lead, for Ada)", Sight("people", ("Ada",))),
        ("(for Ada; lead)", Sight("people", ("Ada",))),
        ("(for Ada; only me)", ONLY_ME),
        ("(for Ada, only me, lead)", ONLY_ME),
    ],
)
def test_of_two_sights_the_narrowest_counts_and_is_told(bracket: str, sight: Sight) -> None:
    moment, remarks = read(f"- 1999 x {bracket}")
    assert (moment.text, moment.sight) == ("x", sight)
    assert remarks


@pytest.mark.parametrize(("bracket", "kept"), [("(+1, +2)", "(+2)"), ("(for Ada, for Ben)", "(for Ben)")])
def test_a_second_value_stays_in_the_text(bracket: str, kept: str) -> None:
    moment, remarks = read(f"- 1999 x {bracket}")
    assert moment.text == f"x {kept}"
    assert remarks == [f"line 1: “{kept[1:-1]}” says something the line already says otherwise; I kept it in the text."]


def test_people_called_like_a_sight_keep_their_name() -> None:
    filed, _ = read_text("- x (for \\Chef; Ada)", today=TODAY)
    assert filed.story.moments[0].sight == Sight("people", ("Chef", "Ada"))
    assert write_text(filed) == "- x (for \\Chef; Ada)\n"


def test_a_moment_is_named_by_the_year_it_alone_begins_in() -> None:
    text = "- 2004-2007 school\n- 2010-2012 a\n- 2010-2014 b\n# Dreams\n- x\n  became: 2004\n  from: 2010\n"
    filed, remarks = read_text(text, today=TODAY)
    assert (filed.story.dreams[0].became, filed.story.dreams[0].grew_from) == ("m1", ())
    assert [remark.line for remark in remarks] == [5]


def test_a_horizon_that_says_until_gets_no_second_word() -> None:
    text = "# Dreams\n- x (private, small, until 1 February 2027)\n\n# Goals\n- outcome: y (before 2031)\n"
    assert write_text(read_text(text, today=TODAY)[0]) == text
