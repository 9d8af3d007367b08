"""Places one sheet's path: rows, labels, bends, flag and signs, going down the ladder until nothing is in the way.

The ladder (PICTURE 14): narrower labels, flatter hills, no why. Where that is not enough, `arrange` answers None and
`sheets` goes on to the next size class and to several sheets.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from math import sin, tau
from typing import TYPE_CHECKING, NamedTuple, cast

from dreamline.picture import curve, flags, ridges, rows, signs, strip
from dreamline.picture.labels import label
from dreamline.picture.plan import Box, Point, Taken

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from dreamline.picture.curve import Piece, Spot
    from dreamline.picture.flags import Flag
    from dreamline.picture.labels import Label
    from dreamline.picture.page import Page
    from dreamline.picture.plan import Ridge
    from dreamline.picture.rows import Grid
    from dreamline.picture.sheets import Part
    from dreamline.picture.signs import Sign
    from dreamline.picture.stops import Stop
    from dreamline.picture.strip import Strip
    from dreamline.picture.words import Words

NARROWER = (1.0, 0.9, 0.8, 0.7)
FLATTER = (1.0, 0.8, 0.6, 0.45, 0.3)
WAVE, WAVE_LENGTH = 14.0, 5
"""Where no feelings are given the path winds this high, one wave for so many moments."""
BETWEEN = 11.5
"""A label is at most so much narrower than the distance of two moments."""
LIFT = 40.0
"""The first row may rise so far above its place when rows need room."""
COMING = 28.0
"""On later sheets the first row stands lower: two signs stand at its beginning."""
BELOW_TITLE = 186.0
WIDER = 3.0
"""A sign asks for so much more room than other things; clouds only know boxes."""
BESIDE = 6.0
"""The date at the flag keeps this from the last label."""
TURNS = 14
MOST_INSET = 80.0
"""The right ends of the rows give way to the mountain by no more than this."""
CUT_FROM = 0.45
"""From this rung on a label too near the path may be cut, not only broken narrower."""


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


class Sheet(NamedTuple):
    """What stands fixed on a sheet before the path is placed."""

    part: Part
    page: Page
    edge: Callable[[float], float]
    lang: str
    words: Words
    date: str
    fixed: tuple[Box, ...]


class _Standing(NamedTuple):
    """Rows at their final heights."""

    strips: tuple[Strip, ...]
    middles: tuple[float, ...]
    grid: Grid


_as_box = cast("Callable[[signs.Edges], Box]", partial(tuple.__new__, Box))
_as_point = cast("Callable[[Spot], Point]", partial(tuple.__new__, Point))
"""Box._make and Point._make without their checks: a thousand points of a path are known to be pairs."""


def arrange(sheet: Sheet) -> Placed | None:
    """The sheet's path on the highest rung of the ladder that holds, or None."""
    for steep, whys in rungs(sheet):
        placed = _attempt(sheet, steep, whys=whys)
        if placed:
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
        standing = _stand(sheet, steep, caps, insets, whys=whys)
        if not standing:
            return None
        more = _over_mountain(sheet, standing, insets)
        if more:
            insets = more
            continue
        tight = _tight(sheet, standing)
        if tight is None:
            return _finish(sheet, standing, steep, whys=whys)
        caps[tight] = caps.get(tight, 0) + 1
        if caps[tight] >= len(NARROWER):
            return None
    return None


def heights(stops: Sequence[Stop], step: float, steep: float, *, felt: bool) -> list[float]:
    """How far each moment lies below (+) or above (-) its row's middle; a slow wave where feelings say nothing."""
    if not felt:
        return [-WAVE * steep * sin(tau * (index + 1) / WAVE_LENGTH) for index in range(len(stops))]
    return [-step * steep * (stop.feeling or 0) for stop in stops]


