"""The date a label carries: the person's own words where they are short, else month and year, year, or span."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from dreamline.picture.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dreamline.story.when import When

LONGEST = 12
"""Letters of a date in the picture."""
CROWD = 3
"""If more moments than this share a year and know their months, all of that year say their month."""


def date_label(when: When | None, lang: str, crowded: frozenset[int] = frozenset()) -> str:
    """The date to show, at most 12 letters; "" without one. `crowded` are years in which months are shown."""
    if not when:
        return ""
    if _month(when) and when.earliest and when.earliest.year in crowded:
        return _month_and_year(when, lang)
    said = " ".join(when.words.split())
    return said if len(said) <= LONGEST else _shorter(when, said, lang)


def crowded_years(whens: Iterable[When | None]) -> frozenset[int]:
    """The years that more than three moments share, months known."""
    years = Counter(when.earliest.year for when in whens if when and when.earliest and _month(when))
    return frozenset(year for year, count in years.items() if count > CROWD)


def _month(when: When) -> bool:
    """Whether it is known to the month."""
    first, last = when.earliest, when.latest
    return bool(first and last and (first.year, first.month) == (last.year, last.month))


def _month_and_year(when: When, lang: str) -> str:
    """Month and year as in Nov 2025, the month's name in full where there is room for it."""
    day = when.earliest
    if not day:
        return ""
    spoken = words(lang)
    full = spoken.date(day)
    if len(full) <= LONGEST:
        return full
    return spoken.month_year.format(month=spoken.months[day.month - 1][:3], year=day.year)[:LONGEST]


def _shorter(when: When, said: str, lang: str) -> str:
    first, last = when.earliest, when.latest
    if _month(when):
        return _month_and_year(when, lang)
    if first and last:
        return f"{first.year}" if first.year == last.year else f"{first.year}–{last.year}"
    if first:
        return f"{first.year}–"
    if last:
        return f"–{last.year}"
    return said[: LONGEST - 1].rstrip() + "…"
