"""The sheets of paper and the size classes: every length that does not depend on the story's words.

Figures from the design rules (PICTURE 2, 3 and 5); lengths in u (0.25 mm on the paper a sheet was made for).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from dreamline.picture.plan import Box

ClassName = Literal["L", "M+", "M", "M-A2", "S-A2", "phone"]
Paper = Literal["A3", "A2", "phone"]


@dataclass(frozen=True, slots=True)
class SizeClass:
    """The sizes that follow from the number of moments: type, badges, path.

    `why` 0 means that no why is shown; `step` is the rise for each point of feeling; `radius` the horizontal radius of
    a bend; `text_width` the widest a label may be.
    """

    name: ClassName
    paper: Paper
    year: float
    text: float
    text_pitch: float
    why: float
    why_pitch: float
    sign: float
    badge: float
    ring: float
    path: float
    casing: float
    step: float
    text_width: float
    radius: float

    @property
    def scale(self) -> float:
        """The size of small ornaments (stars, dots) against class M."""
        return self.badge / 38


CLASSES: dict[ClassName, SizeClass] = {
    size.name: size
    for size in (
        SizeClass("L", "A3", 24, 21, 25, 27, 25, 17, 50, 6.5, 34, 49, 30, 236, 132),
        SizeClass("M+", "A3", 21, 19, 22.5, 24.5, 22.5, 16, 44, 5.5, 30, 43, 30, 196, 110),
        SizeClass("M", "A3", 19, 17, 20, 22, 20.5, 14.5, 38, 5, 26, 38, 31, 160, 104),
        SizeClass("M-A2", "A2", 19, 17, 20, 22, 20.5, 14.5, 38, 5, 26, 38, 25, 172, 110),
        SizeClass("S-A2", "A2", 16, 15, 17.5, 0, 0, 14, 29, 4, 20, 30, 10, 150, 110),
    )
}


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet: the canvas, the picture area inside the mat, the size class and the fixed type sizes.

    `floor` is the lowest edge of words on the hills (the foreground strip begins there); `mountain` is False on the
    sheets before the last. `floor` and `area` are in u from the top left of the canvas.
    """

    paper: Paper
    width: float
    height: float
    mat: float
    mat_bottom: float
    area: Box
    floor: float
    sizes: SizeClass
    mountain: bool
    title: float
    title_least: float
    title_width: float
    subtitle: float
    caption: float
    product: float
    tier: float
    goal: float
    goal_pitch: float
    dream_big: float
    dream_small: float
    today: float


@cache
def page(size: ClassName, *, mountain: bool = True) -> Page:
    """The sheet of a size class; the later of several sheets carries the mountain, the others do not."""
    sizes = CLASSES[size]
    if sizes.paper == "A3":
        return Page(
            "A3", 1680, 1188, 40, 62, Box(40, 40, 1640, 1126), 1073, sizes, mountain,
            64, 44, 960, 19, 14, 16, 14.5, 15, 18, 18, 15.5, 16,
        )  # fmt: skip
    return Page(
        "A2", 2376, 1680, 40, 62, Box(40, 40, 2336, 1618), 1558, sizes, mountain,
        84, 58, 1260, 24, 17, 19, 17, 17.5, 21, 21, 18, 19,
    )  # fmt: skip
