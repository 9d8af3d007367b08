"""Who has seen what: the log as its owner, and as the viewer, may read it. No content, and nobody else's lines."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby
from typing import TYPE_CHECKING, Final

from django.utils import timezone

from dreamline_web.keeping import words
from dreamline_web.keeping.models import Opened

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from django.db.models import QuerySet

    from dreamline_web.people.models import Person

KEPT: Final = timedelta(days=365)
MOST: Final = 2_000
"""The newest openings that are read; more than a year of anybody's."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One person and one day: `whom` is the other one (None when that account is gone); first and last time."""

    whom: Person | None
    day: date
    first: datetime
    last: datetime
    things: tuple[str, ...]
    reasons: tuple[str, ...]


def who_has_seen(owner: Person, *, now: datetime) -> tuple[Seen, ...]:
    """Everybody who opened something of the owner's in the last year, newest first; one query."""
    found = _recent(Opened.objects.filter(owner=owner), now).select_related("viewer")
    return _grouped((row, row.viewer) for row in found)


def mine(viewer: Person, *, now: datetime) -> tuple[Seen, ...]:
    """What the viewer opened of others in the last year, newest first; one query."""
    found = _recent(Opened.objects.filter(viewer=viewer).exclude(owner=viewer), now).select_related("owner")
    return _grouped((row, row.owner) for row in found)


def forget(*, now: datetime) -> int:
    """Deletes what is older than a year; returns how many openings."""
    return Opened.objects.filter(at__lt=now - KEPT).delete()[0]


def _recent(rows: QuerySet[Opened], now: datetime) -> QuerySet[Opened]:
    return rows.filter(at__gte=now - KEPT).order_by("-at")[:MOST]


def _grouped(found: Iterable[tuple[Opened, Person | None]]) -> tuple[Seen, ...]:
    """Newest day first, and in a day the newest visitor first."""
    groups: list[Seen] = []
    for day, rows in groupby(found, lambda pair: timezone.localdate(pair[0].at)):
        by_person: dict[int | None, list[tuple[Opened, Person | None]]] = {}
        for row, whom in rows:
            by_person.setdefault(whom.pk if whom else None, []).append((row, whom))
        groups.extend(_one(day, inside) for inside in by_person.values())
    return tuple(groups)


def _one(day: date, rows: list[tuple[Opened, Person | None]]) -> Seen:
    ids: dict[str, set[int]] = {}
    for row, _ in reversed(rows):
        ids.setdefault(row.kind, set()).update(row.ids)
    things = tuple(words.counted(kind, len(inside)) for kind, inside in ids.items())
    reasons = tuple(dict.fromkeys(words.reason(row.purpose) for row, _ in reversed(rows)))
    return Seen(rows[0][1], day, rows[-1][0].at, rows[0][0].at, things, reasons)
