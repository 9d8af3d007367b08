"""Dreams as clouds: their places, their room, and what becomes of too many."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING, Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_sheets import groups
from wild_stories import plain_story

from dreamline.goals.pyramid import Goal
from dreamline.picture.checking import check
from dreamline.picture.draw import draw
from dreamline.picture.measure import width
from dreamline.picture.page import ClassName, page
from dreamline.picture.plan import Box, Point, Taken
from dreamline.picture.world import clouds, mountain
from dreamline.picture.world.clouds import CloudPlan
from dreamline.story.dream import Area, Dream

if TYPE_CHECKING:
    from dreamline.filing import Filed
    from dreamline.picture.world.mountain import MountainPlan

TODAY = date(2026, 10, 14)
NOTHING = Taken((), (), 19)
SAMPLE = (
    Dream("b", "Build something every ward in Sweden uses", emoji="🩺", size="big", area="work"),
    Dream("s", "Sail around Gotland with Tuva", emoji="⛵", size="big"),
    Dream("p", "Play bass on a stage again", emoji="🎸"),
    Dream("t", "Teach an evening course", emoji="🧑‍🏫", area="work"),
)


def bare_mountain(size: ClassName) -> MountainPlan:
    some = (Goal("g", "Two hours of system design", tier="week"), Goal("h", "Far", tier="long"))
    return mountain.plan(some, page(size), today=TODAY, lang="en")


def planned(dreams: tuple[Dream, ...], size: ClassName = "M", taken: Taken = NOTHING, lang: str = "en") -> CloudPlan:
    return clouds.plan(dreams, page(size), bare_mountain(size), taken, lang=lang)


def test_the_sample_s_dreams_float_where_the_sample_has_them() -> None:
    assert [cloud.middle for cloud in planned(SAMPLE).clouds] == [(1164, 188), (1512, 254), (1352, 124), (1530, 440)]


def test_a_cloud_is_as_large_as_in_the_sample() -> None:
    cloud = planned(SAMPLE).clouds[0]
    assert len(cloud.lines) == 3
    assert cloud.height == pytest.approx(144.9)
    assert cloud.width == pytest.approx(200, abs=6)


def test_one_dream_floats_right_above_the_summit() -> None:
    assert planned(SAMPLE[1:2]).clouds[0].middle == (1322, 164)


def test_big_dreams_come_first() -> None:
    assert [cloud.dream.id for cloud in planned(SAMPLE[::-1]).clouds if cloud.dream] == ["s", "b", "t", "p"]


def test_dreams_come_true_or_let_go_have_left_the_sky() -> None:
    gone = (Dream("r", "Kyoto", state="reached"), Dream("l", "Fly", state="let go"))
    assert planned(gone) == CloudPlan((), ())
    assert len(planned((Dream("c", "Sing in a choir", state="changed"),)).clouds) == 1


def test_too_many_dreams_keep_the_big_and_the_newest_and_count_the_rest() -> None:
    many = tuple(Dream(f"d{number}", f"Dream {number}", size="big" if number == 1 else "small") for number in range(9))
    plan = planned(many)
    assert [cloud.dream.id for cloud in plan.clouds if cloud.dream] == ["d1", "d6", "d7", "d8"]
    assert plan.clouds[-1].dream is None
    assert " ".join(plan.clouds[-1].lines) == "and 5 more dreams"
    assert [dream.id for dream in plan.left_out] == ["d0", "d2", "d3", "d4", "d5"]


def test_the_large_sheet_has_room_for_eight() -> None:
    many = tuple(Dream(f"d{number}", "Learn to sail a boat") for number in range(8))
    assert len(planned(many, "M-A2").clouds) == 8


def test_a_taken_place_is_left_for_the_nearest_free_one() -> None:
    sign = Box(1120, 160, 1200, 200)
    first = planned(SAMPLE, taken=Taken((sign,), (), 19)).clouds[0]
    assert first.middle != (1164, 188)
    assert not first.outer.grown(5.99).hits(sign)
    assert (first.middle.x - 1164) % 8 == (first.middle.y - 188) % 8 == 0


def test_a_sky_without_room_keeps_the_dreams_for_the_list() -> None:
    plan = planned(SAMPLE, taken=Taken((Box(0, 0, 1680, 1188),), (), 19))
    assert plan == CloudPlan((), SAMPLE)


areas: st.SearchStrategy[Area] = st.sampled_from(["private", "work", "both"])
titles = st.sampled_from(
    ["Sail", "世界中の織り手が集まる市をひらく", "Donaudampfschifffahrtsgesellschaftskapitän", "לשוט עם אבא לאורך החוף",
     "Build something that every single ward in the whole of Sweden will be using one day"]
) | st.text(max_size=50)  # fmt: skip
some_dreams = st.lists(
    st.builds(Dream, id=st.just("d"), title=titles, size=st.sampled_from(["big", "small"]), area=areas), max_size=14
).map(tuple)
blocks = st.lists(
    st.builds(lambda x, y, w, h: Box(x, y, x + w, y + h), *(st.integers(a, b) for a, b in
              ((700, 2300), (50, 700), (10, 260), (10, 120)))), max_size=5,
).map(tuple)  # fmt: skip
casings = st.lists(st.builds(Point, st.integers(900, 1300), st.integers(200, 700)), max_size=12).map(tuple)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(some_dreams, blocks, casings, st.sampled_from(["L", "M", "M-A2"]), st.sampled_from(["en", "de", "ja", "he"]))
def test_any_clouds_keep_clear_of_everything(
    dreams: tuple[Dream, ...], boxes: tuple[Box, ...], casing: tuple[Point, ...], size: ClassName, lang: str
) -> None:
    plan = planned(dreams, size, Taken(boxes, casing, 19), lang)
    sheet, rock = page(size), bare_mountain(size)
    assert len(plan.left_out) + sum(cloud.dream is not None for cloud in plan.clouds) == len(dreams)
    for one, other in combinations(plan.boxes, 2):
        assert not one.grown(3).hits(other.grown(2.99))
    for cloud in plan.clouds:
        outer = cloud.outer
        assert not any(outer.grown(5.99).hits(box) for box in (*boxes, *rock.boxes))
        near = outer.grown(19 + 9.99)
        assert not any(near.x0 < x < near.x1 and near.y0 < y < near.y1 for x, y in casing)
        assert outer.x0 > rock.right_edge(outer.y1) or outer.x1 < rock.left_edge(outer.y1) or outer.y1 < rock.summit.y
        assert sheet.area.x0 + 10 <= outer.x0
        assert outer.x1 <= sheet.area.x1 - 10
        assert sheet.area.y0 + 10 <= outer.y0
        assert len(cloud.lines) <= 3
        assert all(width(line, "bold", cloud.size) <= cloud.width - 3.49 * cloud.size for line in cloud.lines)


WORDS = (
    "write a novel about my grandmother sail around Gotland with Tuva play bass on stage again teach an evening course "
    "build house by the sea learn Italian run marathon own bakery see northern lights"
)


def a_title(chance: random.Random) -> str:
    """Whole words, 10 to 45 letters of them."""
    title = chance.choice(("Write a novel", "Sail to Gotland", "Open a bakery"))
    most = chance.randint(10, 45)
    while len(title) < most:
        title += f" {chance.choice(WORDS.split())}"
    return title[:45].strip() if len(title) > 45 else title


def with_dreams(seed: int, moments: int, most: int) -> tuple[Filed, int]:
    chance = random.Random(seed)
    story = plain_story(moments, chapters=max(1, moments // 3), whys=chance.random() < 0.5, seed=seed)
    some = tuple(
        Dream(f"d{number}", a_title(chance), "⛵", size=chance.choice(("big", "small")),
              area=chance.choice(("private", "work", "both")))
        for number in range(chance.randint(1, most))
    )  # fmt: skip
    return replace(story, story=replace(story.story, dreams=some)), len(some)


@pytest.mark.parametrize(("moments", "most"), [((0, 17), 5), ((18, 44), 8)])
def test_nearly_every_sky_has_room_for_all_dreams(moments: tuple[int, int], most: int) -> None:
    shown = 0
    for seed in range(30):
        story, count = with_dreams(seed, random.Random(seed).randint(*moments), most)
        drawing = draw(story, today=TODAY, lang="en")
        clouds_drawn = [group for group in groups(drawing.sheets[-1], "dream") if group.owner]
        shown += len(clouds_drawn) == count
        assert check.faults(drawing) == ()
        assert bool(drawing.remarks) == (len(clouds_drawn) < count)
    assert shown >= 0.95 * 30


@pytest.mark.parametrize(("moments", "count", "size"), [(3, 4, "big"), (14, 5, "small"), (30, 8, "big")])
def test_dreams_of_ordinary_length_all_float(moments: int, count: int, size: Literal["big", "small"]) -> None:
    some = tuple(Dream(f"d{number}", "Write a novel about my grandmother", size=size) for number in range(count))
    story = plain_story(moments, whys=True, seed=1)
    drawing = draw(replace(story, story=replace(story.story, dreams=some)), today=TODAY)
    assert [group.owner for group in groups(drawing.sheets[0], "dream")] == [dream.id for dream in some]


def test_dreams_without_room_are_named_to_the_person() -> None:
    some = tuple(Dream(f"d{number}", f"Dream number {number}") for number in range(7))
    story = plain_story(3)
    drawing = draw(replace(story, story=replace(story.story, dreams=some)), today=TODAY)
    assert len(drawing.remarks) == 1
    assert "“Dream number 0”, “Dream number 1”, “Dream number 2”" in drawing.remarks[0]
    assert "Dream number 3" not in drawing.remarks[0]
