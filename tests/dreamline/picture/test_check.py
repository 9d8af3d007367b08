"""Drawings made wrong on purpose, each by a little, and what the check says about them."""

from __future__ import annotations

from math import cos, radians, sin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dreamline.emoji import art
from dreamline.picture.checking import outline
from dreamline.picture.checking.boxes import boxes
from dreamline.picture.checking.check import faults
from dreamline.picture.measure import width
from dreamline.picture.plan import Box, Point
from dreamline.picture.shapes import Circle, Drawing, Emoji, Group, Image, Path, Rect, Shape, Sheet, Style, Text

WHITE = Style(fill="#FFFFFF")
DARK = Style(fill="#203A50")
SHADOW = Style(fill="#3A4A63", fill_opacity=0.16)
SIZE = 20.0


def rules(*shapes: Shape) -> list[str]:
    """The rules broken by shapes on an A3 sheet."""
    return [fault.rule for fault in faults(Drawing((Sheet(1680, 1188, "#FFFFFF", shapes),), "t", "d", "en"))]


def label(x: float, y: float, text: str = "Born") -> Group:
    return Group(
        (Group((Text(x, y, text, "text", SIZE, "#000000", "start"),), role="label"),),
        role="moment",
        title=text,
        owner=text,
    )


def badge(x: float, y: float, r: float = 38) -> Group:
    shapes = (Circle(x, y + 4, r + 1, SHADOW), Circle(x, y, r, WHITE))
    return Group((Group(shapes, role="badge"),), role="moment", title="a badge")


def photo(x: float, y: float, turn: float) -> Group:
    return Group((Group((Image(x, y, 76, "p", 5, turn),), role="photo"),), role="moment", title="a photo")


def sign(x: float, y: float) -> Group:
    plate = Path(f"M{x} {y}L{x + 90} {y}L{x + 100} {y + 14}L{x + 90} {y + 28}L{x} {y + 28}Z", DARK)
    pole = Path(f"M{x + 40} {y - 6}L{x + 40} {y + 120}", Style(stroke="#000000", stroke_width=5))
    return Group((pole, plate, Text(x + 45, y + 19, "Up north", "heavy", 14, "#FFFFFF")), role="sign", title="Up north")


def cloud(x: float, y: float, words: str = "Sail") -> Group:
    body = (Circle(x + 70, y + 40, 40, WHITE), Rect(x, y + 52, 150, 48, 24, WHITE))
    return Group((*body, Text(x + 75, y + 80, words, "bold", 15, "#000000")), role="dream", title=words)


def plaque(x: float, y: float, words: str = "Fika") -> Group:
    found = art.find("☕")
    assert found is not None
    shapes = (
        Rect(x, y + 3, 180, 56, 13, SHADOW),
        Rect(x, y, 180, 56, 13, WHITE),
        Emoji(x + 26, y + 28, 34, found),
        Text(x + 48, y + 33, words, "bold", 15, "#000000", "start"),
    )
    return Group(shapes, role="goal", title=words)


def casing(d: str) -> Group:
    return Group((Path(d, Style(stroke="#FFFFFF", stroke_width=38)),), role="casing")


def trail(d: str) -> Group:
    return Group((Path(d, Style(stroke="#CF3F24", stroke_width=5)),), role="trail")


def tree(x: float) -> Group:
    return Group((Path(f"M{x} 290L{x + 60} 250L{x + 60} 310Z", WHITE),), role="woods")


def test_a_tidy_sheet_has_no_faults() -> None:
    shapes = (
        label(200, 300), badge(400, 300), photo(600, 300, 4), sign(800, 300), cloud(1000, 300), plaque(1200, 300),
        casing("M100 600C400 500 800 700 1500 600"), trail("M1000 900L1500 900"),
    )  # fmt: skip
    assert rules(*shapes) == []


ROOM = width("Born", "text", SIZE)


