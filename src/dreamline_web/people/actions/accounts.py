"""Accounts: adding people, their names and addresses, and what they say about themselves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from django.db import IntegrityError, transaction
from django.db.models import F

from dreamline_web.pages.versions import Stale
from dreamline_web.people import letters
from dreamline_web.people.models import AddressChange, Person
from dreamline_web.people.refusals import AddressTaken, NotHere
from dreamline_web.people.signs import next_sign

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

SEALED: Final = timedelta(days=7)
"""How long content stays closed to an account whose address an organiser changed."""


_take_backs: list[Callable[[Person, datetime], object]] = []


def when_undone(take_back: Callable[[Person, datetime], object]) -> None:
    """For sign-in, which lies above: takes back what the holder of a doubted address set up since a moment.

    Otherwise a passkey made meanwhile would open everything once the address is the one from before again.
    """
    _take_backs.append(take_back)


@dataclass(frozen=True, slots=True)
class Card:
    """What an account begins with. Without a sign or a disc the next ones are given."""

    name: str
    address: str
    sign: str = ""
    disc: int | None = None
    language: str = ""


def add_person(card: Card, *, by: Person | None, now: datetime) -> Person:
    """The person of that address (upper and lower case are one), added if there is none; a new one gets a letter.

    Nobody gets a letter about what they did themselves: without `by` there is none. Raises NotHere when the account of
    that address is closed.
    """
    with transaction.atomic():
        found = Person.objects.at(card.address).first()
        if found is not None and found.closed:
            raise NotHere
        return found or add_new([card], by=by, now=now)[0]


def add_new(cards: Sequence[Card], *, by: Person | None, now: datetime) -> list[Person]:
    """People whose addresses nobody has yet, with their letters. Call it inside a transaction."""
    count = Person.objects.count()
    people = [_new(card, *next_sign(count + place), now=now) for place, card in enumerate(cards)]
    Person.objects.bulk_create(people)
    if by is not None:
        letters.added(people, now=now)
    return people


def _new(card: Card, sign: str, disc: int, *, now: datetime) -> Person:
    person = Person(name=card.name, address=card.address.lower(), language=card.language, since=now)
    person.sign, person.disc = card.sign or sign, disc if card.disc is None else card.disc
    person.set_unusable_password()
    return person


def change_account(person: Person, card: Card, *, version: int, by: Person, now: datetime) -> Person:
    """An organiser corrects a name or an address.

    Another address opens nothing: what the account holds stays closed to it for seven days, everybody signed in to it
    is signed out, both addresses are told, and the one before can say yes or stop it. Raises Stale or AddressTaken.
    """
    with transaction.atomic():
        here = _at(person, version)
        moved = card.address.lower() != here.address.lower()
        here.name = card.name
        if moved:
            _move(here, card.address.lower(), by=by, now=now)
        _save(here, "name", "address", "sealed_until", "password")
    return here


def _move(here: Person, address: str, *, by: Person, now: datetime) -> None:
    """Two changes in a row are one: only the address from before the first may say yes or stop it.

    Otherwise an organiser could change an address to their own, and say yes to the next change from there. Going back
    to the address of before is the same as stopping the change.
    """
    before, since = _proved_address(here, now=now)
    here.address_changes.filter(settled=None).update(settled=now)
    here.address = address
    here.set_unusable_password()
    here.sealed_until = None if address == before else now + SEALED
    if address == before:
        _undone(here, since)
    else:
        change = AddressChange.objects.create(person=here, before=before, after=address, by=by, at=since)
        letters.address_changed(change, person=here, now=now)


def _undone(person: Person, since: datetime) -> None:
    for take_back in _take_backs:
        take_back(person, since)


def _proved_address(here: Person, *, now: datetime) -> tuple[str, datetime]:
    """The address nobody doubts, and since when another is doubted: both from the first of several changes in a row.

    An account that was closed for another reason (sign-in started afresh) is in doubt since then.
    """
    if here.sealed_until is None or here.sealed_until <= now:
        return here.address, now
    doubted = here.address_changes.filter(settled=None).first()
    return (doubted.before, doubted.at) if doubted else (here.address, min(now, here.sealed_until - SEALED))


def accept_address(change: AddressChange, *, now: datetime) -> bool:
    """The address before says yes: nothing stays closed. False when this change is settled already."""
    return _settle(change, {"sealed_until": None}, now=now)


def stop_address(change: AddressChange, *, now: datetime) -> bool:
    """The address before says no: it is the account's again, and whoever signed in meanwhile is out.

    False when this change is settled already.
    """
    person = change.person
    person.set_unusable_password()
    values = {"address": change.before, "sealed_until": None, "password": person.password}
    return _settle(change, values, now=now)


def _settle(change: AddressChange, values: dict[str, Any], *, now: datetime) -> bool:
    with transaction.atomic():
        open_one = AddressChange.objects.filter(pk=change.pk, settled=None, person__closed=None)
        if not open_one.update(settled=now):
            return False
        try:
            with transaction.atomic():
                Person.objects.filter(pk=change.person_id).update(**values, version=F("version") + 1)
                if "address" in values:
                    _undone(change.person, change.at)
        except IntegrityError:
            raise AddressTaken from None
    return True


def unseal(person: Person, *, now: datetime) -> None:
    """They proved who they are with something of their own, such as a passkey set up before: nothing stays closed."""
    with transaction.atomic():
        person.address_changes.filter(settled=None).update(settled=now)
        Person.objects.filter(pk=person.pk).update(sealed_until=None, version=F("version") + 1)


def change_me(person: Person, *, version: int, now: datetime, **said: Any) -> Person:  # noqa: ARG001  # every verb says when
    """Name, sign, disc and language, as the person says them. Raises Stale."""
    with transaction.atomic():
        here = _at(person, version)
        for field in ("name", "sign", "disc", "language"):
            setattr(here, field, said.get(field, getattr(here, field)))
        _save(here, "name", "sign", "disc", "language")
    return here


def promise(person: Person, *, now: datetime) -> None:
    """The lead's promise, accepted; the first day counts."""
    Person.objects.filter(pk=person.pk, promised=None).update(promised=now)


def _at(person: Person, version: int) -> Person:
    here = Person.objects.select_for_update().get(pk=person.pk)
    if here.version != version:
        raise Stale(here.version)
    if here.closed:
        raise NotHere
    return here


def _save(here: Person, *fields: str) -> None:
    here.version += 1
    try:
        with transaction.atomic():
            here.save(update_fields=[*fields, "version"])
    except IntegrityError:
        raise AddressTaken from None
