"""The guard before showing and exporting: a picture with a fault is drawn again from lower rungs of the ladder."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dreamline.picture.checking.check import faults

if TYPE_CHECKING:
    from collections.abc import Callable

    from dreamline.picture.checking.presence import Due
    from dreamline.picture.shapes import Drawing

LOWER: Final = (0, 1, 2, 3, 5, 8, 13, 21, 34)
"""So many ways to place the path are passed over, one try after the other; one sheet knows at most ten a class."""


def sound(draw_again: Callable[[int], Drawing], due_of: Callable[[Drawing], Due]) -> Drawing:
    """The first drawing without a fault; `draw_again(n)` draws without the first n ways that would have held.

    `due_of` tells what must stand on a drawing.

    Raises ValueError, one plain sentence, where none is sound.
    """
    first = ""
    before: Drawing | None = None
    for lower in LOWER:
        try:
            drawing = draw_again(lower)
        except ValueError:
            if not lower:
                raise
            break
        if drawing == before:
            break
        wrong = faults(drawing, due=due_of(drawing))
        if not wrong:
            return drawing
        first = first or str(wrong[0])
        before = drawing
    raise ValueError(f"This picture cannot be drawn without a fault ({first}): shorten the texts named here.")
