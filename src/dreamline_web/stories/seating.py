"""Where a new moment stands: which chapter, after which moment.

Chapters and undated moments stand where their owner puts them; in a chapter, time orders the dated ones (the core's
`dreamline.story.order`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dreamline.story.order import place_in
from dreamline.story.when import sort_key

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from dreamline.story.moment import Moment
    from dreamline.story.story import Chapter
    from dreamline.story.when import When


@dataclass(frozen=True, slots=True)
class Seat:
    """`chapter` counts the story's chapters, `place` the moments of that chapter; both from 0."""

    chapter: int
    place: int


def seat(chapters: Sequence[Chapter], when: When | None) -> Seat:
    """The seat for a moment of that date among at least one chapter.

    An undated one waits at the end of the last chapter. A dated one goes to the latest chapter whose own years cover
    it, else to the chapter of the last moment before it, else to the first chapter.
    """
    if when is None:
        return Seat(len(chapters) - 1, len(chapters[-1].moments))
    at = _covering(chapters, when)
    if at is None:
        at = _of_the_moment_before(chapters, when)
    return Seat(at, place_in(chapters[at].moments, when))


def beginning(moments: Sequence[Moment]) -> tuple[int, int, str] | None:
    """The earliest date among moments, as a key to compare; None without dates."""
    return min((sort_key(moment.when) for moment in moments if moment.when), default=None)


def _covering(chapters: Sequence[Chapter], when: When) -> int | None:
    day = when.earliest or when.latest
    covering = [at for at, chapter in enumerate(chapters) if day and chapter.when and _covers(chapter.when, day)]
    return covering[-1] if covering else None


def _covers(years: When, day: date) -> bool:
    return (years.earliest is None or years.earliest <= day) and (years.latest is None or day <= years.latest)


def _of_the_moment_before(chapters: Sequence[Chapter], when: When) -> int:
    key = sort_key(when)
    earlier = [
        at
        for at, chapter in enumerate(chapters)
        for moment in chapter.moments
        if moment.when and sort_key(moment.when) <= key
    ]
    return earlier[-1] if earlier else 0
