"""What takes room in a finished drawing: every text, badge, photo, sign, cloud, plaque and flag as an outline.

Read from the shapes themselves, never from the plans, so that a mistake in the layout cannot hide (PICTURE 14).
"""

from __future__ import annotations

from collections import defaultdict
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

Kind = Literal[
    "text", "badge", "photo", "star", "sign", "cloud", "plaque", "flag", "tick", "tab", "emoji", "pole", "letter"
]

UNITS: Final[frozenset[Role]] = frozenset(
    {"moment", "sign", "dream", "goal", "flag", "date", "tier", "title", "subtitle", "caption", "product"}
)
"""Groups whose parts belong together."""

HOLDERS: Final[dict[Role, Kind]] = {"sign": "sign", "dream": "cloud", "goal": "plaque", "flag": "flag"}
DISCS: Final[dict[Role, Kind]] = {"badge": "badge", "star": "star", "tick": "tick", "tab": "tab"}

FAINT: Final = 0.5
"""Shapes less opaque than this are shadows."""

FRAME: Final = 7.0
"""White frame of a photo (PICTURE 6); the ink line around it counts by its middle."""

THIN: Final = 3.0
POLE: Final = 4.0

UNDER_CLOUD: Final = 8.0
STEP, FINE = 4.0, 8.0
"""Edges and lines are sampled this fine (u); distances from lines are measured to the stretches between."""

INNER: Final = 0.7
"""A disc at least so large is the ground of what stands on it."""

BUMPS: Final = 3
"""A cloud is so many discs and a pill."""


class Thing(NamedTuple):
    """Something that takes room: its kind, its outline, the words that tell it apart, and the unit it belongs to.

    `size` is that of its type or artwork, `role` that of the group it stands in, `fill` the colour of words or of what
    others stand on, `clip` the box it is cut to. `faint`: a group makes it lighter. `ringed`: a turning point. `bold`:
    words in the heaviest type. `parts`: what a cloud is made of.
    """

    kind: Kind
    outline: Outline
    words: str
    unit: int
    size: float = 0
    role: Role = ""
    fill: str = ""
    clip: Box | None = None
    faint: bool = False
    ringed: bool = False
    bold: bool = False
    parts: tuple[Outline, ...] = ()


class Line(NamedTuple):
    """A curve with a width, as rows of points: the path's casing or the trail."""

    rows: tuple[tuple[Point, ...], ...]
    half: float


class Unit(NamedTuple):
    """Things that belong together: the group's role, its title, the id of what it shows, its place in the reading."""

    role: Role
    title: str
    owner: str = ""
    order: int = 0


class Cover(NamedTuple):
    """A filled shape that belongs to no unit and was painted after so many things."""

    box: Box
    after: int


class Place(NamedTuple):
    """Where in the tree a shape stands: the role around it, its unit, the clip's box, and whether it is faint.

    `nested`: in a group within hills, which are peaks that nothing stands on.
    """

    role: Role = ""
    unit: int = -1
    clip: Box | None = None
    faint: bool = False
    nested: bool = False


@dataclass(slots=True)
class Found:
    """Everything found on one sheet; things name their unit by its place in `units`."""

    things: list[Thing] = field(default_factory=list)
    units: list[Unit] = field(default_factory=list)
    casings: list[Line] = field(default_factory=list)
    trails: list[Line] = field(default_factory=list)
    woods: list[str] = field(default_factory=list)
    covers: list[Cover] = field(default_factory=list)
    roles: set[Role] = field(default_factory=set)
    fills: dict[Role, set[str]] = field(default_factory=lambda: defaultdict(set))

    def add(self, thing: Thing, place: Place) -> None:
        """Adds a thing where it stands."""
        self.things.append(thing._replace(unit=place.unit, role=place.role, clip=place.clip, faint=place.faint))

    def alone(self, place: Place, words: str) -> Place:
        """The place, in a unit of its own where it stands in none."""
        if place.unit >= 0:
            return place
        self.units.append(Unit(place.role, words))
        return place._replace(unit=len(self.units) - 1)


