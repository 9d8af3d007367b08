"""The curve: it winds without overshooting, its samples are close, its bends leave room, its badges stand on tops."""

from __future__ import annotations

from itertools import pairwise
from math import dist

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dreamline.picture.page import CLASSES, ClassName, page
from dreamline.picture.path import curve
from dreamline.picture.path.rows import grid, row_count, shares

HEIGHTS = st.lists(st.floats(-150, 150), min_size=2, max_size=12)


def _far(_: float) -> float:
    return 5000


@given(HEIGHTS, st.booleans())
@settings(derandomize=True, max_examples=80)
def test_the_curve_never_leaves_the_height_between_two_neighbours(heights: list[float], leftwards: bool) -> None:  # noqa: FBT001
    step = -160.0 if leftwards else 160.0
    knots = [(1000 + step * index, height) for index, height in enumerate(heights)]
    for piece, ((x0, y0), (x1, y1)) in zip(curve.monotone(knots), pairwise(knots), strict=True):
        for share in range(21):
            x, y = curve.at(piece, share / 20)
            assert min(x0, x1) - 1e-6 <= x <= max(x0, x1) + 1e-6
            assert min(y0, y1) - 1e-6 <= y <= max(y0, y1) + 1e-6


@given(HEIGHTS)
@settings(derandomize=True, max_examples=40)
def test_the_curve_is_level_at_every_high_and_low(heights: list[float]) -> None:
    knots = [(100.0 + 150 * index, height) for index, height in enumerate(heights)]
    pieces = curve.monotone(knots)
    for (before, after), (left, middle, right) in zip(
        pairwise(pieces), zip(heights, heights[1:], heights[2:], strict=False), strict=False
    ):
        if (middle - left) * (right - middle) <= 0:
            assert before[5] == pytest.approx(before[7])
            assert after[3] == pytest.approx(after[1])


@given(HEIGHTS)
@settings(derandomize=True, max_examples=40)
def test_samples_are_at_most_eight_apart(heights: list[float]) -> None:
    pieces = curve.monotone([(100.0 + 150 * index, height) for index, height in enumerate(heights)])
    points = [*curve.samples(pieces), pieces[-1][6:]]
    assert all(dist(a, b) <= 8 for a, b in pairwise(points))


@pytest.mark.parametrize(("top", "bottom"), [(300, 420), (300, 560), (300, 900)])
def test_samples_of_a_bend_lie_on_it_and_are_close(top: float, bottom: float) -> None:
    points = [(500.0, top), *curve.samples_of_bend(500, top, bottom, 104), (500.0, bottom)]
    assert all(dist(a, b) <= 8 for a, b in pairwise(points))
    drawn = [curve.at(piece, share / 200) for piece in curve.bend(500, top, bottom, 104) for share in range(201)]
    assert all(min(dist(point, at) for at in drawn) < 2 for point in points)
    assert max(x for x, _ in drawn) == pytest.approx(604)


def test_a_cut_piece_is_the_same_curve() -> None:
    piece = (0.0, 0.0, 40.0, 10.0, 80.0, 90.0, 120.0, 100.0)
    first, second = curve.parted(piece, 0.3)
    assert first[6:] == second[:2] == pytest.approx(curve.at(piece, 0.3))
    assert curve.at(first, 0.5) == pytest.approx(curve.at(piece, 0.15))
    assert curve.at(second, 0.5) == pytest.approx(curve.at(piece, 0.65))


@pytest.mark.parametrize(
    ("moments", "rows", "shared"),
    [
        (16, 3, [6, 6, 4]),
        (17, 3, [6, 6, 5]),
        (12, 3, [5, 4, 3]),
        (7, 3, [3, 3, 1]),
        (40, 5, [9, 8, 8, 8, 7]),
        (4, 3, [2, 1, 1]),
        (3, 1, [3]),
        (0, 1, [0]),
    ],
)
def test_moments_and_today_are_shared_evenly(moments: int, rows: int, shared: list[int]) -> None:
    assert shares(moments, rows, today=True) == shared


@given(st.integers(0, 200), st.sampled_from((1, 3, 5, 7)), st.booleans())
@settings(derandomize=True, max_examples=100)
def test_nobody_is_lost_in_sharing(moments: int, rows: int, today: bool) -> None:  # noqa: FBT001
    counts = shares(moments, rows, today=today)
    assert sum(counts) == moments
    assert moments < rows or min(counts) >= 1
    assert max(counts) - min(counts) <= 2


@pytest.mark.parametrize("name", list(CLASSES))
@pytest.mark.parametrize("mountain", [True, False])
def test_rows_are_odd_and_turn_about(name: ClassName, mountain: bool) -> None:  # noqa: FBT001
    most = {"L": 6, "M+": 11, "M": 17, "M-A2": 44, "S-A2": 56}[name]
    sheet = page(name, mountain=mountain)
    for count in range(most + 1):
        made = grid(sheet, count, _far, 986, begins=True)
        assert len(made.rows) == row_count(sheet, count)
        assert len(made.rows) % 2 == 1
        assert [row.rightwards for row in made.rows] == [index % 2 == 0 for index in range(len(made.rows))]
        assert made.rows[-1].last == count
        for upper, lower in pairwise(made.rows):
            assert upper.leave == lower.enter
            assert upper.last == lower.first
        for row in made.rows:
            assert list(row.xs) == sorted(row.xs, reverse=not row.rightwards)


def test_the_columns_are_those_of_the_poster() -> None:
    made = grid(page("M"), 16, _far, 986, begins=True)
    assert made.rows[0].xs == (176, 346, 516, 686, 856, 1026)
    assert made.rows[1].xs == pytest.approx((1026, 863.2, 700.4, 537.6, 374.8, 212))
    assert made.rows[2].xs == (212, 405.5, 599, 792.5)
    assert made.rows[2].today == 986
    large = grid(page("L"), 6, _far, 970, begins=True)
    assert [row.xs for row in large.rows] == [(262, 640), (760, 430), (318, 672)]


def test_rows_give_way_to_a_mountain_that_comes_near() -> None:
    free, near = (grid(page("S-A2"), 50, edge, 1600, begins=True) for edge in (_far, lambda _: 1700.0))
    assert near.rows[0].leave + 110 + 15 + 20 <= 1700
    assert free.rows[0].leave > near.rows[0].leave
