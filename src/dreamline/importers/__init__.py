"""Draft stories from other people's formats: JSON Resume, the LinkedIn data export, a CSV table.

Every reader here takes the bytes of one file and gives a `Draft`, or raises `CannotRead` with one plain sentence.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dreamline.sentence import Refused

if TYPE_CHECKING:
    from dreamline.filing import Filed, Remark


class CannotRead(Refused):
    """A file that gives no story; its message is one plain sentence that says what to do."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A first draft of a story, and what was left out and why, in plain sentences."""

    filed: Filed
    left_out: tuple[Remark, ...] = ()
