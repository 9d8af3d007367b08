"""The invented people of the demo come and go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import transaction

from dreamline_web.pages import once
from dreamline_web.people.actions.accounts import Card, add_person
from dreamline_web.people.models import House, Person, Relation, Team
from dreamline_web.post import actions as post

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet


def seat_demo_person(card: Card, *, organiser: bool = False, now: datetime) -> Person:
    """An invented person of the demo; the one already seated if there is one."""
    with transaction.atomic():
        if seated := Person.objects.filter(address=card.address).first():
            return seated
        person = add_person(card, by=None, now=now)
        person.demo, person.organiser = True, organiser
        person.save(update_fields=["demo", "organiser"])
    return person


def open_house(*, now: datetime) -> House:
    """The house the demo people live in; the one that stands if there is one."""
    values = {"name": "Tallvik", "language": settings.LANGUAGE_CODE, "made": now}
    return House.objects.get_or_create(pk=1, defaults=values)[0]


def remove_demo() -> tuple[int, ...]:
    """Deletes the demo people and everything of theirs, their teams, and the house if nobody else lives in it.

    Returns the sealed spaces that belonged to them, so that their keys can be destroyed as well.
    """
    with transaction.atomic():
        gone = frozenset(Person.objects.filter(demo=True).values_list("pk", flat=True))
        spaces = _spaces(gone)
        _end_sessions(gone)
        _forget_letters(gone)
        once.forget_of({str(number) for number in gone})
        _demo_teams(gone).delete()
        Person.objects.filter(pk__in=gone).delete()
        if not Person.objects.exists():
            House.objects.all().delete()
    return spaces


def _spaces(gone: frozenset[int]) -> tuple[int, ...]:
    own = Person.objects.filter(pk__in=gone).values_list("space", flat=True)
    between = (Relation.objects.filter(lead__in=gone) | Relation.objects.filter(member__in=gone)).distinct()
    return (*own, *between.values_list("space", flat=True))


def _demo_teams(gone: frozenset[int]) -> QuerySet[Team]:
    """Teams in which nobody real has ever been."""
    real = Person.objects.exclude(pk__in=gone)
    touched = Team.objects.filter(memberships__person__in=gone) | Team.objects.filter(leadings__lead__in=gone)
    lived_in = Team.objects.filter(memberships__person__in=real) | Team.objects.filter(leadings__lead__in=real)
    return Team.objects.filter(pk__in=touched.values("pk")).exclude(pk__in=lived_in.values("pk"))


def _forget_letters(gone: frozenset[int]) -> None:
    people = Person.objects.filter(pk__in=gone).prefetch_related("address_changes")
    for person in people:
        changed = [address for change in person.address_changes.all() for address in (change.before, change.after)]
        for address in {person.address, *changed}:
            post.forget(to=address)


def _end_sessions(gone: frozenset[int]) -> None:
    known = {str(number) for number in gone}
    ended = [row.pk for row in Session.objects.all() if row.get_decoded().get("_auth_user_id") in known]
    Session.objects.filter(pk__in=ended).delete()
