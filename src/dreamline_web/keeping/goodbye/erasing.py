"""Erasing a person, step by step: whatever interrupts it, it can be begun again and comes to the same end."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any, Final

from allauth.socialaccount.models import SocialAccount
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy

from dreamline_web.keeping.goodbye import rooms
from dreamline_web.keeping.models import Grant, Opened
from dreamline_web.pages.models import Sent
from dreamline_web.people.actions import leaving
from dreamline_web.people.models import Person, Relation
from dreamline_web.people.refusals import Refused
from dreamline_web.post import actions as post
from dreamline_web.sealing import ledger, ring
from dreamline_web.sealing.models import Erased
from dreamline_web.signin import sittings
from dreamline_web.signin.factors import held
from dreamline_web.signin.models import Attempt

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from django.db.models import QuerySet

    Step = Callable[[Person, datetime], object]

_log = logging.getLogger("dreamline.goodbye")


class StaysForNow(Refused):
    """An organiser changed the address: whoever sits there may not be who told all this."""

    sentence = gettext_lazy(
        "The address of this account was changed for you, so its content stays closed and it can be neither closed nor "
        "erased yet. The address from before can say yes; otherwise wait a week."
    )


# Verbs


def close(person: Person, *, by: Person, now: datetime) -> None:
    """Signed out at once and out of every team; deleted on the day the account then shows.

    Raises LastOrganiser, StaysForNow.
    """
    _own(person, now)
    leaving.close_account(person, by=by, now=now)


def go_now(person: Person, *, by: Person, now: datetime) -> None:
    """Closes the account and makes today the day of its deletion; `finish` then does it.

    From here on it is settled: if the server stops now, the next daily look finishes it. Raises LastOrganiser,
    StaysForNow.
    """
    _own(person, now)
    with transaction.atomic():
        leaving.close_account(person, by=by, now=now)
        today = timezone.localdate(now)
        here = Person.objects.select_for_update().get(pk=person.pk)
        here.left, here.goes = min(here.left or today, today), today
        here.save(update_fields=["left", "goes"])


def _own(person: Person, now: datetime) -> None:
    if person.sealed_until and person.sealed_until > now:
        raise StaysForNow


def finish(person: Person, *, now: datetime) -> None:
    """Destroys the keys and deletes the rows of somebody whose time has come. There is no way back."""
    for step in STEPS:
        step(person, now)


# Every day, and after a restore


def keep_timetable(*, now: datetime) -> int:
    """Takes leavers out of their teams after their last day, and erases whoever's day has come; returns how many.

    One that fails does not hold up the others.
    """
    leaving.part_from_leavers(now=now)
    gone = [_tried(person, now) for person in due(now=now)]
    if not all(gone):
        raise Unfinished(gone.count(False))
    return len(gone)


def due(*, now: datetime) -> QuerySet[Person]:
    """Whose day has come and who is still here. A forgotten person has no name."""
    return Person.objects.filter(goes__lte=timezone.localdate(now)).exclude(name="").order_by("pk")


def replay(*, now: datetime) -> int:
    """Erases again whoever a backup brought back although their space was erased; returns how many there were.

    The keys of erased spaces are destroyed again as well (`ring.replay`).
    """
    ring.replay()
    erased = set(ledger.read()) | set(Erased.objects.values_list("space", flat=True))
    back = [person for person in Person.objects.exclude(name="").order_by("pk") if person.space in erased]
    for person in back:
        finish(person, now=now)
    return len(back)


class Unfinished(RuntimeError):
    """Somebody could not be erased whole; what is left has its turn tomorrow."""

    def __init__(self, count: int) -> None:
        super().__init__(f"{count} could not be erased whole.")


def _tried(person: Person, now: datetime) -> bool:
    try:
        finish(person, now=now)
    except Exception:  # noqa: BLE001  # whatever it was, the others are erased
        _log.exception("somebody could not be erased whole; they have their turn tomorrow")
        return False
    return True


# The steps


def _shut(person: Person, now: datetime) -> None:
    """Nobody comes in any more, and nothing new is written."""
    values: dict[str, Any] = {"organiser": False}
    Person.objects.filter(pk=person.pk).update(**values)
    Person.objects.filter(pk=person.pk, closed=None).update(closed=now)
    sittings.end_all(person)


def _destroy_keys(person: Person, now: datetime) -> None:
    """Their own, and those between them and who led them, unless they chose that something stays there."""
    erased = ledger.read()
    for space in _spaces(person):
        if space not in erased:
            ring.erase(space, now=now)


def _spaces(person: Person) -> list[int]:
    staying = {space for room in rooms.every() for space in room.stays_in(person)}
    between = Relation.objects.filter(member=person).values_list("space", flat=True)
    return [person.space, *(space for space in between if space not in staying)]


def _delete_content(person: Person, now: datetime) -> None:
    """Every room its own, the highest first: rows point down."""
    for room in reversed(rooms.every()):
        with transaction.atomic():
            room.delete(person, now)


def _delete_rights(person: Person, now: datetime) -> None:  # noqa: ARG001  # as every step
    """Grants of and to them, and the log; what they opened of others stays there without their name."""
    with transaction.atomic():
        Grant.objects.filter(Q(owner=person) | Q(to=person)).delete()
        Grant.objects.filter(by=person).update(by=None)
        Opened.objects.filter(owner=person).delete()
        Opened.objects.filter(viewer=person).update(viewer=None)


def _delete_ways_in(person: Person, now: datetime) -> None:  # noqa: ARG001  # as above
    with transaction.atomic():
        held.remove_all(person)
        SocialAccount.objects.filter(user_id=person.pk).delete()
        Attempt.objects.filter(person=person).delete()
        Sent.objects.filter(by=str(person.pk)).delete()


def _delete_letters(person: Person, now: datetime) -> None:  # noqa: ARG001  # as above
    """To every address that was ever theirs and is not somebody else's now."""
    known = {person.address, *person.address_changes.values_list("before", flat=True)}
    known |= set(person.address_changes.values_list("after", flat=True))
    for address in known:
        if not Person.objects.filter(address__iexact=address).exclude(pk=person.pk).exists():
            post.forget(to=address)


def _forget(person: Person, now: datetime) -> None:
    """Last of all: without a name nobody looks for what is left."""
    leaving.forget_person(person, now=now)


STEPS: Final[tuple[Step, ...]] = (
    _shut,
    _destroy_keys,
    _delete_content,
    _delete_rights,
    _delete_ways_in,
    _delete_letters,
    _forget,
)
