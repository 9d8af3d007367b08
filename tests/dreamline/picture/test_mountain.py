"""The mountain: tiers, ledges, plaques and the trail over them."""

from __future__ import annotations

from datetime import date
from itertools import combinations, pairwise
from math import hypot
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dreamline.goals.pyramid import Goal, Tier
from dreamline.picture.measure import width
from dreamline.picture.page import ClassName, page
from dreamline.picture.path import flags
from dreamline.picture.plan import Bezier, Box, Point
from dreamline.picture.world import mountain, trail

if TYPE_CHECKING:
    from dreamline.picture.world.mountain import MountainPlan

TODAY = date(2026, 10, 14)
LANGUAGES = ("en", "sv", "de", "es", "fr", "fi", "he", "ar", "ja")
DOT = 8.5 / 2
HEARD = (
    "Two hours of system design",
    "ISO 13485 course",
    "家業を継ぐ前に京都で展示会をひらく",
    "x",
    "לנגן שוב מול קהל גדול",
    "Donaudampfschifffahrtsgesellschaftskapitän werden",
    "👩🏽‍🚀",
    "a b c d e f g h i j k l m n o p q r s t u v",
)


def goals(*, week: int = 0, year: int = 0, long: int = 0) -> tuple[Goal, ...]:
    tiers: tuple[tuple[Tier, int], ...] = (("week", week), ("year", year), ("long", long))
    return tuple(
        Goal(f"{tier}{number}", f"A goal of mine, number {number}", tier=tier)
        for tier, count in tiers
        for number in range(count)
    )


def planned(some: tuple[Goal, ...], size: ClassName = "M", lang: str = "en") -> MountainPlan:
    return mountain.plan(some, page(size), today=TODAY, lang=lang)


def shares(plan: MountainPlan) -> list[float]:
    return [round((y - plan.summit.y) / (plan.foot - plan.summit.y), 3) for y in plan.ledges]


def test_seven_goals_share_the_height_as_in_the_sample() -> None:
    assert shares(planned(goals(week=4, year=2, long=1))) == [0.2, 0.406, 0.63]


def test_nine_goals_share_the_height_as_in_the_sample() -> None:
    plan = planned(goals(week=4, year=4, long=1))
    assert shares(plan) == [0.188, 0.367, 0.643]
    assert [plaque.tier for plaque in plan.plaques] == ["week"] * 4 + ["year"] * 4 + ["long"]


def test_plaques_lie_where_the_sample_has_them() -> None:
    boxes = [plaque.box for plaque in planned(goals(week=4, year=2, long=1)).plaques]
    expected = [(1100, 853.5, 1316), (1328, 853.5, 1544), (1100, 921.8, 1316), (1328, 921.8, 1544),
                (1134, 699.5, 1316), (1328, 699.5, 1510), (1218, 535.8, 1426)]  # fmt: skip
    for box, (left, top, right) in zip(boxes, expected, strict=True):
        assert box.x0 == pytest.approx(left, abs=1)
        assert box.y0 == pytest.approx(top, abs=0.5)
        assert box.x1 == pytest.approx(right, abs=1)


def test_the_large_sheet_shares_its_height_alike() -> None:
    assert shares(planned(goals(week=4, year=2, long=1), "M-A2")) == pytest.approx([0.2, 0.4, 0.64], abs=0.006)


def test_the_silhouette_is_the_one_of_the_samples() -> None:
    plan = planned(())
    assert [round(plan.left_edge(y), 1) for y in (322, 476, 784, 1092)] == [1322, 1218, 1078, 1000]
    assert [round(plan.right_edge(y), 1) for y in (322, 476, 784, 1092)] == [1322, 1420, 1570, 1634]
    large = planned((), "M-A2")
    assert round(large.left_edge(1580), 1) == 1651.8


def test_without_goals_the_mountain_stands_bare() -> None:
    plan = planned(())
    assert shares(plan) == [0.2, 0.405, 0.63]
    assert (plan.heads, plan.plaques, plan.left_out) == ((), (), ())


def test_dropped_and_parked_goals_leave_the_picture() -> None:
    some = (Goal("a", "Run", tier="week", state="dropped"), Goal("b", "Rest", tier="week", parked=True))
    assert planned(some).plaques == ()


def test_an_empty_tier_has_no_name_and_shrinks_to_sixty() -> None:
    plan = planned(goals(week=2, long=1))
    assert [head.tier for head in plan.heads] == ["week", "long"]
    assert plan.ledges[2] - plan.ledges[1] == pytest.approx(60)


def test_what_does_not_fit_is_counted_on_the_last_plaque() -> None:
    plan = planned(goals(week=9, year=2, long=1))
    assert [plaque.lines for plaque in plan.plaques if plaque.goal is None] == [("and 4 more",)]
    assert [goal.id for goal in plan.left_out] == ["week5", "week6", "week7", "week8"]


def test_reached_goals_make_room_first_where_there_are_too_many() -> None:
    some = goals(year=6)
    reached = (Goal("done", "Done", tier="year", state="reached"), *some)
    assert "done" in {goal.id for goal in planned(reached).left_out}


