"""Hostile texts in every field: the picture is drawn, is sound, and is well-formed SVG."""

from __future__ import annotations

from random import Random
from xml.etree import ElementTree as ET

import pytest
from wild_stories import TODAY, year

from dreamline.filing import Filed
from dreamline.goals.pyramid import Goal, Pyramid
from dreamline.picture import svg
from dreamline.picture.checking.check import faults
from dreamline.picture.checking.due import due_of
from dreamline.picture.draw import draw
from dreamline.story.dream import Dream
from dreamline.story.moment import Moment
from dreamline.story.story import Chapter, Story

PIECES = (
    "a", "W" * 30, " ", "\u0301" * 40, "😀", "🧑\u200d", "\U000e0067", "https://a.b/", "/" * 9, "]]>", "<b>", "&", '"',
    "\x00", "\x1b[0m", "\ud800", "\uffff", "\u202e", "\u200f", "ש", "ب", "日本", "ก็", "-", "…", "\u00ad",
    "\u00a0", "\ue000",
    "\U0001f1f8", "ﷺ", "𒐫", "\t\n", "%s{0}", "'", "\u2028", "€", "1" * 25,
)  # fmt: skip


def hostile(chance: Random) -> str:
    """A text of a few pieces, sometimes one of them without end."""
    pieces = [chance.choice(PIECES) * chance.choice((1, 1, 2, 5, 40)) for _ in range(chance.randint(0, 8))]
    if chance.random() < 0.05:
        pieces.append(chance.choice(PIECES) * 2000)
    return "".join(pieces)


def hostile_story(seed: int) -> Filed:
    chance = Random(seed)
    moments = tuple(
        Moment(f"m{number}", hostile(chance), year(1990 + number, hostile(chance)[:60]), hostile(chance)[:9],
               why=hostile(chance), show_why=True)
        for number in range(chance.randint(0, 5))
    )  # fmt: skip
    dreams = tuple(Dream(f"d{number}", hostile(chance), hostile(chance)[:9]) for number in range(2))
    goals = tuple(Goal(f"g{number}", hostile(chance), emoji=hostile(chance)[:9], tier="week") for number in range(2))
    chapters = (Chapter("c", hostile(chance), moments),)
    story = Story(hostile(chance), title=hostile(chance), subtitle=hostile(chance), caption=hostile(chance),
                  chapters=chapters, dreams=dreams)  # fmt: skip
    return Filed(story, Pyramid(goals))


@pytest.mark.parametrize("seed", range(40))
def test_hostile_texts_give_a_sound_picture(seed: int) -> None:
    filed = hostile_story(seed)
    drawing = draw(filed, today=TODAY, style=("path", "scroll")[seed % 2])
    ET.fromstring(svg.write(drawing, text=("outlines", "live")[seed // 2 % 2]))  # noqa: S314 - our own file
    assert [str(fault)[:200] for fault in faults(drawing, due=due_of(filed, today=TODAY, lang=drawing.lang))] == []


@pytest.mark.parametrize("piece", ["a", "😀", "ש", "https://a.b/", "日本"])
def test_texts_without_end_are_drawn(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    moment = Moment("m", text, None, why=text, show_why=True)
    filed = Filed(Story(text, title=text, subtitle=text, caption=text, chapters=(Chapter("c", text, (moment,)),),
                        dreams=(Dream("d", text),)), Pyramid((Goal("g", text, tier="week"),)))  # fmt: skip
    assert faults(draw(filed, today=TODAY)) == ()
