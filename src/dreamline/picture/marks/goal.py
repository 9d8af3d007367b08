"""Goals: white plaques on the mountain, green and ticked when reached."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dreamline.picture.marks.emblem import emblem
from dreamline.picture.shapes import Circle, Group, Path, Rect, Shape, Style, Text

if TYPE_CHECKING:
    from dreamline.picture.look import Theme
    from dreamline.picture.world.mountain import MountainPlan, Plaque


def goals(plan: MountainPlan, theme: Theme, first: int = 0) -> Group:
    """All plaques; `first` is the place of the first in the reading order."""
    return Group(
        tuple(plaque(each, plan, theme, first + place if first else 0) for place, each in enumerate(plan.plaques))
    )


def plaque(made: Plaque, plan: MountainPlan, theme: Theme, order: int) -> Group:
    """One plaque; `order` is its place in the reading order (0 = not read by itself)."""
    goal = made.goal
    return Group(
        (*_plate(made, plan, theme), *_words(made, plan, theme), *_tick(made, theme)),
        role="goal",
        title=goal.title if goal else " ".join(made.lines),
        owner=goal.id if goal else "",
        order=order,
    )


def _plate(plaque: Plaque, plan: MountainPlan, theme: Theme) -> list[Shape]:
    x0, y0, x1, y1 = plaque.box
    r = plan.measures.corner
    shapes: list[Shape] = []
    if theme.shadow:
        shade = Style(fill=theme.shadow, fill_opacity=theme.shadow_opacity)
        shapes.append(Rect(x0, y0 + 3, x1 - x0, y1 - y0, r, shade))
    if plaque.reached:
        style = Style(fill=theme.reached, stroke=theme.reached_line, stroke_width=2.5)
    else:
        style = Style(fill=theme.plaque, stroke=theme.plaque_line or "none", stroke_width=theme.plaque_width)
    return [*shapes, Rect(x0, y0, x1 - x0, y1 - y0, r, style)]


def _words(plaque: Plaque, plan: MountainPlan, theme: Theme) -> list[Shape]:
    page, measures = plan.page, plan.measures
    box, art = plaque.box, plaque.art
    middle = (box.y0 + box.y1) / 2
    shapes: list[Shape] = []
    if art:
        shapes += emblem(art, box.x0 + measures.emoji_at, middle, measures.emoji, theme)
    first = middle + 0.35 * page.goal - (len(plaque.lines) - 1) * page.goal_pitch / 2
    for place, line in enumerate(plaque.lines):
        y = first + place * page.goal_pitch
        if art:
            shapes.append(Text(box.x0 + measures.text_at, y, line, "bold", page.goal, theme.plaque_text, "start"))
        else:
            shapes.append(Text((box.x0 + box.x1) / 2, y, line, "bold", page.goal, theme.plaque_text))
    return shapes


def _tick(plaque: Plaque, theme: Theme) -> list[Shape]:
    if not plaque.reached:
        return []
    x, y = plaque.box.x1 - 4, plaque.box.y0 + 4
    hook = f"M{x - 4.6:.1f} {y + 0.4:.1f}L{x - 1.2:.1f} {y + 3.9:.1f}L{x + 5:.1f} {y - 3.6:.1f}"
    line = Style(stroke=theme.reached_tick, stroke_width=2.8, cap="round", join="round")
    return [
        Group(
            (
                Circle(x, y, 13, Style(fill=theme.reached_rim)),
                Circle(x, y, 11, Style(fill=theme.reached_line)),
                Path(hook, line),
            ),
            role="tick",
            still=x,
        )
    ]
