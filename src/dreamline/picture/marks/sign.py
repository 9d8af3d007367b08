"""A way sign on its pole (PICTURE 7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dreamline.picture.marks.paint import edged, line
from dreamline.picture.shapes import Group, Path, Text

if TYPE_CHECKING:
    from dreamline.picture.look import Theme
    from dreamline.picture.path.signs import Sign

POLE = 5.0
RIM = 2.5
CORNER = 5.0
LEAN = 0.2
"""The words stand so many points towards the point of the plate, where the eye sees its middle."""


def sign(placed: Sign, theme: Theme, *, order: int) -> Group:
    """Pole, plate with its point in walking direction, and the chapter's name."""
    look = theme.chapter(placed.colour)
    pole_colour = theme.pole if theme.path_line else look.plate
    pole = Path(
        f"M{placed.x:.2f} {placed.foot:.2f}L{placed.x:.2f} {placed.top:.2f}",
        line(pole_colour, POLE, ends=True),
    )
    plate = Path(_outline(placed), edged(look.plate, theme.sign_line, RIM))
    x0, y0, x1, y1 = placed.body
    x = (x0 + x1) / 2 + LEAN * placed.point * placed.ahead
    words = Text(x, (y0 + y1) / 2 + 0.35 * placed.size, placed.text, "heavy", placed.size, theme.sign_text)
    return Group((pole, plate, words), role="sign", title=placed.text, owner=placed.owner, order=order)


def _outline(placed: Sign) -> str:
    """The plate: round corners behind, a point ahead."""
    x0, y0, x1, y1 = placed.body
    middle = (y0 + y1) / 2
    back, front, way = (x0, x1, 1) if placed.ahead > 0 else (x1, x0, -1)
    tip, round_at, hold = front + way * placed.point, back + way * CORNER, back + way * CORNER / 3
    inner_top, inner_bottom = y0 + CORNER, y1 - CORNER
    return (
        f"M{round_at:.2f} {y0:.2f}L{front:.2f} {y0:.2f}L{tip:.2f} {middle:.2f}L{front:.2f} {y1:.2f}"
        f"L{round_at:.2f} {y1:.2f}"
        f"C{hold:.2f} {y1:.2f} {back:.2f} {y1 - CORNER / 3:.2f} {back:.2f} {inner_bottom:.2f}"
        f"L{back:.2f} {inner_top:.2f}"
        f"C{back:.2f} {y0 + CORNER / 3:.2f} {hold:.2f} {y0:.2f} {round_at:.2f} {y0:.2f}Z"
    )
