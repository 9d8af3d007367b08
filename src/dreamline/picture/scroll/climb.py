"""The phone's mountain: wider than the screen, its goals in one column, and the trail along its ledges (PICTURE 12)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import sin
from typing import TYPE_CHECKING, Final

from dreamline.goals.pyramid import tier_of
from dreamline.picture.measure import DOWN, UP, width
from dreamline.picture.plan import Box, Point
from dreamline.picture.scroll.phone import MIDDLE, PHONE, WIDTH
from dreamline.picture.typography.breaking import break_lines
from dreamline.picture.words import words
from dreamline.picture.world.emblem import emblem
from dreamline.picture.world.massif import Measures, half_widths
from dreamline.picture.world.mountain import SPACING, Head, MountainPlan, Plaque
from dreamline.picture.world.trail import smooth

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from dreamline.goals.pyramid import Goal, Tier
    from dreamline.picture.plan import Bezier

FLANKS: Final = (
    (0.0, 0, 0), (22, 16, 11), (34, 20, 24), (69, 48, 43), (84, 54, 61), (125, 98, 92), (140, 106, 112),
    (200, 140, 136), (225, 156, 152), (300, 184, 180), (325, 194, 190), (437, 214, 210), (624, 262, 262),
)  # fmt: skip
"""Half widths left and right at so many u below the summit; from the last on the mountain goes straight down."""

SNOW: Final = 126.0
EMPTY: Final = 60.0
"""Heights of the snow and of a tier without goals."""
BARE: Final = (110.0, 110.0, 130.0)
"""Heights of the tiers of a mountain without any goals, from the top."""
HEAD: Final = 29.0
"""From a ledge down to the base line of a tier's name."""
UNDER_HEAD: Final = 11.0
BETWEEN: Final = 8.0
FOR_TICK: Final = 3.0
"""A reached goal below another plaque stands so much lower: its tick sticks out."""
OVER_LEDGE: Final = 21.0
"""From the last plaque of a tier down to the ledge below it."""
UNDER_PLAQUES: Final = 18.0
"""The foot of the mountain lies so far below the last plaque."""
WIDTHS: Final[dict[Tier, float]] = {"week": 270, "year": 236, "long": 196}
ONE_LINE, TWO_LINES = 39.0, 54.0
UNSPACED: Final = 0.82
BESIDE_NAME: Final = 32.0
"""From a tier's name to the mountain's edge, for the trail."""

INSET: Final = 18.0
FROM_SCREEN: Final = 18.0
FROM_PLAQUE: Final = 14.0
ROUND: Final = 76.0
"""So far from a corner the trail begins to turn."""
CUT: Final = 26.0
"""So much of a corner is cut off."""
SWAY, SWAY_LENGTH = 4.0, 32.0
"""At the edge of the screen it sways a little."""
STEP: Final = 36.0
DOT, DOT_EDGE, DASH = 4.0, 7.5, (1.0, 8.8)
TODAY_BELOW: Final = 92.0
"""TODAY stands so far below the foot of the mountain."""

_TIERS: Final[tuple[Tier, Tier, Tier]] = ("long", "year", "week")


def _measures(summit: float, foot: float, plaque: float = ONE_LINE) -> Measures:
    """The lengths of this mountain; those of a plaque follow from its height."""
    tall = foot - summit
    flanks = [(down / tall, left, right) for down, left, right in FLANKS if down < tall]
    _, left, right = FLANKS[-1]
    return Measures(
        Point(MIDDLE, summit), foot, 1, SNOW, 0, 0, HEAD, plaque, EMPTY, 0, BETWEEN, plaque, 0.24 * plaque,
        0.59 * plaque, 0.47 * plaque, 0.86 * plaque, 10, (270, 236, 196), 0, 0, 0.77, (*flanks, (1.0, left, right)), 6,
    )  # fmt: skip


@lru_cache(maxsize=4)
def mould(plaque: float) -> MountainPlan:
    """A mountain whose measures are those of plaques of this height."""
    return MountainPlan(PHONE, _measures(0, 1000, plaque), (0, 0, 0), (), (), ())


@dataclass(frozen=True, slots=True)
class Climb:
    """The mountain with its goals from the base up, and the height at which it vanishes behind the nearest hill."""

    plan: MountainPlan
    base: float

    @property
    def today(self) -> float:
        """The height of TODAY."""
        return self.plan.foot + TODAY_BELOW


def climb(goals: tuple[Goal, ...], summit: float, *, today: date, lang: str) -> Climb:
    """The mountain of all these goals; dropped and parked ones leave the picture."""
    shown = [goal for goal in goals if goal.state != "dropped" and not goal.parked]
    by_tier = {tier: [goal for goal in shown if tier_of(goal, today=today) == tier] for tier in _TIERS}
    ground = _measures(summit, summit + FLANKS[-1][0])
    ledges: list[float] = []
    tiers: list[tuple[Head, list[Plaque]]] = []
    y = summit + SNOW
    for tier, bare in zip(_TIERS, BARE, strict=True):
        ledges.append(y)
        some = by_tier[tier]
        if not some:
            y += EMPTY if shown else bare
            continue
        head = _head(tier, words(lang).tier_names[tier], y, ground)
        plaques = _column(some, head, lang)
        tiers.append((head, plaques))
        y = plaques[-1].box.y1 + (OVER_LEDGE if tier != "week" else 0)
    foot = y + UNDER_PLAQUES
    plan = MountainPlan(
        PHONE, _measures(summit, foot), (ledges[0], ledges[1], ledges[2]),
        tuple(head for head, _ in reversed(tiers)),
        tuple(plaque for _, some in reversed(tiers) for plaque in some), (),
    )  # fmt: skip
    return Climb(plan, foot - UNDER_PLAQUES - 16)


