"""Places one sheet's path, going down the ladder until nothing is in the way.

The ladder (PICTURE 14): narrower labels, flatter hills, no why. Where that is not enough, `arrange` answers None and
`sheets` goes on to the next size class and to several sheets.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, cast

from dreamline.picture.path import flags, posts, ridges, rows, signs, standing, strip
from dreamline.picture.path.road import Road, road, stretches
from dreamline.picture.path.standing import NARROWER, Sheet
from dreamline.picture.plan import Box, Taken

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from dreamline.picture.path.curve import Piece, Spot
    from dreamline.picture.path.flags import Flag
    from dreamline.picture.path.labels import Label
    from dreamline.picture.path.signs import Sign
    from dreamline.picture.path.standing import Standing
    from dreamline.picture.path.stops import Stop
    from dreamline.picture.plan import Ridge

__all__ = ["FLATTER", "Passes", "Placed", "Sheet", "arrange", "rungs"]

FLATTER = (1.0, 0.8, 0.6, 0.45, 0.3)
TURNS = 14
"""So often one rung is tried with narrower labels and rows drawn in."""
WIDER = 3.0
"""A sign asks for so much more room than other things; clouds only know boxes."""
AROUND_POLE = 2.5

_as_box = cast("Callable[[signs.Edges], Box]", partial(tuple.__new__, Box))
"""Box._make without its check: these are known to have four edges."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Everything on one sheet that belongs to the path, in u.

    `whole` is the path in one piece, `stretches` the same by chapter colour; `steep` the share of the class's step
    and `whys` whether whys are shown: how far down the ladder it is.
    """

    stops: tuple[Stop, ...]
    spots: tuple[Spot, ...]
    labels: tuple[Label, ...]
    whole: tuple[Piece, ...]
    stretches: tuple[tuple[int, tuple[Piece, ...]], ...]
    signs: tuple[Sign, ...]
    flag: Flag | None
    ridges: tuple[Ridge, ...]
    taken: Taken
    steep: float
    whys: bool


@dataclass(slots=True)
class Passes:
    """How many ways that hold are still to be passed over, on all sheets together."""

    left: int = 0

    def take(self) -> bool:
        """Uses one up, if there is one."""
        if not self.left:
            return False
        self.left -= 1
        return True


def arrange(sheet: Sheet, passes: Passes | None = None) -> Placed | None:
    """The sheet's path on the highest rung of the ladder that holds and is not passed over, or None."""
    for steep, whys in rungs(sheet):
        placed = _attempt(sheet, steep, whys=whys)
        if placed and not (passes and passes.take()):
            return placed
    return None


def rungs(sheet: Sheet) -> Iterator[tuple[float, bool]]:
    """The ladder for one sheet: how steep the hills are, and whether whys are shown; flatter hills go first."""
    why = bool(sheet.page.sizes.why) and any(stop.why for stop in sheet.part.stops)
    for whys in (True, False) if why else (False,):
        for steep in FLATTER:
            yield steep, whys


def _attempt(sheet: Sheet, steep: float, *, whys: bool) -> Placed | None:
    caps: dict[int, int] = {}
    insets = rows.NO_INSETS
    for _ in range(TURNS):
        stand = standing.stand(sheet, steep, caps, insets, whys=whys)
        if not stand:
            return None
        more = standing.over_mountain(sheet, stand, insets)
        if more:
            insets = more
            continue
        tight = standing.tight(sheet, stand)
        if tight is None:
            return _finish(sheet, stand, steep, whys=whys)
        caps[tight] = caps.get(tight, 0) + 1
        if caps[tight] >= len(NARROWER):
            return None
    return None


def _finish(sheet: Sheet, stand: Standing, steep: float, *, whys: bool) -> Placed | None:
    """The path drawn through: pieces, stretches, flag, signs; None where a sign finds no place."""
    part, page, sizes = sheet.part, sheet.page, sheet.page.sizes
    spots = tuple(
        [
            (x, middle + offset)
            for made, middle in zip(stand.strips, stand.middles, strict=True)
            for x, offset in zip(made.row.xs, made.offsets, strict=True)
        ]
    )
    labels = tuple([words for made in stand.strips for words in made.labels])
    way = road(stand)
    boxes = _boxes(sheet, spots, labels)
    flag = _flag(sheet, stand, way, boxes) if page.mountain else None
    if flag:
        boxes += flag.boxes
    badges = [
        (x, y, sizes.badge + (strip.RING if stop.turning else 0))
        for stop, (x, y) in zip(part.stops, spots, strict=True)
    ]
    half = sizes.casing / 2
    ground = signs.Ground([*boxes, *sheet.fixed], badges, way.runs, half, page.area.grown(-rows.FROM_EDGE))
    placed = signs.place_signs(posts.wishes(part, page, way.ways, spots), ground, sizes.sign)
    if placed is None:
        return None
    boxes += [(x - r, y - r, x + r, y + r) for x, y, r in badges]
    boxes += [edges for sign in placed for edges in _around(sign)]
    taken = Taken((*map(_as_box, boxes), *sheet.fixed), tuple(way.casing), half)
    return Placed(
        part.stops, spots, labels, way.whole, tuple(stretches(part, way.ways, placed)), tuple(placed), flag,
        ridges.ridges(stand.strips, way.rows, page), taken, steep, whys,
    )  # fmt: skip


def _around(sign: Sign) -> tuple[signs.Edges, signs.Edges]:
    """What a sign takes: its plate with some room around, and its pole."""
    x0, y0, x1, y1 = sign.box
    plate = (x0 - WIDER, y0 - WIDER, x1 + WIDER, y1 + WIDER)
    return plate, (sign.x - AROUND_POLE, sign.top, sign.x + AROUND_POLE, sign.foot)


def _boxes(sheet: Sheet, spots: Sequence[Spot], labels: Sequence[Label]) -> list[signs.Edges]:
    """Words, photos and stars as boxes."""
    sizes = sheet.page.sizes
    boxes: list[signs.Edges] = []
    for stop, (x, y), words in zip(sheet.part.stops, spots, labels, strict=True):
        boxes += [(x - line.half, y + line.top, x + line.half, y + line.bottom) for line in words.lines]
        if stop.photo:
            half = strip.half_print(stop, sizes)
            boxes.append((x - half, y - half, x + half, y + half))
        if stop.star:
            out, up, r = strip.star_of(stop, sizes)
            boxes.append((x + out - r, y + up - r, x + out + r, y + up + r))
    return boxes


def _flag(sheet: Sheet, stand: Standing, way: Road, words: Sequence[signs.Edges]) -> Flag:
    """The flag at the path's end."""
    page = sheet.page
    made, middle = stand.strips[-1], stand.middles[-1]
    x, y = made.knots[-1]

    def lowest(left: float) -> float:
        return middle + made.extremes(left, x)[1] + page.sizes.casing / 2

    reach = page.sizes.casing / 2 + strip.FROM_CASING
    near = [point for point in way.runs[-1].points if point[0] > x - flags.FARTHEST]
    beside = [box for box in words if box[2] > x - flags.FARTHEST and box[3] > middle + y]
    return flags.flag(sheet.words.today, sheet.date, page, (x, middle + y), lowest, beside, (near, reach))
