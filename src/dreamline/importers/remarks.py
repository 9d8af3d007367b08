"""The sentences gathered on the way in, up to a bound."""

from __future__ import annotations

from dataclasses import dataclass, field

from dreamline.filing import Remark

MOST = 200
"""Where everything is wrong, nobody reads more sentences than these; the rest is counted."""


@dataclass(slots=True)
class Remarks:
    """What was left out or changed, in the order in which it was seen."""

    kept: list[Remark] = field(default_factory=list)
    more: int = 0

    def say(self, sentence: str, *, line: int = 0) -> None:
        if len(self.kept) < MOST:
            self.kept.append(Remark(line, sentence))
        else:
            self.more += 1

    def all(self) -> tuple[Remark, ...]:
        """All of them, and how many more there were."""
        rest = (Remark(0, f"{self.more} more remarks like these were left out."),) if self.more else ()
        return (*self.kept, *rest)
