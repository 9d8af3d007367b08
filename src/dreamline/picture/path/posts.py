"""Which signs a sheet needs, and where their poles may stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dreamline.picture.path import curve, rows, signs, strip
from dreamline.picture.path.road import changes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dreamline.picture.page import Page
    from dreamline.picture.path.curve import Piece, Spot
    from dreamline.picture.path.sheets import Part

FROM_START = 14.0
"""The first chapter's sign stands so far from the path's start."""
FROM_EDGE = 38.0
"""The sign towards an earlier sheet stands so far inside the picture area."""


def wishes(part: Part, page: Page, ways: Sequence[Sequence[Piece]], spots: Sequence[Spot]) -> Iterator[signs.Wish]:
    """The signs this sheet needs, in walking order."""
    back, spare = None, None
    if part.came_from:
        x0 = page.area.x0
        feet = tuple((x, _height(ways[0], x)) for x in (x0 + FROM_EDGE, x0 + FROM_EDGE + 8))
        back = signs.Wish(part.came_from, part.came_colour, "", -1, feet, None)
        spare = (x0, feet[0][1] - signs.MOST_POLE - 3 * page.sizes.sign, x0 + FROM_EDGE + 16, feet[0][1])
    for index, text in part.openings:
        stop, (x, y) = part.stops[index], spots[index]
        feet = _first_feet(ways[0], part) if index == 0 else _feet(ways[index])
        half = strip.half_box(stop, page.sizes)
        way = ways[index + 1][0]
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
        feet = tuple((x, _height(ways[-1], x)) for x in (right, right - 16, right - 32, right - 48))
        yield signs.Wish(part.goes_on, part.goes_colour, "", 1, feet, None)


def _height(way: Sequence[Piece], x: float) -> float:
    piece = way[-1]
    return curve.at(piece, (x - piece[0]) / (piece[6] - piece[0]))[1]


def _first_feet(way: Sequence[Piece], part: Part) -> tuple[Spot, ...]:
    """The first chapter's sign stands 14 u from the path's start, or at the middle of the way in."""
    piece = way[-1]
    begin = piece[0] + FROM_START if part.begins else (max(piece[0], 50) + piece[6]) / 2
    return tuple(
        (begin + (piece[6] - begin) * share, _height(way, begin + (piece[6] - begin) * share))
        for share in (0, 0.25, 0.5, 0.75)
    )


def _feet(way: Sequence[Piece]) -> tuple[Spot, ...]:
    """Where a pole may stand between two chapters."""
    return tuple(curve.at(way[number], t) for number, t in changes(way))
