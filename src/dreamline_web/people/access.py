"""The only doors to people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.http import Http404

from dreamline_web.people.models import Person

if TYPE_CHECKING:
    from django.db.models import QuerySet


def demo_people() -> QuerySet[Person]:
    """The invented people one may enter as; nobody unless the demo is on."""
    return Person.objects.filter(demo=True, closed=None).order_by("pk") if settings.DEMO else Person.objects.none()


def demo_person(number: int) -> Person:
    """Raises Http404 for everybody else, and for all when the demo is off."""
    person = demo_people().filter(pk=number).first()
    if person is None:
        raise Http404
    return person
