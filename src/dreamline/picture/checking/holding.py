"""What belongs together fits together: words inside what holds them, labels below their badge, nothing on words."""

from __future__ import annotations

from collections import defaultdict
from math import hypot
from typing import TYPE_CHECKING, Final

from dreamline.picture.checking import outline
from dreamline.picture.checking.boxes import DISCS, HOLDERS
from dreamline.picture.checking.fault import Fault, named, too_near
from dreamline.picture.plan import Box

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dreamline.picture.checking.boxes import Found, Thing
    from dreamline.picture.checking.outline import Outline
    from dreamline.picture.plan import Point

TOLERANCE: Final = 0.05

OWN_BADGE, RINGED, PHOTO = 12.0, 10.0, 18.0
"""A label's capitals keep this from their badge or picture; the ring of a turning point takes 2 of it (PICTURE 6)."""

CAPITALS: Final = 0.74
"""What capitals really take above their base line, in em."""

HOLD: Final = 2.0
"""Words keep this from the edge of the sign, plaque, cloud or flag that holds them."""

LINES_MEET: Final = 0.3
"""Lines of one text may share so much of an em: their boxes are higher than their pitch."""

LAP: Final = 4.0
"""A tick, tab or star may reach so far over the corner of the box of words: letters rarely fill it."""

OVER_CLOUD: Final = 3.0
"""The corners of a line may stick out of the round edge of a cloud so far."""

ON_TOP: Final = frozenset({"star", "tick", "tab"})
UP, DOWN = 0.95, 0.25


def within_units(found: Found) -> Iterator[Fault]:
    """Words that leave their sign, plaque, cloud, flag or badge, or lie on each other or on what belongs to them."""
    units: dict[int, list[Thing]] = defaultdict(list)
    for thing in found.things:
        units[thing.unit].append(thing)
    for things in units.values():
        yield from within(things)


def within(things: list[Thing]) -> Iterator[Fault]:
    """The faults of one unit."""
    inside = [thing for thing in things if thing.kind in {"letter", "emoji"} and thing.role in DISCS]
    texts = [thing for thing in things if thing.kind == "text"]
    emojis = [thing for thing in things if thing.kind == "emoji" and thing.role not in DISCS]
    for thing in things:
        if thing.kind in HOLDERS.values():
            yield from not_held(thing, [*texts, *emojis])
        elif thing.kind in {"badge", "photo"}:
            yield from near_badge(thing, texts)
        elif thing.kind in ON_TOP:
            yield from (lies_on(thing, other) for other in (*texts, *emojis) if overlap(thing, other))
    discs = [thing for thing in things if thing.kind in DISCS.values()]
    yield from not_inside(inside, discs)
    yield from on_each_other(texts, emojis)
    if not any(thing.kind in HOLDERS.values() for thing in things):
        yield from (Fault(0, "stands outside of everything", named(thing)) for thing in emojis)


def not_held(holder: Thing, held: list[Thing]) -> Iterator[Fault]:
    room = holder.outline.box
    for thing in held:
        box = thing.outline.box
        gap = min(box.x0 - room.x0, box.y0 - room.y0, room.x1 - box.x1, room.y1 - box.y1)
        if gap < HOLD - TOLERANCE:
            yield Fault(0, "does not fit into", named(thing), named(holder), gap, HOLD)
        elif holder.parts and not all(on_cloud(x, y, holder.parts) for x, y in corners(thing)):
            yield Fault(0, "sticks out of", named(thing), named(holder))


def letters(thing: Thing) -> Box:
    """The box of a thing; of words that of their letters, from capitals to base line."""
    box = thing.outline.box
    if thing.kind not in {"text", "letter"}:
        return box
    return box._replace(y0=box.y0 + (UP - CAPITALS) * thing.size, y1=box.y1 - DOWN * thing.size)


def corners(thing: Thing) -> Iterator[Point]:
    """The corners of a thing; of words those of their letters."""
    return iter(outline.upright(letters(thing)).corners)


def on_cloud(x: float, y: float, parts: tuple[Outline, ...]) -> bool:
    at = outline.circle(x, y, 0)
    return any(outline.gap(at, part) <= OVER_CLOUD for part in parts)


def near_badge(badge: Thing, texts: list[Thing]) -> Iterator[Fault]:
    """Words too near to the badge they belong to, from the top of capitals; from a photo as if it stood upright."""
    needed, place = (RINGED if badge.ringed else OWN_BADGE), badge.outline
    if badge.size:
        x, y, half = (place.box.x0 + place.box.x1) / 2, (place.box.y0 + place.box.y1) / 2, badge.size / 2
        needed, place = PHOTO, outline.upright(Box(x - half, y - half, x + half, y + half))
    for text in texts:
        gap = outline.gap(outline.upright(letters(text)), place)
        if gap < needed - TOLERANCE:
            yield too_near(text, named(badge), gap, needed)


def overlap(one: Thing, other: Thing) -> bool:
    return outline.gap(one.outline, outline.upright(letters(other))) < -LAP


def lies_on(thing: Thing, other: Thing) -> Fault:
    return Fault(0, "lies on", named(thing), named(other))


def not_inside(inside: list[Thing], discs: list[Thing]) -> Iterator[Fault]:
    """Emojis and letters that leave their badge."""
    for thing in inside:
        rooms = [disc.outline for disc in discs if disc.kind == thing.role]
        if not any(all(in_disc(x, y, room) for x, y in corners(thing)) for room in rooms):
            yield Fault(0, "does not fit into its", named(thing), thing.role)


def in_disc(x: float, y: float, disc: Outline) -> bool:
    (middle,) = disc.corners
    return hypot(x - middle.x, y - middle.y) <= disc.r


def on_each_other(texts: list[Thing], emojis: list[Thing]) -> Iterator[Fault]:
    for place, text in enumerate(texts):
        for other in (*texts[:place], *emojis):
            one, two = text.outline.box, other.outline.box
            shared = min(one.y1, two.y1) - max(one.y0, two.y0)
            if one.hits(two) and shared > LINES_MEET * min(text.size, other.size) + TOLERANCE:
                yield Fault(0, "lies on", named(text), named(other), -shared, 0)
