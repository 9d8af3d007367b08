"""The scroll put together: one tall sheet from the dreams down to the first moment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from dreamline.picture.marks import cloud as cloud_marks
from dreamline.picture.marks import goal as goal_marks
from dreamline.picture.marks import mountain as mountain_marks
from dreamline.picture.marks import trail as trail_marks
from dreamline.picture.marks.path import strokes
from dreamline.picture.marks.today import today as flag_mark
from dreamline.picture.measure import width
from dreamline.picture.path import curve, flags
from dreamline.picture.path.flags import Flag
from dreamline.picture.scroll import climb, heading, heavens, land
from dreamline.picture.scroll.descent import descend
from dreamline.picture.scroll.marks import moment, sign
from dreamline.picture.scroll.phone import MIDDLE, PHONE, SIZES, TEXT_EDGE, WIDTH
from dreamline.picture.shapes import Group, Sheet
from dreamline.picture.typography.breaking import break_lines

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from dreamline.filing import Filed
    from dreamline.picture.look import Theme
    from dreamline.picture.path.stops import Path
    from dreamline.picture.scroll.descent import Descent
    from dreamline.picture.shapes import Shape
    from dreamline.picture.words import Words

FROM_HEADING: Final = 18.0
"""The highest cloud lies so far below the heading."""
OVER_SUMMIT: Final = 28.0
CLEAR_SKY: Final = 214.0
"""The summit lies at least so far below the heading."""
POLE: Final = 66.0
BESIDE_PATH: Final = 20.0
"""The date ends so far from the path's middle."""
BELOW_PATH: Final = 96.0
"""The sheet ends so far below the path."""
FIRST: Final = 3
"""Title and subtitle are read before everything on the path."""
SHADOW: Final = 3.0
"""The path's shadow falls so far to the right and down."""
PIXEL, LONGEST = 25.4 / 96, 5000.0
"""Millimetres of 1 u: a pixel of a screen, but no sheet longer than a PDF page may be."""


class Told(NamedTuple):
    """What the scroll tells, and in which words and colours."""

    filed: Filed
    path: Path
    today: date
    lang: str
    theme: Theme
    words: Words
    title: str
    seed: int


def scroll(told: Told, *, mirrored: bool) -> tuple[Sheet, float]:
    """The sheet, and how many millimetres 1 u of it is."""
    story, theme = told.filed.story, told.theme
    head = heading.plan(told.title, story.subtitle, theme)
    dreams = heavens.clouds(story.dreams, head.bottom + FROM_HEADING, told.lang)
    lowest = max((box.y1 for box in dreams.boxes), default=0)
    summit = max(lowest + OVER_SUMMIT, head.bottom + CLEAR_SKY)
    mountain = climb.climb(told.filed.pyramid.goals, summit, today=told.today, lang=told.lang)
    way = descend(told.path, told.lang)
    height = round(mountain.today + way.foot + BELOW_PATH)
    levels = land.Levels(head.bottom, summit, mountain.today, height)
    order = FIRST + len(way.spots) + len(way.signs) + 1
    goals = len(mountain.plan.plaques)
    shapes: list[Shape] = [
        _behind(told, levels, mountain, way, flock=not dreams.clouds),
        trail_marks.trail(climb.trail(mountain), theme, dot=climb.DOT, edge=climb.DOT_EDGE, dash=climb.DASH),
        _road(way, mountain.today, theme),
        *_on_the_path(way, mountain.today, theme),
        flag_mark(_flag(told, way, mountain.today), theme, order=order - 1),
        mountain_marks.tier_names(mountain.plan, theme),
        *_goals(mountain, theme, order),
        cloud_marks.clouds(dreams, theme, order + goals),
        *heading.top(head),
        *heading.foot(story.caption, height, theme),
    ]
    return Sheet(WIDTH, height, theme.hill_far, tuple(shapes), mirrored), min(PIXEL, LONGEST / height)


def _behind(told: Told, levels: land.Levels, mountain: climb.Climb, way: Descent, *, flock: bool) -> Group:
    """Everything that lies under the path and the words."""
    theme = told.theme
    inner = [
        *land.sky(levels, theme, told.seed, flock=flock),
        mountain_marks.mountain(mountain.plan, theme),
        land.hills(mountain.base, [levels.today + y for y in way.borders], levels.foot, theme),
        land.woods(way, levels.today, theme),
    ]
    return Group(tuple(inner), role="ground", clip=f"M0 0L{WIDTH} 0L{WIDTH} {levels.foot}L0 {levels.foot}Z")


def _road(way: Descent, down: float, theme: Theme) -> Group:
    pieces = [curve.moved(piece, down) for piece in way.pieces]
    parts = [(colour, [curve.moved(piece, down) for piece in some]) for colour, some in way.parts]
    return Group(tuple(strokes(pieces, parts, SIZES, theme, aside=SHADOW)), role="path")


def _on_the_path(way: Descent, down: float, theme: Theme) -> Iterator[Group]:
    """Signs and moments from the first moment up, numbered in the order they are read."""
    waiting = {made.post.chapter: made for made in way.signs}
    order, turn, chapter = FIRST, 1, -1
    for spot in way.spots:
        if spot.stop.chapter != chapter:
            chapter = spot.stop.chapter
            made = waiting.pop(chapter, None)
            if made:
                yield sign(made.moved(down), theme, order=order)
                order += 1
        yield moment(spot, down, theme, turn=turn, order=order)
        order += 1
        turn = -turn if spot.stop.photo else turn


def _flag(told: Told, way: Descent, y: float) -> Flag:
    """The flag on the path's end, and the date on the side from which the path does not come."""
    size = PHONE.goal
    room = MIDDLE - BESIDE_PATH - TEXT_EDGE
    date = " ".join(break_lines(told.words.date(told.today), "bold", size, room, 1).lines)
    from_left = bool(way.spots) and way.spots[-1].x < MIDDLE
    right = MIDDLE + BESIDE_PATH + width(date, "bold", size) if from_left else MIDDLE - BESIDE_PATH
    word = told.words.today[: flags.LONGEST]
    return Flag(
        MIDDLE, y, y - POLE, flags.pennant(word, PHONE), 2.1 * PHONE.today, word, PHONE.today,
        date, size, right, y + 6,
    )  # fmt: skip


def _goals(mountain: climb.Climb, theme: Theme, first: int) -> Iterator[Group]:
    for number, plaque in enumerate(mountain.plan.plaques):
        mould = climb.mould(plaque.box.y1 - plaque.box.y0)
        yield goal_marks.plaque(plaque, mould, theme, first + number)
