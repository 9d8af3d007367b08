"""The hills' edges: each row's path continued calmly to both edges of the picture (PICTURE 5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dreamline.picture.path import curve
from dreamline.picture.path.strip import LEVEL
from dreamline.picture.plan import Bezier, Point, Ridge

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dreamline.picture.page import Page
    from dreamline.picture.path.curve import Piece
    from dreamline.picture.path.strip import Strip

FALLS = (150.0, 120.0)
"""How deep the first ridges fall beyond their right end; all further ones fall LATER_FALL (read from the samples)."""
LATER_FALL = 40.0
RISE_RIGHT, RISE_LEFT = 26.0, -8.0
"""At the left edge a ridge lies so far below its first moment: rows to the right, rows to the left."""
OVER = 10.0
"""Ridges run this far over the picture area's edge, where they are clipped."""


def ridges(strips: Sequence[Strip], rows: Sequence[Sequence[Piece]], page: Page) -> tuple[Ridge, ...]:
    """One ridge for each row, the farthest first."""
    return tuple([_ridge(made, row, page, number) for number, (made, row) in enumerate(zip(strips, rows, strict=True))])


def _ridge(made: Strip, row: Sequence[Piece], page: Page, number: int) -> Ridge:
    pieces = list(row)
    if not made.row.rightwards:
        pieces = curve.turned(pieces)
    if number and len(pieces) > 2 and pieces[0][6] - pieces[0][0] <= LEVEL:  # noqa: PLR2004 (a lead on either side)
        pieces = pieces[1:]
    if len(pieces) > 2 and made.row.today is None and pieces[-1][6] - pieces[-1][0] <= LEVEL:  # noqa: PLR2004
        pieces = pieces[:-1]
    drop = RISE_RIGHT if made.row.rightwards else RISE_LEFT
    fall = FALLS[number] if number < len(FALLS) and made.row.today is None else LATER_FALL
    whole = [*_left(pieces[0], page, drop), *pieces, *_right(pieces[-1], page, fall)]
    return Ridge(tuple(Bezier(Point(a, b), Point(c, d), Point(e, f), Point(g, h)) for a, b, c, d, e, f, g, h in whole))


def _left(piece: Piece, page: Page, drop: float) -> list[Piece]:
    x, y, edge = piece[0], piece[1], page.area.x0 - OVER
    if x <= edge:
        return []
    hold = min(46.0, (x - edge) * 0.6)
    return [(edge, y + drop, edge + (x - edge) * 0.45, y + drop, x - hold, y, x, y)]


def _right(piece: Piece, page: Page, fall: float) -> list[Piece]:
    x, y, edge = piece[6], piece[7], page.area.x1 + OVER
    room = edge - x
    if room <= 0:
        return []
    if room < 460:  # noqa: PLR2004 (no room for a fall and a rise: one calm slope)
        return [(x, y, x + room * 0.4, y, edge - room * 0.4, y + fall / 2, edge, y + fall / 2)]
    low = x + 330, y + 1.1 * fall
    back = 140.0, 0.1 * fall
    return [
        (x, y, x + 120, y, x + 190, y + fall, *low),
        (*low, low[0] + back[0], low[1] + back[1], edge - 70, y + 0.7 * fall, edge, y + 0.5 * fall),
    ]
