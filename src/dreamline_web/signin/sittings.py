"""Signed-in browsers: who sits at one, since when, and when it ends.

A sitting ends at leaving, when its account is closed, when it is ended from another browser, after a while without use,
and at the latest after two weeks; each takes effect on the next request.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from dreamline_web.people.models import Leading
from dreamline_web.signin.clients import browser_of
from dreamline_web.signin.models import Sitting

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from django.http import HttpRequest

    from dreamline_web.people.models import Person

LONGEST = timedelta(days=14)
IDLE = timedelta(hours=12)
IDLE_ORGANISER = timedelta(minutes=30)
NOTED = timedelta(minutes=1)
"""The last use is written at most so often."""
FRESH = timedelta(minutes=5)
"""How long a proof counts as recent."""


def sit_down(request: HttpRequest, user: Person, **_signal: Any) -> None:
    """At sign-in (Django's signal). Where somebody else sat before, the session has lost its key and gets a new one."""
    now = timezone.now()
    request.session.set_expiry(None)
    if request.session.session_key is None:
        request.session.save()
    shown = bool(getattr(request, "second_factor_shown", False))
    values = {"person": user, "since": now, "used": now, "proved": now, "strong": shown, "browser": browser_of(request)}
    Sitting.objects.update_or_create(key=request.session.session_key, defaults=values)


def stand_up(request: HttpRequest, **_signal: Any) -> None:
    """At leaving (Django's signal), before the session goes."""
    if request.session.session_key:
        Sitting.objects.filter(key=request.session.session_key).delete()


def of(request: HttpRequest, *, now: datetime) -> Sitting | None:
    """The sitting of a request, with its person and `leads`; one query, none for a browser without a session."""
    number = request.session.get(SESSION_KEY)
    if number is None:
        return None
    found = _with_person().filter(key=request.session.session_key).first()
    if found is None or str(found.person_id) != number or not _holds(found, request, now):
        request.session.flush()
        return None
    if now - found.used > NOTED:
        Sitting.objects.filter(pk=found.pk).update(used=now)
    return found


def of_person(person: Person, *, now: datetime) -> Sequence[Sitting]:
    """Those still open, the last used first."""
    rows = Sitting.objects.filter(person=person, since__gt=now - LONGEST, used__gt=now - idle(person))
    return list(rows.filter(Exists(Session.objects.filter(session_key=OuterRef("key")))).order_by("-used"))


def idle(person: Person) -> timedelta:
    return IDLE_ORGANISER if person.organiser and not person.demo else IDLE


def end(rows: QuerySet[Sitting]) -> int:
    """Ends sittings on the next request of their browsers; returns how many."""
    with transaction.atomic():
        keys = list(rows.values_list("key", flat=True))
        Session.objects.filter(session_key__in=keys).delete()
        return Sitting.objects.filter(key__in=keys).delete()[0]


def end_one(person: Person, number: int) -> int:
    return end(Sitting.objects.filter(person=person, pk=number))


def end_others(person: Person, *, but: Sitting) -> int:
    return end(Sitting.objects.filter(person=person).exclude(pk=but.pk))


def end_all(person: Person) -> int:
    return end(Sitting.objects.filter(person=person))


def proved_again(sitting: Sitting, *, strong: bool, passkey: bool = False, now: datetime) -> None:
    """The person at a sitting proved who they are once more."""
    changes: dict[str, Any] = {"proved": now}
    if strong:
        changes["strong"] = True
    if passkey:
        changes["passkey_at"] = now
    Sitting.objects.filter(pk=sitting.pk).update(**changes)


def is_fresh(sitting: Sitting | None, *, now: datetime) -> bool:
    return sitting is not None and now - sitting.proved < FRESH


def shown_passkey(sitting: Sitting, *, now: datetime) -> bool:
    """Whether a passkey was the recent proof."""
    return sitting.passkey_at is not None and now - sitting.passkey_at < FRESH


def forget(*, now: datetime) -> int:
    """Deletes sittings past their time, and sessions nobody can use any more; returns how many sittings."""
    Session.objects.filter(expire_date__lt=now).delete()
    return end(Sitting.objects.filter(since__lt=now - LONGEST) | Sitting.objects.filter(used__lt=now - IDLE))


def _with_person() -> QuerySet[Sitting]:
    leads = Leading.objects.filter(lead=OuterRef("person"), until=None, team__closed=None)
    return Sitting.objects.select_related("person").annotate(leads=Exists(leads), organises=F("person__organiser"))


def _holds(found: Sitting, request: HttpRequest, now: datetime) -> bool:
    person = found.person
    return (
        person.closed is None
        and now - found.since < LONGEST
        and now - found.used < idle(person)
        and constant_time_compare(request.session.get(HASH_SESSION_KEY, ""), person.get_session_auth_hash())
    )
