"""The emoji of a goal or dream, on a tinted disc where it is so pale that it would vanish."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dreamline.emoji.art import is_pale
from dreamline.picture.shapes import Circle, Emoji, Shape, Style

if TYPE_CHECKING:
    from dreamline.emoji.art import Art
    from dreamline.picture.look import Theme

DISC = 0.6
"""Radius of the disc, as share of the emoji's side."""


def emblem(art: Art, x: float, y: float, side: float, theme: Theme) -> list[Shape]:
    """The artwork around (x, y)."""
    drawn = Emoji(x, y, side, art)
    if is_pale(art.key):
        return [Circle(x, y, DISC * side, Style(fill=theme.pale)), drawn]
    return [drawn]
