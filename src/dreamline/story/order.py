"""The order of the moments in one chapter: time orders the dated ones, their person the others.

Picture, list and files agree because all of them ask here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dreamline.story.moment import Moment
    from dreamline.story.when import When


def day_key(when: When | None) -> tuple[int, int] | None:
    """What dates are ordered by: first and last day (an open beginning counts by its end); None without any day."""
    first = (when.earliest or when.latest) if when else None
    if when is None or first is None:
        return None
    return first.toordinal(), (when.latest or first).toordinal()


def in_order(moments: Sequence[Moment]) -> list[Moment]:
    """Sorted by date; moments without one keep their place behind the one before them."""
    groups: list[tuple[tuple[int, int], list[Moment]]] = []
    for moment in moments:
        key = day_key(moment.when)
        if key:
            groups.append((key, [moment]))
        elif groups:
            groups[-1][1].append(moment)
        else:
            groups.append(((0, 0), [moment]))
    groups.sort(key=lambda group: group[0])
    return [moment for _, some in groups for moment in some]


def place_in(moments: Sequence[Moment], when: When | None) -> int:
    """The place of a new moment among those of a chapter: behind the last one not later; at the end without a date."""
    key = day_key(when)
    if key is None:
        return len(moments)
    keys = [day_key(moment.when) for moment in moments]
    return max((at + 1 for at, known in enumerate(keys) if known and known <= key), default=0)
