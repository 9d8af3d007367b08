"""The order of moments in a chapter: time first, and a person's own hand where time says nothing."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dreamline.story.moment import Moment
from dreamline.story.order import day_key, in_order, place_in
from dreamline.story.when import read_when

TODAY = date(2026, 10, 15)
WORDS = st.sampled_from(["", "", "1999", "2000", "May 2000", "2001", "before 1999", "since 2000", "12 May 2000"])


def told(*words: str) -> list[Moment]:
    dated = [read_when(one, today=TODAY) if one else None for one in words]
    return [Moment(str(at), words[at] or "no date", when) for at, when in enumerate(dated)]


def ids(moments: list[Moment]) -> str:
    return "".join(moment.id for moment in moments)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("2001", "1999", "2000"), "120"),
        (("2000", "", "1999"), "201"),
        (("", "2000", "1999"), "021"),
        (("2000", "2000"), "01"),
        (("May 2000", "2000"), "10"),
        (("2000", "before 1999"), "10"),
        ((), ""),
    ],
)
def test_time_orders_the_dated_and_a_hand_the_others(words: tuple[str, ...], expected: str) -> None:
    assert ids(in_order(told(*words))) == expected


def test_a_new_moment_comes_behind_the_last_that_is_not_later() -> None:
    moments = told("1999", "", "2001", "")
    places = {year: place_in(moments, read_when(year, today=TODAY)) for year in ("1998", "1999", "2000", "2005")}
    assert places == {"1998": 0, "1999": 1, "2000": 1, "2005": 3}
    assert place_in(moments, None) == 4


@settings(derandomize=True, max_examples=200, deadline=None)
@given(st.lists(WORDS, max_size=8), WORDS)
def test_order_is_lasting_and_has_a_place_for_everything(words: list[str], new: str) -> None:
    ordered = in_order(told(*words))
    assert in_order(ordered) == ordered
    assert sorted(ids(ordered)) == sorted(ids(told(*words)))
    keys = [key for moment in ordered if (key := day_key(moment.when))]
    assert keys == sorted(keys)
    added = Moment("new", "new", read_when(new, today=TODAY) if new else None)
    at = place_in(ordered, added.when)
    grown = [*ordered[:at], added, *ordered[at:]]
    assert in_order(grown) == grown
