"""A sentence for a person: a pattern and the parts that fill it, so that it can be told in another language too.

A sentence is its English text, and whoever shows it elsewhere translates `pattern` and fills in `parts` again. Every
pattern is written out where it is said, as a literal: `say("There is no such day as “{words}” in the calendar.", ...)`.
"""

from __future__ import annotations

from functools import reduce
from types import MappingProxyType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Part = str | int | float
"""Words quoted as they stand, a number, or a sentence within the sentence, which is translated with it."""


class Said(str):
    """A sentence in English that still knows its `pattern` and `parts`.

    `many` is the pattern for several ("" where there is only one), chosen by the part `count`.
    """

    __slots__ = ("many", "parts", "pattern")
    pattern: str
    many: str
    parts: Mapping[str, Part]

    def __new__(cls, pattern: str, parts: Mapping[str, Part], many: str = "") -> Self:
        chosen = many if many and parts["count"] != 1 else pattern
        said = super().__new__(cls, chosen.format_map(parts))
        said.pattern, said.many, said.parts = pattern, many, MappingProxyType(dict(parts))
        return said

    def __reduce__(self) -> tuple[type[Said], tuple[str, dict[str, Part], str]]:
        """For copies, which are made of the same pattern and parts."""
        return Said, (self.pattern, dict(self.parts), self.many)


class Refused(ValueError):
    """What cannot be taken as it is; `said` is one plain sentence that says what to do, str() the same in English."""

    def __init__(self, said: Said) -> None:
        super().__init__(said)
        self.said = said


def say(pattern: str, /, **parts: Part) -> Said:
    """The sentence of a pattern with `{named}` parts."""
    return Said(pattern, parts)


def counted(one: str, many: str, /, *, count: int, **parts: Part) -> Said:
    """The same for a number of things: `one` where `count` is 1, else `many`."""
    return Said(one, {"count": count, **parts}, many)


def at(where: str, sentence: Said) -> Said:
    """A sentence with a place in front: a field of JSON, a file."""
    return say("{place}: {sentence}", place=where, sentence=sentence)


def listed(items: Iterable[str]) -> str:
    """One thing or more with commas between them; what of them is a sentence stays one."""
    return reduce(lambda first, other: say("{first}, {other}", first=first, other=other), items)
