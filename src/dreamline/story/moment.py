"""What a moment of a life story is, and the few things it is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from dreamline.story.when import When

LOWEST, HIGHEST = -2, 2
"""The five heights of a feeling: -2 a low, -1 hard, 0 even, +1 good, +2 a high."""


@dataclass(frozen=True, slots=True)
class Sight:
    """Who may see an item: only me, me and my lead, or the people named."""

    who: Literal["me", "lead", "people"] = "me"
    names: tuple[str, ...] = ()


ONLY_ME = Sight()
MY_LEAD = Sight("lead")


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo by the name of its file; `focus` is the point to keep when cropped, as shares of width and height."""

    name: str
    alt: str = ""
    focus: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that happened.

    `id` is unique within its story. `feeling` is None where none was given. `chose` is what I chose, with the road
    not taken in the same words ("computing instead of mechanics"). `show_why` asks for the why in the picture.
    """

    id: str
    text: str
    when: When | None = None
    emoji: str = ""
    photo: Photo | None = None
    feeling: int | None = None
    turning_point: bool = False
    chose: str = ""
    why: str = ""
    show_why: bool = False
    people: str = ""
    place: str = ""
    sight: Sight = ONLY_ME
