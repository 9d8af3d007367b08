"""One sheet's path: badges on tops, labels free of bends, signs where chapters begin, and the ladder in its order."""

from __future__ import annotations

from itertools import pairwise
from math import hypot
from typing import TYPE_CHECKING

import pytest
from wild_stories import TODAY, filed_in, plain_story, year

from dreamline.picture.page import CLASSES, ClassName, page
from dreamline.picture.path import place, sheets, standing, strip
from dreamline.picture.path.labels import label
from dreamline.picture.path.stops import path_of
from dreamline.picture.plan import Box
from dreamline.picture.words import words
from dreamline.picture.world import landscape
from dreamline.samples import sample
from dreamline.story.moment import Moment

if TYPE_CHECKING:
    from dreamline.filing import Filed
    from dreamline.picture.page import Page
    from dreamline.picture.path.place import Placed

TITLE = Box(90, 60, 700, 160)
COUNTS: tuple[tuple[ClassName, int], ...] = (("L", 6), ("M+", 10), ("M", 16), ("M-A2", 40), ("S-A2", 50))


def parted(filed: Filed, name: ClassName) -> tuple[sheets.Part, Page]:
    path = path_of(filed.story, today=TODAY, lang="en", photos={})
    sheet = page(name)
    return sheets.part_of(path, 0, len(path.stops), words("en"), sheet), sheet


def arrange(part: sheets.Part, sheet: Page) -> Placed:
    made = place.arrange(place.Sheet(part, sheet, landscape.edge(sheet), "en", words("en"), "October 2026", (TITLE,)))
    assert made is not None
    return made


def placed(filed: Filed, name: ClassName) -> Placed:
    return arrange(*parted(filed, name))


@pytest.mark.parametrize(("name", "count"), COUNTS)
def test_every_label_keeps_three_from_the_white_edge(name: ClassName, count: int) -> None:
    made = placed(plain_story(count), name)
    reach = CLASSES[name].casing / 2 + 3
    for (x, y), words_ in zip(made.spots, made.labels, strict=True):
        for line in words_.lines:
            for px, py in made.taken.casing:
                dx = max(abs(px - x) - line.half, 0)
                dy = max(y + line.top - py, py - y - line.bottom, 0)
                assert hypot(dx, dy) >= reach - 0.05


@pytest.mark.parametrize(("name", "count"), COUNTS)
def test_a_badge_is_the_top_or_the_bottom_of_its_stretch(name: ClassName, count: int) -> None:
    made = placed(plain_story(count, seed=3), name)
    knots = {(round(piece[0], 3), round(piece[1], 3)): piece for piece in made.whole}
    for x, y in made.spots:
        piece = knots[round(x, 3), round(y, 3)]
        heights = sorted((piece[1], piece[7]))
        assert heights[0] - 1e-6 <= piece[3] <= heights[1] + 1e-6
    assert all(before[6:] == pytest.approx(after[:2]) for before, after in pairwise(made.whole))


def test_samples_of_the_path_are_at_most_eight_apart() -> None:
    points = placed(plain_story(16), "M").taken.casing
    assert all(hypot(x1 - x0, y1 - y0) <= 8 for (x0, y0), (x1, y1) in pairwise(points))


@pytest.mark.parametrize(("name", "count"), COUNTS)
def test_rows_keep_their_distance(name: ClassName, count: int) -> None:
    made = placed(plain_story(count), name)
    sizes = CLASSES[name]
    for index, (stop, (x, y), words_) in enumerate(zip(made.stops, made.spots, made.labels, strict=True)):
        for other, (ox, oy) in zip(made.stops[index + 1 :], made.spots[index + 1 :], strict=True):
            half = strip.half_box(other, sizes)
            if abs(ox - x) < half + words_.half:
                apart = min(abs(oy - half - y - words_.bottom), abs(oy + half - y + strip.half_box(stop, sizes)))
                assert apart >= 5


def test_a_chapter_has_its_sign_and_changes_its_colour_at_its_foot() -> None:
    made = placed(sample("linnea").filed, "M")
    assert [sign.text for sign in made.signs] == [
        "Up north", "Finding my people", "Learning the craft", "Falling, landing", "Making room",
    ]  # fmt: skip
    for sign, (colour, pieces) in list(zip(made.signs, made.stretches, strict=True))[1:]:
        assert sign.colour == colour
        assert pieces[0][:2] == pytest.approx((sign.x, sign.foot))


@pytest.mark.parametrize("count", [2, 6, 11, 16, 17])
def test_no_sign_is_ever_left_out(count: int) -> None:
    for seed in range(4):
        filed = plain_story(count, chapters=min(5, count), seed=seed)
        made = placed(filed, "L" if count < 7 else "M+" if count < 12 else "M")
        assert len(made.signs) == len(filed.story.chapters)


