"""What takes room in a finished drawing: every text, badge, photo, sign, cloud, plaque and flag as an outline.

Read from the shapes themselves, never from the plans, so that a mistake in the layout cannot hide (PICTURE 14).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeGuard

from dreamline.picture import measure
from dreamline.picture.checking import outline
from dreamline.picture.plan import Box, Point
from dreamline.picture.shapes import Circle, Ellipse, Emoji, Group, Image, Path, Rect, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dreamline.picture.checking.outline import Outline
    from dreamline.picture.shapes import Role, Shape, Sheet

Kind = Literal["text", "badge", "photo", "star", "sign", "cloud", "plaque", "flag", "tick", "tab", "emoji", "pole"]

UNITS: Final[frozenset[Role]] = frozenset(
    {"moment", "sign", "dream", "goal", "flag", "date", "tier", "title", "subtitle", "caption", "product"}
)
"""Groups whose parts belong together."""

HOLDERS: Final[dict[Role, Kind]] = {"sign": "sign", "dream": "cloud", "goal": "plaque", "flag": "flag"}
GROUNDS: Final[frozenset[Role]] = frozenset({"sky", "hills", "woods", "mountain", "ground"})

FAINT: Final = 0.5
"""Shapes less opaque than this are shadows."""

FRAME: Final = 7.0
"""White frame of a photo (PICTURE 6); the ink line around it counts by its middle."""

THIN: Final = 3.0
POLE: Final = 4.0

UNDER_CLOUD: Final = 8.0
STEP: Final = 4.0
"""Curves are sampled this fine (u)."""


class Thing(NamedTuple):
    """Something that takes room: its kind, its outline, the words that tell it apart, and the unit it belongs to."""

    kind: Kind
    outline: Outline
    words: str
    unit: int
    size: float = 0


class Line(NamedTuple):
    """A curve with a width, as rows of points: the path's casing or the trail."""

    rows: tuple[tuple[Point, ...], ...]
    half: float


class Unit(NamedTuple):
    """Things that belong together: the group's role, its title, and the id of what it shows."""

    role: Role
    title: str
    owner: str = ""


@dataclass(slots=True)
class Found:
    """Everything found on one sheet; things name their unit by its place in `units`."""

    things: list[Thing] = field(default_factory=list)
    units: list[Unit] = field(default_factory=list)
    casings: list[Line] = field(default_factory=list)
    trails: list[Line] = field(default_factory=list)
    woods: list[tuple[Point, ...]] = field(default_factory=list)


def boxes(sheet: Sheet) -> Found:
    """Everything on a sheet that must not overlap, and the lines and woods it must keep clear of."""
    found = Found()
    for shape in sheet.shapes:
        walk(shape, "", -1, found)
    return found


def walk(shape: Shape, role: Role, unit: int, found: Found) -> None:
    if isinstance(shape, Group):
        walk_group(shape, role, unit, found)
    elif isinstance(shape, Text) and shape.text.strip() and role not in {"badge", "tab"}:
        if unit < 0:
            found.units.append(Unit(role, shape.text))
            unit = len(found.units) - 1
        found.things.append(Thing("text", text_outline(shape), shape.text, unit, shape.size))
    elif isinstance(shape, Emoji) and role in HOLDERS:
        half = shape.size / 2
        box = Box(shape.x - half, shape.y - half, shape.x + half, shape.y + half)
        found.things.append(Thing("emoji", outline.upright(box), shape.alt, unit, shape.size))
    elif isinstance(shape, Path) and role == "casing":
        found.casings.append(Line(outline.sampled(shape.d, STEP), shape.style.stroke_width / 2))
    elif isinstance(shape, Path) and role == "trail":
        add_trail(Line(outline.sampled(shape.d, STEP), shape.style.stroke_width / 2), found)
    elif isinstance(shape, Path) and role == "woods":
        found.woods.extend(outline.sampled(shape.d, STEP))


def add_trail(trail: Line, found: Found) -> None:
    """Of a trail drawn in several strokes the dots count, not their white edge."""
    same = [known for known in found.trails if known.rows == trail.rows]
    if same:
        found.trails.remove(same[0])
    found.trails.append(min([*same, trail], key=lambda line: line.half))


def walk_group(group: Group, role: Role, unit: int, found: Found) -> None:
    inner = group.role or role
    if group.role in UNITS:
        found.units.append(Unit(group.role, group.title, group.owner))
        unit = len(found.units) - 1
    for thing in group_things(group, unit):
        found.things.append(thing)
    for shape in group.shapes:
        walk(shape, inner, unit, found)


