"""The words of a drawing in the order they are read: what a PDF or a slide sets as real text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dreamline.picture.shapes import Group, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dreamline.picture.shapes import Anchor, Role, Shape, Sheet

LAST = 1_000_000
"""The place in the reading order of words without one: caption and product name, after everything else."""

_TURNED: dict[Anchor, Anchor] = {"start": "end", "end": "start", "middle": "middle"}


@dataclass(frozen=True, slots=True)
class Passage:
    """Lines that belong together: the same face, size, colour and anchor, one under the other at an even pitch."""

    role: Role
    lines: tuple[Text, ...]

    @property
    def pitch(self) -> float:
        """The distance of the lines in u, 0 for a single one."""
        return self.lines[1].y - self.lines[0].y if len(self.lines) > 1 else 0


def passages(sheet: Sheet) -> tuple[Passage, ...]:
    """All words of a sheet in reading order, at their final places (a mirrored sheet is already turned)."""
    found = sorted(_texts(sheet.shapes, "", LAST), key=lambda entry: entry[0])
    turned = [(role, _turned(text, sheet)) for _, role, text in found]
    return tuple(_joined(turned))


def _texts(shapes: tuple[Shape, ...], role: Role, order: int) -> Iterator[tuple[int, Role, Text]]:
    for shape in shapes:
        if isinstance(shape, Text):
            yield order, role, shape
        elif isinstance(shape, Group):
            yield from _texts(shape.shapes, shape.role or role, shape.order or order)


def _turned(text: Text, sheet: Sheet) -> Text:
    if not sheet.mirrored:
        return text
    return replace(text, x=sheet.width - text.x, anchor=_TURNED[text.anchor])


def _joined(texts: list[tuple[Role, Text]]) -> Iterator[Passage]:
    current: Passage | None = None
    for role, text in texts:
        if current and current.role == role and _follows(current, text):
            current = replace(current, lines=(*current.lines, text))
            continue
        if current:
            yield current
        current = Passage(role, (text,))
    if current:
        yield current


def _follows(passage: Passage, text: Text) -> bool:
    last = passage.lines[-1]
    step = text.y - last.y
    same = replace(last, y=text.y, text=text.text) == text
    even = len(passage.lines) == 1 or abs(step - passage.pitch) < 0.01  # noqa: PLR2004 - rounding of positions
    return same and even and 0 < step < 2 * text.size
