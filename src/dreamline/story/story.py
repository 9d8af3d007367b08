"""One person's story: moments in their order, chapters, values and dreams."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dreamline.story.moment import ONLY_ME, Sight

if TYPE_CHECKING:
    from dreamline.story.dream import Dream
    from dreamline.story.moment import Moment
    from dreamline.story.when import When

COLOURS = ("honey", "pine", "brick", "sky", "plum", "moss", "indigo", "rose", "cocoa", "slate")
"""The names of the ten chapter colours, in the order in which chapters receive them."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A named stretch of the story; `colour` is one of COLOURS, or "" for the next in order."""

    id: str
    name: str
    moments: tuple[Moment, ...] = ()
    when: When | None = None
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Value:
    """A word the person stands for, tied to the moments (ids) that show it."""

    name: str
    moments: tuple[str, ...] = ()
    sight: Sight = ONLY_ME


@dataclass(frozen=True, slots=True)
class Story:
    """A whole story. A chapter with the name "" holds moments that stand under no chapter.

    `title` may be "" (the picture then finds its own); `lang` is a language code or "" when unknown.
    """

    person: str = ""
    title: str = ""
    subtitle: str = ""
    caption: str = ""
    born: When | None = None
    lang: str = ""
    chapters: tuple[Chapter, ...] = ()
    values: tuple[Value, ...] = ()
    dreams: tuple[Dream, ...] = ()

    @property
    def moments(self) -> tuple[Moment, ...]:
        """All moments in the order of the story."""
        return tuple(moment for chapter in self.chapters for moment in chapter.moments)
