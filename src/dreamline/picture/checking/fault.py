"""What the check says: one fault, and how things are named in it."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from dreamline.picture.checking.boxes import Thing


class Fault(NamedTuple):
    """Something wrong on a sheet (counted from 1): what, with what, how near and how far it should be (u)."""

    sheet: int
    rule: str
    what: str
    other: str = ""
    gap: float = inf
    needed: float = inf

    def __str__(self) -> str:
        near = "" if self.gap == inf else f" ({self.gap:.1f} u, needs {self.needed:g})"
        return f"Sheet {self.sheet}: {self.what} {self.rule} {self.other}".rstrip() + near


def too_near(thing: Thing, other: str, gap: float, needed: float) -> Fault:
    """A thing that overlaps another or stands too near to it."""
    return Fault(0, "overlaps" if gap <= 0 else "comes too near to", named(thing), other, gap, needed)


def named(thing: Thing) -> str:
    """A thing by its kind and words."""
    return f"the {thing.kind} “{thing.words}”" if thing.words else f"a {thing.kind}"
