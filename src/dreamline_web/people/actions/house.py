"""Setting the house up, once, and changing its words later."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.db.models import F

from dreamline_web.pages.versions import Stale
from dreamline_web.people.actions import accounts, organisers
from dreamline_web.people.models import House, Person
from dreamline_web.people.refusals import HouseStands

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Words:
    """What an organiser says about the house."""

    name: str
    language: str
    run_by: str


def create_house(words: Words, card: accounts.Card, *, now: datetime) -> tuple[House, Person]:
    """The house and its first organiser. Raises HouseStands when somebody was faster, or long ago."""
    try:
        with transaction.atomic():
            house = House.objects.create(name=words.name, language=words.language, run_by=words.run_by, made=now)
            person = accounts.add_person(replace(card, language=words.language), by=None, now=now)
            organisers.make_organiser(person, by=None, now=now)
    except IntegrityError:
        raise HouseStands from None
    person.refresh_from_db()
    return house, person


def change_house(words: Words, *, version: int, by: Person, now: datetime) -> None:  # noqa: ARG001  # every verb says who
    """Raises Stale when somebody changed it meanwhile."""
    changed = House.objects.filter(pk=1, version=version).update(
        name=words.name, language=words.language, run_by=words.run_by, version=F("version") + 1
    )
    if not changed:
        raise Stale(House.objects.get(pk=1).version)
