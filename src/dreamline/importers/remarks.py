"""The sentences gathered on the way in, up to a bound."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dreamline.filing import Remark
from dreamline.sentence import counted

if TYPE_CHECKING:
    from dreamline.sentence import Said

MOST = 200
"""Where everything is wrong, nobody reads more sentences than these; the rest is counted."""


@dataclass(slots=True)
class Remarks:
    """What was left out or changed, in the order in which it was seen."""

    kept: list[Remark] = field(default_factory=list)
    more: int = 0

    def say(self, sentence: Said, *, line: int = 0) -> None:
        if len(self.kept) < MOST:
            self.kept.append(Remark(line, sentence))
        else:
            self.more += 1

    def all(self) -> tuple[Remark, ...]:
        """All of them, and how many more there were."""
        if not self.more:
            return tuple(self.kept)
        rest = counted(
            "{count} more remark like these was left out.",
            "{count} more remarks like these were left out.",
            count=self.more,
        )
        return (*self.kept, Remark(0, rest))