def _head(tier: Tier, name: str, ledge: float, ground: Measures) -> Head:
    """The tier's name below its ledge, in two lines where the mountain is too narrow."""
    size = PHONE.tier
    first = ledge + HEAD
    room = min(2 * min(half_widths(ground, first)), WIDTH) - 2 * BESIDE_NAME
    lines: tuple[str, ...] = (name,)
    if width(name, "heavy", size, SPACING) > room:
        lines = break_lines(name, "heavy", size, room * UNSPACED, 3).lines
    placed = tuple((line, first + 1.25 * size * number) for number, line in enumerate(lines))
    wide = max(width(line, "heavy", size, SPACING) for line in lines)
    return Head(tier, MIDDLE, placed, Box(MIDDLE - wide / 2, first - UP * size, MIDDLE + wide / 2,
                                          placed[-1][1] + DOWN * size))  # fmt: skip


def _column(goals: list[Goal], head: Head, lang: str) -> list[Plaque]:
    """All plaques of a tier, one below the other."""
    plaques: list[Plaque] = []
    y = head.lines[-1][1] + UNDER_HEAD
    half = WIDTHS[head.tier] / 2
    for goal in goals:
        if goal.state == "reached" and (plaques or head.box.x1 > MIDDLE + half - 24):
            y += FOR_TICK
        made = _plaque(goal, y, head.tier, lang)
        plaques.append(made)
        y = made.box.y1 + BETWEEN
    return plaques


def _plaque(goal: Goal, y: float, tier: Tier, lang: str) -> Plaque:
    """One line where it fits, else two."""
    art = emblem(goal.emoji, goal.title, lang)
    half = WIDTHS[tier] / 2
    for tall, most in ((ONE_LINE, 1), (TWO_LINES, 2)):
        measures = mould(tall).measures
        room = 2 * half - (measures.text_at if art else measures.text_end) - measures.text_end
        broken = break_lines(goal.title, "bold", PHONE.goal, room, most, lang=lang)
        if not broken.cut:
            break
    return Plaque(Box(MIDDLE - half, y, MIDDLE + half, y + tall), broken.lines, art, tier, goal)


def trail(made: Climb) -> tuple[Bezier, ...]:
    """The trail from the flag over the ledges to the summit, the flag's end first."""
    return smooth(list(_waypoints(made)))


def _waypoints(made: Climb) -> Iterator[Point]:
    plan = made.plan
    yield from _approach(made)
    low = made.base - 30
    for number, right in ((2, False), (1, True)):
        yield from _up_and_along(plan, number, low, right=right)
        end = _side(plan, plan.ledges[number] - 24, right=not right)
        low = plan.ledge_at(number, end) - min(ROUND, 0.4 * (plan.ledges[number] - plan.ledges[number - 1]))
    yield from _up_and_along(plan, 0, low, right=False)
    yield from _over_the_snow(plan)


def _up_and_along(plan: MountainPlan, number: int, low: float, *, right: bool) -> Iterator[Point]:
    """Up one side to a ledge, and along it to the other side; the snow line is left half-way."""
    start = _side(plan, plan.ledges[number] + 24, right=right)
    high = plan.ledge_at(number, start)
    turn = min(ROUND, (low - high) / 2)
    count = max(1, round((low - turn - high) / STEP))
    for step in range(count + 1):
        y = low + (high + turn - low) * step / count
        yield Point(_side(plan, y, right=right), y)
    way = -1 if right else 1
    end = _side(plan, plan.ledges[number] - 24, right=not right)
    cut = min(CUT, 0.45 * turn)
    yield Point(start, high + cut)
    xs = (start + way * cut, start + way * turn, end - way * ROUND, end - way * CUT) if number else (start + cut,)
    for x in xs:
        yield Point(x, plan.ledge_at(number, x))
    if number:
        yield Point(end, plan.ledge_at(number, end) - CUT)


def _approach(made: Climb) -> Iterator[Point]:
    """From the flag to the left edge of the screen and up."""
    y = made.today
    yield Point(MIDDLE - 6, y - 22)
    yield Point(MIDDLE - 50, y - 58)
    yield Point(MIDDLE - 125, y - 74)
    yield Point(FROM_SCREEN + 6, y - 116)
    yield Point(FROM_SCREEN - 2, y - 150)


def _side(plan: MountainPlan, y: float, *, right: bool) -> float:
    """Where the trail climbs at this height: inside the mountain and the screen, clear of the plaques beside it."""
    flanks = half_widths(plan.measures, y)
    half = min(flanks[right] - INSET, MIDDLE - FROM_SCREEN + SWAY * sin(y / SWAY_LENGTH))
    near = [box.x1 - MIDDLE for box in _beside(plan) if box.y0 - STEP < y < box.y1 + STEP]
    reach = max(half, *(edge + FROM_PLAQUE for edge in near), 30)
    return MIDDLE + reach if right else MIDDLE - reach


def _beside(plan: MountainPlan) -> list[Box]:
    return [*(plaque.box for plaque in plan.plaques), *(head.box for head in plan.heads)]


def _over_the_snow(plan: MountainPlan) -> Iterator[Point]:
    (x, top), snow = plan.summit, plan.ledges[0]
    for across, up in ((20, 2), (46, -4), (32, 26), (1, 64), (6, 96)):
        yield Point(x + across, snow - up)
    yield Point(x, top + 4)
