"""Sentences that know their pattern and parts."""

from __future__ import annotations

import copy
import pickle
from datetime import date

import pytest

from dreamline.filing import Remark
from dreamline.filing.door import BadText, tidy
from dreamline.filing.text import read_text
from dreamline.sentence import Refused, Said, at, counted, listed, say
from dreamline.story.when import NotADate, read_when

TODAY = date(2026, 10, 15)


def test_a_sentence_is_its_english_text_and_knows_what_it_was_made_of() -> None:
    said = say("There is no such day as “{words}” in the calendar.", words="31 Feb {2001}")
    assert said == "There is no such day as “31 Feb {2001}” in the calendar."
    assert said.pattern == "There is no such day as “{words}” in the calendar."
    assert dict(said.parts) == {"words": "31 Feb {2001}"}


@pytest.mark.parametrize(("count", "text"), [(0, "0 dreams"), (1, "1 dream"), (2, "2 dreams")])
def test_numbers_choose_their_form(count: int, text: str) -> None:
    said = counted("{count} dream", "{count} dreams", count=count)
    assert said == text
    assert (said.pattern, said.many) == ("{count} dream", "{count} dreams")


def test_a_sentence_may_stand_within_another() -> None:
    within = say("this field is not known here and was left out.")
    said = at("moments[3].mood", within)
    assert said == "moments[3].mood: this field is not known here and was left out."
    assert said.parts["sentence"] is within
    assert listed(["a", "b", say("a file without a name")]) == "a, b, a file without a name"
    assert listed(["a"]) == "a"


def test_a_copy_is_as_good() -> None:
    said = counted("{count} dream of {who}", "{count} dreams of {who}", count=2, who="{Ada}")
    for twin in (copy.deepcopy(said), pickle.loads(pickle.dumps(said))):  # noqa: S301  # our own bytes
        assert (twin, twin.pattern, twin.many, dict(twin.parts)) == (said, said.pattern, said.many, dict(said.parts))


def test_an_error_carries_its_sentence() -> None:
    with pytest.raises(NotADate) as unclear:
        read_when("long ago", today=TODAY)
    assert isinstance(unclear.value, Refused)
    assert unclear.value.said.parts == {"words": "long ago"}
    assert str(unclear.value) == "I cannot tell a year in “long ago”."


def test_a_text_that_cannot_be_taken_says_where() -> None:
    with pytest.raises(BadText) as refused:
        tidy("one\ntwo\x00")
    assert refused.value.line == 2
    assert refused.value.sentence == "there is an invisible control character here; delete it and try again."
    assert str(refused.value) == f"line 2: {refused.value.sentence}"


def test_a_remark_has_its_line_in_front() -> None:
    _, (remark,) = read_text("- 1998 moved (+5)", today=TODAY)
    assert isinstance(remark.sentence, Said)
    assert remark.sentence.parts == {"words": "+5", "nearest": 2}
    assert str(remark) == remark.said == f"line 1: {remark.sentence}"
    assert Remark(0, remark.sentence).said is remark.sentence