def boxes(sheet: Sheet) -> Found:
    """Everything on a sheet that must not overlap, and the lines and woods it must keep clear of."""
    found = Found()
    place = Place()
    for shape in sheet.shapes:
        walk(shape, place, found)
    return found


def walk(shape: Shape, place: Place, found: Found) -> None:
    if isinstance(shape, Group):
        walk_group(shape, place, found)
    elif isinstance(shape, Text):
        if shape.text.strip():
            found.add(text_thing(shape, "letter" if place.role in DISCS else "text"), found.alone(place, shape.text))
    elif isinstance(shape, Emoji):
        half = shape.size / 2
        box = Box(shape.x - half, shape.y - half, shape.x + half, shape.y + half)
        found.add(Thing("emoji", outline.upright(box), shape.alt, -1, shape.size), found.alone(place, shape.alt))
    elif isinstance(shape, Image):
        if place.role != "photo":
            lying = outline.square(Point(shape.x, shape.y), shape.size, shape.turn, 0)
            found.add(Thing("photo", lying, shape.alt, -1, shape.size), found.alone(place, shape.alt))
    else:
        walk_ground(shape, place, found)


def walk_ground(shape: Circle | Ellipse | Rect | Path, place: Place, found: Found) -> None:
    """Lines, woods, the colours of the land, and what is painted over things."""
    role = place.role
    if isinstance(shape, Path) and role == "casing":
        found.casings.append(Line(outline.sampled(shape.d, FINE), shape.style.stroke_width / 2))
    elif isinstance(shape, Path) and role == "trail":
        add_trail(Line(outline.sampled(shape.d, FINE), shape.style.stroke_width / 2), found)
    elif isinstance(shape, Path) and role == "woods":
        found.woods.append(shape.d)
    elif role in {"hills", "mountain"} and not place.nested and isinstance(shape.style.fill, str) and opaque(shape):
        found.fills[role].add(shape.style.fill)
    if found.things and place.unit < 0 and opaque(shape):
        found.covers.append(Cover(outline.around(edge_points(shape)), len(found.things)))


def add_trail(trail: Line, found: Found) -> None:
    """Of a trail drawn in several strokes the dots count, not their white edge."""
    same = [known for known in found.trails if known.rows == trail.rows]
    if same:
        found.trails.remove(same[0])
    found.trails.append(min([*same, trail], key=lambda line: line.half))


def walk_group(group: Group, place: Place, found: Found) -> None:
    clip = outline.extent(group.clip) if group.clip else None
    if clip and place.clip:
        clip = Box(*map(max, clip[:2], place.clip[:2]), *map(min, clip[2:], place.clip[2:]))
    inner = Place(group.role or place.role, place.unit, clip or place.clip, place.faint or group.opacity < 1)
    if group.role == place.role == "hills":
        inner = inner._replace(nested=True)
    found.roles.add(group.role)
    if group.role in UNITS:
        found.units.append(Unit(group.role, group.title, group.owner, group.order))
        inner = inner._replace(unit=len(found.units) - 1)
    for thing in group_things(group):
        found.add(thing, found.alone(inner, thing.words))
    for shape in group.shapes:
        walk(shape, inner, found)


def group_things(group: Group) -> Iterator[Thing]:
    """What a group is as a whole."""
    name = group.title
    if group.role in DISCS:
        discs = [shape for shape in group.shapes if isinstance(shape, Circle) and opaque(shape)]
        if discs:
            yield disc_of(DISCS[group.role], discs, name)
    elif group.role == "photo":
        lying = print_outline(group)
        if lying:
            size = next((shape.size for shape in group.shapes if isinstance(shape, Image)), 0)
            yield Thing("photo", lying, name, -1, size)
    elif group.role in HOLDERS:
        yield from holder(group)
        yield from (Thing("pole", pole_outline(shape), name, -1) for shape in group.shapes if is_pole(shape))


