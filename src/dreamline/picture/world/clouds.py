"""Where the dreams float: the clouds' sizes, words and places (PICTURE 10)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import product
from math import hypot
from typing import TYPE_CHECKING, Final

from dreamline.picture import measure
from dreamline.picture.marks.cloud import BUMPS
from dreamline.picture.plan import Box, Point
from dreamline.picture.typography import breaking
from dreamline.picture.words import words
from dreamline.picture.world.emblem import emblem
from dreamline.picture.world.massif import half_widths
from dreamline.picture.world.room import Room

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dreamline.emoji.art import Art
    from dreamline.picture.page import Page, Paper
    from dreamline.picture.plan import Taken
    from dreamline.picture.world.massif import Measures
    from dreamline.picture.world.mountain import MountainPlan
    from dreamline.story.dream import Dream

PLACES: Final[dict[Paper, tuple[Point, ...]]] = {
    "A3": (Point(1164, 188), Point(1512, 254), Point(1352, 124), Point(1530, 440), Point(1520, 115)),
    "A2": (
        Point(1787, 244), Point(2196, 330), Point(2030, 170), Point(2226, 560), Point(1862, 428), Point(2226, 158),
        Point(1716, 130), Point(1780, 560),
    ),
}  # fmt: skip
"""Middles of the clouds, taken in this order."""

ALONE: Final[dict[Paper, Point]] = {"A3": Point(1322, 164), "A2": Point(2006, 246)}
"""The place of a single dream, right above the summit."""

ZONE: Final[dict[Paper, Box]] = {"A3": Box(1050, 56, 1630, 510), "A2": Box(1640, 56, 2326, 680)}
"""Clouds float in this part of the sky, near their places ..."""

SKY: Final[dict[Paper, Box]] = {"A3": Box(560, 56, 1630, 640), "A2": Box(760, 56, 2326, 900)}
"""... and anywhere in this where it gets tight: right of the title, above the path, beside the mountain."""

NARROWER: Final = (0.85, 0.72, 0.6)
"""Shares of their width that a dream's words may take where clouds have to be narrower."""

STEP: Final = 8
NEAR: Final = 160
"""A cloud whose place is taken looks around it in such steps, and no farther than this."""
FROM_BOXES: Final = 6
FROM_CASING: Final = 10
FROM_FLANK: Final = 2
UNDERSIDE: Final = 8
"""A cloud's outer box reaches so much below its white."""

GROWS: Final = 0.25
"""A cloud without an emoji grows upwards in such steps, in em, until its first line stands on it."""
PILL: Final = 0.6
"""From this share of its height down a cloud is as wide as its words and more."""
OVER: Final = 2.0
"""The corners of a line may stick out so far: letters rarely fill them."""
LAST_LINE, CAPITALS = 1.15, 0.74
"""From a cloud's foot to the base line of its last words, and the height of capitals, in em."""

BIG_EM: Final = 10.2
SMALL_EM: Final = 9.2
LINES: Final = 3
PITCH: Final = 1.2
PADDING: Final = 1.75
"""Beside the words inside the cloud, and above and below all, in em."""


@dataclass(frozen=True, slots=True)
class Cloud:
    """One dream as a cloud, or (`dream` None) the note that there are more. `size` is its type size."""

    middle: Point
    width: float
    height: float
    size: float
    lines: tuple[str, ...]
    art: Art | None
    dream: Dream | None

    @property
    def box(self) -> Box:
        """The white of the cloud; `outer` counts the underside too."""
        x, y = self.middle
        return Box(x - self.width / 2, y - self.height / 2, x + self.width / 2, y + self.height / 2)

    @property
    def outer(self) -> Box:
        box = self.box
        return box._replace(y1=box.y1 + UNDERSIDE)

    @property
    def emoji_side(self) -> float:
        return emoji_side(big=self.dream is not None and self.dream.size == "big", size=self.size)


@dataclass(frozen=True, slots=True)
class CloudPlan:
    """The clouds in their order, and the dreams that found no place of their own."""

    clouds: tuple[Cloud, ...]
    left_out: tuple[Dream, ...]

    @property
    def boxes(self) -> tuple[Box, ...]:
        return tuple(cloud.outer for cloud in self.clouds)


def plan(dreams: tuple[Dream, ...], page: Page, mountain: MountainPlan, taken: Taken, *, lang: str) -> CloudPlan:
    """The clouds of these dreams: those come true or let go have left the sky.

    Where not all find a place the big ones and the newest stay, and a small cloud counts the rest.
    """
    alive = [dream for dream in dreams if dream.state in {"open", "changed"}]
    room = len(PLACES[page.paper])
    shown = min(len(alive), room)
    sky = _Sky(page, mountain, taken)
    while shown:
        kept, left_out = (alive, []) if shown >= len(alive) else _kept(alive, shown - 1)
        clouds = sky.placed(_shapes(kept, len(left_out), page, lang), lang)
        if clouds is not None:
            return CloudPlan(clouds, tuple(left_out))
        shown -= 1
    return CloudPlan((), tuple(alive))


