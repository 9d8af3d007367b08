"""What a dream is: title, size and area, why, what it needs, where it grew from, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from dreamline.story.moment import ONLY_ME, Photo, Sight

if TYPE_CHECKING:
    from dreamline.story.when import When

DreamSize = Literal["big", "small"]
Area = Literal["private", "work", "both"]
DreamState = Literal["open", "reached", "changed", "let go"]


@dataclass(frozen=True, slots=True)
class Need:
    """A skill with importance 0-3 and competence 1-5 (not yet, a start, half way, nearly, there), or a condition."""

    name: str
    importance: int | None = None
    competence: int | None = None


@dataclass(frozen=True, slots=True)
class Dream:
    """A dream; `grew_from` and `became` are ids of moments, `horizon` may be None ("no horizon" is a normal answer).

    `state_when` says when it was reached, changed or let go; `was` keeps the old words of a changed dream.
    """

    id: str
    title: str
    emoji: str = ""
    photo: Photo | None = None
    size: DreamSize = "small"
    area: Area = "private"
    horizon: When | None = None
    why: str = ""
    in_the_way: str = ""
    needs: tuple[Need, ...] = ()
    grew_from: tuple[str, ...] = ()
    state: DreamState = "open"
    state_when: When | None = None
    was: str = ""
    became: str | None = None
    sight: Sight = ONLY_ME
