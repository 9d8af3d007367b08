"""What themes draw in other shapes: once with a plain theme, with a twin once for each of its sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dreamline.picture.shapes import Group

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from dreamline.picture.look import Theme
    from dreamline.picture.shapes import Shape


def by_side(theme: Theme, draw: Callable[[Theme], Iterable[Shape]]) -> list[Shape]:
    """The shapes `draw` gives for the theme; of a twin one group for each side that has any."""
    if not theme.sides:
        return list(draw(theme))
    sides = [Group(tuple(draw(side)), look=side.name) for side in theme.sides]
    return [side for side in sides if side.shapes]
