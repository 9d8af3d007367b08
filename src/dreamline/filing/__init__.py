"""Stories in and out of files: the story file (text) and the interchange form (JSON)."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Literal, cast

from dreamline.goals.pyramid import Pyramid
from dreamline.sentence import say
from dreamline.story.story import Story

if TYPE_CHECKING:
    from dreamline.sentence import Said

SectionKind = Literal["dreams", "values", "goals"]


@dataclass(frozen=True, slots=True)
class Remark:
    """One plain sentence about a line not understood or changed on the way in; `line` counts from 1, 0 = no line."""

    line: int
    sentence: Said

    @property
    def said(self) -> Said:
        """The sentence with its line in front."""
        return say("line {line}: {sentence}", line=self.line, sentence=self.sentence) if self.line else self.sentence

    def __str__(self) -> str:
        return str(self.said)


@dataclass(frozen=True, slots=True)
class Loose:
    """Lines nobody understood, kept word for word, where they stood.

    `after` is the id of the item they followed. Other places: "" = the very top, "head" = below title and name,
    "dreams", "values", "goals" = below that section's heading, "v1" = the first value, "under d1" = below the heading
    of that dream (or summit) among the goals.
    """

    after: str
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the story file by the heading it stood under ("Drömmar"), in the order of the file."""

    kind: SectionKind
    heading: str


@dataclass(frozen=True, slots=True)
class Filed:
    """Everything one file holds: the story, the pyramid, the lines nobody understood, the names of its sections."""

    story: Story = field(default_factory=Story)
    pyramid: Pyramid = field(default_factory=Pyramid)
    loose: tuple[Loose, ...] = ()
    sections: tuple[Section, ...] = ()


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of the interchange form."""
    text = files(__name__).joinpath("schema.json").read_text(encoding="utf-8")
    return cast("dict[str, Any]", json.loads(text))
