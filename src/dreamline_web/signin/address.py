"""Changing one's own address.

Two proofs: that the new address is the person's (a code sent there), and that it is the person who asks (a code to the
old address, or a passkey of the last minutes). Nothing changes before both stand. When somebody else has the new
address, everything looks the same and no code ever fits.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F

from dreamline_web.people.models import Person
from dreamline_web.post import actions as post
from dreamline_web.signin import access, attempts, letters, limits, sittings
from dreamline_web.signin.models import Purpose

if TYPE_CHECKING:
    import uuid
    from datetime import datetime

    from dreamline_web.signin.models import Attempt, Sitting


@dataclass(frozen=True, slots=True)
class Asked:
    """The two attempts of a change; `old` is missing when a passkey stands for it."""

    new: Attempt
    old: Attempt | None


class NotYours(Exception):
    """Somebody else has the address by now."""


def ask(person: Person, new: str, *, passkey: bool, now: datetime) -> Asked:
    """Sends the codes. Raises TooMany."""
    with transaction.atomic():
        limits.take(limits.SETTING_UP, str(person.pk), now=now)
        limits.take(limits.ASKED_FOR_ADDRESS, new.lower(), now=now)
        free = not access.is_taken(new)
        arriving = _send(person if free else None, new, Purpose.NEW_ADDRESS, letters.NEW_ADDRESS, now=now)
        leaving = None if passkey else _send(person, person.address, Purpose.OLD_ADDRESS, letters.OLD_ADDRESS, now=now)
    return Asked(arriving, leaving)


def check(person: Person, pk: uuid.UUID, typed: str, purpose: Purpose, *, now: datetime) -> Attempt:
    """One of the two codes. Raises TooMany, Wrong, Gone."""
    with transaction.atomic():
        limits.take(limits.SECOND_OF_PERSON, f"address {person.pk}", now=now)
    attempt = attempts.check(pk, typed, purpose, now=now)
    if attempt.person != person:
        raise attempts.Gone
    limits.clear(limits.SECOND_OF_PERSON, f"address {person.pk}")
    return attempt


def change(sitting: Sitting, new: str, asked: Asked, *, now: datetime) -> None:
    """The address changes; every other browser is signed out and both addresses are told.

    Raises Gone when a proof was used already, NotYours.
    """
    person, old = sitting.person, sitting.person.address
    with transaction.atomic():
        for attempt in (asked.new, asked.old):
            if attempt is not None:
                attempts.end(attempt, now=now)
        _move(person, new.lower())
        sittings.end_others(person, but=sitting)
        for address in (old, new.lower()):
            _tell(person, address, now=now)


def _move(person: Person, new: str) -> None:
    try:
        with transaction.atomic():
            Person.objects.filter(pk=person.pk, address=person.address, closed=None).update(
                address=new, version=F("version") + 1
            )
    except IntegrityError:
        raise NotYours from None


def _send(person: Person | None, to: str, purpose: Purpose, kind: str, *, now: datetime) -> Attempt:
    attempt, code = attempts.begin(person, purpose, now=now)
    post.send(
        kind,
        to=to if person else letters.NOBODY,
        language=(person.language if person else "") or settings.LANGUAGE_CODE,
        parts={"code": code},
        now=now,
        expires=attempt.until if person else now,
    )
    return attempt


def _tell(person: Person, address: str, *, now: datetime) -> None:
    post.send(letters.ADDRESS_CHANGED, to=address, language=person.language or settings.LANGUAGE_CODE, now=now)
