"""The rows of one sheet at their heights: labels as wide as the path allows, rows as far apart as they need."""

from __future__ import annotations

from itertools import pairwise
from math import sin, tau
from typing import TYPE_CHECKING, NamedTuple

from dreamline.picture.path import curve, flags, rows, signs, strip
from dreamline.picture.path.labels import label, wider

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from dreamline.picture.page import Page
    from dreamline.picture.path.labels import Label
    from dreamline.picture.path.rows import Grid, Insets
    from dreamline.picture.path.sheets import Part
    from dreamline.picture.path.stops import Stop
    from dreamline.picture.path.strip import Strip
    from dreamline.picture.plan import Box
    from dreamline.picture.words import Words

Bend = tuple[float, float, float, float]
"""Column, upper and lower end, reach (negative to the left)."""

NARROWER = (1.0, 0.9, 0.8, 0.7)
WIDER = (1.45, 1.0, 0.85, 0.7)
"""The same for a label that would be cut: where its row has the room it may first grow so much beyond its class."""
CUT_FROM = 0.45
"""From this rung on a label too near the path may be cut, not only broken narrower."""
WAVE, WAVE_LENGTH = 14.0, 5
"""Where no feelings are given the path winds this high, one wave for so many moments."""
BETWEEN = 11.5
"""A label is at most so much narrower than the distance of two moments."""
LIFT = 40.0
"""The first row may rise so far above its place when rows need room."""
COMING = 28.0
"""On later sheets the first row stands lower: two signs stand at its beginning."""
BELOW_TITLE = 186.0
MOST_INSET = 80.0
"""The right ends of the rows give way to the mountain by no more than this."""


class Sheet(NamedTuple):
    """What stands fixed on a sheet before the path is placed."""

    part: Part
    page: Page
    edge: Callable[[float], float]
    lang: str
    words: Words
    date: str
    fixed: tuple[Box, ...]


class Standing(NamedTuple):
    """Rows at their final heights."""

    strips: tuple[Strip, ...]
    middles: tuple[float, ...]
    grid: Grid


def heights(stops: Sequence[Stop], step: float, steep: float, *, felt: bool) -> list[float]:
    """How far each moment lies below (+) or above (-) its row's middle; a slow wave where feelings say nothing."""
    if not felt:
        return [-WAVE * steep * sin(tau * (index + 1) / WAVE_LENGTH) for index in range(len(stops))]
    return [-step * steep * (stop.feeling or 0) for stop in stops]


def stand(sheet: Sheet, steep: float, caps: dict[int, int], insets: Insets, *, whys: bool) -> Standing | None:
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
    return Standing(tuple(strips), tuple(middles), grid) if middles else None


def _row_labels(sheet: Sheet, bare: Strip, caps: dict[int, int], *, whys: bool, shorten: bool) -> list[Label] | None:
    """A label for each moment of the row, as wide as its stretch of path allows."""
    sizes = sheet.page.sizes
    room = bare.row.pitch - BETWEEN
    widest = min(sizes.text_width, room)
    reach = sizes.casing / 2 + strip.FROM_CASING
    labels = []
    for index, (x, offset) in enumerate(zip(bare.row.xs, bare.offsets, strict=True)):
        number = bare.row.first + index
        stop = sheet.part.stops[number]
        lowest = max(bare.knots[index][1], bare.knots[index + 2][1]) + reach - offset
        cut = room > widest and label(stop, sizes, widest, sheet.lang, why=whys).cut
        for share in (WIDER if cut else NARROWER)[caps.get(number, 0) :]:
            if share > 1:
                made = wider(stop, sizes, (widest, min(widest * share, room)), sheet.lang, why=whys)
            else:
                made = label(stop, sizes, widest * share, sheet.lang, why=whys)
            if share < 1 and made.cut and not shorten and not label(stop, sizes, widest, sheet.lang, why=whys).cut:
                continue
            if not made.lines or lowest <= made.lines[0].top:
                break
            if bare.lowest_beside(index, made.half + reach) + reach - offset <= made.lines[0].top:
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
    if part.goes_on and strips[-1].labels:
        rising[-1].append(_leading_on(strips[-1], part.goes_on, page))
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


def _leading_on(made: Strip, text: str, page: Page) -> strip.Top:
    """The room for the sign towards the next sheet, above the end of the last row."""
    size = page.sizes.sign
    body, height, _ = signs.plate(text, size)
    right = page.area.x1 - rows.FROM_EDGE
    highest = min(y for _, y in made.knots[-2:])
    return right - body - signs.BEHIND_POLE, right, highest - signs.LEAST_POLE - height - 2 * signs.CLEAR


def bends(standing: Standing) -> Iterator[Bend]:
    """Each bend: column, upper and lower end, reach (negative to the left)."""
    for (upper, high), (lower, low) in pairwise(zip(standing.strips, standing.middles, strict=True)):
        column = upper.row.leave
        yield column, high + upper.knots[-1][1], low + lower.knots[0][1], standing.grid.reach * upper.row.ahead


def over_mountain(sheet: Sheet, standing: Standing, insets: Insets) -> Insets | None:
    """Larger insets where a right bend or a label at a row's right end comes too near the mountain, else None."""
    if not sheet.page.mountain:
        return None
    keep = sheet.page.sizes.casing / 2 + rows.FROM_MOUNTAIN
    bent, ends = dict(insets.bends), dict(insets.ends)
    for index, bend in enumerate(bends(standing)):
        if bend[3] > 0:
            over = max(x + keep - sheet.edge(y) for x, y in curve.samples_of_bend(*bend)[::5])
            _grow(bent, index, over)
    for index, (made, middle) in enumerate(zip(standing.strips, standing.middles, strict=True)):
        if made.labels and made.row.today is None:
            end = -1 if made.row.rightwards else 0
            words = made.labels[end]
            lowest = middle + made.offsets[end] + words.bottom
            over = made.row.xs[end] + words.half + rows.FROM_MOUNTAIN - sheet.edge(lowest)
            _grow(ends, index, over - bent.get(index - index % 2, 0) + insets.bends.get(index - index % 2, 0))
    more = rows.Insets(bent, ends)
    return more if more != insets else None


def _grow(insets: dict[int, float], index: int, over: float) -> None:
    if over > 0 and insets.get(index, 0) < MOST_INSET:
        insets[index] = min(insets.get(index, 0) + over + 1, MOST_INSET)


def tight(sheet: Sheet, standing: Standing) -> int | None:
    """The first moment whose label is too near a bend, the mountain or the left edge, or None."""
    page = sheet.page
    reach = page.sizes.casing / 2 + strip.FROM_CASING
    bent = list(bends(standing))
    for index, (made, middle) in enumerate(zip(standing.strips, standing.middles, strict=True)):
        near = bent[max(0, index - 1) : index + 1]
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


def _in_bend(words: Label, x: float, y: float, bend: Bend, reach: float) -> bool:
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
