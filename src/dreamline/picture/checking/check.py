"""The check of the finished drawing: nothing overlaps, nothing comes too near, nothing leaves the sheet (PICTURE 14).

It reads shapes, not plans, and is exact about circles and turned photos. A picture with a fault must not be shown.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from math import inf
from typing import TYPE_CHECKING, Final

from dreamline.picture import measure
from dreamline.picture.checking import outline
from dreamline.picture.checking.boxes import STEP, Found, Thing, boxes
from dreamline.picture.checking.fault import Fault, named, too_near
from dreamline.picture.checking.holding import within_units
from dreamline.picture.checking.presence import Due, amiss, lacking
from dreamline.picture.checking.visible import unseen
from dreamline.picture.plan import Box, Point

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dreamline.picture.checking.boxes import Kind, Line
    from dreamline.picture.shapes import Drawing, Sheet

TOLERANCE: Final = 0.05
"""Rounded numbers and sampled curves may be off by this (u)."""

ATTACHED: Final[frozenset[Kind]] = frozenset({"star", "tick", "tab"})
"""Small signs that belong to a thing and stick out of it: they may come near to others, but not lie on them."""

FAR: Final = 15.0
NEAR: Final = 5.0
SIGN, CLOUD, FLAG_PLAQUE = 9.0, 6.0, 6.0
CASING: Final[dict[Kind, float]] = {"text": 3, "badge": 3, "photo": 3, "sign": 9, "cloud": 10, "plaque": 3}
TRAIL: Final = 6.0
TRAIL_KEEPS_CLEAR: Final[frozenset[Kind]] = frozenset({"text", "plaque", "cloud", "flag", "sign", "badge", "photo"})
WOODS: Final = 15.0
WOODS_KEEP_CLEAR: Final[frozenset[Kind]] = frozenset({"text", "badge", "photo", "sign"})
EDGE, PHONE_EDGE, SHEET_EDGE = 10.0, 8.0, 4.0

HEADING: Final = {"title", "subtitle"}
HEADING_APART: Final = 1.0
"""Title and subtitle stand as near to each other as the design sets them (1.1 u on A3)."""

MAT, MAT_BOTTOM, PHONE = 40.0, 62.0, 1000.0
CELL: Final = 64


def faults(drawing: Drawing, texts: Mapping[str, str] | None = None, due: Due | None = None) -> tuple[Fault, ...]:
    """Everything wrong with a finished drawing; empty when it may be shown.

    `texts` gives the full words of moments, dreams and goals by id; words of these that were left out without "…" are a
    fault. `due` names what must stand exactly once over all sheets.
    """
    seen = [boxes(sheet) for sheet in drawing.sheets]
    wrong: list[Fault] = []
    for number, (sheet, found) in enumerate(zip(drawing.sheets, seen, strict=True), 1):
        wrong += [fault._replace(sheet=number) for fault in sheet_faults(sheet, found)]
        if texts:
            wrong += [fault._replace(sheet=number) for fault in cut_faults(found, texts)]
    return (*wrong, *(amiss(seen, due) if due else ()))


def sheet_faults(sheet: Sheet, found: Found) -> Iterator[Fault]:
    """Everything wrong on one sheet."""
    yield from (
        *outside(found, sheet),
        *between_units(found),
        *within_units(found),
        *lacking(found),
        *unseen(found, sheet),
        *near_casing(found),
        *near_trail(found),
        *near_woods(found),
    )


def outside(found: Found, sheet: Sheet) -> Iterator[Fault]:
    """Things too near to the edge of the picture area, or captions too near to the edge of the sheet."""
    whole = Box(0, 0, sheet.width, sheet.height)
    phone = sheet.width < PHONE
    area = whole if phone else Box(MAT, MAT, sheet.width - MAT, sheet.height - MAT_BOTTOM)
    for thing in found.things:
        on_mat = found.units[thing.unit].role in {"caption", "product"} if thing.unit >= 0 else False
        room, needed = (whole, SHEET_EDGE) if on_mat else (area, PHONE_EDGE if phone else EDGE)
        if thing.kind in ATTACHED:
            needed = 0
        box = thing.outline.box
        gap = min(box.x0 - room.x0, box.y0 - room.y0, room.x1 - box.x1, room.y1 - box.y1)
        if gap < needed - TOLERANCE:
            yield Fault(0, "comes too near to the edge", named(thing), "", gap, needed)


def between_units(found: Found) -> Iterator[Fault]:
    """Things of different units that overlap or come too near. A sweep from top to bottom."""
    waiting: list[Thing] = []
    for thing in sorted(
        (thing for thing in found.things if thing.kind != "emoji"), key=lambda thing: thing.outline.box.y0
    ):
        top = thing.outline.box.y0 - FAR
        waiting = [other for other in waiting if other.outline.box.y1 > top]
        for other in waiting:
            if other.unit == thing.unit or not other.outline.box.grown(FAR).hits(thing.outline.box):
                continue
            roles = {found.units[thing.unit].role, found.units[other.unit].role}
            needed = HEADING_APART if roles == HEADING else clearance(thing.kind, other.kind)
            gap = outline.gap(thing.outline, other.outline)
            if gap < needed - TOLERANCE:
                yield too_near(thing, named(other), gap, needed)
        waiting.append(thing)


def clearance(one: Kind, other: Kind) -> float:
    """The smallest distance two kinds of things keep."""
    kinds = {one, other}
    if "pole" in kinds:
        return 0.1 if kinds & {"text", "plaque", "cloud"} else -inf
    if kinds & ATTACHED:
        return 0.1
    if "sign" in kinds:
        return SIGN
    if "cloud" in kinds or kinds == {"flag", "plaque"}:
        return CLOUD
    return NEAR


def near_casing(found: Found) -> Iterator[Fault]:
    """Things too near to the path's white casing; a badge or photo stands on its own stretch of it."""
    for casing in found.casings:
        near = grid(casing)
        for thing in found.things:
            needed = CASING.get(thing.kind)
            if needed is None:
                continue
            within = casing.half + needed
            points = around(near, thing.outline.box.grown(within))
            if thing.kind in {"badge", "photo"}:
                points = elsewhere(points, thing, casing, within)
            gap = from_line(thing, points, casing)
            if gap < needed - TOLERANCE:
                yield too_near(thing, "the path", gap, needed)


