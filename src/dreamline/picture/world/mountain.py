"""Where the mountain stands, how its tiers share its height, and where every goal's plaque lies (PICTURE 9)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from dreamline.goals.pyramid import tier_of
from dreamline.picture.measure import DOWN, UP, width
from dreamline.picture.plan import Box
from dreamline.picture.typography import breaking
from dreamline.picture.words import words
from dreamline.picture.world import seats
from dreamline.picture.world.emblem import emblem
from dreamline.picture.world.massif import MEASURES, Measures, half_widths

if TYPE_CHECKING:
    from datetime import date

    from dreamline.emoji.art import Art
    from dreamline.goals.pyramid import Goal, Tier
    from dreamline.picture.page import Page
    from dreamline.picture.plan import Point

TILT: Final = 14
"""Ledges rise or fall so much at the mountain's edges, by turns."""

LEDGES: Final = (0.20, 0.405, 0.63)
"""The ledges of a mountain without goals, as shares of its height."""

HEAD_ROOM: Final[dict[Tier, float]] = {"week": 420, "year": 300, "long": 144}
"""How wide a tier's name may be on A3 before it breaks into two lines."""

SPACING: Final = 2
"""Extra room between the letters of a tier's name."""

UNSPACED: Final = 0.82
"""The share of a line that the letters take where they are spaced."""

FROM_HEAD: Final = 5

TICK_UP: Final = 9
"""A tick sticks out of its plaque so far, upwards and to the right."""

_TIERS: Final[tuple[Tier, Tier, Tier]] = ("week", "year", "long")


@dataclass(frozen=True, slots=True)
class Head:
    """The name of a tier: its lines with their base lines, centred on `x`."""

    tier: Tier
    x: float
    lines: tuple[tuple[str, float], ...]
    box: Box


@dataclass(frozen=True, slots=True)
class Plaque:
    """One goal on the mountain, or (`goal` None) the note that there are more."""

    box: Box
    lines: tuple[str, ...]
    art: Art | None
    tier: Tier
    goal: Goal | None

    @property
    def reached(self) -> bool:
        return self.goal is not None and self.goal.state == "reached"

    @property
    def outer(self) -> Box:
        """The plaque with its tick, which sticks out at the upper right corner."""
        box = self.box
        return box._replace(y0=box.y0 - TICK_UP, x1=box.x1 + TICK_UP) if self.reached else box


@dataclass(frozen=True, slots=True)
class MountainPlan:
    """A mountain with its goals. `ledges` are the heights (y) of snow line, year and week border at the middle.

    `base` is the height of the lowest run of the trail; `left_out` the goals that found no plaque.
    """

    page: Page
    measures: Measures
    ledges: tuple[float, float, float]
    heads: tuple[Head, ...]
    plaques: tuple[Plaque, ...]
    left_out: tuple[Goal, ...]

    @property
    def summit(self) -> Point:
        return self.measures.summit

    @property
    def foot(self) -> float:
        return self.measures.foot

    @property
    def base(self) -> float:
        return self.measures.foot - self.measures.free

    @property
    def boxes(self) -> tuple[Box, ...]:
        return (*(plaque.outer for plaque in self.plaques), *(head.box for head in self.heads))

    def left_edge(self, y: float) -> float:
        """The x of the left ridge at this height; the summit's x above it."""
        return self.summit.x - half_widths(self.measures, y)[0]

    def right_edge(self, y: float) -> float:
        return self.summit.x + half_widths(self.measures, y)[1]

    def ledge_at(self, number: int, x: float) -> float:
        """The height of ledge 0 (snow), 1 or 2 at x: tilted by turns like a switchback."""
        middle = self.ledges[number]
        left, right = half_widths(self.measures, middle)
        turn = -self.measures.tilt if number == 1 else self.measures.tilt
        return middle + turn * (x - self.summit.x) * 2 / (left + right)


class _Site(NamedTuple):
    """What holds for all tiers of one mountain."""

    page: Page
    measures: Measures
    lang: str
    today: date


def plan(goals: tuple[Goal, ...], page: Page, *, today: date, lang: str) -> MountainPlan:
    """The mountain of these goals: dropped and parked ones leave the picture, reached ones stay with a tick."""
    site = _Site(page, MEASURES[page.paper], lang, today)
    shown = [goal for goal in goals if goal.state != "dropped" and not goal.parked]
    return _with_goals(site, shown) if shown else _bare(site)


def _bare(site: _Site) -> MountainPlan:
    """A mountain not climbed yet: tiers without names."""
    top, foot = site.measures.summit.y, site.measures.foot
    snow, year, week = (top + share * (foot - top) for share in LEDGES)
    return MountainPlan(site.page, site.measures, (snow, year, week), (), (), ())


