"""The guard: no picture with a fault is shown, and a lower rung of the ladder is tried first."""

from __future__ import annotations

from dataclasses import replace

import pytest
from wild_stories import TODAY, plain_story, wild_story

from dreamline.picture.checking.due import due_of
from dreamline.picture.checking.guard import sound
from dreamline.picture.draw import draw, draw_checked
from dreamline.picture.shapes import Drawing, Group
from dreamline.samples import sample

STORY = plain_story(6)
GOOD = draw(STORY, today=TODAY)
BAD = replace(GOOD, sheets=(replace(GOOD.sheets[0], shapes=GOOD.sheets[0].shapes[:2]),))
DUE = due_of(STORY, today=TODAY)


def test_a_sound_picture_is_drawn_once() -> None:
    tries: list[int] = []

    def again(lower: int) -> Drawing:
        tries.append(lower)
        return GOOD

    assert sound(again, lambda _: DUE) is GOOD
    assert tries == [0]


def test_a_picture_with_a_fault_is_drawn_again_lower() -> None:
    assert sound(lambda lower: GOOD if lower > 2 else replace(BAD, title=str(lower)), lambda _: DUE) is GOOD


def test_a_picture_that_never_becomes_sound_is_refused_in_one_sentence() -> None:
    with pytest.raises(ValueError, match=r"^This picture cannot be drawn without a fault \(.*\): shorten .*\.$"):
        sound(lambda _: BAD, lambda _: DUE)


def test_what_draw_refuses_is_refused_in_its_own_words() -> None:
    with pytest.raises(ValueError, match="There is no theme called “pink”"):
        draw_checked(STORY, today=TODAY, theme="pink")


@pytest.mark.parametrize("style", ["path", "scroll"])
def test_a_checked_picture_is_that_of_draw(style: str) -> None:
    made = sample("linnea")
    assert draw_checked(made.filed, today=made.today, photos=made.photos, style=style) == draw(
        made.filed, today=made.today, photos=made.photos, style=style
    )


@pytest.mark.parametrize("seed", range(6))
def test_each_lower_way_is_another_picture(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Drawing] = []

    def never(again: object, _: object) -> Drawing:
        assert callable(again)
        seen.extend(again(lower) for lower in (0, 1, 2))
        return seen[0]

    monkeypatch.setattr("dreamline.picture.draw.sound", never)
    filed = wild_story(seed, 20)
    draw_checked(filed, today=TODAY)
    if any(chapter.moments for chapter in filed.story.chapters):
        assert len({repr(drawing.sheets) for drawing in seen}) > 1
    assert all(isinstance(shape, Group) for drawing in seen for sheet in drawing.sheets for shape in sheet.shapes)
