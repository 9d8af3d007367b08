"""The leaver's timetable: the last day, then thirty days to take everything along, then it is deleted."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from dreamline_web.people.actions.organisers import keep_one
from dreamline_web.people.actions.teams import leave_all
from dreamline_web.people.models import Person
from dreamline_web.people.refusals import DayPast, NotHere

if TYPE_CHECKING:
    from datetime import date, datetime

KEPT: Final = timedelta(days=30)
"""From the last day to the day everything personal is deleted."""


def leave(person: Person, last_day: date, *, by: Person, now: datetime) -> Person:  # noqa: ARG001  # every verb says who
    """Sets both dates of the timetable; can be called again to move them.

    Raises DayPast, LastOrganiser, or NotHere for a closed account.
    """
    if last_day < timezone.localdate(now):
        raise DayPast
    with transaction.atomic():
        here = Person.objects.select_for_update().get(pk=person.pk)
        if here.closed:
            raise NotHere
        keep_one(without=here, now=now)
        _set(here, last_day)
    return here


def cancel_leaving(person: Person, *, by: Person, now: datetime) -> None:  # noqa: ARG001  # as above
    """They stay. Teams they have already left they join anew."""
    Person.objects.filter(pk=person.pk, closed=None).update(left=None, goes=None, version=F("version") + 1)


def close_account(person: Person, *, by: Person, now: datetime) -> None:  # noqa: ARG001  # as above
    """Signed out at once, out of every team; what is theirs is deleted on the day `goes` shows.

    Raises LastOrganiser.
    """
    with transaction.atomic():
        here = Person.objects.select_for_update().get(pk=person.pk)
        keep_one(without=here, now=now)
        leave_all(here, now=now)
        here.set_unusable_password()
        here.closed, here.organiser = here.closed or now, False
        here.save(update_fields=["password", "closed", "organiser"])
        _set(here, here.left or timezone.localdate(now))


def reopen_account(person: Person, *, by: Person, now: datetime) -> None:  # noqa: ARG001  # as above
    """Until the day of deletion; teams and roles do not come back with it."""
    Person.objects.filter(pk=person.pk, closed__isnull=False).exclude(goes__lte=timezone.localdate(now)).update(
        closed=None, left=None, goes=None, version=F("version") + 1
    )


def part_from_leavers(*, now: datetime) -> int:
    """Takes everybody whose last day is over out of their teams; run daily. Returns how many."""
    over = Person.objects.filter(left__lt=timezone.localdate(now))
    still = over.filter(memberships__until=None, memberships__isnull=False) | over.filter(
        leadings__until=None, leadings__isnull=False
    )
    people = list(still.distinct())
    for person in people:
        leave_all(person, now=now)
    return len(people)


def forget_person(person: Person, *, now: datetime) -> None:
    """Takes name, address and signs from the row, which stays for the history of those they worked with.

    For the room that deletes what people told, on the day `goes` shows or when they ask for it. Safe to repeat.
    """
    with transaction.atomic():
        here = Person.objects.select_for_update().get(pk=person.pk)
        keep_one(without=here, now=now)
        leave_all(here, now=now)
        here.set_unusable_password()
        here.address_changes.all().delete()
        values = {"name": "", "address": f"{here.pk}@gone.invalid", "sign": "🍃", "disc": 7, "language": ""}
        Person.objects.filter(pk=here.pk).update(
            **values, organiser=False, closed=here.closed or now, password=here.password, last_login=None,
            promised=None, sealed_until=None, version=F("version") + 1,
        )  # fmt: skip


def _set(person: Person, last_day: date) -> None:
    person.left, person.goes = last_day, last_day + KEPT
    Person.objects.filter(pk=person.pk).update(left=person.left, goes=person.goes, version=F("version") + 1)
