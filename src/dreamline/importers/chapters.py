"""Chapters of a drafted story: school and studies, each long employer, and the paths between."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import TYPE_CHECKING

from dreamline.importers.incoming import fold
from dreamline.story.story import Chapter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dreamline.importers.phrases import Phrases
    from dreamline.story.moment import Moment
    from dreamline.story.when import When

FEWEST = 6
"""Fewer moments need no chapters."""
LONG_YEARS = 3
"""An employer of at least so many years is a chapter of its own."""
_LONG = timedelta(days=LONG_YEARS * 365)
_NO_END = date.max


@dataclass(frozen=True, slots=True)
class Placed:
    """A moment with what it came from: its kind ("job", "study" ...) and where it was."""

    kind: str
    where: str
    when: When | None
    moment: Moment


@dataclass(frozen=True, slots=True)
class _Stay:
    """The whole time at one employer, all positions together."""

    key: str
    start: date
    end: date


def chapters(placed: Sequence[Placed], words: Phrases, *, today: date) -> tuple[Chapter, ...]:
    """Chapters over moments that stand by date, or one without a name where there are few or no natural stretches."""
    stretches = _stretches(placed, today) if len(placed) >= FEWEST else []
    named = [
        (_name(stay, stretch, first=number == 0, words=words), stretch)
        for number, (stay, stretch) in enumerate(stretches)
    ]
    joined = _joined(named)
    if len(joined) < 2:  # noqa: PLR2004 -- one chapter around everything says nothing
        joined = [("", list(placed))] if placed else []
    return tuple(
        Chapter(f"c{number}", name, tuple(one.moment for one in stretch))
        for number, (name, stretch) in enumerate(joined, 1)
    )


def _stretches(placed: Sequence[Placed], today: date) -> list[tuple[str, list[Placed]]]:
    """Neighbours in the same long stay ("" = in none) together; what has no date stays with what stands before it."""
    stays = _long_stays(placed, today)
    labelled: list[tuple[str, Placed]] = []
    for one in placed:
        before = labelled[-1][0] if labelled else ""
        labelled.append((_stay_of(one, before, stays), one))
    return [(key, [one for _, one in group]) for key, group in groupby(labelled, key=lambda pair: pair[0])]


def _long_stays(placed: Sequence[Placed], today: date) -> dict[str, _Stay]:
    stays: dict[str, _Stay] = {}
    for one in placed:
        key = fold(one.where)
        if one.kind != "job" or not key or one.when is None or one.when.earliest is None:
            continue
        end = one.when.latest or _NO_END
        known = stays.get(key, _Stay(key, one.when.earliest, end))
        stays[key] = _Stay(key, min(known.start, one.when.earliest), max(known.end, end))
    return {key: stay for key, stay in stays.items() if min(stay.end, today) - stay.start >= _LONG}


def _stay_of(one: Placed, before: str, stays: dict[str, _Stay]) -> str:
    """A job at a long employer opens its stretch; anything else within stays in it, and what comes after leaves it."""
    key = fold(one.where) if one.kind == "job" else ""
    if key in stays:
        return key
    if not before or one.when is None or one.when.earliest is None:
        return before
    return before if one.when.earliest <= stays[before].end else ""


def _name(stay: str, stretch: list[Placed], *, first: bool, words: Phrases) -> str:
    if stay:
        return next(one.where for one in stretch if fold(one.where) == stay)
    studies = sum(one.kind == "study" for one in stretch)
    if studies and studies * 2 >= len(stretch):
        return words.chapters["school" if first else "again"]
    employers = list({fold(one.where): one.where for one in stretch if one.kind == "job" and one.where}.values())
    if first:
        return words.chapters["school"] if studies else words.chapters["first"]
    return _of_employers(employers, words) if employers else ""


def _of_employers(employers: list[str], words: Phrases) -> str:
    if len(employers) == 1:
        return employers[0]
    if len(employers) == 2:  # noqa: PLR2004 -- two can be named in one breath
        return words.chapters["two"].format(one=employers[0], other=employers[1])
    return words.chapters["between"]


def _joined(named: list[tuple[str, list[Placed]]]) -> list[tuple[str, list[Placed]]]:
    """A stretch nobody can name, or named like the one before it, belongs to the one before it."""
    joined: list[tuple[str, list[Placed]]] = []
    for name, stretch in named:
        if joined and name in {"", joined[-1][0]}:
            joined[-1][1].extend(stretch)
        else:
            joined.append((name, stretch))
    return joined