def disc_of(kind: Kind, discs: list[Circle], name: str) -> Thing:
    """The outermost opaque circle of a group, with the colour of the last large one."""
    disc = max(discs, key=reach)
    fills = [shape.style.fill for shape in discs if shape.r > INNER * disc.r]
    fill = fills[-1] if isinstance(fills[-1], str) else ""
    ringed = disc.style.stroke != "none" and disc.style.stroke_width <= THIN
    return Thing(kind, outline.circle(disc.x, disc.y, reach(disc)), name, -1, fill=fill, ringed=ringed)


def text_thing(text: Text, kind: Kind) -> Thing:
    """A line of words, or a letter on a disc."""
    return Thing(kind, text_outline(text), text.text, -1, text.size, fill=text.fill, bold=text.face == "heavy")


def text_outline(text: Text) -> Outline:
    """A line of text: its measured width, 0.95 em up and 0.25 em down."""
    wide = measure.width(text.text, text.face, text.size, text.spacing)
    left = text.x - {"start": 0.0, "middle": 0.5, "end": 1.0}[text.anchor] * wide
    return outline.upright(Box(left, text.y - measure.UP * text.size, left + wide, text.y + measure.DOWN * text.size))


def reach(disc: Circle) -> float:
    """The radius of what is drawn; a thin line counts by its middle, as in the design's sizes."""
    wide = disc.style.stroke_width if disc.style.stroke != "none" else 0
    return disc.r + (wide / 2 if wide > THIN else 0)


def opaque(shape: Circle | Ellipse | Rect | Path) -> bool:
    return shape.style.fill != "none" and shape.style.fill_opacity >= FAINT


def print_outline(group: Group) -> Outline | None:
    """A photo with its frame, as it lies; from its frame's path where there is no image."""
    image = next((shape for shape in group.shapes if isinstance(shape, Image)), None)
    if image is not None:
        return outline.square(Point(image.x, image.y), image.size + 2 * FRAME, image.turn, 0)
    points = [point for shape in group.shapes for point in edge_points(shape)]
    return outline.hull(points) if points else None


def holder(group: Group) -> Iterator[Thing]:
    """The plate of a sign, the cloth of a flag, a plaque, or the box of a cloud with what hangs below it."""
    plates = [shape for shape in group.shapes if isinstance(shape, (Path, Rect)) and opaque(shape)]
    if not plates:
        return
    kind, name = HOLDERS[group.role], group.title
    if group.role == "dream":
        yield Thing(kind, cloud_outline(group), name, -1, fill=colour(plates[-1]), parts=tuple(cloud_parts(group)))
        return
    if group.role == "goal":
        plates = [shape for shape in plates if isinstance(shape, Rect)] or plates
    largest = max(plates, key=lambda shape: area(outline.around(edge_points(shape))))
    yield Thing(kind, outline.hull(edge_points(largest)), name, -1, fill=colour(largest))


def colour(shape: Path | Rect) -> str:
    return shape.style.fill if isinstance(shape.style.fill, str) else ""


def cloud_parts(group: Group) -> Iterator[Outline]:
    """The bumps and the pill of a cloud, without what shows below it: the last painted of them."""
    *_, pill = (place for place, shape in enumerate(group.shapes) if isinstance(shape, Rect) and opaque(shape))
    for shape in group.shapes[max(0, pill - BUMPS) : pill + 1]:
        if isinstance(shape, Circle):
            yield outline.circle(shape.x, shape.y, shape.r)
        elif isinstance(shape, Rect):
            r = min(shape.r, shape.width / 2, shape.height / 2)
            inner = Box(shape.x + r, shape.y + r, shape.x + shape.width - r, shape.y + shape.height - r)
            yield outline.grown(outline.upright(inner), r)


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
