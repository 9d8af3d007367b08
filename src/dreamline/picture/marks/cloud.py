"""Dreams: clouds of three bumps on a pill, with a tab for private, at work, or both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dreamline.picture.look import mix
from dreamline.picture.marks.emblem import emblem
from dreamline.picture.shapes import Circle, Group, Path, Rect, Shape, Style, Text

if TYPE_CHECKING:
    from dreamline.picture.look import Theme
    from dreamline.picture.world.clouds import Cloud, CloudPlan

BUMPS: Final = ((0.47, 0.40, 0.40), (0.25, 0.58, 0.29), (0.73, 0.55, 0.32))
"""Middle (shares of width and height) and radius (share of height) of the bumps."""

UNDERSIDE: Final = 6


def clouds(plan: CloudPlan, theme: Theme, first: int = 0) -> Group:
    """All clouds; `first` is the place of the first in the reading order."""
    return Group(tuple(_cloud(cloud, theme, first + place if first else 0) for place, cloud in enumerate(plan.clouds)))


def _cloud(cloud: Cloud, theme: Theme, order: int) -> Group:
    dream = cloud.dream
    return Group(
        (*_body(cloud, theme), *_words(cloud, theme), *_tabs(cloud, theme)),
        role="dream",
        title=dream.title if dream else " ".join(cloud.lines),
        owner=dream.id if dream else "",
        order=order,
    )


def _body(cloud: Cloud, theme: Theme) -> list[Shape]:
    area = cloud.dream.area if cloud.dream else ""
    under = theme.work if area == "work" else theme.private
    if not area and under:
        under = mix(theme.cloud, theme.quiet, 0.35)
    shapes = _bumps(cloud, UNDERSIDE, Style(fill=under)) if under else []
    if theme.cloud_line:
        shapes += _bumps(cloud, 0, Style(fill=theme.cloud, stroke=theme.cloud_line, stroke_width=2 * theme.cloud_width))
    return [*shapes, *_bumps(cloud, 0, Style(fill=theme.cloud))]


def _bumps(cloud: Cloud, down: float, style: Style) -> list[Shape]:
    x, y = cloud.middle.x - cloud.width / 2, cloud.middle.y - cloud.height / 2 + down
    wide, tall = cloud.width, cloud.height
    bumps: list[Shape] = [Circle(x + a * wide, y + b * tall, r * tall, style) for a, b, r in BUMPS]
    return [*bumps, Rect(x, y + 0.52 * tall, wide, 0.48 * tall, 0.24 * tall, style)]


def _words(cloud: Cloud, theme: Theme) -> list[Shape]:
    size, box = cloud.size, cloud.box
    shapes: list[Shape] = []
    if cloud.art:
        side = cloud.emoji_side
        shapes += emblem(cloud.art, cloud.middle.x - 0.02 * cloud.width, box.y0 + 0.74 * size + side / 2, side, theme)
    last = box.y1 - 1.15 * size
    count = len(cloud.lines)
    for place, line in enumerate(cloud.lines):
        y = last - (count - 1 - place) * 1.2 * size
        shapes.append(Text(cloud.middle.x, y, line, "bold", size, theme.cloud_text))
    return shapes


def _tabs(cloud: Cloud, theme: Theme) -> list[Shape]:
    if cloud.dream is None:
        return []
    big = cloud.dream.size == "big"
    r = 13 if big else 12
    x, y = cloud.box.x1 - cloud.size, cloud.box.y1 - 0.15 * cloud.size
    kinds = {"private": ("private",), "work": ("work",), "both": ("work", "private")}[cloud.dream.area]
    return [_tab(kind, x - place * (2 * r + 2), y, r, theme) for place, kind in enumerate(kinds)]


def _tab(kind: str, x: float, y: float, r: float, theme: Theme) -> Group:
    colour = theme.work_tab if kind == "work" else theme.private_tab
    disc = Circle(x, y, r, Style(fill=colour, stroke=theme.cloud, stroke_width=3))
    sign = _case(x, y, r / 13, colour, theme) if kind == "work" else [_heart(x, y, r / 13, theme)]
    return Group((disc, *sign), role="tab", still=x)


def _heart(x: float, y: float, k: float, theme: Theme) -> Path:
    d = (
        f"M{x:.2f} {y + 5.91 * k:.2f}C{x - 10.14 * k:.2f} {y - 0.85 * k:.2f} {x - 5.07 * k:.2f} {y - 7.27 * k:.2f} "
        f"{x:.2f} {y - 1.87 * k:.2f}C{x + 5.07 * k:.2f} {y - 7.27 * k:.2f} {x + 10.14 * k:.2f} {y - 0.85 * k:.2f} "
        f"{x:.2f} {y + 5.91 * k:.2f}Z"
    )
    return Path(d, Style(fill=theme.tab_sign))


def _case(x: float, y: float, k: float, colour: str, theme: Theme) -> list[Shape]:
    """A briefcase: handle, body and seam."""
    side, low, high = 2.62 * k, y - 2.31 * k, y - 4.49 * k
    handle = f"M{x - side:.2f} {low:.2f}L{x - side:.2f} {high:.2f}L{x + side:.2f} {high:.2f}L{x + side:.2f} {low:.2f}"
    seam = f"M{x - 6.24 * k:.2f} {y + 1.12 * k:.2f}L{x + 6.24 * k:.2f} {y + 1.12 * k:.2f}"
    return [
        Path(handle, Style(stroke=theme.tab_sign, stroke_width=1.62 * k, join="round")),
        Rect(x - 6.24 * k, y - 2.62 * k, 12.48 * k, 8.42 * k, 1.56 * k, Style(fill=theme.tab_sign)),
        Path(seam, Style(stroke=colour, stroke_width=1.25 * k)),
    ]