def _kept(dreams: list[Dream], room: int) -> tuple[list[Dream], list[Dream]]:
    """The big ones and the newest, in the person's order, and the rest."""
    order = sorted(range(len(dreams)), key=lambda place: (dreams[place].size != "big", -place))
    stay = set(order[:room])
    kept = [dream for place, dream in enumerate(dreams) if place in stay]
    return kept, [dream for place, dream in enumerate(dreams) if place not in stay]


def _shapes(dreams: list[Dream], left_out: int, page: Page, lang: str) -> list[Cloud]:
    in_order = sorted(dreams, key=lambda dream: dream.size != "big")
    clouds = [shaped(dream, page, lang) for dream in in_order]
    if left_out:
        size = page.dream_small
        note = words(lang).more_dreams(left_out)
        lines = breaking.break_lines(note, "bold", size, SMALL_EM * size, LINES, lang=lang).lines
        clouds.append(_sized(size, lines, None, None))
    return clouds


def shaped(dream: Dream, page: Page, lang: str, share: float = 1) -> Cloud:
    """The cloud of a dream, not yet in its place; its words take `share` of the width they may have."""
    big = dream.size == "big"
    size = page.dream_big if big else page.dream_small
    room = (BIG_EM if big else SMALL_EM) * size * share
    lines = breaking.break_lines(dream.title, "bold", size, room, LINES, lang=lang).lines
    return _sized(size, lines, emblem(dream.emoji, dream.title, lang), dream)


def _forms(cloud: Cloud, page: Page, lang: str) -> Iterator[Cloud]:
    """The cloud, and the same with more and shorter lines as long as its words stay whole."""
    yield cloud
    if cloud.dream is None:
        return
    widths = {cloud.width}
    for share in NARROWER:
        other = shaped(cloud.dream, page, lang, share)
        if other.width not in widths and " ".join(other.lines) == " ".join(cloud.lines):
            widths.add(other.width)
            yield other


def _sized(size: float, lines: tuple[str, ...], art: Art | None, dream: Dream | None) -> Cloud:
    widest = max((measure.width(line, "bold", size) for line in lines), default=0)
    side = emoji_side(big=dream is not None and dream.size == "big", size=size) if art else 0.7 * size
    height = side + len(lines) * PITCH * size + PADDING * size
    wide = max(widest + 2 * PADDING * size, 1.25 * height)
    while lines and not art and _too_round(wide, height, size, lines):
        height += GROWS * size
        wide = max(wide, 1.25 * height)
    return Cloud(Point(0, 0), wide, height, size, lines, art, dream)


def _too_round(wide: float, tall: float, size: float, lines: tuple[str, ...]) -> bool:
    """Whether the first line would stick out between the bumps of a cloud: it stands high where no emoji does."""
    up = tall - (LAST_LINE + (len(lines) - 1) * PITCH + CAPITALS) * size
    half = measure.width(lines[0], "bold", size) / 2
    if up >= PILL * tall:
        return False
    corners = (wide / 2 - half, wide / 2 + half)
    return not all(any(hypot(x - a * wide, up - b * tall) <= r * tall + OVER for a, b, r in BUMPS) for x in corners)


def emoji_side(*, big: bool, size: float) -> float:
    """The side of a dream's emoji in u."""
    return (2.7 if big else 2.3) * size


class _Sky:
    """The sky of one sheet, in which clouds look for their places."""

    def __init__(self, page: Page, mountain: MountainPlan, taken: Taken) -> None:
        self.page, self.mountain, self.taken = page, mountain, taken

    @cached_property
    def room(self) -> Room:
        """The whole sky with everything in it, looked at only where the usual places are too few."""
        zone, taken = SKY[self.page.paper], self.taken
        room = Room(zone, taken.casing, taken.casing_half + FROM_CASING)
        for box in _things(self.mountain, taken, zone):
            room.take(box)
        return room

    def placed(self, clouds: list[Cloud], lang: str) -> tuple[Cloud, ...] | None:
        """Each cloud at its usual place or near it, else anywhere in the sky; None where not all find room."""
        return self._as_usual(clouds) or self._anywhere(clouds, lang)

    def _as_usual(self, clouds: list[Cloud]) -> tuple[Cloud, ...] | None:
        page = self.page
        places = (ALONE[page.paper],) if len(clouds) == 1 else PLACES[page.paper]
        obstacles = _obstacles(self.mountain, self.taken, ZONE[page.paper])
        found: list[Cloud] = []
        for cloud, place in zip(clouds, places, strict=False):
            middle = _free_place(cloud, place, ZONE[page.paper], obstacles)
            if middle is None:
                return None
            moved = replace(cloud, middle=middle)
            found.append(moved)
            obstacles.append(moved.outer.grown(FROM_BOXES))
        return tuple(found)

    def _anywhere(self, clouds: list[Cloud], lang: str) -> tuple[Cloud, ...] | None:
        """The clouds packed by one order and corner after the other, until all find room."""
        zone = SKY[self.page.paper]
        usual = PLACES[self.page.paper]
        corners = (Point(zone.x1, zone.y0), Point(zone.x1, zone.y1), Point(zone.x0, zone.y0))
        for narrow, wishes in product((False, True), (usual, *((corner,) * len(usual) for corner in corners))):
            found = self._packed(clouds, wishes, lang, narrow=narrow)
            if found:
                return found
        return None

    def _packed(
        self, clouds: list[Cloud], wishes: tuple[Point, ...], lang: str, *, narrow: bool
    ) -> tuple[Cloud, ...] | None:
        """The largest clouds first, each as near to its wish as there is room for one of its forms."""
        room = self.room.copy()
        found: dict[int, Cloud] = {}
        for number in sorted(range(len(clouds)), key=lambda n: -clouds[n].width * clouds[n].height):
            forms = _forms(clouds[number], self.page, lang)
            moved = _settled(room, [*forms][::-1] if narrow else forms, wishes[number])
            if moved is None:
                return None
            found[number] = moved
        return tuple(found[number] for number in range(len(clouds)))