def _stand(sheet: Sheet, steep: float, caps: dict[int, int], insets: rows.Insets, *, whys: bool) -> _Standing | None:
    """Rows with their labels at the heights they need, or None where a label or the heights do not fit."""
    part, page = sheet.part, sheet.page
    sizes = page.sizes
    flag = flags.column(sheet.words.today, page)
    grid = rows.grid(page, len(part.stops), sheet.edge, flag, begins=part.begins, insets=insets)
    offsets = heights(part.stops, sizes.step, steep, felt=part.felt)
    strips = []
    for index, row in enumerate(grid.rows):
        own = offsets[row.first : row.last]
        bare = strip.strip(row, own, (), step=sizes.step * steep, begins=index == 0 and part.begins)
        labels = _row_labels(sheet, bare, caps, whys=whys, shorten=steep <= CUT_FROM)
        if labels is None:
            return None
        strips.append(bare._replace(labels=tuple(labels)))
    middles = _middles(sheet, strips, grid)
    return _Standing(tuple(strips), tuple(middles), grid) if middles else None


def _row_labels(sheet: Sheet, bare: Strip, caps: dict[int, int], *, whys: bool, shorten: bool) -> list[Label] | None:
    """A label for each moment of the row, as wide as its stretch of path allows."""
    sizes = sheet.page.sizes
    widest = min(sizes.text_width, bare.row.pitch - BETWEEN)
    reach = sizes.casing / 2 + strip.FROM_CASING
    labels = []
    for index, (x, offset) in enumerate(zip(bare.row.xs, bare.offsets, strict=True)):
        number = bare.row.first + index
        stop = sheet.part.stops[number]
        lowest = max(bare.knots[index][1], bare.knots[index + 2][1]) + reach - offset
        for share in NARROWER[caps.get(number, 0) :]:
            made = label(stop, sizes, widest * share, sheet.lang, why=whys)
            if share < 1 and made.cut and not shorten and not label(stop, sizes, widest, sheet.lang, why=whys).cut:
                continue
            if not made.lines or lowest <= made.lines[0].top:
                break
            if not strip.too_near(made.lines, x, offset, bare.spans(index), reach):
                break
        else:
            return None
        labels.append(made)
    return labels


def _middles(sheet: Sheet, strips: Sequence[Strip], grid: Grid) -> list[float] | None:
    """The heights of the rows' middle lines: what each pair needs, and the rest shared evenly; None if too tight."""
    part, page, sizes = sheet.part, sheet.page, sheet.page.sizes
    first, last = strips[0], strips[-1]
    deepest = max((offset + made.bottom for offset, made in zip(last.offsets, last.labels, strict=True)), default=60.0)
    lowest = page.floor - deepest
    bottom = min(grid.bottom, lowest)
    if len(strips) == 1:
        return [bottom]
    opening = dict(part.openings)
    flag = flags.pennant(sheet.words.today, page) if page.mountain else 0.0
    rising = [strip.tops(made, part.stops, sizes, opening, flag) for made in strips[1:]]
    needs = [
        strip.apart(upper, lower, tops, sizes) for (upper, lower), tops in zip(pairwise(strips), rising, strict=True)
    ]
    top, total = grid.top + (COMING if part.came_from else 0), sum(needs)
    if total > bottom - top:
        bottom = lowest
    if total > bottom - top:
        highest = max(
            (strip.half_box(part.stops[number], sizes) - offset for number, offset in enumerate(first.offsets)),
            default=0.0,
        )
        top = max(top - LIFT * page.width / 1680, BELOW_TITLE * page.width / 1680 + highest)
        top = max(min(top, grid.top + COMING), bottom - total)
    spare = (bottom - top - total) / len(needs)
    if spare < -1e-6:  # noqa: PLR2004 (rounding)
        return None
    middles = [top]
    for need in needs:
        middles.append(middles[-1] + need + spare)
    return middles


def _bends(standing: _Standing) -> Iterator[tuple[float, float, float, float]]:
    """Each bend: column, upper and lower end, reach (negative to the left)."""
    for (upper, high), (lower, low) in pairwise(zip(standing.strips, standing.middles, strict=True)):
        column = upper.row.leave
        yield column, high + upper.knots[-1][1], low + lower.knots[0][1], standing.grid.reach * upper.row.ahead


