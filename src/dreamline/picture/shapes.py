"""What a drawing is made of, before it becomes SVG, PNG or PDF.

Lengths are in u (1 u = 0.25 mm on the sheet the size class was made for), x to the right, y down. Shapes say what is
drawn; groups say what it means, so that the check, the text alternative and the PDF can read the finished drawing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from dataclasses import dataclass as value

    from dreamline.emoji.art import Art
else:

    def value(*, frozen: bool, slots: bool) -> object:
        """Frozen for the type checker alone: at run time the lock makes thousands of shapes five times dearer."""
        return dataclass(slots=slots, unsafe_hash=frozen)


Face = Literal["title", "text", "bold", "heavy", "hand"]
"""Fraunces 600, Nunito 600, Nunito 700, Nunito 800, Caveat 600."""

Anchor = Literal["start", "middle", "end"]

Role = Literal[
    "", "sky", "hills", "woods", "path", "casing", "sign", "moment", "badge", "photo", "star", "label",
    "flag", "date", "mountain", "tier", "goal", "tick", "trail", "dream", "tab", "title", "subtitle", "caption",
    "product", "ground",
]  # fmt: skip
"""What a group is. Grounds (sky, hills, woods, mountain, ground) may lie under others; the rest must not overlap."""


@dataclass(frozen=True, slots=True)
class Gradient:
    """A vertical gradient over the shape's own box: stops of (share 0-1, colour)."""

    stops: tuple[tuple[float, str], ...]


@dataclass(frozen=True, slots=True)
class Style:
    """How a shape is painted: colours "#RRGGBB" or "none", opacities 0-1, `dash` in u (never 0 long).

    In a drawing for a page alone colours may be pairs (`themes/twin.py`).
    """

    fill: str | Gradient = "none"
    fill_opacity: float = 1
    stroke: str = "none"
    stroke_width: float = 0
    stroke_opacity: float = 1
    dash: tuple[float, ...] = ()
    cap: Literal["butt", "round"] = "butt"
    join: Literal["miter", "round"] = "miter"


@value(frozen=True, slots=True)
class Path:
    """SVG path data with absolute commands M L C Z only (so that everybody can read it)."""

    d: str
    style: Style


@value(frozen=True, slots=True)
class Circle:
    x: float
    y: float
    r: float
    style: Style


@value(frozen=True, slots=True)
class Ellipse:
    x: float
    y: float
    rx: float
    ry: float
    style: Style


@value(frozen=True, slots=True)
class Rect:
    """Left, top, width, height and corner radius."""

    x: float
    y: float
    width: float
    height: float
    r: float
    style: Style


@value(frozen=True, slots=True)
class Text:
    """One line of text; (x, y) is the anchor on the base line, `spacing` extra u after each letter.

    `struck` draws a line through it (the old words of a changed dream).
    """

    x: float
    y: float
    text: str
    face: Face
    size: float
    fill: str
    anchor: Anchor = "middle"
    spacing: float = 0
    struck: bool = False


@value(frozen=True, slots=True)
class Emoji:
    """Emoji artwork in a square: centre and side. `alt` is its name, "" where the words beside it say the same."""

    x: float
    y: float
    size: float
    art: Art
    alt: str = ""


@value(frozen=True, slots=True)
class Image:
    """A square photo: centre, side, corner radius, turn in degrees; `name` is the key of its bytes in the drawing."""

    x: float
    y: float
    size: float
    name: str
    r: float = 0
    turn: float = 0
    alt: str = ""


@value(frozen=True, slots=True)
class Group:
    """Shapes that belong together.

    `title` is the full, uncut text (a tooltip and the text for readers); `order` is the place in the reading order
    (0 = not read by itself); `owner` the id of the moment, dream, goal or chapter. `clip` is path data. `still` is the
    x of an axis about which the group is turned back in a mirrored sheet (ticks, hearts: things with a handedness).
    `look` is the name of the one theme of a twin that has these shapes.
    """

    shapes: tuple[Shape, ...]
    role: Role = ""
    title: str = ""
    owner: str = ""
    order: int = 0
    clip: str = ""
    opacity: float = 1
    still: float | None = None
    look: str = ""


Shape = Path | Circle | Ellipse | Rect | Text | Emoji | Image | Group


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of paper.

    `mirrored`: shapes are laid out left to right and turned about the middle when written; texts, emojis and photos
    change places but are not turned themselves.
    """

    width: float
    height: float
    ground: str
    shapes: tuple[Shape, ...]
    mirrored: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """A finished picture: its sheets, its title and description in words, its language, and remarks for the person.

    `photos` holds the JPEG bytes by name; `unit` is the length of 1 u in millimetres on the paper it is meant for;
    `grey` asks for photos in grey with black raised to 30 %.
    """

    sheets: tuple[Sheet, ...]
    title: str
    description: str
    lang: str
    photos: tuple[tuple[str, bytes], ...] = ()
    unit: float = 0.25
    remarks: tuple[str, ...] = ()
    grey: bool = False
