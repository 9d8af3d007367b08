"""Where a chapter's sign hangs: beside the path, on a short arm from where the colour changes (PICTURE 12)."""

from __future__ import annotations

from functools import lru_cache
from itertools import product
from math import hypot
from typing import TYPE_CHECKING, Final, NamedTuple

from dreamline.picture.measure import width
from dreamline.picture.plan import Box, Point
from dreamline.picture.scroll.phone import EDGE, SIZES, WIDTH
from dreamline.picture.typography.breaking import break_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

CLEAR: Final = 9.4
"""A sign keeps 9 from everything; the rest is for what lies between two samples of the path."""
SIDES: Final = 47.0
"""Room left and right of the words, with the arrow."""
TALL, SECOND_LINE = 29.0, 17.0
REACHES: Final = (40.0, 34.0, 30.0, 50.0, 62.0)
"""From the middle of the path to the plate."""
SLANTS: Final = (0, -12, 12, -24, 24, -36, 36, -48, 48)
"""The plate hangs so much lower than the foot of its arm; up comes before down."""
SLANT_COST: Final = 0.8


MOST_LINES: Final = 3
NARROW: Final = 0.62
"""The width of a plate of two even lines, as share of the name on one."""


class Post(NamedTuple):
    """A sign asked for: its name and colour, and the number and id of its chapter."""

    text: str
    colour: int
    chapter: int
    owner: str


class ArmSign(NamedTuple):
    """A placed sign: the foot of its arm on the path, its plate, and the lines of its name."""

    post: Post
    foot: Point
    plate: Box
    lines: tuple[str, ...]

    @property
    def left(self) -> bool:
        """Whether it hangs left of the path."""
        return self.plate.x1 < self.foot.x

    def moved(self, down: float) -> ArmSign:
        foot, (x0, y0, x1, y1) = self.foot, self.plate
        return self._replace(foot=Point(foot.x, foot.y + down), plate=Box(x0, y0 + down, x1, y1 + down))


class Around(NamedTuple):
    """What is near a sign: boxes (texts, badges, photos) and points in the middle of the path."""

    boxes: Sequence[Box]
    path: Sequence[tuple[float, float]]


def hung(post: Post, foot: Point, around: Around, most: int) -> ArmSign | None:
    """The sign at its cheapest free place, its name on at most so many lines; None where there is no place."""
    for words in _words(post.text, round(_room(foot.x), 1)):
        if len(words.lines) > most:
            break
        wide, tall = words.width + SIDES, TALL + SECOND_LINE * (len(words.lines) - 1)
        for left, reach, slant in _ways():
            x0 = foot.x - reach - wide if left else foot.x + reach
            top = foot.y + slant - tall / 2
            plate = Box(x0, top, x0 + wide, top + tall)
            if x0 >= EDGE and plate.x1 <= WIDTH - EDGE and _free(plate, around):
                return ArmSign(post, foot, plate, words.lines)
    return None


class _Words(NamedTuple):
    lines: tuple[str, ...]
    width: float


@lru_cache(maxsize=1024)
def _words(text: str, room: float) -> tuple[_Words, ...]:
    """The name on one line where the screen beside the path is wide enough, on two, and on three where it must be."""
    ways: list[_Words] = []
    for most, widest in ((1, room), (2, room), (2, NARROW * width(text, "heavy", SIZES.sign)), (3, room)):
        broken = break_lines(text, "heavy", SIZES.sign, min(room, widest), most)
        if broken.lines and (not broken.cut or (most == MOST_LINES and not ways)):
            ways.append(_Words(broken.lines, max(width(line, "heavy", SIZES.sign) for line in broken.lines)))
    return tuple(ways)


def _room(x: float) -> float:
    """The width of the words on the wider side of the path."""
    return max(x, WIDTH - x) - min(REACHES) - EDGE - SIDES


@lru_cache(maxsize=1)
def _ways() -> tuple[tuple[bool, float, int], ...]:
    """Side, reach and slant of a sign, the cheapest first."""
    ways = product((True, False), REACHES, SLANTS)
    return tuple(sorted(ways, key=lambda way: abs(way[1] - REACHES[0]) + SLANT_COST * abs(way[2])))


def _free(plate: Box, around: Around) -> bool:
    wide = plate.grown(CLEAR)
    if any(map(wide.hits, around.boxes)):
        return False
    reach = CLEAR + SIZES.casing / 2
    x0, y0, x1, y1 = plate
    return all(
        hypot(max(x0 - x, x - x1, 0), max(y0 - y, y - y1, 0)) >= reach
        for x, y in around.path
        if y0 - reach < y < y1 + reach
    )