def group_things(group: Group, unit: int) -> Iterator[Thing]:
    """What a group is as a whole."""
    name = group.title
    if group.role == "badge":
        yield from (Thing("badge", disc, name, unit) for disc in largest_disc(group))
    elif group.role == "star":
        yield from (Thing("star", disc, name, unit) for disc in largest_disc(group))
    elif group.role == "tick":
        yield from (Thing("tick", disc, name, unit) for disc in largest_disc(group))
    elif group.role == "tab":
        yield from (Thing("tab", disc, name, unit) for disc in largest_disc(group))
    elif group.role == "photo":
        yield Thing("photo", print_outline(group), name, unit)
    elif group.role in HOLDERS:
        yield Thing(HOLDERS[group.role], holder_outline(group), name, unit)
        yield from (Thing("pole", pole_outline(shape), name, unit) for shape in group.shapes if is_pole(shape))


def text_outline(text: Text) -> Outline:
    """A line of text: its measured width, 0.95 em up and 0.25 em down."""
    wide = measure.width(text.text, text.face, text.size, text.spacing)
    left = text.x - {"start": 0.0, "middle": 0.5, "end": 1.0}[text.anchor] * wide
    return outline.upright(Box(left, text.y - measure.UP * text.size, left + wide, text.y + measure.DOWN * text.size))


def largest_disc(group: Group) -> Iterator[Outline]:
    """The outermost opaque circle of a group."""
    discs = [shape for shape in group.shapes if isinstance(shape, Circle) and opaque(shape)]
    if discs:
        disc = max(discs, key=reach)
        yield outline.circle(disc.x, disc.y, reach(disc))


def reach(disc: Circle) -> float:
    """The radius of what is drawn; a thin line counts by its middle, as in the design's sizes."""
    wide = disc.style.stroke_width if disc.style.stroke != "none" else 0
    return disc.r + (wide / 2 if wide > THIN else 0)


def opaque(shape: Circle | Ellipse | Rect | Path) -> bool:
    return shape.style.fill != "none" and shape.style.fill_opacity >= FAINT


def print_outline(group: Group) -> Outline:
    """A photo with its frame, as it lies; from its frame's path where there is one."""
    image = next((shape for shape in group.shapes if isinstance(shape, Image)), None)
    if image is not None:
        return outline.square(Point(image.x, image.y), image.size + 2 * FRAME, image.turn, 0)
    return outline.hull(point for shape in group.shapes for point in edge_points(shape))


def holder_outline(group: Group) -> Outline:
    """The plate of a sign, the cloth of a flag, a plaque, or the box of a cloud with what hangs below it."""
    if group.role == "goal":
        plates = [shape for shape in group.shapes if isinstance(shape, Rect) and opaque(shape)]
        plate = max(plates, key=lambda rect: rect.width * rect.height)
        return outline.upright(Box(plate.x, plate.y, plate.x + plate.width, plate.y + plate.height))
    if group.role == "dream":
        return cloud_outline(group)
    parts = [shape for shape in group.shapes if isinstance(shape, (Path, Rect)) and opaque(shape)]
    largest = max(parts, key=lambda shape: area(outline.around(edge_points(shape))))
    return outline.hull(edge_points(largest))


def is_pole(shape: Shape) -> TypeGuard[Path]:
    """A thick line without a fill: what a sign or a flag stands on."""
    return isinstance(shape, Path) and shape.style.fill == "none" and shape.style.stroke_width >= POLE


def pole_outline(shape: Path) -> Outline:
    rows = outline.sampled(shape.d, STEP)
    return outline.upright(outline.around(point for row in rows for point in row).grown(shape.style.stroke_width / 2))


def cloud_outline(group: Group) -> Outline:
    """The box of the cloud, lowered by its underside and a little more."""
    pills = [shape for shape in group.shapes if isinstance(shape, (Rect, Path)) and opaque(shape)]
    cloud = min(pills, key=lambda shape: outline.around(edge_points(shape)).y1)
    box = outline.around(point for shape in group.shapes for point in edge_points(shape))
    bottom = outline.around(edge_points(cloud)).y1
    return outline.upright(Box(box.x0, box.y0, box.x1, max(box.y1, bottom + UNDER_CLOUD)))


def area(box: Box) -> float:
    return (box.x1 - box.x0) * (box.y1 - box.y0)


def edge_points(shape: Shape) -> Iterator[Point]:
    """Points around an opaque shape: enough to know its hull."""
    if isinstance(shape, Path) and opaque(shape):
        for row in outline.sampled(shape.d, STEP):
            yield from row
    elif isinstance(shape, Rect) and opaque(shape):
        yield from outline.upright(Box(shape.x, shape.y, shape.x + shape.width, shape.y + shape.height)).corners
    elif isinstance(shape, (Circle, Ellipse)) and opaque(shape):
        rx, ry = (shape.r, shape.r) if isinstance(shape, Circle) else (shape.rx, shape.ry)
        yield from outline.upright(Box(shape.x - rx, shape.y - ry, shape.x + rx, shape.y + ry)).corners
