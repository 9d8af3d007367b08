"""The curve of the path: monotone through the moments, half an ellipse at each bend, cut and sampled at will.

Pieces are plain tuples of eight numbers (start, two handles, end), because thousands of them are made for one picture.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from math import ceil, cos, hypot, pi, sin
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Piece = tuple[float, float, float, float, float, float, float, float]
Spot = tuple[float, float]

SAMPLE = 7.8
"""The aim between two samples in u; the check asks for at most 8."""
PIECE = "C%.2f %.2f %.2f %.2f %.2f %.2f"
CIRCLE = 0.5522847498
"""The handle of a quarter circle of radius 1 drawn as one cubic (error below 0.03 %)."""


def monotone(knots: Sequence[Spot]) -> list[Piece]:
    """A monotone cubic through knots whose x only grows or only falls, level at both ends.

    Slopes are harmonic means of the neighbouring slopes, and 0 at every high and low (Fritsch and Butland, SIAM J. Sci.
    Stat. Comput. 5, 1984), so the curve never leaves the height between two neighbours. x is linear in the parameter.
    """
    rises = [(y1 - y0) / (x1 - x0) for (x0, y0), (x1, y1) in pairwise(knots)]
    slopes = [0.0, *(2 * a * b / (a + b) if a * b > 0 else 0.0 for a, b in pairwise(rises)), 0.0]
    return [
        (x0, y0, x0 + (x1 - x0) / 3, y0 + m0 * (x1 - x0) / 3, x1 - (x1 - x0) / 3, y1 - m1 * (x1 - x0) / 3, x1, y1)
        for ((x0, y0), (x1, y1)), (m0, m1) in zip(pairwise(knots), pairwise(slopes), strict=True)
    ]


def bend(x: float, top: float, bottom: float, reach: float) -> tuple[Piece, Piece]:
    """Half an ellipse from (x, top) to (x, bottom); `reach` is its horizontal radius, negative to the left."""
    middle, outer = (top + bottom) / 2, x + reach
    over, down = reach * CIRCLE, (bottom - top) / 2 * CIRCLE
    return (
        (x, top, x + over, top, outer, middle - down, outer, middle),
        (outer, middle, outer, middle + down, x + over, bottom, x, bottom),
    )


def samples_of_bend(x: float, top: float, bottom: float, reach: float) -> list[Spot]:
    """Points on the bend from above downwards, at most 8 u apart, without its ends."""
    middle, tall = (top + bottom) / 2, (bottom - top) / 2
    count = ceil(pi * max(abs(reach), abs(tall)) / SAMPLE)
    return [(x + reach * across, middle - tall * along) for across, along in _half_turn(count)]


@lru_cache(maxsize=256)
def _half_turn(count: int) -> tuple[Spot, ...]:
    """Sine and cosine of half a turn in so many steps, without its ends."""
    turns = [pi * index / count for index in range(1, count)]
    return tuple((sin(turn), cos(turn)) for turn in turns)


def samples(pieces: Iterable[Piece]) -> list[Spot]:
    """Points on pieces with x linear in the parameter, at most 8 u apart; the end of the last is left out."""
    points: list[Spot] = []
    for x0, y0, _, y1, _, y2, x3, y3 in pieces:
        a, b, c = y3 - 3 * y2 + 3 * y1 - y0, 3 * (y2 - 2 * y1 + y0), 3 * (y1 - y0)
        count = ceil(hypot(x3 - x0, 1.5 * (y3 - y0)) / SAMPLE)
        width = (x3 - x0) / count
        points += [(x0 + width * index, ((a * t + b) * t + c) * t + y0) for index, t in _steps(count)]
    return points


@lru_cache(maxsize=1024)
def _steps(count: int) -> tuple[tuple[int, float], ...]:
    """Whole numbers from 0 and their shares of `count`."""
    return tuple((index, index / count) for index in range(count))


def at(piece: Piece, t: float) -> Spot:
    """The point of a piece at parameter t (0 to 1)."""
    x0, y0, x1, y1, x2, y2, x3, y3 = piece
    s = 1 - t
    a, b, c, d = s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t
    return a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3


def height_at(piece: Piece, t: float) -> float:
    """The height of a piece at parameter t (0 to 1)."""
    _, y0, _, y1, _, y2, _, y3 = piece
    s = 1 - t
    return s * s * s * y0 + 3 * s * s * t * y1 + 3 * s * t * t * y2 + t * t * t * y3


def parted(piece: Piece, t: float) -> tuple[Piece, Piece]:
    """The piece cut in two at parameter t (de Casteljau)."""
    x0, y0, x1, y1, x2, y2, x3, y3 = piece
    ax, ay, bx, by = x0 + (x1 - x0) * t, y0 + (y1 - y0) * t, x1 + (x2 - x1) * t, y1 + (y2 - y1) * t
    cx, cy = x2 + (x3 - x2) * t, y2 + (y3 - y2) * t
    dx, dy, ex, ey = ax + (bx - ax) * t, ay + (by - ay) * t, bx + (cx - bx) * t, by + (cy - by) * t
    mx, my = dx + (ex - dx) * t, dy + (ey - dy) * t
    return (x0, y0, ax, ay, dx, dy, mx, my), (mx, my, ex, ey, cx, cy, x3, y3)


def moved(piece: Piece, down: float) -> Piece:
    x0, y0, x1, y1, x2, y2, x3, y3 = piece
    return x0, y0 + down, x1, y1 + down, x2, y2 + down, x3, y3 + down


def turned(pieces: Sequence[Piece]) -> list[Piece]:
    """The same curve walked the other way."""
    return [(x3, y3, x2, y2, x1, y1, x0, y0) for x0, y0, x1, y1, x2, y2, x3, y3 in reversed(pieces)]


def data(pieces: Sequence[Piece]) -> str:
    """SVG path data of connected pieces, two decimals."""
    x, y = pieces[0][:2]
    return f"M{x:.2f} {y:.2f}" + "".join([PIECE % piece[2:] for piece in pieces])
