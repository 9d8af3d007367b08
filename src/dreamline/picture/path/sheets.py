"""How many sheets a story needs, where it is cut, and how large everything may be (PICTURE 2, 14 and 15)."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Literal

from dreamline.picture.page import CLASSES, ClassName, Page, page
from dreamline.picture.path.stops import PINE
from dreamline.picture.typography.breaking import break_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from dreamline.picture.path.place import Placed
    from dreamline.picture.path.stops import Path, Stop
    from dreamline.picture.words import Words

PaperWish = Literal["screen", "a2", "a3", "a4"]
ROOM: dict[ClassName, int] = {"L": 6, "M+": 11, "M": 17, "M-A2": 44, "S-A2": 56}
"""The most moments a class was drawn for."""
WIDEST_SIGN = 15.0
"""A sign's words are at most this wide, in its own size (24 letters of most scripts)."""


@dataclass(frozen=True, slots=True)
class Part:
    """What one sheet shows of the path.

    `openings` are signs of chapters that begin here, by index of their first moment; `came_from` and `goes_on` are the
    signs towards the sheets before and after ("" = none). `chapters` are all chapters' ids.
    """

    stops: tuple[Stop, ...]
    chapters: tuple[str, ...]
    openings: tuple[tuple[int, str], ...] = ()
    begins: bool = True
    ends: bool = True
    felt: bool = True
    colour: int = PINE
    came_from: str = ""
    came_colour: int = PINE
    goes_on: str = ""
    goes_colour: int = PINE


Placing = tuple[Part, Page, "Placed"]


def plan(path: Path, paper: PaperWish, words: Words, arrange: Callable[[Part, Page], Placed | None]) -> list[Placing]:
    """The sheets of a path, each placed: one sheet of the largest class that holds, else several of one class.

    A sheet that does not hold is halved, until each holds.
    """
    count = len(path.stops)
    for name in _classes(count, paper):
        sheet = page(name)
        part = part_of(path, 0, count, words, sheet)
        placed = arrange(part, sheet)
        if placed:
            return [(part, sheet, placed)]
    name = "M-A2" if paper in {"screen", "a2"} else "M"
    cuts = cut(path.stops, min(ROOM[name], max(1, count - 1)))
    placings: list[Placing] = []
    waiting = list(pairwise(cuts))[::-1]
    while waiting:
        first, last = waiting.pop()
        sheet = page(name, mountain=last == count)
        part = part_of(path, first, last, words, sheet)
        placed = arrange(part, sheet)
        if placed:
            placings.append((part, sheet, placed))
        elif last - first > 1:
            middle = _halved(path.stops, first, last)
            waiting += [(middle, last), (first, middle)]
        else:
            raise ValueError(f"“{part.stops[0].text}” does not fit on a sheet: shorten it, or its chapter’s name.")
    return placings


def _halved(stops: Sequence[Stop], first: int, last: int) -> int:
    """Where a sheet that is too full is cut in two: at the border of chapters nearest to its middle, else there."""
    middle = (first + last) // 2
    borders = [at for at in range(first + 1, last) if stops[at].chapter != stops[at - 1].chapter]
    return min(borders, key=lambda at: abs(at - middle), default=middle)


def _classes(count: int, paper: PaperWish) -> Iterator[ClassName]:
    """The classes to try for one sheet, the largest type first."""
    small = paper in {"a3", "a4"}
    for name, size in CLASSES.items():
        if count <= ROOM[name] and not (small and size.paper == "A2"):
            yield name


def part_of(path: Path, first: int, last: int, words: Words, sheet: Page) -> Part:
    """What a sheet shows that holds the moments from `first` up to, but not including, `last`."""
    stops, chapters = path.stops, path.chapters
    size = sheet.sizes.sign
    openings = tuple(
        (index - first, _fitted(chapters.names[stops[index].chapter], size))
        for index in range(first, last)
        if (index == 0 or stops[index].chapter != stops[index - 1].chapter) and chapters.names[stops[index].chapter]
    )
    before, after = (stops[first - 1] if first else None), (stops[last] if last < len(stops) else None)
    came = chapters.names[before.chapter] if before else ""
    goes = chapters.names[after.chapter] if after else ""
    return Part(
        stops[first:last], chapters.ids, openings, before is None, after is None, path.felt,
        stops[first].colour if stops else PINE,
        _fitted(words.back_from.format(name=came), size) if came else "", before.colour if before else PINE,
        _fitted(words.on_to.format(name=goes), size) if goes else "", after.colour if after else PINE,
    )  # fmt: skip


def _fitted(text: str, size: float) -> str:
    """The words of a sign, cut where they would make it too wide."""
    if not text:
        return ""
    lines = break_lines(text, "heavy", size, WIDEST_SIGN * size, 1).lines
    return lines[0] if lines else ""


def cut(stops: Sequence[Stop], most: int) -> list[int]:
    """Where the sheets begin, and the end: at borders of chapters, as few and as even as can be.

    A chapter longer than a sheet is cut at the largest gap in time within the last third of a sheet.
    """
    edges = _edges(stops, most)
    fewest: list[tuple[int, int, int]] = [(0, 0, 0)]
    for here in range(1, len(edges)):
        best: tuple[int, int, int] | None = None
        for before in range(here - 1, -1, -1):
            size = edges[here] - edges[before]
            if size > most:
                break
            sheets, uneven, _ = fewest[before]
            mine = (sheets + 1, uneven + size * size, before)
            best = min(best, mine) if best else mine
        fewest.append(best or (0, 0, 0))
    places, here = [len(edges) - 1], len(edges) - 1
    while here:
        here = fewest[here][2]
        places.append(here)
    return [edges[place] for place in reversed(places)]


def _edges(stops: Sequence[Stop], most: int) -> list[int]:
    """Every index at which a sheet may begin or end."""
    lengths: list[int] = []
    for index, stop in enumerate(stops):
        if index and stop.chapter == stops[index - 1].chapter:
            lengths[-1] += 1
        else:
            lengths.append(1)
    edges = [0]
    for end in accumulate(lengths):
        while end - edges[-1] > most:
            edges.append(_in_gap(stops, edges[-1], most))
        edges.append(end)
    return edges


def _in_gap(stops: Sequence[Stop], first: int, most: int) -> int:
    """The place of the largest gap in time within the last third of a sheet that begins at `first`."""
    places = range(first + most, first + max(1, most * 2 // 3) - 1, -1)
    return max(places, key=lambda place: _gap(stops[place - 1], stops[place]))


def _gap(before: Stop, after: Stop) -> int:
    """Days between two moments, 0 where unknown."""
    earlier = before.when and (before.when.latest or before.when.earliest)
    later = after.when and (after.when.earliest or after.when.latest)
    return max(0, (later - earlier).days) if earlier and later else 0
