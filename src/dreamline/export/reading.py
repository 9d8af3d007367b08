"""The words of a drawing in the order they are read: what a PDF or a slide sets as real text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dreamline.picture.shapes import Group, Image, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dreamline.picture.shapes import Anchor, Role, Shape, Sheet

CUT = "…"
"""Ends a text that was shortened to fit."""

LAST = 1_000_000
"""The place in the reading order of words without one: caption and product name, after everything else."""

_TURNED: dict[Anchor, Anchor] = {"start": "end", "end": "start", "middle": "middle"}


@dataclass(frozen=True, slots=True)
class Passage:
    """Lines that belong together: the same face, size, colour and anchor, one under the other at an even pitch.

    `whole` is the full wording where the lines were cut short, else "".
    """

    role: Role
    lines: tuple[Text, ...]
    whole: str = ""

    @property
    def pitch(self) -> float:
        """The distance of the lines in u, 0 for a single one."""
        return self.lines[1].y - self.lines[0].y if len(self.lines) > 1 else 0


def passages(sheet: Sheet) -> tuple[Passage, ...]:
    """All words of a sheet in reading order, at their final places (a mirrored sheet is already turned)."""
    found = sorted(_texts(sheet.shapes, _Said()), key=lambda entry: entry[0].order)
    turned = [(said, _turned(text, sheet)) for said, text in found]
    return tuple(_joined(turned))


def pictures(sheet: Sheet) -> tuple[Image, ...]:
    """The photos that say what they show, at their final places."""
    found = [shape for shape in _leaves(sheet.shapes) if isinstance(shape, Image) and shape.alt]
    return tuple(replace(image, x=sheet.width - image.x) if sheet.mirrored else image for image in found)


@dataclass(frozen=True, slots=True)
class _Said:
    """What the groups around a shape say about it."""

    role: Role = ""
    order: int = LAST
    title: str = ""

    def inside(self, group: Group) -> _Said:
        return _Said(group.role or self.role, group.order or self.order, group.title or self.title)


def _texts(shapes: tuple[Shape, ...], said: _Said) -> Iterator[tuple[_Said, Text]]:
    for shape in shapes:
        if isinstance(shape, Text):
            yield said, shape
        elif isinstance(shape, Group):
            yield from _texts(shape.shapes, said.inside(shape))


def _leaves(shapes: tuple[Shape, ...]) -> Iterator[Shape]:
    for shape in shapes:
        if isinstance(shape, Group):
            yield from _leaves(shape.shapes)
        else:
            yield shape


def _turned(text: Text, sheet: Sheet) -> Text:
    if not sheet.mirrored:
        return text
    return replace(text, x=sheet.width - text.x, anchor=_TURNED[text.anchor])


def _joined(texts: list[tuple[_Said, Text]]) -> Iterator[Passage]:
    current: Passage | None = None
    owner = _Said()
    for said, text in texts:
        if current and said == owner and _follows(current, text):
            current = replace(current, lines=(*current.lines, text))
            continue
        if current:
            yield _told(current, owner)
        current, owner = Passage(said.role, (text,)), said
    if current:
        yield _told(current, owner)


def _told(passage: Passage, said: _Said) -> Passage:
    """The passage with its full wording where its last line ends in an ellipsis its group does not have."""
    last = passage.lines[-1].text
    cut = last.endswith(CUT) and said.title and not said.title.endswith(last)
    return replace(passage, whole=said.title) if cut else passage


def _follows(passage: Passage, text: Text) -> bool:
    last = passage.lines[-1]
    step = text.y - last.y
    same = replace(last, y=text.y, text=text.text) == text
    even = len(passage.lines) == 1 or abs(step - passage.pitch) < 0.01  # noqa: PLR2004 - rounding of positions
    return same and even and 0 < step < 2 * text.size