def _over_mountain(sheet: Sheet, standing: _Standing, insets: rows.Insets) -> rows.Insets | None:
    """Larger insets where a right bend or a label at a row's right end comes too near the mountain, else None."""
    if not sheet.page.mountain:
        return None
    keep = sheet.page.sizes.casing / 2 + rows.FROM_MOUNTAIN
    bends, ends = dict(insets.bends), dict(insets.ends)
    for index, bend in enumerate(_bends(standing)):
        if bend[3] > 0:
            over = max(x + keep - sheet.edge(y) for x, y in curve.samples_of_bend(*bend)[::5])
            _grow(bends, index, over)
    for index, (made, middle) in enumerate(zip(standing.strips, standing.middles, strict=True)):
        if made.labels and made.row.today is None:
            end = -1 if made.row.rightwards else 0
            words = made.labels[end]
            lowest = middle + made.offsets[end] + words.bottom
            over = made.row.xs[end] + words.half + rows.FROM_MOUNTAIN - sheet.edge(lowest)
            _grow(ends, index, over - bends.get(index - index % 2, 0) + insets.bends.get(index - index % 2, 0))
    more = rows.Insets(bends, ends)
    return more if more != insets else None


def _grow(insets: dict[int, float], index: int, over: float) -> None:
    if over > 0 and insets.get(index, 0) < MOST_INSET:
        insets[index] = min(insets.get(index, 0) + over + 1, MOST_INSET)


def _tight(sheet: Sheet, standing: _Standing) -> int | None:
    """The first moment whose label is too near a bend, the mountain or the left edge, or None."""
    page = sheet.page
    reach = page.sizes.casing / 2 + strip.FROM_CASING
    bends = list(_bends(standing))
    for index, (made, middle) in enumerate(zip(standing.strips, standing.middles, strict=True)):
        near = bends[max(0, index - 1) : index + 1]
        last = len(made.row.xs) - 1
        for place, (x, offset, words) in enumerate(zip(made.row.xs, made.offsets, made.labels, strict=True)):
            y = middle + offset
            if place in {0, last} and any(_in_bend(words, x, y, bend, reach) for bend in near):
                return made.row.first + place
            if page.mountain and x + words.half + rows.FROM_MOUNTAIN > sheet.edge(y + words.bottom):
                return made.row.first + place
            if x - words.half < page.area.x0 + rows.FROM_EDGE:
                return made.row.first + place
    return None


def _in_bend(words: Label, x: float, y: float, bend: tuple[float, float, float, float], reach: float) -> bool:
    """Whether a label comes nearer to a bend than `reach`.

    A first, cheap look: words wholly above, below or beside the bend, or inside a smaller ellipse, are far enough.
    (From an ellipse with half axes smaller by k to the outer one it is at least 0.97 k up to a ratio of 1.6.)
    """
    column, top, bottom, across = bend
    if not words.lines or y + words.lines[0].top > bottom + reach or y + words.bottom < top - reach:
        return False
    far = x + words.half - column if across > 0 else column - x + words.half
    if far < -reach:
        return False
    tall, half = (bottom - top) / 2 - 1.12 * reach, abs(across) - 1.12 * reach
    middle = (top + bottom) / 2
    high, low = (y + words.lines[0].top - middle) / tall, (y + words.bottom - middle) / tall
    if (max(far, 0) / half) ** 2 + max(high * high, low * low) < 1:
        return False
    return strip.too_near(words.lines, x, y, curve.samples_of_bend(*bend), reach)


