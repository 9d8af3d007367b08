"""Woods: only in the emptiest places of the hills."""

from __future__ import annotations

from math import hypot
from random import Random
from typing import TYPE_CHECKING

import pytest

from dreamline.picture.page import ClassName, page
from dreamline.picture.plan import Bezier, Box, Point, Ridge, Taken
from dreamline.picture.world import woods

if TYPE_CHECKING:
    from dreamline.picture.world.woods import Wood

LEVEL = Ridge((Bezier(Point(30, 320), Point(600, 320), Point(1200, 320), Point(2400, 320)),))


def planned(taken: Taken, size: ClassName = "M") -> tuple[Wood, ...]:
    return woods.plan((LEVEL,), page(size), taken)


def test_an_empty_hillside_has_seven_woods_apart_from_each_other() -> None:
    found = planned(Taken((), (), 19))
    assert len(found) == 7
    assert_apart(found)


def test_a_full_hillside_has_none() -> None:
    assert planned(Taken((Box(0, 0, 1680, 1188),), (), 19)) == ()


def test_woods_stand_on_hill_left_of_the_mountain() -> None:
    for wood in planned(Taken((), (), 19)):
        assert wood.middle.y - 42 > 320
        assert wood.middle.y + 42 < 1126 - 30
        assert wood.middle.x + 42 < 1322


@pytest.mark.parametrize("size", ["M", "M-A2"])
@pytest.mark.parametrize("seed", range(12))
def test_woods_keep_clear_of_texts_and_path(seed: int, size: ClassName) -> None:
    chance = Random(seed)
    boxes = []
    for _ in range(24):
        x, y = chance.uniform(50, 1100), chance.uniform(300, 1000)
        boxes.append(Box(x, y, x + chance.uniform(40, 160), y + chance.uniform(20, 90)))
    casing = tuple(Point(60 + 8 * step, 500 + chance.uniform(-3, 3)) for step in range(120))
    found = planned(Taken(tuple(boxes), casing, 19), size)
    assert_apart(found)
    for wood in found:
        x, y = wood.middle
        for box in boxes:
            assert hypot(max(box.x0 - x, 0, x - box.x1), max(box.y0 - y, 0, y - box.y1)) >= wood.radius
        assert all(hypot(x - point.x, y - point.y) >= wood.radius + 5 for point in casing)


def assert_apart(found: tuple[Wood, ...]) -> None:
    for number, wood in enumerate(found):
        assert wood.radius >= 42
        for other in found[:number]:
            assert max(abs(wood.middle.x - other.middle.x), abs(wood.middle.y - other.middle.y)) >= 150


def test_the_same_sheet_has_the_same_woods() -> None:
    taken = Taken((Box(300, 400, 700, 800),), (), 19)
    assert planned(taken) == planned(taken)
