"""The flag that says TODAY at the end of the path, and its date (PICTURE 8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dreamline.picture.marks.paint import filled, line
from dreamline.picture.path.flags import SPACING
from dreamline.picture.shapes import Circle, Ellipse, Group, Path, Text

if TYPE_CHECKING:
    from dreamline.picture.look import Theme
    from dreamline.picture.path.flags import Flag
    from dreamline.picture.shapes import Shape

POLE, KNOB, TAIL, WAVE = 6.0, 5.5, 13.0, 9.0


def today(flag: Flag, theme: Theme, *, order: int) -> Group:
    """Pole with its gold knob, the waving pennant, the word, and the date below the path."""
    x, y, top = flag.x, flag.y, flag.top
    shapes: list[Shape] = []
    if theme.shadow:
        dark = filled(theme.shadow, min(1, theme.shadow_opacity * 1.6))
        shapes.append(Ellipse(x, y + 2, 13, 5, dark))
    shapes += [
        Path(f"M{x:.2f} {y:.2f}L{x:.2f} {top - 4:.2f}", line(theme.pole, POLE, ends=True)),
        Path(_pennant(flag), filled(theme.flag)),
        Circle(x, top - 5, KNOB, filled(theme.knob)),
        Text(x + 14, top + flag.height / 2 + 0.36 * flag.size, flag.word, "heavy", flag.size, theme.flag_text,
             "start", SPACING),
    ]  # fmt: skip
    cloth = Group(tuple(shapes), role="flag", title=f"{flag.word} {flag.date}".strip(), order=order)
    if not flag.date:
        return cloth
    date = Text(flag.date_x, flag.date_y, flag.date, "bold", flag.date_size, theme.text, "end")
    return Group((cloth, Group((date,), role="date")))


def _pennant(flag: Flag) -> str:
    """A gently waving cloth with a swallow's tail."""
    x0, top, bottom = flag.x + 3, flag.top, flag.top + flag.height
    x1, one, two = x0 + flag.width, x0 + flag.width * 0.277, x0 + flag.width * 0.535
    middle = (top + bottom) / 2
    return (
        f"M{x0:.2f} {top:.2f}C{one:.2f} {top - WAVE:.2f} {two:.2f} {top + WAVE - 1:.2f} {x1:.2f} {top - 1:.2f}"
        f"L{x1 - TAIL:.2f} {middle:.2f}L{x1:.2f} {bottom - 1:.2f}"
        f"C{two:.2f} {bottom + WAVE - 1:.2f} {one:.2f} {bottom - WAVE:.2f} {x0:.2f} {bottom:.2f}Z"
    )
