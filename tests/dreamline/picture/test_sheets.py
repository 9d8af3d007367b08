"""Several sheets: how many, where they are cut, and what stands at their edges."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wild_stories import TODAY, filed_in, plain_story, year

from dreamline.picture.draw import draw
from dreamline.picture.path.sheets import cut
from dreamline.picture.path.stops import path_of
from dreamline.picture.shapes import Drawing, Group, Sheet, Text
from dreamline.story.moment import Moment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dreamline.picture.path.stops import Stop
    from dreamline.picture.shapes import Role


def groups(sheet: Sheet, role: Role) -> list[Group]:
    def walk(shapes: tuple[object, ...]) -> Iterator[Group]:
        for shape in shapes:
            if isinstance(shape, Group):
                if shape.role == role:
                    yield shape
                yield from walk(shape.shapes)

    return list(walk(sheet.shapes))


def signs(drawing: Drawing) -> list[list[str]]:
    return [[group.title for group in groups(sheet, "sign")] for sheet in drawing.sheets]


def moments(drawing: Drawing) -> list[int]:
    return [len(groups(sheet, "moment")) for sheet in drawing.sheets]


def stops(lengths: list[int], years: list[int] | None = None) -> tuple[Stop, ...]:
    """Stops in chapters of these lengths."""
    count = sum(lengths)
    whens = years or [1900 + index for index in range(count)]
    story = plain_story(count, chapters=1).story
    made = path_of(story, today=TODAY, lang="en", photos={}).stops
    chapters = [chapter for chapter, length in enumerate(lengths) for _ in range(length)]
    return tuple(
        replace(stop, chapter=chapter, when=year(number))
        for stop, chapter, number in zip(made, chapters, whens, strict=True)
    )


@pytest.mark.parametrize(
    ("moments_", "paper", "sizes"),
    [
        (0, "screen", [(1680, 1188)]),
        (17, "screen", [(1680, 1188)]),
        (18, "screen", [(2376, 1680)]),
        (56, "screen", [(2376, 1680)]),
        (57, "screen", [(2376, 1680)] * 2),
        (17, "a2", [(1680, 1188)]),
        (16, "a4", [(1680, 1188)]),
        (18, "a3", [(1680, 1188)] * 2),
        (40, "a4", [(1680, 1188)] * 3),
    ],
)
def test_the_number_of_moments_chooses_the_sheets(moments_: int, paper: str, sizes: list[tuple[int, int]]) -> None:
    drawing = draw(plain_story(moments_, chapters=max(1, moments_ // 3)), today=TODAY, paper=paper)
    assert [(sheet.width, sheet.height) for sheet in drawing.sheets] == sizes
    assert sum(moments(drawing)) == moments_


@pytest.mark.parametrize(("paper", "unit"), [("a3", 0.25), ("a4", 0.17678), ("a2", 0.35355), ("screen", 0.25)])
def test_a_sheet_knows_its_size_on_paper(paper: str, unit: float) -> None:
    assert draw(plain_story(6), today=TODAY, paper=paper).unit == pytest.approx(unit, abs=1e-4)


def test_sheets_are_cut_at_chapter_borders_few_and_even() -> None:
    assert cut(stops([20, 20, 20, 20]), 44) == [0, 40, 80]
    assert cut(stops([10, 30, 30, 10]), 44) == [0, 40, 80]
    assert cut(stops([5, 5, 5, 5, 5, 5]), 17) == [0, 15, 30]
    assert cut(stops([3]), 44) == [0, 3]


def test_a_chapter_longer_than_a_sheet_is_cut_at_its_largest_gap_in_the_last_third() -> None:
    years = [1900 + index for index in range(60)]
    assert cut(stops([60], [year + (25 if index >= 38 else 0) for index, year in enumerate(years)]), 44) == [0, 38, 60]
    assert cut(stops([60], [year + (25 if index >= 10 else 0) for index, year in enumerate(years)])[:60], 44)[1] > 28


def test_without_dates_a_long_chapter_fills_the_sheet() -> None:
    bare = tuple(replace(stop, when=None) for stop in stops([60]))
    assert cut(bare, 44) == [0, 44, 60]


@given(st.lists(st.integers(1, 70), min_size=1, max_size=12), st.integers(3, 44))
@settings(derandomize=True, max_examples=60, deadline=None)
def test_no_sheet_is_too_full_and_nobody_is_lost(lengths: list[int], most: int) -> None:
    made = stops(lengths)
    cuts = cut(made, most)
    assert cuts[0] == 0
    assert cuts[-1] == len(made)
    assert all(0 < b - a <= most for a, b in pairwise(cuts))


def test_sheets_before_the_last_have_no_mountain_and_lead_on() -> None:
    story = plain_story(70, chapters=3, seed=1)
    drawing = draw(story, today=TODAY)
    first, last = drawing.sheets[0], drawing.sheets[-1]
    assert not groups(first, "mountain")
    assert not groups(first, "flag")
    assert groups(last, "mountain")
    assert len(groups(last, "flag")) == 1
    texts = signs(drawing)
    assert texts[0][-1].startswith("on to: ")
    assert texts[-1][0].startswith("from: ")
    assert drawing.title == "Linnéa’s story so far"
    titles = [groups(sheet, "title")[0].title for sheet in drawing.sheets]
    assert titles == [f"Linnéa’s story so far, {n} of {len(titles)}" for n in range(1, len(titles) + 1)]


def test_all_sheets_share_one_class() -> None:
    drawing = draw(plain_story(120, chapters=9), today=TODAY)
    labels = [group for sheet in drawing.sheets for group in groups(sheet, "label")]
    assert {text.size for group in labels for text in group.shapes if isinstance(text, Text)} == {19, 17}


def test_a_long_chapter_goes_on_under_its_own_name() -> None:
    long = [Moment(f"m{index}", "Another day", year(1900 + index)) for index in range(60)]
    filed = filed_in(long, ["The long one"])
    texts = signs(draw(filed, today=date(2026, 1, 1)))
    assert texts == [["The long one", "on to: The long one"], ["from: The long one"]]


def test_chapters_without_names_need_no_signs_between_sheets() -> None:
    long = [Moment(f"m{index}", "Another day", year(1900 + index)) for index in range(60)]
    assert signs(draw(filed_in(long, [""]), today=TODAY)) == [[], []]


def test_every_moment_stands_on_exactly_one_sheet() -> None:
    drawing = draw(plain_story(130, chapters=6, seed=4), today=TODAY)
    owners = [group.owner for sheet in drawing.sheets for group in groups(sheet, "moment")]
    assert owners == [f"m{index}" for index in range(130)]
