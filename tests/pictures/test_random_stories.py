"""Random stories: the check of the finished drawing, and then a browser, find nothing wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browser import look_at, outside, overlaps
from stories import TODAY, photos, random_story, texts

from dreamline.picture.checking.check import faults
from dreamline.picture.checking.due import due_of
from dreamline.picture.draw import draw
from dreamline.picture.look import THEMES
from dreamline.picture.svg import write

if TYPE_CHECKING:
    from playwright.sync_api import Page

SEEDS = range(30)
LENGTHS = (*range(12), 15, 17, 18, 25, 33, 44, 45, 56, 57, 90, 130, 200)


def theme(seed: int) -> str:
    return sorted(THEMES)[seed % len(THEMES)]


@pytest.mark.parametrize("count", LENGTHS)
def test_no_length_of_a_story_gives_a_fault(count: int) -> None:
    filed = random_story(1000 + count, count)
    drawing = draw(filed, today=TODAY, theme=theme(count), photos=photos())
    due = due_of(filed, today=TODAY, lang=drawing.lang)
    assert [str(fault) for fault in faults(drawing, texts(filed), due)] == []


@pytest.mark.parametrize("seed", range(30, 90))
def test_no_random_story_gives_a_fault(seed: int) -> None:
    filed = random_story(seed)
    drawing = draw(filed, today=TODAY, theme=theme(seed), photos=photos())
    due = due_of(filed, today=TODAY, lang=drawing.lang)
    assert [str(fault) for fault in faults(drawing, texts(filed), due)] == []


@pytest.mark.parametrize(("seed", "paper"), [(5193, "a3"), (5777, "a3"), (6764, "screen")])
def test_a_sign_keeps_away_from_the_corners_of_a_turned_photo(seed: int, paper: str) -> None:
    filed = random_story(seed)
    assert faults(draw(filed, today=TODAY, paper=paper, photos=photos()), texts(filed)) == ()


def test_a_browser_sees_nothing_overlap_and_nothing_leave_the_sheet(page: Page) -> None:
    wrong = []
    for seed in SEEDS:
        svg = write(draw(random_story(seed), today=TODAY, theme=theme(seed), photos=photos()), text="live")
        seen = look_at(page, svg)
        wrong += [(seed, one.words or one.kind, other.words or other.kind) for one, other in overlaps(seen)]
        wrong += [(seed, "outside", spot.words or spot.kind) for spot in outside(seen)]
    assert wrong == []