def _finish(sheet: Sheet, standing: _Standing, steep: float, *, whys: bool) -> Placed | None:
    """The path drawn through: pieces, stretches, flag, signs; None where a sign finds no place."""
    part, page, sizes = sheet.part, sheet.page, sheet.page.sizes
    spots = tuple(
        (x, middle + offset)
        for made, middle in zip(standing.strips, standing.middles, strict=True)
        for x, offset in zip(made.row.xs, made.offsets, strict=True)
    )
    labels = tuple(words for made in standing.strips for words in made.labels)
    between = _between(standing)
    casing = _casing(standing)
    flag = _flag(sheet, standing, spots, labels) if page.mountain else None
    boxes = _boxes(sheet, spots, labels)
    if flag:
        boxes += flag.boxes
    half = sizes.casing / 2
    ground = signs.Ground(
        [*boxes, *sheet.fixed],
        [
            (x, y, sizes.badge + (strip.RING if stop.turning else 0))
            for stop, (x, y) in zip(part.stops, spots, strict=True)
        ],
        casing,
        half,
        page.area.grown(-rows.FROM_EDGE),
    )
    placed = signs.place_signs(_wishes(sheet, between, spots), ground, sizes.sign)
    if placed is None:
        return None
    boxes += [(x - r, y - r, x + r, y + r) for x, y, r in ground.badges]
    for sign in placed:
        x0, y0, x1, y1 = sign.box
        boxes.append((x0 - WIDER, y0 - WIDER, x1 + WIDER, y1 + WIDER))
        boxes.append((sign.x - 2.5, sign.top, sign.x + 2.5, sign.foot))
    taken = Taken((*map(_as_box, boxes), *sheet.fixed), tuple(map(_as_point, casing)), half)
    return Placed(
        part.stops, spots, labels,
        tuple(piece for pieces in between for piece in pieces), tuple(_stretches(part, between, placed)),
        tuple(placed), flag, ridges.ridges(standing.strips, standing.middles, page), taken, steep, whys,
    )  # fmt: skip


def _between(standing: _Standing) -> list[list[Piece]]:
    """The pieces before the first moment, between each two, and after the last."""
    between: list[list[Piece]] = [[]]
    bends = [*_bends(standing), None]
    for made, middle, bend in zip(standing.strips, standing.middles, bends, strict=True):
        own = [curve.moved(piece, middle) for piece in made.pieces]
        if not made.row.xs:
            between[-1] += own
        else:
            between[-1].append(own[0])
            between += [[piece] for piece in own[1:]]
        if bend:
            between[-1] += curve.bend(*bend)
    return between


def _casing(standing: _Standing) -> list[Spot]:
    points: list[Spot] = []
    bends = [*_bends(standing), None]
    for made, middle, bend in zip(standing.strips, standing.middles, bends, strict=True):
        points += [(x, y + middle) for x, y in curve.samples(made.pieces)]
        points.append((made.knots[-1][0], made.knots[-1][1] + middle))
        if bend:
            points += curve.samples_of_bend(*bend)
    return points


def _stretches(
    part: Part, between: list[list[Piece]], placed: Sequence[Sign]
) -> Iterator[tuple[int, tuple[Piece, ...]]]:
    """The path by colour: it changes where the chapter's sign stands, without one half-way between two chapters."""
    if not part.stops:
        yield part.colour, tuple(between[0])
        return
    owners = {sign.owner: sign.place for sign in placed if sign.owner}
    colour, pieces = part.stops[0].colour, list(between[0])
    for before, after, way in zip(part.stops, part.stops[1:], between[1:], strict=False):
        if before.chapter == after.chapter:
            pieces += way
            continue
        number, t = _changes(way)[owners.get(part.chapters[after.chapter]) or 0]
        old, new = curve.parted(way[number], t)
        yield colour, (*pieces, *way[:number], old)
        colour, pieces = after.colour, [new, *way[number + 1 :]]
    yield colour, (*pieces, *between[len(part.stops)])


def _changes(way: Sequence[Piece]) -> tuple[tuple[int, float], ...]:
    """Where the colour may change and a pole may stand between two chapters, best first: piece and parameter.

    In a row half-way and on towards the new chapter; behind a bend on the way in, or on its lower half.
    """
    if len(way) == 1:
        return (0, 0.5), (0, 0.625), (0, 0.75), (0, 0.875)
    lead = len(way) - 1
    if abs(way[lead][6] - way[lead][0]) > strip.LEVEL:
        return (lead, 0.35), (lead, 0.5), (lead, 0.65), (lead, 0.2)
    return (lead - 1, 0.55), (lead - 1, 0.8), (lead, 0.0), (lead - 1, 0.3)