def _settled(room: Room, forms: Iterable[Cloud], wish: Point) -> Cloud | None:
    """The first form that finds room, as near to the wish as can be; None where none does."""
    for cloud in forms:
        side = FROM_BOXES / 2
        openings = room.openings(cloud.width + 2 * side, cloud.height + UNDERSIDE + 2 * side)
        middle = openings.nearest(wish)
        if middle:
            moved = replace(cloud, middle=middle._replace(y=middle.y - UNDERSIDE / 2))
            room.take(moved.outer.grown(side))
            return moved
    return None


def _obstacles(mountain: MountainPlan, taken: Taken, zone: Box) -> list[Box]:
    """Everything a cloud must not touch, grown by the room it asks for."""
    reach = taken.casing_half + FROM_CASING
    left, low = zone.x0 - reach, zone.y1 + reach
    near = [(x, y) for x, y in taken.casing if x > left and y < low]
    return [*_things(mountain, taken, zone), *(Box(x - reach, y - reach, x + reach, y + reach) for x, y in near)]


def _things(mountain: MountainPlan, taken: Taken, zone: Box) -> list[Box]:
    """All of it but the path."""
    near = zone.grown(FROM_BOXES)
    boxes = [box.grown(FROM_BOXES) for box in (*taken.boxes, *mountain.boxes) if box.hits(near)]
    return [*boxes, *_flank(mountain.measures, zone.y1)]


@lru_cache(maxsize=4)
def _flank(measures: Measures, lowest: float) -> tuple[Box, ...]:
    """The mountain as a pile of boxes, from just above the summit down to the end of the sky."""
    pile = []
    x, y = measures.summit
    y -= 2 * FROM_BOXES
    while y < lowest + STEP:
        low = y + STEP
        left, right = (max(half, 2 * FROM_BOXES) for half in half_widths(measures, low))
        pile.append(Box(x - left - FROM_FLANK, y, x + right + FROM_FLANK, low))
        y = low
    return tuple(pile)


def _free_place(cloud: Cloud, place: Point, zone: Box, obstacles: Sequence[Box]) -> Point | None:
    """The place, or the free one nearest to it on a lattice of 8 u."""
    half, up = cloud.width / 2, cloud.height / 2
    down = up + UNDERSIDE
    middles = Box(zone.x0 + half, zone.y0 + up, zone.x1 - half, zone.y1 - down)
    blocked = [(x0 - half, y0 - down, x1 + half, y1 + up) for x0, y0, x1, y1 in obstacles]
    way = (0.0, 0.0, 0.0, 0.0)
    for across, along in _spiral():
        x, y = place.x + across, place.y + along
        if not (middles.x0 <= x <= middles.x1 and middles.y0 <= y <= middles.y1):
            continue
        if way[0] < x < way[2] and way[1] < y < way[3]:  # what was in the way of the last place often is of this one
            continue
        found = next((box for box in blocked if box[0] < x < box[2] and box[1] < y < box[3]), None)
        if found is None:
            return Point(x, y)
        way = found
    return None


@lru_cache(maxsize=1)
def _spiral() -> tuple[tuple[int, int], ...]:
    """Steps around a point, the nearest first."""
    reach = range(-NEAR // STEP, NEAR // STEP + 1)
    steps = [(STEP * across, STEP * along) for across in reach for along in reach]
    near = [step for step in steps if step[0] ** 2 + step[1] ** 2 <= NEAR * NEAR]
    return tuple(sorted(near, key=lambda step: (step[0] ** 2 + step[1] ** 2, step)))
