"""Who may see what of a file: the same story with everything taken out that a viewer may not see, leaving no trace."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dreamline.filing import Filed
from dreamline.goals.pyramid import Pyramid

if TYPE_CHECKING:
    from dreamline.goals.pyramid import Goal, Promise, Summit
    from dreamline.story.dream import Dream
    from dreamline.story.moment import Moment, Sight
    from dreamline.story.story import Chapter, Story, Value


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who looks: the person's lead, or somebody by name. (The owner sees the file as it is.)"""

    lead: bool = False
    name: str = ""

    def may_see(self, sight: Sight) -> bool:
        if sight.who == "lead":
            return self.lead
        return sight.who == "people" and bool(self.name) and _folded(self.name) in map(_folded, sight.names)


THE_LEAD = Viewer(lead=True)


def seen_by(filed: Filed, viewer: Viewer) -> Filed:
    """What `viewer` may see of `filed`; links to hidden items, chapters left empty and loose lines are gone too.

    A chapter shows its name once one of its moments is open, because the picture names the way; its years only when
    all are. A summit shows with a goal below it: a promise alone does not open the dream it leads to.
    """
    story = _story(filed.story, viewer)
    return Filed(story=story, pyramid=_pyramid(filed.pyramid, viewer, {dream.id for dream in story.dreams}))


def _story(story: Story, viewer: Viewer) -> Story:
    chapters = tuple(seen for chapter in story.chapters if (seen := _chapter(chapter, viewer)).moments)
    shown = {moment.id for chapter in chapters for moment in chapter.moments}
    return replace(
        story,
        born=None,
        chapters=chapters,
        values=tuple(_value(value, shown) for value in story.values if viewer.may_see(value.sight)),
        dreams=tuple(_dream(dream, shown) for dream in story.dreams if viewer.may_see(dream.sight)),
    )


def _chapter(chapter: Chapter, viewer: Viewer) -> Chapter:
    seen: tuple[Moment, ...] = tuple(moment for moment in chapter.moments if viewer.may_see(moment.sight))
    return replace(chapter, moments=seen, when=chapter.when if seen == chapter.moments else None)


def _value(value: Value, shown: set[str]) -> Value:
    return replace(value, moments=tuple(moment for moment in value.moments if moment in shown))


def _dream(dream: Dream, shown: set[str]) -> Dream:
    return replace(
        dream,
        grew_from=tuple(moment for moment in dream.grew_from if moment in shown),
        became=dream.became if dream.became in shown else None,
    )


def _pyramid(pyramid: Pyramid, viewer: Viewer, dreams: set[str]) -> Pyramid:
    goals = tuple(goal for goal in pyramid.goals if viewer.may_see(goal.sight))
    promises = pyramid.promises if viewer.lead else ()
    named = {goal.dream for goal in goals}
    summits: tuple[Summit, ...] = tuple(summit for summit in pyramid.summits if summit.id in named)
    known = dreams | {summit.id for summit in summits}
    return Pyramid(
        goals=tuple(_goal(goal, known) for goal in goals),
        promises=tuple(_promise(promise, known) for promise in promises),
        summits=summits,
    )


def _goal(goal: Goal, known: set[str]) -> Goal:
    return goal if goal.dream in known else replace(goal, dream=None)


def _promise(promise: Promise, known: set[str]) -> Promise:
    return promise if promise.dream in known else replace(promise, dream=None)


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
