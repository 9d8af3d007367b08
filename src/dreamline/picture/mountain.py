"""Where the mountain stands, how its tiers share its height, and where every goal's plaque lies (PICTURE 9)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dreamline.goals.pyramid import tier_of
from dreamline.picture import breaking, seats
from dreamline.picture.emblem import emblem
from dreamline.picture.massif import MEASURES, Measures, half_widths
from dreamline.picture.measure import DOWN, UP, width
from dreamline.picture.plan import Box
from dreamline.picture.words import words

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
        """The plaque with its tick, which sticks out 9 at the upper right corner."""
        return self.box._replace(y0=self.box.y0 - 9, x1=self.box.x1 + 9) if self.reached else self.box


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
        turn = -TILT if number == 1 else TILT
        return middle + turn * (x - self.summit.x) * 2 / (left + right)


def plan(goals: tuple[Goal, ...], page: Page, *, today: date, lang: str) -> MountainPlan:
    """The mountain of these goals: dropped and parked ones leave the picture, reached ones stay with a tick."""
    measures = MEASURES[page.paper]
    shown = [goal for goal in goals if goal.state != "dropped" and not goal.parked]
    tiers = {tier: [goal for goal in shown if tier_of(goal, today=today) == tier] for tier in _TIERS}
    if not shown:
        height = measures.foot - measures.summit.y
        first, second, third = (measures.summit.y + share * height for share in LEDGES)
        return MountainPlan(page, measures, (first, second, third), (), (), ())
    return _with_goals(page, measures, tiers, lang)


def _with_goals(page: Page, measures: Measures, tiers: dict[Tier, list[Goal]], lang: str) -> MountainPlan:
    counts = tuple(len(tiers[tier]) for tier in _TIERS)
    names = words(lang).tier_names
    lines = tuple(_head_lines(names[tier], tier, page) if tiers[tier] else () for tier in _TIERS)
    ticks = tuple(any(goal.state == "reached" for goal in tiers[tier]) for tier in _TIERS)
    seating = seats.choose(counts, tuple(len(each) for each in lines), ticks, measures)
    heads: list[Head] = []
    plaques: list[Plaque] = []
    left_out: list[Goal] = []
    for tier, wording, row_widths in zip(_TIERS, lines, seating.tiers, strict=True):
        if not tiers[tier]:
            continue
        number = 2 - _TIERS.index(tier)
        head = _head(tier, wording, seating.ledges[number], number, page, measures)
        heads.append(head)
        kept, gone = _kept(tiers[tier], sum(row_widths.columns))
        left_out += gone
        top = row_widths.top + max(0, head.box.y1 + 5 - row_widths.top)
        boxes = _row_boxes(row_widths.columns, row_widths.width, top, measures)
        plaques += _filled(boxes, kept, len(gone), tier, page, measures, lang)
    return MountainPlan(page, measures, seating.ledges, tuple(heads), tuple(plaques), tuple(left_out))


def _head_lines(name: str, tier: Tier, page: Page) -> tuple[str, ...]:
    """The name in one line, or in two where the mountain is too narrow for it."""
    room = {"long": 172, "year": 300, "week": 420}[tier] * MEASURES[page.paper].spread
    if width(name, "heavy", page.tier, 2) <= room:
        return (name,)
    return breaking.break_lines(name, "heavy", page.tier, room * 0.82, 2).lines


def _head(tier: Tier, lines: tuple[str, ...], ledge: float, number: int, page: Page, measures: Measures) -> Head:
    wide = max(width(line, "heavy", page.tier, 2) for line in lines)
    clear = TILT * wide / sum(half_widths(measures, ledge)) - 7
    first = ledge + 2.15 * page.tier + max(0, clear if number else clear - 2)
    placed = tuple((line, first + 1.25 * page.tier * place) for place, line in enumerate(lines))
    x = measures.summit.x
    box = Box(x - wide / 2, first - UP * page.tier, x + wide / 2, placed[-1][1] + DOWN * page.tier)
    return Head(tier, x, placed, box)


def _kept(goals: list[Goal], room: int) -> tuple[list[Goal], list[Goal]]:
    """The goals that get a plaque and those that do not: where some must go, reached ones go first, then the last."""
    if len(goals) <= room:
        return goals, []
    by_weight = sorted(range(len(goals)), key=lambda place: (goals[place].state == "reached", place))
    stay = set(by_weight[: room - 1])
    return (
        [goal for place, goal in enumerate(goals) if place in stay],
        [goal for place, goal in enumerate(goals) if place not in stay],
    )


def _row_boxes(columns: tuple[int, ...], wide: float, top: float, measures: Measures) -> list[Box]:
    boxes = []
    for row, count in enumerate(columns):
        y = top + row * (measures.plaque + measures.gap)
        left = measures.summit.x - (count * wide + (count - 1) * measures.gap) / 2
        for column in range(count):
            x = left + column * (wide + measures.gap)
            boxes.append(Box(x, y, x + wide, y + measures.plaque))
    return boxes


def _filled(
    boxes: list[Box], goals: list[Goal], left_out: int, tier: Tier, page: Page, measures: Measures, lang: str
) -> list[Plaque]:
    plaques = []
    for box, goal in zip(boxes, goals, strict=False):
        art = emblem(goal.emoji, goal.title, lang)
        start = measures.text_at if art else measures.text_end + 6
        room = box.x1 - box.x0 - start - measures.text_end
        lines = breaking.break_lines(goal.title, "bold", page.goal, room, 2, lang=lang).lines
        plaques.append(Plaque(box, lines, art, tier, goal))
    if left_out:
        box = boxes[len(goals)]
        room = box.x1 - box.x0 - 2 * measures.text_end
        note = breaking.break_lines(words(lang).more_goals(left_out), "bold", page.goal, room, 2, lang=lang).lines
        plaques.append(Plaque(box, note, None, tier, None))
    return plaques
