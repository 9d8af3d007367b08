"""The path in one piece once its rows stand: the ways between moments, the samples of it, the stretches by colour."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from dreamline.picture.path import curve, standing, strip
from dreamline.picture.path.signs import Run

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dreamline.picture.path.curve import Piece, Spot
    from dreamline.picture.path.sheets import Part
    from dreamline.picture.path.signs import Sign
    from dreamline.picture.path.standing import Standing


class Road(NamedTuple):
    """The whole path of one sheet.

    `rows` are the pieces of each row; `ways` the pieces before the first moment, between each two, and after the last;
    `casing` are samples at most 8 u apart in walking order, `runs` the same row by row and bend by bend.
    """

    rows: tuple[tuple[Piece, ...], ...]
    ways: tuple[tuple[Piece, ...], ...]
    casing: list[Spot]
    runs: list[Run]

    @property
    def whole(self) -> tuple[Piece, ...]:
        return tuple(chain.from_iterable(self.ways))


def road(stand: Standing) -> Road:
    """The path through all rows and bends."""
    rows: list[tuple[Piece, ...]] = []
    ways: list[list[Piece]] = [[]]
    casing: list[Spot] = []
    runs: list[Run] = []
    bends = [*standing.bends(stand), None]
    for made, middle, bend in zip(stand.strips, stand.middles, bends, strict=True):
        own = tuple([curve.moved(piece, middle) for piece in made.pieces])
        rows.append(own)
        if made.row.xs:
            ways[-1].append(own[0])
            ways += [[piece] for piece in own[1:]]
        else:
            ways[-1] += own
        points = [*curve.samples(own), own[-1][6:]]
        casing += points
        ys = made.across[1]
        straight = points if made.row.rightwards else points[::-1]
        runs.append(Run(straight, min(ys) + middle, max(ys) + middle, straight=True))
        if bend:
            ways[-1] += curve.bend(*bend)
            points = curve.samples_of_bend(*bend)
            casing += points
            runs.append(Run(points, bend[1], bend[2], straight=False))
    return Road(tuple(rows), tuple(map(tuple, ways)), casing, runs)


def stretches(
    part: Part, ways: Sequence[Sequence[Piece]], placed: Sequence[Sign]
) -> Iterator[tuple[int, tuple[Piece, ...]]]:
    """The path by colour: it changes where the chapter's sign stands, without one half-way between two chapters."""
    if not part.stops:
        yield part.colour, tuple(ways[0])
        return
    owners = {sign.owner: sign.place for sign in placed if sign.owner}
    colour, pieces = part.stops[0].colour, list(ways[0])
    for before, after, way in zip(part.stops, part.stops[1:], ways[1:], strict=False):
        if before.chapter == after.chapter:
            pieces += way
            continue
        number, t = changes(way)[owners.get(part.chapters[after.chapter]) or 0]
        old, new = curve.parted(way[number], t)
        yield colour, (*pieces, *way[:number], old)
        colour, pieces = after.colour, [new, *way[number + 1 :]]
    yield colour, (*pieces, *ways[len(part.stops)])


def changes(way: Sequence[Piece]) -> tuple[tuple[int, float], ...]:
    """Where the colour may change and a pole may stand between two chapters, best first: piece and parameter.

    In a row half-way and on towards the new chapter; behind a bend on the way in, or on its lower half.
    """
    if len(way) == 1:
        return (0, 0.5), (0, 0.625), (0, 0.75), (0, 0.875)
    lead = len(way) - 1
    if abs(way[lead][6] - way[lead][0]) > strip.LEVEL:
        return (lead, 0.35), (lead, 0.5), (lead, 0.65), (lead, 0.2)
    return (lead - 1, 0.55), (lead - 1, 0.8), (lead, 0.0), (lead - 1, 0.3)
