"""Chapters of a drafted story: school and studies, each long employer, and the paths between."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby
from operator import itemgetter
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
LONGEST_BREAK = timedelta(days=200)
"""Between two jobs at one employer; after a longer break it is a new stay, and the person came back."""
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
    """One whole time at one employer, all positions without a long break together."""

    employer: str
    name: str
    start: date
    end: date

    def covers(self, day: date) -> bool:
        return self.start <= day <= self.end


def chapters(placed: Sequence[Placed], words: Phrases, *, today: date) -> tuple[Chapter, ...]:
    """Chapters over moments that stand by date, or one without a name where there are few or no natural stretches."""
    stretches = _stretches(placed, today) if len(placed) >= FEWEST else []
    named = [(_name(stay, stretch, words, first=at == 0), stretch) for at, (stay, stretch) in enumerate(stretches)]
    joined = _joined(named)
    if len(joined) < 2:  # noqa: PLR2004 -- one chapter around everything says nothing
        joined = [("", list(placed))] if placed else []
    return tuple(
        Chapter(f"c{number}", name, tuple(one.moment for one in stretch))
        for number, (name, stretch) in enumerate(joined, 1)
    )


def _stretches(placed: Sequence[Placed], today: date) -> list[tuple[_Stay | None, list[Placed]]]:
    """Neighbours in the same long stay (None = in none) together."""
    stays = [stay for stay in _stays(placed) if min(stay.end, today) - stay.start >= _LONG]
    labelled: list[tuple[_Stay | None, Placed]] = []
    opened: set[_Stay] = set()
    for one in placed:
        now = _stay_of(one, labelled[-1][0] if labelled else None, stays, opened)
        labelled.append((now, one))
        opened |= {now} if now else set()
    return [(stay, [one for _, one in group]) for stay, group in groupby(labelled, key=itemgetter(0))]


def _stays(placed: Sequence[Placed]) -> list[_Stay]:
    stays: dict[str, list[_Stay]] = {}
    for one in placed:
        employer, start = fold(one.where), one.when.earliest if one.when else None
        if one.kind != "job" or not employer or start is None:
            continue
        end = (one.when.latest if one.when else None) or _NO_END
        before = stays.setdefault(employer, [])
        if before and start - before[-1].end <= LONGEST_BREAK:
            before[-1] = replace(before[-1], end=max(before[-1].end, end))
        else:
            before.append(_Stay(employer, one.where, start, end))
    return [stay for one in stays.values() for stay in one]


def _stay_of(one: Placed, before: _Stay | None, stays: list[_Stay], opened: set[_Stay]) -> _Stay | None:
    """A job at a long employer opens its stay, once; anything else within a stay is in it, what comes after leaves it.

    What has no date stays with what stands before it.
    """
    day = one.when.earliest if one.when else None
    if day is None:
        return before
    within = before if before and before.covers(day) else None
    employer = fold(one.where) if one.kind == "job" else ""
    own = next((stay for stay in stays if stay.employer == employer and stay.covers(day)), None)
    if own is None or (own in opened and within):
        return within
    return own


def _name(stay: _Stay | None, stretch: list[Placed], words: Phrases, *, first: bool) -> str:
    if stay:
        return stay.name
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
