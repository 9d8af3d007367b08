"""The trail: a dotted line from the flag to the summit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dreamline.picture.shapes import Group, Path, Style

if TYPE_CHECKING:
    from dreamline.picture.look import Theme
    from dreamline.picture.plan import Bezier

DOT: Final = 5
EDGE: Final = 8.5
DASH: Final = (1.0, 11.0)


def trail(
    curve: tuple[Bezier, ...], theme: Theme, *, dot: float = DOT, edge: float = EDGE, dash: tuple[float, ...] = DASH
) -> Group:
    """Dots on the curve, edged where the theme edges them."""
    start = curve[0].start
    d = f"M{start.x:.1f} {start.y:.1f}" + "".join(
        f"C{a.x:.1f} {a.y:.1f} {b.x:.1f} {b.y:.1f} {end.x:.1f} {end.y:.1f}" for _, a, b, end in curve
    )
    strokes = ((edge, theme.trail_edge), (dot, theme.trail))
    return Group(
        tuple(
            Path(d, Style(stroke=colour, stroke_width=width, cap="round", dash=dash))
            for width, colour in strokes
            if colour
        ),
        role="trail",
    )
