"""Where a new moment finds its place."""

from __future__ import annotations

from datetime import date

import pytest

from dreamline.story.moment import Moment
from dreamline.story.story import Chapter
from dreamline.story.when import read_when
from dreamline_web.stories.seating import Seat, beginning, seat

TODAY = date(2026, 10, 15)


def _moments(*years: str) -> tuple[Moment, ...]:
    return tuple(Moment(year or "undated", "…", read_when(year, today=TODAY) if year else None) for year in years)


def _chapter(*years: str, span: str = "") -> Chapter:
    return Chapter("c", "c", _moments(*years), when=read_when(span, today=TODAY) if span else None)


LIFE = (
    _chapter("1986", "1993"),
    _chapter("1999", "2005", span="1998-2009"),
    _chapter("2010", "", "2018", span="2010-"),
)


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("1980", Seat(0, 0)),
        ("1990", Seat(0, 1)),
        ("1997", Seat(0, 2)),
        ("1998", Seat(1, 0)),
        ("summer 2001", Seat(1, 1)),
        ("2009", Seat(1, 2)),
        ("2010", Seat(2, 1)),
        ("2012", Seat(2, 1)),
        ("2020", Seat(2, 3)),
    ],
)
def test_its_date_finds_it(when: str, expected: Seat) -> None:
    assert seat(LIFE, read_when(when, today=TODAY)) == expected


def test_without_a_date_it_waits_at_the_end() -> None:
    assert seat(LIFE, None) == Seat(2, 3)


def test_chapters_without_years_go_by_their_moments() -> None:
    life = (_chapter("1990"), _chapter("2000"), _chapter())
    assert seat(life, read_when("1995", today=TODAY)) == Seat(0, 1)
    assert seat(life, read_when("2024", today=TODAY)) == Seat(1, 1)
    assert seat(life, None) == Seat(2, 0)


def test_a_chapter_begins_with_its_earliest_moment() -> None:
    assert beginning(_moments("", "2001", "1999")) == beginning(_moments("1999"))
    assert beginning(_moments("")) is None