def test_at_most_five_rows_on_the_small_and_six_on_the_large_sheet() -> None:
    many = goals(week=12, year=12, long=12)
    assert len({plaque.box.y0 for plaque in planned(many).plaques}) == 5
    assert len({plaque.box.y0 for plaque in planned(many, "M-A2").plaques}) == 6


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("size", ["M", "M-A2"])
def test_the_names_of_the_tiers_fit_in_every_language(size: ClassName, lang: str) -> None:
    plan = planned(goals(week=4, year=4, long=1), size, lang)
    for head in plan.heads:
        assert head.lines
        assert head.box.x0 > plan.left_edge(head.box.y0) + 18
        assert head.box.x1 < plan.right_edge(head.box.y0) - 18
    assert_free(plan)


texts = st.sampled_from(HEARD) | st.text(max_size=60)
some_goals = st.lists(
    st.builds(
        Goal,
        id=st.just("g"),
        title=texts,
        tier=st.sampled_from(["week", "year", "long"]),
        state=st.sampled_from(["open", "open", "reached", "moved"]),
    ),
    max_size=40,
).map(tuple)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(some_goals, st.sampled_from(["L", "M", "M-A2", "S-A2"]), st.sampled_from(LANGUAGES), st.floats(0, 1))
def test_any_goals_keep_clear_of_each_other_and_of_the_trail(
    some: tuple[Goal, ...], size: ClassName, lang: str, height: float
) -> None:
    plan = planned(some, size, lang)
    assert len(plan.left_out) + sum(plaque.goal is not None for plaque in plan.plaques) == len(some)
    assert_free(plan)
    large = plan.page.paper == "A2"
    foot = Point(1600 if large else 986, 600 + height * (880 if large else 400))
    pennant = Box(foot.x + 3, foot.y - 105, foot.x + 118, foot.y - 50)
    assert_trail_clear(plan, trail.plan(plan, foot, pennant), pennant)


def assert_free(plan: MountainPlan) -> None:
    for one, other in combinations(plan.boxes, 2):
        assert not one.hits(other)
    for plaque in plan.plaques:
        box, size = plaque.box, plan.page.goal
        assert box.x0 > plan.left_edge(box.y0)
        assert box.x1 < plan.right_edge(box.y0)
        assert box.y1 < plan.base - 12
        assert len(plaque.lines) <= 2
        room = box.x1 - box.x0 - (plan.measures.text_at if plaque.art else 10)
        assert all(width(line, "bold", size) <= room - 9 for line in plaque.lines)


@pytest.mark.parametrize("size", ["L", "M+", "M", "M-A2"])
@pytest.mark.parametrize(("week", "year", "long"), [(4, 0, 0), (2, 2, 1), (0, 1, 2), (1, 4, 1)])
def test_a_long_word_for_today_keeps_clear_at_any_height(size: ClassName, week: int, year: int, long: int) -> None:
    sheet, word = page(size), "MAINTENANT"
    plan = planned(goals(week=week, year=year, long=long), size, "fr")
    left = flags.column(word, sheet) + 3
    for y in range(int(sheet.floor) // 2, int(sheet.floor) - 100, 24):
        top = y - 2.5 * sheet.sizes.badge
        pennant = Box(left, top - 5, left + flags.pennant(word, sheet), top + 2.1 * sheet.today + 5)
        curve = trail.plan(plan, Point(left - 3, y), pennant)
        assert not any(pennant.grown(6).hits(plaque.outer) for plaque in plan.plaques)
        assert not any(pennant.grown(6 + DOT).hits(Box(*spot, *spot)) for piece in curve for spot in piece[::3])


def assert_trail_clear(plan: MountainPlan, curve: tuple[Bezier, ...], pennant: Box) -> None:
    points = [point for piece in curve for point in sampled(piece)]
    for one, other in pairwise(points):
        assert hypot(one.x - other.x, one.y - other.y) < 60
    for box in (*plan.boxes, pennant):
        assert min(distance(box, point) for point in points) >= 6 + DOT
    assert points[-1].x == plan.summit.x
    assert points[-1].y - plan.summit.y < 10
    on_rock = [point for point in points if point.x > plan.left_edge(plan.base - 60)]
    assert all(point.x < plan.right_edge(point.y) - 1 for point in on_rock if point.y > plan.summit.y + 60)


def distance(box: Box, point: Point) -> float:
    return hypot(max(box.x0 - point.x, 0, point.x - box.x1), max(box.y0 - point.y, 0, point.y - box.y1))


def sampled(piece: Bezier) -> list[Point]:
    a, b, c, d = piece
    spots = []
    for step in range(13):
        t = step / 12
        u = 1 - t
        k = (u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t)
        spots.append(Point(*(sum(w * p[axis] for w, p in zip(k, (a, b, c, d), strict=True)) for axis in (0, 1))))
    return spots


def test_the_trail_begins_beside_the_flag_and_climbs_every_ledge() -> None:
    plan = planned(goals(week=4, year=2, long=1))
    curve = trail.plan(plan, Point(986, 905.6))
    points = [point for piece in curve for point in sampled(piece)]
    assert curve[0].start == Point(1012, 908.6)
    for ledge in plan.ledges:
        assert min(abs(point.y - ledge) for point in points) < 8
    assert max(point.y for point in points) == pytest.approx(plan.base + 8, abs=4)


def test_the_same_goals_give_the_same_mountain() -> None:
    assert planned(goals(week=5, year=3, long=2)) == planned(goals(week=5, year=3, long=2))
