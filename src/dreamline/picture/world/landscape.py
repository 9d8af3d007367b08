"""The world around the path: sky, hills, woods, mountain and dreams of one sheet, planned together and drawn in layers.

Order of planning: the mountain with its goals, the trail, the clouds around what the path takes, and last the woods
in what is left (everything decorative gives way to anything with meaning).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from dreamline.picture.marks import cloud as cloud_marks
from dreamline.picture.marks import goal as goal_marks
from dreamline.picture.marks import ground as ground_marks
from dreamline.picture.marks import hills as hill_marks
from dreamline.picture.marks import mountain as mountain_marks
from dreamline.picture.marks import sky as sky_marks
from dreamline.picture.marks import trail as trail_marks
from dreamline.picture.marks import woods as wood_marks
from dreamline.picture.marks.sides import by_side
from dreamline.picture.plan import Box, Point
from dreamline.picture.shapes import Group, Rect, Style
from dreamline.picture.world import clouds, mountain, trail, woods
from dreamline.picture.world.massif import MEASURES, half_widths

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from dreamline.filing import Filed
    from dreamline.picture.look import Theme
    from dreamline.picture.page import Page
    from dreamline.picture.path.place import Placed
    from dreamline.picture.plan import Bezier

CORNER = 6
FRAME = 1.5


def edge(page: Page) -> Callable[[float], float]:
    """The x of the mountain's left ridge at a height; the picture area's right edge where there is no mountain."""
    return partial(_edge_at, page)


def _edge_at(page: Page, y: float) -> float:
    if not page.mountain:
        return page.area.x1
    measures = MEASURES[page.paper]
    return measures.summit.x - half_widths(measures, y)[0]


@dataclass(frozen=True, slots=True)
class Scene:
    """One sheet's world: `behind` lies under the path; `above` gives what lies over it."""

    behind: tuple[Group, ...]
    page: Page
    theme: Theme
    mountain: mountain.MountainPlan | None
    clouds: clouds.CloudPlan
    curve: tuple[Bezier, ...]

    def above(self, order: int) -> tuple[Group, ...]:
        """Trail, goals, birds and dreams; `order` is the place of the first in the reading order."""
        return tuple(self._above(order))

    def _above(self, order: int) -> Iterator[Group]:
        if self.mountain:
            if self.curve:
                yield trail_marks.trail(self.curve, self.theme)
            yield mountain_marks.tier_names(self.mountain, self.theme)
            yield goal_marks.goals(self.mountain, self.theme, order)
            order += len(self.mountain.plaques)
        yield cloud_marks.clouds(self.clouds, self.theme, order)


def scene(  # noqa: PLR0913 - the whole sheet comes together here
    filed: Filed, page: Page, placed: Placed, theme: Theme, *, today: date, lang: str, seed: int
) -> Scene:
    """The world of one sheet around its placed path."""
    taken = placed.taken
    standing = mountain.plan(filed.pyramid.goals, page, today=today, lang=lang) if page.mountain else None
    dreams = clouds.CloudPlan((), ())
    curve: tuple[Bezier, ...] = ()
    if standing:
        dreams = clouds.plan(filed.story.dreams, page, standing, taken, lang=lang)
        curve = _trail(standing, placed)
    occupied = replace(taken, boxes=(*taken.boxes, *dreams.boxes, *_foot_of_trail(curve, page)))
    places = woods.plan(placed.ridges, page, occupied) if theme.woods else ()
    far = min(piece.start.y for piece in placed.ridges[0].curve)
    flock = not any(map(sky_marks.flock_box(page).hits, occupied.boxes))
    inner = by_side(theme, lambda side: sky_marks.heavens(page, side, seed, flock=flock))
    inner += [hill_marks.hills(placed.ridges, page, theme), wood_marks.woods(places, page, theme, seed, far)]
    if standing:
        inner.append(mountain_marks.mountain(standing, theme))
    inner.append(ground_marks.ground(page, theme, occupied))
    behind = Group(tuple(inner), role="ground", clip=_picture_area(page))
    return Scene((behind, _frame(page, theme)), page, theme, standing, dreams, curve)


def _trail(standing: mountain.MountainPlan, placed: Placed) -> tuple[Bezier, ...]:
    flag = placed.flag
    if flag is None:
        return ()
    return trail.plan(standing, Point(flag.x, flag.y), Box(*flag.pennant))


def _foot_of_trail(curve: tuple[Bezier, ...], page: Page) -> list[Box]:
    """The trail before it reaches the mountain, as boxes that woods keep clear of."""
    boxes = []
    for start, _, _, end in curve:
        if start.x > _edge_at(page, start.y):
            break
        boxes.append(Box(min(start.x, end.x), min(start.y, end.y), max(start.x, end.x), max(start.y, end.y)))
    return boxes


@lru_cache(maxsize=8)
def _picture_area(page: Page) -> str:
    """The picture area with its rounded corners, as path data."""
    (x0, y0, x1, y1), r = page.area, CORNER
    k = r * 0.4477
    return (
        f"M{x0 + r} {y0}L{x1 - r} {y0}C{x1 - k:.2f} {y0} {x1} {y0 + k:.2f} {x1} {y0 + r}L{x1} {y1 - r}"
        f"C{x1} {y1 - k:.2f} {x1 - k:.2f} {y1} {x1 - r} {y1}L{x0 + r} {y1}C{x0 + k:.2f} {y1} {x0} {y1 - k:.2f} "
        f"{x0} {y1 - r}L{x0} {y0 + r}C{x0} {y0 + k:.2f} {x0 + k:.2f} {y0} {x0 + r} {y0}Z"
    )


@lru_cache(maxsize=16)
def _frame(page: Page, theme: Theme) -> Group:
    """A hairline around the picture area."""
    (x0, y0, x1, y1), half = page.area, FRAME / 2
    box = Rect(x0 - half, y0 - half, x1 - x0 + FRAME, y1 - y0 + FRAME, CORNER,
               Style(stroke=theme.frame, stroke_width=FRAME))  # fmt: skip
    return Group((box,), role="ground")
