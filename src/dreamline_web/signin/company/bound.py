"""Company accounts bound to people: which, binding one, and parting with one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.db import IntegrityError, transaction

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from dreamline_web.people.models import Person
    from dreamline_web.signin.company.chosen import Company


@dataclass(frozen=True, slots=True)
class Bound:
    number: int
    name: str
    since: datetime


def of(person: Person) -> Sequence[Bound]:
    names = {company.provider: company.name for company in settings.COMPANIES}
    rows = SocialAccount.objects.filter(user_id=person.pk).order_by("pk")
    return [Bound(row.pk, names.get(row.provider, row.provider), row.date_joined) for row in rows]


def offered(person: Person) -> Sequence[Company]:
    """Those the person has no account of yet."""
    have = set(SocialAccount.objects.filter(user_id=person.pk).values_list("provider", flat=True))
    return [company for company in settings.COMPANIES if company.provider not in have]


def bind(person: Person, provider: str, subject: str) -> bool:
    """False when the identity belongs to somebody already."""
    try:
        with transaction.atomic():
            SocialAccount.objects.create(user=person, provider=provider, uid=subject, extra_data={})
    except IntegrityError:
        return False
    return True


def part(person: Person, number: int) -> bool:
    return bool(SocialAccount.objects.filter(user_id=person.pk, pk=number).delete()[0])


def part_all(person: Person) -> int:
    return int(SocialAccount.objects.filter(user_id=person.pk).delete()[0])


def part_since(person: Person, since: datetime) -> int:
    """With those bound from a moment on."""
    return int(SocialAccount.objects.filter(user_id=person.pk, date_joined__gte=since).delete()[0])


def company(name: str) -> Company | None:
    return next((company for company in settings.COMPANIES if company.id == name), None)


def named(provider: str) -> Company | None:
    return next((company for company in settings.COMPANIES if company.provider == provider), None)