@pytest.mark.parametrize(
    ("one", "other", "needed"),
    [
        (label(200, 300), lambda gap: label(200 + ROOM + gap, 300), 5),
        (label(200, 300), lambda gap: label(200, 300 + 1.2 * SIZE + gap), 5),
        (label(200, 300), lambda gap: badge(200 + ROOM + gap + 38, 300 - 0.35 * SIZE), 5),
        (badge(200, 300), lambda gap: badge(200 + (76 + gap) * cos(1), 300 + (76 + gap) * sin(1)), 5),
        (badge(200, 300), lambda gap: sign(238 + gap, 286), 9),
        (sign(200, 300), lambda gap: sign(300 + gap, 300), 9),
        (sign(200, 300), lambda gap: label(300 + gap, 320), 9),
        (cloud(200, 300), lambda gap: cloud(350 + gap, 300), 6),
        (cloud(200, 300), lambda gap: label(210, 408 + 0.95 * SIZE + gap), 6),
        (plaque(200, 300), lambda gap: plaque(380 + gap, 300), 5),
        (cloud(200, 300), lambda gap: plaque(350 + gap, 330), 6),
        (label(200, 300), lambda gap: casing(f"M100 {324 + gap}L900 {324 + gap}"), 3),
        (sign(200, 300), lambda gap: casing(f"M{319 + gap} 100L{319 + gap} 700"), 9),
        (cloud(200, 300), lambda gap: casing(f"M{369 + gap} 100L{369 + gap} 700"), 10),
        (badge(200, 300), lambda gap: casing(f"M100 300L400 300L400 {357 + gap}L100 {357 + gap}"), 3),
        (label(200, 300), lambda gap: trail(f"M{202.5 + ROOM + gap} 100L{202.5 + ROOM + gap} 700"), 6),
        (plaque(200, 300), lambda gap: trail(f"M{382.5 + gap} 100L{382.5 + gap} 700"), 6),
        (label(200, 300), lambda gap: tree(200 + ROOM + gap), 15),
    ],
)  # fmt: skip
def test_each_clearance_to_a_fifth_of_a_unit(one: Shape, other: object, needed: float) -> None:
    assert callable(other)
    assert rules(one, other(needed + 0.1)) == []
    assert len(rules(one, other(needed - 0.1))) == 1
    assert "overlaps" in rules(one, other(-1.0))


@pytest.mark.parametrize(
    ("x", "y"), [(49.8, 300), (1630.2 - ROOM, 300), (300, 50 + 0.95 * SIZE - 0.2), (300, 1116.2 - 5)]
)
def test_nothing_comes_near_the_edge_of_the_picture(x: float, y: float) -> None:
    assert rules(label(x, y)) == ["comes too near to the edge"]
    assert (
        rules(label(x + (1 if x < 100 else -1 if x > 1000 else 0), y + (1 if y < 100 else -1 if y > 1000 else 0))) == []
    )


def test_the_caption_stands_on_the_mat() -> None:
    caption = Group((Text(44, 1164, "Drawn after three talks", "text", 14, "#000000", "start"),), role="caption")
    assert rules(caption) == []


def test_a_photo_is_measured_as_it_is_turned() -> None:
    half = 45 * (cos(radians(4)) + sin(radians(4)))
    low = 45 * (cos(radians(4)) - sin(radians(4)))
    assert rules(photo(300, 300, 4), label(300 + half + 5.2, 300 - low)) == []
    assert rules(photo(300, 300, 4), label(300 + half + 4.8, 300 - low)) == ["comes too near to"]


def test_words_stay_in_what_holds_them() -> None:
    assert rules(plaque(200, 300, "Two hours")) == []
    assert rules(plaque(200, 300, "Two hours of system design")) == ["does not fit into"]
    assert rules(cloud(200, 300, "Build something every ward uses")) == ["does not fit into"]


def test_lines_of_a_label_stand_apart() -> None:
    def lines(pitch: float) -> Group:
        texts = tuple(Text(300, 300 + pitch * row, "Took the", "text", 17, "#000000") for row in range(2))
        return Group((Group(texts, role="label"),), role="moment", title="m")

    assert rules(lines(20)) == []
    assert rules(lines(14)) == ["lies on"]


