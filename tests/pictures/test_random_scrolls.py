"""Random stories as scrolls: the check of the finished drawing, and then a browser, find nothing wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browser import look_at, outside, overlaps
from stories import TODAY, photos, random_story, texts

from dreamline.picture.checking.check import faults
from dreamline.picture.draw import draw
from dreamline.picture.look import THEMES
from dreamline.picture.svg import write

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from dreamline.picture.shapes import Drawing

SEEDS = range(8)


def scroll(seed: int) -> Drawing:
    theme = sorted(THEMES)[seed % len(THEMES)]
    return draw(random_story(seed), today=TODAY, style="scroll", theme=theme, photos=photos())


@pytest.mark.parametrize("seed", range(100, 130))
def test_no_random_story_gives_a_fault(seed: int) -> None:
    assert [str(fault) for fault in faults(scroll(seed), texts(random_story(seed)))] == []


def test_a_browser_sees_nothing_overlap_and_nothing_leave_the_scroll(page: Page) -> None:
    wrong = []
    for seed in SEEDS:
        seen = look_at(page, write(scroll(seed), text="live"))
        wrong += [(seed, one.words or one.kind, other.words or other.kind) for one, other in overlaps(seen)]
        wrong += [(seed, "outside", spot.words or spot.kind) for spot in outside(seen)]
    assert wrong == []
