"""Ids by position: m1, m2 ... for moments, c1 for chapters, d1 dreams, g1 goals, p1 promises, s1 summits."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dreamline.filing import Filed
from dreamline.goals.pyramid import Pyramid

if TYPE_CHECKING:
    from dreamline.filing import Loose
    from dreamline.story.dream import Dream
    from dreamline.story.story import Chapter, Story, Value

_UNDER = "under "


def renumbered(filed: Filed) -> Filed:
    """The same file with ids by position, as `read_text` gives them; links to nothing are gone."""
    story, pyramid = filed.story, filed.pyramid
    names = {
        **_by_position("m", [moment.id for moment in story.moments]),
        **_by_position("c", [chapter.id for chapter in story.chapters]),
        **_by_position("d", [dream.id for dream in story.dreams]),
        **_by_position("s", [summit.id for summit in pyramid.summits]),
    }
    goals = _by_position("g", [goal.id for goal in pyramid.goals])
    promises = _by_position("p", [promise.id for promise in pyramid.promises])
    return Filed(
        story=_story(story, names),
        pyramid=Pyramid(
            goals=tuple(replace(goal, id=goals[goal.id], dream=names.get(goal.dream or "")) for goal in pyramid.goals),
            promises=tuple(
                replace(promise, id=promises[promise.id], dream=names.get(promise.dream or ""))
                for promise in pyramid.promises
            ),
            summits=tuple(replace(summit, id=names[summit.id]) for summit in pyramid.summits),
        ),
        loose=tuple(_loose(loose, names | goals | promises) for loose in filed.loose),
        sections=filed.sections,
    )


def _by_position(letter: str, ids: list[str]) -> dict[str, str]:
    return {name: f"{letter}{number}" for number, name in enumerate(ids, 1)}


def _story(story: Story, names: dict[str, str]) -> Story:
    return replace(
        story,
        chapters=tuple(_chapter(chapter, names) for chapter in story.chapters),
        values=tuple(_value(value, names) for value in story.values),
        dreams=tuple(_dream(dream, names) for dream in story.dreams),
    )


def _chapter(chapter: Chapter, names: dict[str, str]) -> Chapter:
    moments = tuple(replace(moment, id=names[moment.id]) for moment in chapter.moments)
    return replace(chapter, id=names[chapter.id], moments=moments)


def _value(value: Value, names: dict[str, str]) -> Value:
    return replace(value, moments=tuple(names[moment] for moment in value.moments if moment in names))


def _dream(dream: Dream, names: dict[str, str]) -> Dream:
    return replace(
        dream,
        id=names[dream.id],
        grew_from=tuple(names[moment] for moment in dream.grew_from if moment in names),
        became=names.get(dream.became or ""),
    )


def _loose(loose: Loose, names: dict[str, str]) -> Loose:
    under = _UNDER if loose.after.startswith(_UNDER) else ""
    after = loose.after.removeprefix(_UNDER)
    return replace(loose, after=under + names.get(after, after))
