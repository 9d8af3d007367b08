"""Stories in and out of files: the story file (text) and the interchange form (JSON)."""

from __future__ import annotations

from dataclasses import dataclass, field

from dreamline.goals.pyramid import Pyramid
from dreamline.story.story import Story


@dataclass(frozen=True, slots=True)
class Remark:
    """One plain sentence about a line not understood or changed on the way in; `line` counts from 1, 0 = no line."""

    line: int
    sentence: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.sentence}" if self.line else self.sentence


@dataclass(frozen=True, slots=True)
class Loose:
    """A line nobody understood, kept word for word; `after` is the id of the item it followed, "" = the top."""

    after: str
    text: str


@dataclass(frozen=True, slots=True)
class Filed:
    """Everything one file holds: the story, the pyramid, and the lines nobody understood."""

    story: Story = field(default_factory=Story)
    pyramid: Pyramid = field(default_factory=Pyramid)
    loose: tuple[Loose, ...] = ()
