"""Who keeps the house in order: never nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from dreamline_web.people.models import Person
from dreamline_web.people.refusals import LastOrganiser, NotHere

if TYPE_CHECKING:
    from datetime import datetime


def make_organiser(person: Person, *, by: Person | None, now: datetime) -> None:  # noqa: ARG001  # every verb says who
    """Opens accounts, teams and settings to them, and no content. Raises NotHere for a closed account."""
    changed = Person.objects.filter(pk=person.pk, closed=None).update(organiser=True, version=F("version") + 1)
    if not changed:
        raise NotHere


def end_organiser(person: Person, *, by: Person, now: datetime) -> None:  # noqa: ARG001  # as above
    """Raises LastOrganiser."""
    with transaction.atomic():
        keep_one(without=person, now=now)
        Person.objects.filter(pk=person.pk).update(organiser=False, version=F("version") + 1)


def keep_one(*, without: Person, now: datetime) -> None:
    """Raises LastOrganiser when nobody who stays would be left without `without`; locks the organisers until commit."""
    staying = Q(left=None) | Q(left__gte=timezone.localdate(now))
    organisers = Person.objects.select_for_update().filter(organiser=True, closed=None)
    rows = list(organisers.filter(staying))
    if without.pk in {row.pk for row in rows} and not any(row.left is None for row in rows if row.pk != without.pk):
        raise LastOrganiser