def _with_goals(site: _Site, shown: list[Goal]) -> MountainPlan:
    by_tier = [[goal for goal in shown if tier_of(goal, today=site.today) == tier] for tier in _TIERS]
    names = words(site.lang).tier_names
    lines = [_head_lines(names[tier], tier, site) if goals else () for tier, goals in zip(_TIERS, by_tier, strict=True)]
    needs = tuple(
        seats.Need(len(goals), len(wording), any(goal.state == "reached" for goal in goals))
        for goals, wording in zip(by_tier, lines, strict=True)
    )
    seating = seats.choose(needs, site.measures)
    heads: list[Head] = []
    plaques: list[Plaque] = []
    left_out: list[Goal] = []
    for number, goals in enumerate(by_tier):
        if not goals:
            continue
        head = _head(_TIERS[number], lines[number], seating.ledges[2 - number], site)
        seated, gone = _seated(goals, seating.tiers[number], head, site)
        heads.append(head)
        plaques += seated
        left_out += gone
    return MountainPlan(site.page, site.measures, seating.ledges, tuple(heads), tuple(plaques), tuple(left_out))


def _head_lines(name: str, tier: Tier, site: _Site) -> tuple[str, ...]:
    """The name in one line, or in two where the mountain is too narrow for it."""
    size, room = site.page.tier, HEAD_ROOM[tier] * site.measures.spread
    if _name_width(name, size) <= room:
        return (name,)
    return breaking.break_lines(name, "heavy", size, room * UNSPACED, 2).lines


@lru_cache(maxsize=256)
def _name_width(name: str, size: float) -> float:
    return width(name, "heavy", size, SPACING)


def _head(tier: Tier, lines: tuple[str, ...], ledge: float, site: _Site) -> Head:
    """The name below its ledge, a little lower where it is so wide that the tilted trail comes near."""
    size = site.page.tier
    wide = max((_name_width(line, size) for line in lines), default=0)
    near = TILT * wide / sum(half_widths(site.measures, ledge)) - 7
    first = ledge + 2.15 * size + max(0, near)
    placed = tuple((line, first + 1.25 * size * place) for place, line in enumerate(lines))
    x = site.measures.summit.x
    last = placed[-1][1] if placed else first
    return Head(tier, x, placed, Box(x - wide / 2, first - UP * size, x + wide / 2, last + DOWN * size))


def _seated(goals: list[Goal], places: seats.Seats, head: Head, site: _Site) -> tuple[list[Plaque], list[Goal]]:
    """The plaques of a tier, and the goals that found none."""
    kept, gone = _kept(goals, sum(places.columns))
    under_name = any(goal.state == "reached" for goal in kept[: max(1, places.columns[0] - 1)])
    top = max(places.top, head.box.y1 + (TICK_UP if under_name else 0) + FROM_HEAD)
    boxes = _row_boxes(places.columns, places.width, top, site.measures)
    plaques = [_plaque(box, goal, head.tier, site) for box, goal in zip(boxes, kept, strict=False)]
    if gone:
        plaques.append(_note(boxes[len(kept)], len(gone), head.tier, site))
    return plaques, gone


def _kept(goals: list[Goal], room: int) -> tuple[list[Goal], list[Goal]]:
    """The goals that get a plaque and those that do not: where some must go, reached ones go first, then the last."""
    if len(goals) <= room:
        return goals, []
    by_weight = sorted(range(len(goals)), key=lambda place: (goals[place].state == "reached", place))
    stay = set(by_weight[: room - 1])
    kept = [goal for place, goal in enumerate(goals) if place in stay]
    return kept, [goal for place, goal in enumerate(goals) if place not in stay]


def _row_boxes(columns: tuple[int, ...], wide: float, top: float, measures: Measures) -> list[Box]:
    boxes = []
    for row, count in enumerate(columns):
        y = top + row * (measures.plaque + measures.gap)
        left = measures.summit.x - (count * wide + (count - 1) * measures.gap) / 2
        for column in range(count):
            x = left + column * (wide + measures.gap)
            boxes.append(Box(x, y, x + wide, y + measures.plaque))
    return boxes


def _plaque(box: Box, goal: Goal, tier: Tier, site: _Site) -> Plaque:
    measures, size = site.measures, site.page.goal
    art = emblem(goal.emoji, goal.title, site.lang)
    start = measures.text_at if art else measures.text_end
    room = box.x1 - box.x0 - start - measures.text_end
    lines = breaking.break_lines(goal.title, "bold", size, room, 2, lang=site.lang).lines
    return Plaque(box, lines, art, tier, goal)


def _note(box: Box, count: int, tier: Tier, site: _Site) -> Plaque:
    """The last plaque of a full tier: "and 3 more"."""
    room = box.x1 - box.x0 - 2 * site.measures.text_end
    wording = words(site.lang).more_goals(count)
    return Plaque(
        box, breaking.break_lines(wording, "bold", site.page.goal, room, 2, lang=site.lang).lines, None, tier, None
    )
