"""The goal pyramid: goals in three tiers under dreams, and the promises of both sides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from dreamline.story.moment import ONLY_ME, Sight

if TYPE_CHECKING:
    from datetime import date

    from dreamline.story.when import When

GoalKind = Literal["outcome", "performance", "learning", "process"]
Tier = Literal["week", "year", "long"]
GoalState = Literal["open", "reached", "moved", "dropped"]
PromiseState = Literal["open", "kept", "partly kept", "dropped"]


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal in the pyramid.

    `kind`: outcome (a result), performance or learning (a skill), process (a habit, with an if-then plan).
    `tier` is None where unsaid; `tier_of` then tells it. `dream` is the id of the dream it leads to, or None.
    `parked` is an open goal set aside. `state_when` says when it was reached, moved or dropped.
    """

    id: str
    title: str
    kind: GoalKind = "outcome"
    emoji: str = ""
    tier: Tier | None = None
    due: When | None = None
    state: GoalState = "open"
    state_when: When | None = None
    parked: bool = False
    if_then: str = ""
    in_the_way: str = ""
    objective: str = ""
    dream: str | None = None
    sight: Sight = ONLY_ME


@dataclass(frozen=True, slots=True)
class Promise:
    """Who does what by when; the lead's promises count as much as the member's. `dream` as in Goal."""

    id: str
    who: str
    text: str
    due: When | None = None
    state: PromiseState = "open"
    state_when: When | None = None
    dream: str | None = None


@dataclass(frozen=True, slots=True)
class Summit:
    """A dream only the pyramid shows: it has a title and no cloud of its own among the story's dreams."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Pyramid:
    """All goals and promises of one person, in their order. A goal's `dream` names a dream of the story or a summit."""

    goals: tuple[Goal, ...] = ()
    promises: tuple[Promise, ...] = ()
    summits: tuple[Summit, ...] = ()


def tier_of(goal: Goal, *, today: date) -> Tier:
    """The tier said, else: a habit is every week; due more than 12 months after today is long term; else this year."""
    if goal.tier:
        return goal.tier
    if goal.kind == "process":
        return "week"
    latest = goal.due.latest if goal.due else None
    return "long" if latest and latest > _a_year_after(today) else "year"


def _a_year_after(day: date) -> date:
    leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + 1, day=28 if leap_day else day.day)