Grid = dict[tuple[int, int], list[tuple[Point, int, int]]]


def grid(line: Line) -> Grid:
    """The points of a line by cells: (point, row, place in the row)."""
    cells: Grid = defaultdict(list)
    for row_number, row in enumerate(line.rows):
        for place, point in enumerate(row):
            cells[int(point.x // CELL), int(point.y // CELL)].append((point, row_number, place))
    return cells


def around(cells: Grid, box: Box) -> list[tuple[Point, int, int]]:
    """The points of a line within a box."""
    return [
        found
        for x in range(int(box.x0 // CELL), int(box.x1 // CELL) + 1)
        for y in range(int(box.y0 // CELL), int(box.y1 // CELL) + 1)
        for found in cells.get((x, y), ())
        if box.x0 < found[0].x < box.x1 and box.y0 < found[0].y < box.y1
    ]


def elsewhere(
    points: list[tuple[Point, int, int]], thing: Thing, line: Line, within: float
) -> list[tuple[Point, int, int]]:
    """The points that are not on the stretch of path the badge stands on."""
    if not points:
        return []
    _, row, place = min(points, key=lambda found: from_middle(thing, found[0]))
    low = high = place
    row_points = line.rows[row]
    while low > 0 and from_point(thing, row_points[low]) < within:
        low -= 1
    while high < len(row_points) - 1 and from_point(thing, row_points[high]) < within:
        high += 1
    return [found for found in points if found[1] != row or not low <= found[2] <= high]


def from_middle(thing: Thing, point: Point) -> float:
    box = thing.outline.box
    return float(((box.x0 + box.x1) / 2 - point.x) ** 2 + ((box.y0 + box.y1) / 2 - point.y) ** 2)


def from_point(thing: Thing, point: Point) -> float:
    """The distance of a thing from a point."""
    return outline.gap(thing.outline, outline.circle(point.x, point.y, 0))


def from_line(thing: Thing, points: list[tuple[Point, int, int]], line: Line) -> float:
    """The distance of a thing from the edge of a line, of which `points` are those near it; `inf` if there are none."""
    if not points:
        return inf
    nearest, row_number, place = min(points, key=lambda found: from_point(thing, found[0]))
    row = line.rows[row_number]
    beside = row[max(0, place - 1) : place + 2]
    stretches = (outline.apart(thing.outline.corners, pair) for pair in pairwise(beside))
    return min(from_point(thing, nearest), min(stretches, default=inf) - thing.outline.r) - line.half


def near_trail(found: Found) -> Iterator[Fault]:
    for trail in found.trails:
        near = grid(trail)
        for thing in found.things:
            if thing.kind in TRAIL_KEEPS_CLEAR:
                points = around(near, thing.outline.box.grown(trail.half + TRAIL))
                gap = from_line(thing, points, trail)
                if gap < TRAIL - TOLERANCE:
                    yield too_near(thing, "the trail", gap, TRAIL)


def near_woods(found: Found) -> Iterator[Fault]:
    wary = [(thing, thing.outline.box.grown(WOODS)) for thing in found.things if thing.kind in WOODS_KEEP_CLEAR]
    for tree in found.woods:
        box = outline.extent(tree)
        for thing, room in wary:
            if room.hits(box):
                gap = min(from_point(thing, point) for row in outline.sampled(tree, STEP) for point in row)
                if gap < WOODS - TOLERANCE:
                    yield too_near(thing, "a tree", gap, WOODS)


def cut_faults(found: Found, texts: Mapping[str, str]) -> Iterator[Fault]:
    """Texts whose drawn words are not all of their words and do not say so with "…"."""
    drawn: dict[int, str] = defaultdict(str)
    for thing in found.things:
        if thing.kind == "text":
            drawn[thing.unit] += thing.words
    for place, unit in enumerate(found.units):
        full, words = texts.get(unit.owner), squeezed(drawn[place])
        if full is not None and squeezed(full) not in words and "…" not in words:
            yield Fault(0, "is cut without “…”", f"“{full}”")


def squeezed(text: str) -> str:
    """Letters alone, so that breaks and hyphens do not matter."""
    return measure.clean(text).replace(" ", "").replace("-", "").replace("\u00a0", "")
