"""The scroll for phones: nothing overlaps, everything is there, and up is forward."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import pairwise
from math import hypot
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_sheets import groups
from wild_stories import NAMES, TODAY, filed, filed_in, plain_story, wild_story, year

from dreamline.filing import Filed
from dreamline.goals.pyramid import Goal, Pyramid, Tier
from dreamline.picture import svg
from dreamline.picture.checking import check, outline
from dreamline.picture.checking.boxes import boxes
from dreamline.picture.draw import draw
from dreamline.picture.look import THEMES
from dreamline.picture.path import curve
from dreamline.picture.path.stops import path_of
from dreamline.picture.scroll import climb, heavens
from dreamline.picture.scroll.descent import descend
from dreamline.picture.shapes import Group, Path, Text
from dreamline.picture.world.massif import half_widths
from dreamline.samples import names, sample
from dreamline.story.dream import Dream
from dreamline.story.moment import Moment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dreamline.picture.scroll.descent import Descent
    from dreamline.picture.shapes import Drawing, Role

PHOTO = next(iter(sample("linnea").photos.values()))
MIDDLE = 195


def scroll(story: Filed, theme: str = "day", lang: str = "") -> Drawing:
    return draw(story, today=TODAY, style="scroll", theme=theme, lang=lang, photos={"photo.jpg": PHOTO})


def down(story: Filed, lang: str = "en") -> Descent:
    return descend(path_of(story.story, today=TODAY, lang=lang, photos={}), lang)


def felt(*feelings: int | None, text: str = "Took the radio apart") -> list[Moment]:
    return [Moment(f"m{n}", text, year(1990 + n), "📻", feeling=value) for n, value in enumerate(feelings)]


def lines(drawing: Drawing, role: Role) -> list[Text]:
    return [line for group in groups(drawing.sheets[0], role) for line in _lines(group)]


def _lines(group: Group) -> Iterator[Text]:
    for shape in group.shapes:
        if isinstance(shape, Text):
            yield shape
        elif isinstance(shape, Group):
            yield from _lines(shape)


def words(story: Filed) -> dict[str, str]:
    said = {moment.id: moment.text for moment in story.story.moments}
    said |= {dream.id: dream.title for dream in story.story.dreams}
    return said | {goal.id: goal.title for goal in story.pyramid.goals}


@pytest.mark.parametrize("seed", range(40))
def test_nothing_overlaps_in_any_story(seed: int) -> None:
    theme = tuple(THEMES)[seed % len(THEMES)]
    story = wild_story(seed, 80)
    assert check.faults(scroll(story, theme), words(story)) == ()


@pytest.mark.parametrize("count", [*range(12), 16, 17, 18, 44, 45, 56, 57, 120, 200])
def test_nothing_overlaps_in_a_story_of_any_length(count: int) -> None:
    drawing = scroll(plain_story(count, whys=True, seed=count), lang="en")
    assert len(drawing.sheets) == 1
    assert len(groups(drawing.sheets[0], "moment")) == count
    assert check.faults(drawing) == ()


@pytest.mark.parametrize("name", names())
def test_no_sample_has_a_fault_in_any_theme(name: str) -> None:
    told = sample(name)
    for theme in THEMES:
        drawing = draw(told.filed, today=told.today, style="scroll", theme=theme, photos=told.photos)
        assert [str(fault) for fault in check.faults(drawing)] == [], theme


def test_the_same_story_gives_the_same_bytes() -> None:
    assert svg.write(scroll(wild_story(3))) == svg.write(scroll(wild_story(3)))


def test_a_theme_moves_nothing() -> None:
    first, *others = ([(line.x, line.y, line.text) for line in lines(scroll(plain_story(9), theme), "label")]
                      for theme in THEMES)  # fmt: skip
    assert all(other == first for other in others)


def test_up_is_forward() -> None:
    told = sample("linnea")
    drawing = draw(told.filed, today=told.today, style="scroll", photos=told.photos)
    found = boxes(drawing.sheets[0])
    tops = {kind: [thing.outline.box.y0 for thing in found.things if thing.kind == kind] for kind in
            ("cloud", "plaque", "flag", "badge")}  # fmt: skip
    assert max(tops["cloud"]) < min(tops["plaque"]) < max(tops["plaque"]) < tops["flag"][0] < min(tops["badge"])
    ids = [group.owner for group in groups(drawing.sheets[0], "moment")]
    spots = down(told.filed).spots
    assert [spot.stop.id for spot in spots] == ids
    assert all(earlier.y > later.y for earlier, later in pairwise(spots))


def test_a_feeling_moves_a_moment_aside() -> None:
    spots = down(filed_in(felt(-2, -1, 0, 1, 2), ["One"])).spots
    assert [spot.x - MIDDLE for spot in spots] == [-94, -47, 0, 47, 94]
    assert [spot.label.left for spot in spots] == [False, False, False, True, True]
    labels = groups(scroll(filed_in(felt(-2, -1, 0, 1, 2), ["One"])).sheets[0], "label")
    assert [{line.anchor for line in _lines(label)} for label in labels] == [{"start"}] * 3 + [{"end"}] * 2


@pytest.mark.parametrize("feeling", [None, 2])
def test_without_different_feelings_the_path_winds_gently(feeling: int | None) -> None:
    xs = [spot.x for spot in down(filed_in(felt(*[feeling] * 12), ["One"])).spots]
    assert 8 < max(xs) - min(xs) <= 28
    assert all(abs(x - MIDDLE) <= 14 for x in xs)


def test_moments_stand_112_apart_and_166_where_a_chapter_changes() -> None:
    moments = felt(1, 1, 1, 1, text="Born")
    story = filed(moments, 2, random.Random(1), ("Up north", "Down south"))
    down_the_way = [abs(a.y - b.y) for a, b in pairwise(down(story).spots)]
    assert sorted(down_the_way) == [112, 112, 166]


def test_distances_grow_in_steps_of_six() -> None:
    spots = down(plain_story(60, seed=5)).spots
    for a, b in pairwise(spots):
        least = 112 if a.stop.chapter == b.stop.chapter else 166
        assert (a.y - b.y - least) % 6 == pytest.approx(0, abs=1e-6)
        assert a.y - b.y >= least


@settings(max_examples=60, derandomize=True, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(-2, 2), st.integers(1, 24), st.booleans()),
        min_size=2,
        max_size=6,
    )
)
def test_labels_keep_six_to_the_casing(told: list[tuple[int, int, bool]]) -> None:
    text = "took the radio apart could not put it back together we moved south once more and then again to the sea"
    moments = [
        Moment(f"m{n}", " ".join(text.split()[:count]), year(1990 + n), "📻", feeling=value, turning_point=turn)
        for n, (value, count, turn) in enumerate(told)
    ]
    way = down(filed_in(moments, ["One"]))
    points = [curve.at(piece, step / 60) for piece in way.pieces for step in range(61)]
    for spot in way.spots:
        for x0, y0, x1, y1 in spot.label.boxes:
            gap = min(hypot(max(x0 - x, x - x1, 0), max(y0 + spot.y - y, y - y1 - spot.y, 0)) - 16 for x, y in points)
            assert gap >= 6


def test_every_chapter_with_a_name_has_its_sign_and_its_hill() -> None:
    story = filed(felt(*[0, 1, -1, 2] * 6), 8, random.Random(2), NAMES)
    drawing = scroll(story)
    named = [chapter.name for chapter in story.story.chapters if chapter.name]
    assert len(groups(drawing.sheets[0], "sign")) == len(named)
    assert [group.owner for group in groups(drawing.sheets[0], "sign")] == [
        chapter.id for chapter in story.story.chapters if chapter.name
    ]
    assert len(down(story).borders) == 7


def test_a_long_name_of_a_chapter_stands_on_two_lines() -> None:
    story = filed(felt(0, 0), 2, random.Random(1), ("Learning the craft, WWW", "Making room for more of us"))
    assert [len(sign.lines) for sign in down(story).signs] == [2, 2]


def test_all_dreams_are_clouds_and_none_meets_another() -> None:
    dreams = tuple(
        Dream(f"d{n}", "Sail around Gotland with Tuva" if n % 3 else "Rest", "⛵", size="small" if n % 2 else "big")
        for n in range(24)
    )
    plan = heavens.clouds(dreams, 100, "en")
    assert {cloud.dream for cloud in plan.clouds} == set(dreams)
    story = replace(plain_story(3).story, dreams=dreams)
    assert check.faults(scroll(Filed(story))) == ()


def test_all_goals_have_plaques_in_one_column() -> None:
    goals = tuple(
        Goal(f"g{n}", "Two hours of system design every single week" if n % 2 else "Fika", "outcome", "☕",
             tier=("week", "year", "long")[n % 3], state="reached" if n % 4 == 0 else "open")
        for n in range(36)
    )  # fmt: skip
    plan = climb.climb(goals, 300, today=TODAY, lang="en").plan
    assert {plaque.goal for plaque in plan.plaques} == set(goals)
    assert {(plaque.tier, plaque.box.x1 - plaque.box.x0) for plaque in plan.plaques} == {
        ("week", 270), ("year", 236), ("long", 196),
    }  # fmt: skip
    assert {plaque.box.y1 - plaque.box.y0 for plaque in plan.plaques} == {39, 54}
    assert check.faults(scroll(Filed(plain_story(3).story, Pyramid(goals)))) == ()


@pytest.mark.parametrize("tiers", [(), ("week",), ("year",), ("long",), ("week", "long"), ("year", "long")])
def test_a_mountain_of_any_tiers_has_a_trail_from_the_flag_to_the_summit(tiers: tuple[str, ...]) -> None:
    goals = tuple(Goal(f"g{n}", "Fika", "outcome", "☕", tier=tier) for n, tier in enumerate(tiers))  # type: ignore[arg-type]
    made = climb.climb(goals, 300, today=TODAY, lang="fi")
    trail = climb.trail(made)
    assert hypot(trail[0].start.x - MIDDLE, trail[0].start.y - made.today) < 30
    assert trail[-1].end == (MIDDLE, 304)
    assert all(9 < point.x < 381 for piece in trail for point in piece)
    assert check.faults(scroll(Filed(plain_story(1).story, Pyramid(goals)), lang="fi")) == ()


TIERS: tuple[Tier, ...] = ("week", "year", "long")


@pytest.mark.parametrize("lang", ["en", "sv", "de", "es", "fr", "fi", "he", "ar", "ja"])
def test_the_names_of_tiers_stand_on_the_mountain_and_clear_of_the_trail(lang: str) -> None:
    goals = tuple(Goal(f"g{n}", "Fika", "outcome", "☕", tier=tier) for n, tier in enumerate(TIERS))
    plan = climb.climb(goals, 300, today=TODAY, lang=lang).plan
    for head in plan.heads:
        left, right = half_widths(plan.measures, head.box.y0)
        assert MIDDLE - left < head.box.x0
        assert head.box.x1 < MIDDLE + right
    assert check.faults(scroll(Filed(plain_story(1).story, Pyramid(goals)), lang=lang)) == ()


def test_everything_that_can_be_tapped_has_44_of_its_own() -> None:
    told = sample("linnea")
    found = boxes(draw(told.filed, today=told.today, style="scroll", photos=told.photos).sheets[0])
    spare = {"badge": 0, "photo": 0, "cloud": 0, "plaque": 4, "sign": 8}
    rooms = [thing.outline.box.grown(spare[thing.kind]) for thing in found.things if thing.kind in spare]
    assert all(room.x1 - room.x0 >= 44 and room.y1 - room.y0 >= 44 for room in rooms)
    assert not any(one.grown(-0.01).hits(other) for n, one in enumerate(rooms) for other in rooms[:n])


def test_a_thousand_moments_stand_on_one_sheet_that_a_pdf_can_hold() -> None:
    drawing = scroll(plain_story(1000, chapters=40), lang="en")
    assert len(drawing.sheets) == 1
    assert len(groups(drawing.sheets[0], "moment")) == 1000
    assert drawing.sheets[0].height * drawing.unit <= 5000


def test_one_u_is_a_pixel_of_a_screen() -> None:
    assert scroll(plain_story(5)).unit == pytest.approx(0.26458, abs=1e-5)
    assert scroll(plain_story(5)).sheets[0].width == 390


def test_a_language_from_right_to_left_turns_the_whole_scroll() -> None:
    assert scroll(plain_story(5), lang="he").sheets[0].mirrored
    assert not scroll(plain_story(5), lang="sv").sheets[0].mirrored


def test_a_new_moment_leaves_the_others_as_they_are() -> None:
    before, after = (down(filed_in(felt(*[0, 1, -1, 2, 0, 1, -2][:count]), ["One"])) for count in (6, 7))
    for old, new in zip(before.spots, after.spots, strict=False):
        assert (old.x, old.label) == (new.x, new.label)
        assert old.y - before.foot == pytest.approx(new.y - after.foot)


def test_a_long_title_breaks_before_it_is_cut_and_a_long_caption_too() -> None:
    story = replace(plain_story(2).story, title="Maximilian-Alexander’s long and winding story so far",
                    caption="Drawn after three career conversations with Karim, autumn 2026")  # fmt: skip
    drawing = scroll(Filed(story))
    assert [len(lines(drawing, role)) for role in ("title", "caption")] == [2, 2]
    assert "…" not in "".join(line.text for role in ("title", "caption") for line in lines(drawing, role))
    assert check.faults(drawing) == ()


def test_a_subtitle_that_does_not_fit_on_two_lines_is_left_out() -> None:
    drawing = scroll(Filed(replace(plain_story(2).story, subtitle="from here to there and back " * 8)))
    assert lines(drawing, "subtitle") == []


def test_without_dreams_birds_fly_and_the_sky_is_short() -> None:
    empty = scroll(plain_story(3))
    dreaming = scroll(Filed(replace(plain_story(3).story, dreams=sample("linnea").filed.story.dreams)))
    assert empty.sheets[0].height < dreaming.sheets[0].height
    assert groups(empty.sheets[0], "dream") == []


def test_everything_is_read_once_and_in_order() -> None:
    told = sample("linnea")
    drawing = draw(told.filed, today=told.today, style="scroll", photos=told.photos)
    orders = sorted(order for shape in drawing.sheets[0].shapes for order in _orders(shape))
    assert orders == list(range(1, len(orders) + 1))


def _orders(shape: object) -> Iterator[int]:
    if isinstance(shape, Group):
        if shape.order:
            yield shape.order
        for inner in shape.shapes:
            yield from _orders(inner)


def test_no_tree_stands_in_the_way() -> None:
    drawing = scroll(plain_story(60, seed=2))
    found = boxes(drawing.sheets[0])
    woods = [shape for group in groups(drawing.sheets[0], "woods") for shape in group.shapes]
    assert len(woods) > 9
    for wood in woods:
        assert isinstance(wood, Path)
        for tree in outline.sampled(wood.d, 4):
            box = outline.around(tree)
            assert box.x0 >= 0
            assert box.x1 <= 390
            assert not any(thing.outline.box.grown(15).hits(box) for thing in found.things if thing.kind == "text")
