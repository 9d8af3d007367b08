"""The only doors to people for sign-in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Value
from django.db.models.functions import Lower
from django.http import Http404

from dreamline_web.people.models import House, Leading, Person

if TYPE_CHECKING:
    from dreamline_web.signin.models import Sitting


def person_at(address: str) -> Person | None:
    """Who may sign in with this address: an open account, however its letters are cased.

    Little is read, so that finding somebody takes no longer than finding nobody.
    """
    found = Person.objects.alias(small=Lower("address")).filter(small=Lower(Value(address)))
    return found.filter(closed=None).only("address", "language").first()


def is_taken(address: str) -> bool:
    """Whether any account, open or closed, has this address."""
    return Person.objects.alias(small=Lower("address")).filter(small=Lower(Value(address))).exists()


def house() -> House | None:
    """The house, once it is set up; read anew each time, as its name can change."""
    return House.objects.first()


def whom_to_start_afresh(organiser: Person, number: int) -> Person:
    """Somebody else with an open account, for organisers only. Raises Http404."""
    found = (
        Person.objects.filter(pk=number, closed=None).exclude(pk=organiser.pk).first() if organiser.organiser else None
    )
    if found is None:
        raise Http404
    return found


def needs_second_factor(person: Person) -> bool:
    """Leads and organisers need a passkey or second factor; the invented people of the demo do not."""
    return not person.demo and (
        person.organiser or Leading.objects.filter(lead=person, until=None, team__closed=None).exists()
    )


def sitting_needs_second_factor(sitting: Sitting) -> bool:
    """The same without a query: a sitting is read together with whether its person leads."""
    person = sitting.person
    return not person.demo and (person.organiser or bool(getattr(sitting, "leads", False)))