def test_one_chapter_without_a_name_has_no_sign_and_is_pine() -> None:
    moments = [Moment(f"m{index}", "A good day", year(2000 + index)) for index in range(5)]
    made = placed(filed_in(moments, [""]), "L")
    assert made.signs == ()
    assert [colour for colour, _ in made.stretches] == [1]


def test_the_poster_stands_on_the_first_rung() -> None:
    made = placed(sample("linnea").filed, "M")
    assert (made.steep, made.whys) == (1.0, True)
    assert made.spots[0] == (176, 287)
    assert made.spots[2][1] - made.spots[0][1] == pytest.approx(3 * 31)


def test_the_ladder_flattens_hills_before_it_drops_a_why() -> None:
    rungs = list(place.rungs(_sheet(plain_story(17, whys=True), "M")))
    assert rungs == [(steep, whys) for whys in (True, False) for steep in (1.0, 0.8, 0.6, 0.45, 0.3)]
    assert [whys for _, whys in place.rungs(_sheet(plain_story(17), "M"))] == [False] * 5


def test_crowded_sheets_stand_lower_on_the_ladder() -> None:
    long = [
        Moment(f"m{index}", "Took the old kitchen radio apart and could not put it together again", year(1980 + index),
               feeling=(2, -2)[index % 2], why="someone once did it for me", show_why=True)
        for index in range(17)
    ]  # fmt: skip
    easy = place.arrange(_sheet(sample("linnea").filed, "M"))
    hard = place.arrange(_sheet(filed_in(long, [""]), "M"))
    assert easy is not None
    assert easy.steep == 1
    assert hard is None or (hard.steep, hard.whys) < (easy.steep, easy.whys)


def _sheet(filed: Filed, name: ClassName) -> place.Sheet:
    part, sheet = parted(filed, name)
    return place.Sheet(part, sheet, landscape.edge(sheet), "en", words("en"), "October 2026", (TITLE,))


def test_feelings_raise_and_lower_a_moment() -> None:
    moments = [Moment(f"m{index}", "A day", year(2000 + index), feeling=felt) for index, felt in enumerate((2, 0, -2))]
    made = placed(filed_in(moments, [""]), "L")
    high, even, low = (y for _, y in made.spots)
    assert even - high == pytest.approx(2 * CLASSES["L"].step)
    assert low - even == pytest.approx(2 * CLASSES["L"].step)


@pytest.mark.parametrize("felt", [None, 1, -2])
def test_without_feelings_the_path_still_winds_gently(felt: int | None) -> None:
    moments = [Moment(f"m{index}", "A day", year(2000 + index), feeling=felt) for index in range(3)]
    ys = [y for _, y in placed(filed_in(moments, [""]), "L").spots]
    assert 3 < max(ys) - min(ys) <= 2 * standing.WAVE


def test_zero_one_two_and_three_moments_stand_on_one_row() -> None:
    xs = {count: [x for x, _ in placed(plain_story(count, chapters=1), "L").spots] for count in range(4)}
    assert xs == {0: [], 1: [496], 2: [262, 730], 3: [262, 496, 730]}


def test_the_path_ends_at_the_flag_a_little_above_its_row() -> None:
    made = placed(sample("linnea").filed, "M")
    assert made.flag is not None
    assert (made.flag.x, made.flag.y) == pytest.approx((986, 905.6))
    assert made.whole[-1][6:] == pytest.approx((986, 905.6))


def test_a_label_hangs_twelve_below_its_badge() -> None:
    stop = placed(sample("linnea").filed, "M").stops[0]
    made = label(stop, CLASSES["M"], 160, "en", why=True)
    assert [(line.text, line.kind) for line in made.lines] == [
        ("1985", "year"), ("Born in Skellefteå,", "text"), ("third of four", "text"),
    ]  # fmt: skip
    assert [round(line.y, 2) for line in made.lines] == [64.06, 87.06, 107.06]


def test_the_same_story_is_placed_the_same() -> None:
    assert placed(plain_story(30), "M-A2") == placed(plain_story(30), "M-A2")


def test_one_more_moment_leaves_the_other_rows_where_they_stand() -> None:
    story = plain_story(16, chapters=1, feelings=False)
    shorter = filed_in(list(story.story.moments[:15]), [""])
    longer = filed_in(list(story.story.moments), [""])
    before, after = placed(shorter, "M").spots, placed(longer, "M").spots
    assert [x for x, _ in before[:6]] == [x for x, _ in after[:6]]
    assert before[0] == after[0]
