"""The world around the path: what lies behind and above it, in every theme."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from dreamline import samples
from dreamline.emoji.art import find
from dreamline.picture.draw import draw
from dreamline.picture.look import THEMES
from dreamline.picture.marks.emblem import emblem
from dreamline.picture.page import page
from dreamline.picture.shapes import Circle, Drawing, Ellipse, Emoji, Group, Image, Path, Rect, Shape, Text
from dreamline.picture.world import landscape
from dreamline.picture.world.chance import Chance, seed_of

if TYPE_CHECKING:
    from collections.abc import Iterator

TODAY = date(2026, 10, 14)


def drawn(name: str, theme: str = "day") -> Drawing:
    sample = samples.sample(name)
    return draw(sample.filed, today=TODAY, theme=theme, photos=sample.photos)


def shapes_of(drawing: Drawing) -> Iterator[Shape]:
    waiting = list(drawing.sheets[-1].shapes)
    while waiting:
        shape = waiting.pop()
        yield shape
        if isinstance(shape, Group):
            waiting.extend(shape.shapes)


def groups(drawing: Drawing, role: str) -> list[Group]:
    return [shape for shape in shapes_of(drawing) if isinstance(shape, Group) and shape.role == role]


def places(drawing: Drawing) -> list[tuple[str, float, float]]:
    """Where texts, emojis and photos stand, whatever their colour."""
    return sorted(
        (type(shape).__name__, shape.x, shape.y)
        for shape in shapes_of(drawing)
        if isinstance(shape, Text | Emoji | Image)
    )


@pytest.mark.parametrize("theme", ["night", "paper", "contrast"])
def test_a_theme_never_moves_anything(theme: str) -> None:
    assert places(drawn("linnea", theme)) == places(drawn("linnea"))


@pytest.mark.parametrize("theme", list(THEMES))
def test_every_colour_of_the_picture_is_a_full_one(theme: str) -> None:
    for shape in shapes_of(drawn("linnea", theme)):
        if isinstance(shape, Path | Circle | Ellipse | Rect):
            assert shape.style.fill
            assert shape.style.stroke
            assert shape.style.fill != "none" or shape.style.stroke != "none"
            assert 0 not in shape.style.dash


def test_the_sample_shows_its_goals_and_dreams() -> None:
    drawing = drawn("linnea")
    assert len(groups(drawing, "goal")) == 7
    assert len(groups(drawing, "tick")) == 1
    assert len(groups(drawing, "dream")) == 4
    assert len(groups(drawing, "tab")) == 4
    assert len(groups(drawing, "trail")) == 1


def test_goals_are_read_from_the_week_up_and_then_the_dreams() -> None:
    drawing = drawn("linnea")
    goals = sorted(group.order for group in groups(drawing, "goal"))
    dreams = sorted(group.order for group in groups(drawing, "dream"))
    assert goals == list(range(goals[0], goals[0] + 7))
    assert dreams == list(range(goals[-1] + 1, goals[-1] + 5))


def test_stars_shine_at_night_only_and_birds_fly_by_day() -> None:
    def stars(theme: str) -> int:
        small = (shape for shape in shapes_of(drawn("linnea", theme)) if isinstance(shape, Circle) and shape.r < 2)
        return sum(1 for shape in small if shape.style.fill == "#FFFFFF")

    assert stars("night") == 90
    assert stars("day") == 0


def test_paper_prints_no_woods_and_no_lake() -> None:
    assert all(not group.shapes for group in groups(drawn("linnea", "paper"), "woods"))
    assert any(group.shapes for group in groups(drawn("linnea"), "woods"))


def test_path_data_holds_only_moves_lines_curves_and_ends() -> None:
    for theme in THEMES:
        for shape in shapes_of(drawn("linnea", theme)):
            if isinstance(shape, Path):
                assert set(shape.d) <= set("MLCZ0123456789.- ")


def test_the_edge_of_the_mountain_is_the_end_of_the_sheet_where_there_is_none() -> None:
    assert landscape.edge(page("M"))(1092) == 1000
    assert landscape.edge(page("M", mountain=False))(1092) == 1640


def test_a_bare_story_has_a_mountain_a_trail_and_a_calm_sky() -> None:
    drawing = drawn("empty")
    assert groups(drawing, "goal") == groups(drawing, "dream") == []
    assert len(groups(drawing, "trail")) == 1


def test_a_pale_emoji_lies_on_a_tinted_disc() -> None:
    theme = THEMES["day"]
    cloud, house = find("☁️"), find("🏠")
    assert cloud is not None
    assert house is not None
    disc, _ = emblem(cloud, 10, 20, 30, theme)
    assert isinstance(disc, Circle)
    assert disc.style.fill == theme.pale
    assert [type(shape) for shape in emblem(house, 10, 20, 30, theme)] == [Emoji]


def test_chance_is_the_same_everywhere() -> None:
    chance = Chance(seed_of(("Linnéa", "1985")))
    assert [chance.below(1000) for _ in range(6)] == [63, 940, 947, 138, 332, 178]
    assert seed_of(("ab", "c")) != seed_of(("a", "bc"))
