"""Whether everything is there: each moment, sign, goal and dream once and whole, the path, the flag and the trail."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from dreamline.picture import measure
from dreamline.picture.checking.boxes import HOLDERS
from dreamline.picture.checking.fault import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dreamline.picture.checking.boxes import Found, Kind, Thing, Unit
    from dreamline.picture.shapes import Role

FIRST: Final = 3
"""The reading of what stands on the land begins after title and subtitle."""

READ: Final[frozenset[Role]] = frozenset({"moment", "sign", "goal", "dream", "flag"})


class Due(NamedTuple):
    """Ids of what must stand exactly once: moments, chapters with a sign, goals, dreams; and the moments with a date.

    Goals and dreams may be missing where a plaque or cloud without an id counts the rest.
    """

    moments: frozenset[str]
    signs: frozenset[str]
    goals: frozenset[str]
    dreams: frozenset[str]
    dated: frozenset[str]


def lacking(found: Found) -> Iterator[Fault]:
    """What a sheet lacks by itself: parts of its things, and places in its reading order."""
    kinds: dict[int, set[Kind]] = defaultdict(set)
    for thing in found.things:
        kinds[thing.unit].add(thing.kind)
    for place, unit in enumerate(found.units):
        for part in lacking_in(unit, kinds[place], found):
            yield Fault(0, f"has no {part}", f"the {unit.role} “{unit.title}”" if unit.title else f"a {unit.role}")
    orders = sorted(unit.order for unit in found.units if unit.role in READ and unit.order)
    gaps = orders and (orders[0] != FIRST or any(after != before + 1 for before, after in pairwise(orders)))
    if gaps:
        yield Fault(0, "has gaps", "the reading order")
    if "path" in found.roles and not found.casings:
        yield Fault(0, "has no casing", "the path")
    if "flag" in found.roles and "mountain" in found.roles and not found.trails:
        yield Fault(0, "is missing", "the trail")
    if found.trails and "mountain" in found.roles and "flag" not in found.roles:
        yield Fault(0, "is missing", "the flag")


def lacking_in(unit: Unit, kinds: set[Kind], found: Found) -> Iterator[str]:
    """The parts a unit should have and has not."""
    whole = "path" in found.roles
    told = bool(measure.clean(unit.title).strip())
    if unit.role in HOLDERS:
        if HOLDERS[unit.role] not in kinds:
            yield "ground"
        if "text" not in kinds and told:
            yield "words"
    if unit.role == "moment" and whole and told and "text" not in kinds:
        yield "words"
    if unit.role == "moment" and whole and not kinds & {"badge", "photo"}:
        yield "badge"
    if unit.role in READ and not unit.title and kinds & {"text", "letter"}:
        yield "title"


def amiss(seen: Sequence[Found], due: Due) -> Iterator[Fault]:
    """What is missing on all sheets together, or stands twice."""
    named: tuple[tuple[Role, frozenset[str], bool], ...] = (
        ("moment", due.moments, False), ("sign", due.signs, False), ("goal", due.goals, True),
        ("dream", due.dreams, True),
    )  # fmt: skip
    for role, ids, counted in named:
        units = [unit for found in seen for unit in found.units if unit.role == role]
        times = Counter(unit.owner for unit in units if unit.owner)
        missing = ids - times.keys()
        if missing and not (counted and any(not unit.owner for unit in units)):
            yield from (Fault(0, "is missing", f"the {role} “{owner}”") for owner in sorted(missing))
        yield from (Fault(0, "stands twice", f"the {role} “{owner}”") for owner in sorted(times) if times[owner] > 1)
        yield from (Fault(0, "belongs to nothing", f"the {role} “{owner}”") for owner in sorted(times.keys() - ids))
    if sum("flag" in found.roles for found in seen) != 1:
        yield Fault(0, "is missing", "the flag")
    for number, found in enumerate(seen, 1):
        if not found.casings:
            yield Fault(number, "is missing", "the path")
        yield from (fault._replace(sheet=number) for fault in undated(found, due))


def undated(found: Found, due: Due) -> Iterator[Fault]:
    """Moments that have a date and do not show it."""
    texts: dict[int, list[Thing]] = defaultdict(list)
    for thing in found.things:
        if thing.kind == "text" and thing.role == "label":
            texts[thing.unit].append(thing)
    for place, unit in enumerate(found.units):
        if unit.role == "moment" and unit.owner in due.dated and not any(text.bold for text in texts[place]):
            yield Fault(0, "does not say its date", f"the moment “{unit.title}”")
