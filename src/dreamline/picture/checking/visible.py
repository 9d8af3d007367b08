"""Whether what was drawn can be seen: not faint, not clipped away, not painted over, large enough, of another colour.

A text's ground is the plate, cloud or cloth of its own group; for words on the land it is every hill of the sheet.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from dreamline.picture.checking.boxes import HOLDERS
from dreamline.picture.checking.fault import Fault, named
from dreamline.picture.themes.colour import contrast

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dreamline.picture.checking.boxes import Found, Kind, Thing
    from dreamline.picture.shapes import Role, Sheet

SMALLEST, SMALLEST_ON_PHONE, PHONE = 14.0, 13.0, 1000.0
"""The smallest type (u), and sheets narrower than this are phones (PICTURE 3)."""

LEAST_CONTRAST: Final = 4.4
"""4.5 to 1 (WCAG 2.2 AA), with what rounding of mixed colours may take."""

BOUNDS: Final = 0.5
"""A clip may cut so much of a thing's box (u): boxes are larger than letters."""

WORDS: Final[frozenset[Kind]] = frozenset({"text", "letter"})
GROUNDS: Final[frozenset[Kind]] = frozenset({"badge", *HOLDERS.values()})
ON_LAND: Final[frozenset[Role]] = frozenset({"label", "date"})
ON_MAT: Final[frozenset[Role]] = frozenset({"caption", "product"})


def unseen(found: Found, sheet: Sheet) -> Iterator[Fault]:
    """Everything on a sheet that cannot be seen as it should."""
    smallest = SMALLEST_ON_PHONE if sheet.width < PHONE else SMALLEST
    for thing in found.things:
        if thing.faint:
            yield Fault(0, "is faint", named(thing))
        box, clip = thing.outline.box, thing.clip
        if clip and not (
            clip.x0 - BOUNDS <= box.x0 and clip.y0 - BOUNDS <= box.y0
            and box.x1 <= clip.x1 + BOUNDS and box.y1 <= clip.y1 + BOUNDS
        ):  # fmt: skip
            yield Fault(0, "is clipped", named(thing))
        if thing.kind == "text" and thing.size < smallest:
            yield Fault(0, "is too small", named(thing), "", thing.size, smallest)
    yield from covered(found)
    yield from pale(found, sheet)


def covered(found: Found) -> Iterator[Fault]:
    """Things under a shape that belongs to nothing and was painted after them."""
    for cover in found.covers:
        for thing in found.things[: cover.after]:
            if cover.box.grown(-1).hits(thing.outline.box):
                yield Fault(0, "is painted over", named(thing))


def pale(found: Found, sheet: Sheet) -> Iterator[Fault]:
    """Words of nearly the colour they stand on."""
    grounds: dict[int, set[str]] = defaultdict(set)
    for thing in found.things:
        if thing.fill and thing.kind in GROUNDS:
            grounds[thing.unit].add(thing.fill)
    for thing in found.things:
        if thing.kind in WORDS:
            under = ground_of(thing, grounds[thing.unit], found, sheet)
            least = min((contrast(thing.fill, colour) for colour in under), default=21.0)
            if least < LEAST_CONTRAST:
                yield Fault(0, "cannot be read on its ground", named(thing), "", least, LEAST_CONTRAST)


def ground_of(thing: Thing, own: Iterable[str], found: Found, sheet: Sheet) -> Iterable[str]:
    """The colours a text may stand on."""
    if thing.role in ON_LAND:
        return found.fills["hills"]
    if thing.role in ON_MAT:
        return (sheet.ground,)
    if thing.role == "tier":
        rocks = found.fills["mountain"]
        return [max(rocks, key=lambda rock: contrast(thing.fill, rock))] if rocks else ()
    return () if thing.role in {"title", "subtitle"} else own
