"""The only doors to people, teams and the house. What is not there and what one may not see are the same: 404."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.core import signing
from django.http import Http404

from dreamline_web.people.models import AddressChange, House, Person, Team

if TYPE_CHECKING:
    from datetime import datetime

    from django.contrib.auth.models import AnonymousUser
    from django.db.models import QuerySet

    Visitor = Person | AnonymousUser

SALT = "dreamline.address"


def demo_people() -> QuerySet[Person]:
    """The invented people one may enter as; nobody unless the demo is on."""
    return Person.objects.filter(demo=True, closed=None).order_by("pk") if settings.DEMO else Person.objects.none()


def demo_person(number: int) -> Person:
    """Raises Http404 for everybody else, and for all when the demo is off."""
    person = demo_people().filter(pk=number).first()
    if person is None:
        raise Http404
    return person


def myself(visitor: Visitor) -> Person:
    """Raises Http404 for nobody."""
    if not visitor.is_authenticated:
        raise Http404
    return visitor


def organiser(visitor: Visitor) -> Person:
    """Raises Http404 for everybody else."""
    person = myself(visitor)
    if not person.organiser:
        raise Http404
    return person


def person_to_keep(visitor: Visitor, number: int) -> Person:
    """An account, for an organiser; never what it holds. Erased accounts are not there."""
    organiser(visitor)
    person = Person.objects.filter(pk=number).exclude(name="").first()
    if person is None:
        raise Http404
    return person


def team_to_keep(visitor: Visitor, number: int) -> Team:
    organiser(visitor)
    team = Team.objects.filter(pk=number, closed=None).first()
    if team is None:
        raise Http404
    return team


def house_to_keep(visitor: Visitor) -> House:
    organiser(visitor)
    house = House.objects.filter(pk=1).first()
    if house is None:
        raise Http404
    return house


def address_token(change: AddressChange) -> str:
    """For the letter to the address before: whoever has it may say yes to the change, or stop it."""
    return signing.dumps(change.pk, salt=SALT)


def address_change(token: str, *, now: datetime) -> AddressChange:
    """Open to whoever has the token, for as long as the account is closed to its content. Raises Http404."""
    try:
        number = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        raise Http404 from None
    open_ones = AddressChange.objects.filter(pk=number, settled=None, person__sealed_until__gt=now, person__closed=None)
    change = open_ones.select_related("person").first()
    if change is None:
        raise Http404
    return change
