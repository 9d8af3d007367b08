"""A drawing for a page shows by day what the day's drawing shows, and by night what the night's does."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from dreamline.picture.draw import STYLES, draw, draw_for_page
from dreamline.picture.look import DAY_AND_NIGHT, THEMES, mix
from dreamline.picture.shapes import Circle, Ellipse, Gradient, Group, Path, Rect, Style, Text
from dreamline.picture.themes.colour import pair
from dreamline.picture.themes.twin import twin
from dreamline.samples import sample

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dreamline.picture.shapes import Drawing, Shape

SIDES = ("day", "night")


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("name", ["marco", "linnea", "sixty"])
def test_each_side_is_the_drawing_in_its_own_theme(name: str, style: str) -> None:
    told = sample(name)
    both = draw_for_page(told.filed, today=told.today, style=style, photos=told.photos)
    for side in SIDES:
        alone = draw(told.filed, today=told.today, style=style, theme=side, photos=told.photos)
        assert seen(both, side) == seen(alone, side)
        assert (both.title, both.description, both.remarks) == (alone.title, alone.description, alone.remarks)


def test_what_differs_in_shape_stands_in_groups_of_its_own() -> None:
    told = sample("marco")
    both = draw_for_page(told.filed, today=told.today)
    looks = [shape.look for shape in walked(both.sheets[0].shapes) if isinstance(shape, Group) and shape.look]
    assert {*looks} == {*SIDES}
    alone = draw(told.filed, today=told.today)
    assert not any(isinstance(shape, Group) and shape.look for shape in walked(alone.sheets[0].shapes))


def test_a_twin_mixes_side_by_side() -> None:
    mixed = mix(pair("#000000", "#FFFFFF"), pair("#FFFFFF", "#000000"), 0.25)
    assert mixed == "light-dark(#404040,#BFBFBF)"
    assert mix(pair("#000000", "#FFFFFF"), "#FFFFFF", 0.5) == "light-dark(#808080,#FFFFFF)"
    assert DAY_AND_NIGHT.hill(0) == pair(THEMES["day"].hill_far, THEMES["night"].hill_far)


def test_themes_that_a_page_cannot_choose_between_are_refused() -> None:
    wider = replace(THEMES["night"], path_width=2)
    with pytest.raises(ValueError, match=r"another “path_width”: 0 and 2"):
        twin(THEMES["day"], wider)


def seen(drawing: Drawing, side: str) -> list[list[Shape]]:
    """Everything of a drawing that one side shows, without the sheets' paper and its frame."""
    return [[*resolved(sheet.shapes, side)] for sheet in drawing.sheets]


def resolved(shapes: tuple[Shape, ...], side: str) -> Iterator[Shape]:
    for shape in shapes:
        if isinstance(shape, Group):
            if shape.look in {"", side}:
                inner = tuple(resolved(shape.shapes, side))
                yield from inner if shape.look else (replace(shape, shapes=inner),)
        elif isinstance(shape, Text):
            yield replace(shape, fill=chosen(shape.fill, side))
        elif isinstance(shape, Path | Circle | Ellipse | Rect):
            yield replace(shape, style=painted(shape.style, side))
        else:
            yield shape


def painted(style: Style, side: str) -> Style:
    """The style of one side, opacities of colour and style as one, to a hundredth."""
    if isinstance(style.fill, Gradient):
        return style
    fill, thick = sheer(chosen(style.fill, side))
    stroke, strong = sheer(chosen(style.stroke, side))
    return replace(
        style, fill=fill, fill_opacity=round(style.fill_opacity * thick, 2),
        stroke=stroke, stroke_opacity=round(style.stroke_opacity * strong, 2),
    )  # fmt: skip


def sheer(colour: str) -> tuple[str, float]:
    return (colour[:7], int(colour[7:], 16) / 255) if len(colour) == len("#RRGGBBAA") else (colour, 1.0)


def chosen(colour: str, side: str) -> str:
    if not colour.startswith("light-dark("):
        return colour
    day, night = colour.removeprefix("light-dark(").removesuffix(")").split(",")
    return day if side == "day" else night


def walked(shapes: tuple[Shape, ...]) -> Iterator[Shape]:
    for shape in shapes:
        yield shape
        if isinstance(shape, Group):
            yield from walked(shape.shapes)
