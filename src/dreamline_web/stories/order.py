"""Positions between neighbours: rows of one list in the order of a number that leaves room in between."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dreamline_web.stories.models import Part
    from dreamline_web.stories.recording import Change

STEP: Final = 1024.0
NARROWEST: Final = 1e-6
"""Two positions nearer than this get new ones, as all of their list; after some 30 insertions at the same place."""


def position_at(change: Change, others: Sequence[Part], place: int) -> float:
    """The position for the row that comes to stand at `place` among `others` (which it is not one of)."""
    before = others[place - 1].position if place > 0 else None
    after = others[place].position if place < len(others) else None
    if before is None:
        return 0.0 if after is None else after - STEP
    if after is None:
        return before + STEP
    if after - before < NARROWEST:
        _spread(change, others)
        return position_at(change, others, place)
    return (before + after) / 2


def _spread(change: Change, rows: Sequence[Part]) -> None:
    for number, row in enumerate(rows):
        change.note(row)  # type: ignore[arg-type]  # every part is one of the noted kinds
        row.position = number * STEP
        change.update(row)  # type: ignore[arg-type]  # as above
