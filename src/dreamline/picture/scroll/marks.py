"""The marks that only the scroll has: signs on arms, and moments with their label beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dreamline.picture.marks.moment import emblem
from dreamline.picture.marks.paint import edged, line
from dreamline.picture.scroll.arms import SECOND_LINE, TALL
from dreamline.picture.scroll.phone import SIZES
from dreamline.picture.shapes import Group, Path, Rect, Style, Text

if TYPE_CHECKING:
    from dreamline.picture.look import Theme
    from dreamline.picture.scroll.arms import ArmSign
    from dreamline.picture.scroll.descent import Spot

ARM: Final = 4.5
RIM, CORNER = 2.5, 6.0
INSIDE: Final = 4.0
"""The arm ends so far inside the plate."""
ARROW: Final = 2.8
WORDS_AT: Final = 34.0


def sign(made: ArmSign, theme: Theme, *, order: int) -> Group:
    """Arm, plate with an arrow up the path, and the chapter's name."""
    look = theme.chapter(made.post.colour)
    x0, y0, x1, y1 = made.plate
    middle = (y0 + y1) / 2
    end = x1 - INSIDE if made.left else x0 + INSIDE
    arm = Path(
        f"M{made.foot.x:.2f} {made.foot.y:.2f}L{end:.2f} {middle:.2f}",
        line(theme.pole if theme.path_line else look.plate, ARM, ends=True),
    )
    plate = Rect(x0, y0, x1 - x0, y1 - y0, CORNER, edged(look.plate, theme.sign_line, RIM))
    tip = x0 + 19
    hook = f"M{tip - 6:.2f} {middle + 3.5:.2f}L{tip:.2f} {middle - 4:.2f}L{tip + 6:.2f} {middle + 3.5:.2f}"
    arrow = Path(hook, Style(stroke=theme.sign_text, stroke_width=ARROW, cap="round", join="round"))
    first = y0 + TALL / 2 + 0.345 * SIZES.sign
    words = [
        Text(x0 + WORDS_AT, first + SECOND_LINE * number, text, "heavy", SIZES.sign, theme.sign_text, "start")
        for number, text in enumerate(made.lines)
    ]
    return Group((arm, plate, arrow, *words), role="sign", title=made.post.text, owner=made.post.owner, order=order)


def moment(spot: Spot, down: float, theme: Theme, *, turn: int, order: int) -> Group:
    """Badge or photo with the label beside it; `down` is the height of TODAY."""
    stop, label = spot.stop, spot.label
    ink = theme.chapter(stop.colour).ink
    y = spot.y + down
    texts = tuple(
        Text(label.x, y + line.y, line.text, line.face, line.size, theme.text if line.kind == "text" else ink,
             "end" if label.left else "start")
        for line in label.lines
    )  # fmt: skip
    parts = emblem(stop, (spot.x, y), SIZES, theme, turn=turn)
    return Group((*parts, Group(texts, role="label")), role="moment", title=stop.title, owner=stop.id, order=order)
