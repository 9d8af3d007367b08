"""The mountain: its tiers and snow, its shaded side, and the names of the tiers."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from dreamline.picture.shapes import Group, Path, Shape, Style, Text
from dreamline.picture.world.massif import half_widths, outline

if TYPE_CHECKING:
    from dreamline.picture.look import Theme
    from dreamline.picture.world.massif import Measures
    from dreamline.picture.world.mountain import MountainPlan

TEETH: Final = (2.4, 16.4, -3.6, 12.4, -5.5, 2.5, -7.5, 2.5, -5.5, 8.6, 0.6, 18.6, -3.4, 14.7)
"""The snow's edge against the ledge's line, from right to left."""

SHADE: Final = (
    (0, 0), (14, 0.05), (4, 0.09), (30, 0.14), (14, 0.20), (62, 0.33), (50, 0.46), (140, 0.66), (132, 0.80), (200, 1),
)  # fmt: skip
"""The edge of the shaded side: x from the summit, share of the height."""


def mountain(plan: MountainPlan, theme: Theme) -> Group:
    """The mountain without its goals: rock, snow and shade."""
    return _massif(plan.measures, plan.ledges, theme)


def tier_names(plan: MountainPlan, theme: Theme, first: int = 0) -> Group:
    """The names of the tiers; `first` is the place of the first in the reading order (0 = not read by themselves)."""
    return Group(
        tuple(
            Group(
                tuple(
                    Text(head.x, y, line, "heavy", plan.page.tier, theme.tier_text, spacing=2) for line, y in head.lines
                ),
                role="tier",
                title=" ".join(line for line, _ in head.lines),
                order=first + place if first else 0,
            )
            for place, head in enumerate(plan.heads)
        )
    )


@lru_cache(maxsize=64)
def _massif(measures: Measures, ledges: tuple[float, float, float], theme: Theme) -> Group:
    silhouette = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in outline(measures)) + "Z"
    line = Style(fill="none", stroke=theme.mountain_line, stroke_width=2 * theme.mountain_width, join="round")
    shapes: list[Shape] = [Path(silhouette, line)] if theme.mountain_line else []
    inner: list[Shape] = [Path(silhouette, Style(fill=theme.tiers[3]))]
    inner += [
        _slope(measures, ledges[2], 1, theme.tiers[2], theme),
        _slope(measures, ledges[1], -1, theme.tiers[1], theme),
    ]
    inner.append(Path(_snow(measures, ledges[0]), Style(fill=theme.tiers[0])))
    if theme.mountain_shade:
        shade = Style(fill=theme.mountain_shade, fill_opacity=theme.mountain_shade_opacity)
        inner.append(Path(_shaded(measures), shade))
    return Group((*shapes, Group(tuple(inner), role="mountain", clip=silhouette)), role="mountain")


def _slope(measures: Measures, ledge: float, turn: int, colour: str, theme: Theme) -> Path:
    """Everything above a tilted ledge."""
    left, right = half_widths(measures, ledge)
    reach = 1.4
    x, rise = measures.summit.x, measures.tilt * turn * 2 * reach / (left + right)
    x0, y0 = x - left * reach, ledge - left * rise
    x1, y1 = x + right * reach, ledge + right * rise
    top = measures.summit.y - 10
    line = Style(fill=colour, stroke=theme.ledge_line or "none", stroke_width=2 if theme.ledge_line else 0)
    return Path(f"M{x0:.1f} {top:.1f}L{x1:.1f} {top:.1f}L{x1:.1f} {y1:.1f}L{x0:.1f} {y0:.1f}Z", line)


def _snow(measures: Measures, ledge: float) -> str:
    left, right = half_widths(measures, ledge)
    x, top = measures.summit.x, measures.summit.y - 10
    last = len(TEETH) - 1
    points = [(x + right * 1.8, top)]
    for place, tooth in enumerate(TEETH):
        across = right * 1.18 - (left + right) * 1.14 * place / last
        points.append((x + across, ledge + measures.tilt * across * 2 / (left + right) + tooth))
    points.append((x - left * 1.8, top))
    return "M" + "L".join(f"{px:.1f} {py:.1f}" for px, py in points) + "Z"


def _shaded(measures: Measures) -> str:
    (x, top), height = measures.summit, measures.foot - measures.summit.y
    edge = [(x + across, top + share * height) for across, share in SHADE]
    far = x + 420 * measures.spread
    return "M" + "L".join(f"{px:.1f} {py:.1f}" for px, py in (*edge, (far, measures.foot), (far, top))) + "Z"
