"""What a picture of a story must show, worked out from the story alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dreamline.picture import measure
from dreamline.picture.checking.presence import Due
from dreamline.picture.path.stops import path_of

if TYPE_CHECKING:
    from datetime import date

    from dreamline.filing import Filed


def due_of(filed: Filed, *, today: date, lang: str = "") -> Due:
    """Every moment that is not in the future, the signs of their chapters, the goals and dreams that still live.

    `lang` is that of the drawing; it decides how dates are shortened.
    """
    story = filed.story
    path = path_of(story, today=today, lang=lang or story.lang, photos={})
    shown = {stop.chapter for stop in path.stops}
    chapters = path.chapters
    return Due(
        frozenset(stop.id for stop in path.stops),
        frozenset(chapters.ids[number] for number in shown if says(chapters.names[number])),
        frozenset(goal.id for goal in filed.pyramid.goals if goal.state != "dropped" and not goal.parked),
        frozenset(dream.id for dream in story.dreams if dream.state in {"open", "changed"}),
        frozenset(stop.id for stop in path.stops if says(stop.date)),
    )


def says(text: str) -> bool:
    """Whether anything of a text can be seen."""
    return bool(measure.clean(text).strip())