def _wishes(sheet: Sheet, between: list[list[Piece]], spots: Sequence[Spot]) -> Iterator[signs.Wish]:
    """The signs this sheet needs, in walking order."""
    part, page = sheet.part, sheet.page
    back, spare = None, None
    if part.came_from:
        x0 = page.area.x0
        feet = tuple((x, _height(between[0], x)) for x in (x0 + 38, x0 + 46))
        back = signs.Wish(part.came_from, part.came_colour, "", -1, feet, None)
        spare = (x0, feet[0][1] - signs.MOST_POLE - 3 * page.sizes.sign, x0 + 54, feet[0][1])
    for index, text in part.openings:
        stop, (x, y) = part.stops[index], spots[index]
        feet = _first_feet(between[0], part) if index == 0 else _feet(between[index])
        half = strip.half_box(stop, page.sizes)
        way = between[index + 1][0]
        ahead = 1 if way[6] > way[0] else -1
        owner = part.chapters[stop.chapter]
        yield signs.Wish(text, stop.colour, owner, ahead, feet, (x, y, y - half), None if index else spare)
        if back and not index:
            yield back
            back = None
    if back:
        yield back
    if part.goes_on:
        right = page.area.x1 - rows.FROM_EDGE - 30
        feet = tuple((x, _height(between[-1], x)) for x in (right, right - 16, right - 32, right - 48))
        yield signs.Wish(part.goes_on, part.goes_colour, "", 1, feet, None)


def _height(way: Sequence[Piece], x: float) -> float:
    piece = way[-1]
    return curve.at(piece, (x - piece[0]) / (piece[6] - piece[0]))[1]


def _first_feet(way: Sequence[Piece], part: Part) -> tuple[Spot, ...]:
    """The first chapter's sign stands 14 u from the path's start, or at the middle of the way in."""
    piece = way[-1]
    begin = piece[0] + 14 if part.begins else (max(piece[0], 50) + piece[6]) / 2
    return tuple(
        (begin + (piece[6] - begin) * share, _height(way, begin + (piece[6] - begin) * share))
        for share in (0, 0.25, 0.5, 0.75)
    )


def _feet(way: Sequence[Piece]) -> tuple[Spot, ...]:
    """Where a pole may stand between two chapters."""
    return tuple(curve.at(way[number], t) for number, t in _changes(way))


def _boxes(sheet: Sheet, spots: Sequence[Spot], labels: Sequence[Label]) -> list[signs.Edges]:
    """Words, photos and stars as boxes."""
    sizes = sheet.page.sizes
    boxes: list[signs.Edges] = []
    for stop, (x, y), words in zip(sheet.part.stops, spots, labels, strict=True):
        boxes += [(x - line.half, y + line.top, x + line.half, y + line.bottom) for line in words.lines]
        if stop.photo:
            half = strip.half_box(stop, sizes)
            boxes.append((x - half, y - half, x + half, y + half))
        if stop.star:
            out, up, r = strip.star_of(stop, sizes)
            boxes.append((x + out - r, y + up - r, x + out + r, y + up + r))
    return boxes


def _flag(sheet: Sheet, standing: _Standing, spots: Sequence[Spot], labels: Sequence[Label]) -> Flag:
    """The flag at the path's end; its date goes below the last label where there is no room beside it."""
    page = sheet.page
    made, middle = standing.strips[-1], standing.middles[-1]
    x, y = made.knots[-1]

    def lowest(left: float) -> float:
        return middle + made.extremes(left, x)[1] + page.sizes.casing / 2

    points = [(px, py + middle) for px, py in [*curve.samples(made.pieces[-2:]), made.knots[-1]]]
    beside = [
        (at - line.half, top + line.top, at + line.half, top + line.bottom)
        for (at, top), words in zip(spots[made.row.first :], labels[made.row.first :], strict=True)
        for line in words.lines
    ]
    return flags.flag(
        sheet.words.today,
        sheet.date,
        page,
        (x, middle + y),
        lowest,
        beside,
        (points, page.sizes.casing / 2 + strip.FROM_CASING),
    )
