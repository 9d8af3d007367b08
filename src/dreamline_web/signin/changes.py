"""What follows when somebody changes how they sign in: letters, and what the sitting now counts for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.db.models import F

from dreamline_web.people.actions import accounts
from dreamline_web.people.models import Person
from dreamline_web.post import actions as post
from dreamline_web.signin import letters, sittings
from dreamline_web.signin.company import bound
from dreamline_web.signin.factors import held

if TYPE_CHECKING:
    from datetime import datetime

    from dreamline_web.signin.models import Sitting


def factor_added(person: Person, sitting: Sitting, *, now: datetime) -> None:
    """The letter about it, and the sitting has shown a second factor now."""
    with transaction.atomic():
        sittings.proved_again(sitting, strong=True, now=now)
        _tell(person, letters.FACTOR_ADDED, now)


def tell_added(person: Person, *, now: datetime) -> None:
    _tell(person, letters.FACTOR_ADDED, now)


def tell_removed(person: Person, *, now: datetime) -> None:
    _tell(person, letters.FACTOR_REMOVED, now)


def start_afresh(person: Person, *, now: datetime) -> None:
    """For somebody who lost everything they sign in with; an organiser does it, and sees nothing by it.

    All factors and company accounts go, every sitting ends, and what the account holds stays closed for a while: who
    then signs in has proved no more than that they read this mail.
    """
    with transaction.atomic():
        held.remove_all(person)
        bound.part_all(person)
        sittings.end_all(person)
        Person.objects.filter(pk=person.pk).update(sealed_until=now + accounts.SEALED, version=F("version") + 1)
        _tell(person, letters.AFRESH, now)


def _tell(person: Person, kind: str, now: datetime) -> None:
    post.send(kind, to=person.address, language=person.language or settings.LANGUAGE_CODE, now=now)
