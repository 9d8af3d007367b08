"""The verbs of signing in: ask for a code, type it, show a second factor, be let in, leave."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth import login, logout
from django.db import transaction

from dreamline_web.people.actions import accounts
from dreamline_web.post import actions as post
from dreamline_web.signin import access, attempts, clients, letters, limits, sittings
from dreamline_web.signin.models import Purpose, Sitting

if TYPE_CHECKING:
    import uuid
    from datetime import datetime

    from allauth.mfa.models import Authenticator
    from django.http import HttpRequest

    from dreamline_web.people.models import Person
    from dreamline_web.signin.models import Attempt

BACKEND = "django.contrib.auth.backends.ModelBackend"


@dataclass(frozen=True, slots=True)
class Client:
    """Who asks: the network counts go by, and the language of the page."""

    network: str
    language: str


def client_of(request: HttpRequest) -> Client:
    return Client(clients.network_of(request), getattr(request, "LANGUAGE_CODE", settings.LANGUAGE_CODE))


def ask_to_enter(address: str, *, by: Client, now: datetime) -> Attempt:
    """Sends a code to whoever has this address. For an address nobody has, the same is done and nothing is sent.

    Raises TooMany.
    """
    small = address.lower()
    with transaction.atomic():
        limits.take(limits.ASKED_FROM_CLIENT, by.network, now=now)
        limits.take(limits.ASKED_FOR_ADDRESS, small, now=now)
        return _send(access.person_at(small), Purpose.ENTER, letters.ENTER, by=by, now=now)


def ask_to_prove(person: Person, *, by: Client, now: datetime) -> Attempt:
    """Sends somebody signed in a code to their own address. Raises TooMany."""
    with transaction.atomic():
        limits.take(limits.ASKED_FOR_ADDRESS, person.address.lower(), now=now)
        return _send(person, Purpose.PROVE, letters.PROVE, by=by, now=now)


def type_code(pk: uuid.UUID, typed: str, purpose: Purpose, *, address: str, by: Client, now: datetime) -> Attempt:  # noqa: PLR0913  # all by name
    """Checks a typed code; raises TooMany, Wrong, Gone. Counting is stored before anything is compared."""
    small = address.lower()
    with transaction.atomic():
        limits.take(limits.TYPED_FROM_CLIENT, by.network, now=now)
        limits.take(limits.TYPED_FOR_ADDRESS, small, now=now)
    attempt = attempts.check(pk, typed, purpose, now=now)
    limits.clear(limits.TYPED_FOR_ADDRESS, small)
    return attempt


def let_in(request: HttpRequest, person: Person, *, strong: bool) -> None:
    """Signs a person in here: a new session key, a new sitting; who sat here before leaves."""
    if request.session.session_key:
        Sitting.objects.filter(key=request.session.session_key).delete()
    request.second_factor_shown = strong  # type: ignore[attr-defined]  # read by sittings.sit_down
    login(request, person, backend=BACKEND)


def passkey_shown(shown: Authenticator, *, now: datetime) -> None:
    """A passkey made before an organiser changed the address says that this is the same person as then.

    What the account holds opens again (TRUST: the old address or a passkey). One made afterwards says nothing.
    """
    person: Person = shown.user
    if person.sealed_until is None or person.sealed_until <= now:
        return
    change = person.address_changes.filter(settled=None).order_by("-at").first()
    if change is not None and shown.created_at < change.at:
        accounts.unseal(person, now=now)


def prove(sitting: Sitting, *, strong: bool, passkey: bool = False, now: datetime) -> None:
    """The person at a sitting proved once more who they are."""
    sittings.proved_again(sitting, strong=strong, passkey=passkey, now=now)


def leave(request: HttpRequest) -> None:
    """Signs out here, on the server too."""
    if request.session.session_key:
        sittings.end(Sitting.objects.filter(key=request.session.session_key))
    logout(request)


def forget(*, now: datetime) -> int:
    """Deletes what sign-in needs no longer; a daily chore. How many rows there were."""
    return attempts.forget(now=now) + limits.forget(now=now) + sittings.forget(now=now)


def _send(person: Person | None, purpose: Purpose, kind: str, *, by: Client, now: datetime) -> Attempt:
    """A letter to nobody expires as it is written, so that no worker ever takes it up."""
    attempt, code = attempts.begin(person, purpose, now=now)
    post.send(
        kind,
        to=person.address if person else letters.NOBODY,
        language=(person.language if person else "") or by.language,
        parts={"code": code},
        now=now,
        expires=attempt.until if person else now,
    )
    return attempt
