"""TODAY: the flag at the end of the path, and its date (PICTURE 8)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dreamline.picture.measure import width

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dreamline.picture.page import Page
    from dreamline.picture.path.curve import Spot

SPACING = 1.5
LONGEST = 10
"""Letters of TODAY in any language."""
FARTHEST = 320.0
"""Nothing farther left of the pole can be in the date's way."""
APART = 6.0
"""The date keeps this from other words."""
Edges = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Flag:
    """The flag: foot of its pole, upper edge, width and height of the pennant, the word, and the date's line.

    `date_x` is the right edge of the date, `date_y` its base line.
    """

    x: float
    y: float
    top: float
    width: float
    height: float
    word: str
    size: float
    date: str
    date_size: float
    date_x: float
    date_y: float

    @property
    def pennant(self) -> Edges:
        """The box of the pennant with its waves."""
        return self.x + 3, self.top - 5, self.x + 3 + self.width, self.top + self.height + 5

    @property
    def boxes(self) -> list[Edges]:
        """Everything the flag takes: pole with knob, pennant, date."""
        pole = (self.x - 6, self.top - 11, self.x + 6, self.y)
        return [pole, self.pennant, self.date_box] if self.date else [pole, self.pennant]

    @property
    def date_box(self) -> Edges:
        size = self.date_size
        left = self.date_x - width(self.date, "bold", size)
        return left, self.date_y - 0.95 * size, self.date_x, self.date_y + 0.25 * size


def pennant(word: str, page: Page) -> float:
    """The width of the pennant for a word."""
    return width(word[:LONGEST], "heavy", page.today, SPACING) + 34


def column(word: str, page: Page) -> float:
    """The x of the flag's pole: its place in the design, farther left for a word so long that it met the goals."""
    place, end = (1600.0, 1714.0) if page.paper == "A2" else (970.0 if page.sizes.name == "L" else 986.0, 1088.0)
    return min(place, end - 3 - pennant(word, page))


def flag(  # noqa: PLR0913, PLR0917 (all that may be in the date's way)
    word: str,
    date: str,
    page: Page,
    foot: Spot,
    lowest: Callable[[float], float],
    words: Sequence[Edges],
    path: tuple[Sequence[Spot], float],
) -> Flag:
    """The flag with its foot on the path's end; `lowest` tells the lowest white edge of the path right of an x.

    The date stands below the path, right-aligned 16 u past the pole; where `words` are in its way, or where it would
    come nearer to points of the path than said, it steps down.
    """
    x, y = foot
    size = page.sizes.text
    right = x + 16
    left = right - width(date, "bold", size)
    base = lowest(left) + 1.25 * size
    while any(_near(px, py, (left, base - 0.95 * size, right, base), path[1]) for px, py in path[0]):
        base += 1
    for box in sorted(words, key=lambda edges: edges[1]):
        top, bottom = base - 0.95 * size - APART, base + 0.25 * size + APART
        if box[2] > left - APART and box[0] < right + APART and box[1] < bottom and box[3] > top:
            base = box[3] + APART + 0.95 * size
    return Flag(
        x, y, y - 2.5 * page.sizes.badge, pennant(word, page), 2.1 * page.today, word[:LONGEST], page.today,
        date, size, right, base,
    )  # fmt: skip


def _near(x: float, y: float, box: Edges, reach: float) -> bool:
    """Whether a point is nearer to a box than `reach`."""
    dx, dy = max(box[0] - x, x - box[2], 0.0), max(box[1] - y, y - box[3], 0.0)
    return dx * dx + dy * dy < reach * reach