def test_words_on_their_own_badge() -> None:
    def moment(y: float) -> Group:
        disc = Group((Circle(300, 300, 38, WHITE),), role="badge")
        return Group((disc, Text(300, y, "1996", "heavy", 19, "#000000")), role="moment", title="m")

    assert rules(moment(338 + 12 + 15)) == []
    assert rules(moment(338 + 12)) == ["overlaps"]


def test_a_badge_may_stand_on_its_path() -> None:
    assert rules(casing("M100 300C200 250 300 350 500 300"), badge(300, 300)) == []


def test_no_pole_stands_across_words() -> None:
    assert rules(sign(200, 300), label(245, 390)) == []
    assert rules(sign(200, 300), label(225, 390)) == ["overlaps"]


def test_ticks_and_stars_may_come_near_but_not_overlap() -> None:
    def ticked(x: float) -> Group:
        tick = Group((Circle(x + 176, 304, 13, WHITE),), role="tick")
        return Group((*plaque(x, 300).shapes, tick), role="goal", title="ticked")

    assert rules(ticked(200), plaque(392, 300)) == []
    assert rules(ticked(200), plaque(388, 300)) == ["overlaps"]


def test_words_left_out_without_saying_so() -> None:
    shapes = (label(200, 300, "Took the radio"),)
    drawn = Drawing((Sheet(1680, 1188, "#FFFFFF", shapes),), "t", "d", "en")
    assert faults(drawn, {"Took the radio": "Took the radio"}) == ()
    assert [fault.rule for fault in faults(drawn, {"Took the radio": "Took the radio apart"})] == ["is cut without “…”"]


def test_faults_are_sentences() -> None:
    (fault,) = faults(
        Drawing((Sheet(1680, 1188, "#FFFFFF", (label(200, 300), label(202 + ROOM, 300))),), "t", "d", "en")
    )
    assert str(fault) == "Sheet 1: the text “Born” comes too near to the text “Born” (2.0 u, needs 5)"


def test_boxes_of_a_sheet_can_be_read() -> None:
    found = boxes(Sheet(1680, 1188, "#FFFFFF", (plaque(200, 300), trail("M0 0L8 0"))))
    assert sorted(thing.kind for thing in found.things) == ["emoji", "plaque", "text"]
    assert found.units == [("goal", "Fika", "", 0)]
    assert found.trails[0].half == 2.5


PLACE = st.floats(-50, 50)


@settings(derandomize=True, max_examples=200, deadline=None)
@given(PLACE, PLACE, st.floats(1, 40), st.floats(-45, 45), PLACE, PLACE, st.floats(1, 40), st.floats(-45, 45))
def test_the_gap_of_turned_squares_is_that_of_their_nearest_points(  # noqa: PLR0913, PLR0917 - two squares
    x: float, y: float, side: float, turn: float, x2: float, y2: float, side2: float, turn2: float
) -> None:
    one, other = outline.square(Point(x, y), side, turn, 0), outline.square(Point(x2, y2), side2, turn2, 0)
    gap = outline.gap(one, other)
    assert gap == pytest.approx(outline.gap(other, one))
    points = [
        [point for a, b in outline.sides(some.corners) for point in outline.line(a, b, 1.0)] for some in (one, other)
    ]
    nearest = min(((a.x - b.x) ** 2 + (a.y - b.y) ** 2) ** 0.5 for a in points[0] for b in points[1])
    if gap > 0:
        assert nearest - 1.5 <= gap <= nearest + 1e-6
    else:
        assert nearest < max(side, side2)


def test_upright_boxes_and_circles() -> None:
    box = outline.upright(Box(0, 0, 10, 10))
    assert outline.gap(box, outline.circle(13, 14, 1)) == pytest.approx(4)
    assert outline.gap(outline.circle(0, 0, 1), outline.circle(3, 4, 2)) == pytest.approx(2)
    assert outline.gap(box, outline.upright(Box(13, 14, 20, 20))) == pytest.approx(5)
