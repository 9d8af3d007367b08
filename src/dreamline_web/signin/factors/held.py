"""Which factors somebody has, and taking one away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from allauth.mfa.models import Authenticator

if TYPE_CHECKING:
    from datetime import datetime

    from dreamline_web.people.models import Person

PASSKEY = Authenticator.Type.WEBAUTHN
CODE_APP = Authenticator.Type.TOTP
RECOVERY = Authenticator.Type.RECOVERY_CODES
SECOND = (PASSKEY, CODE_APP)
"""What counts as a factor of its own; recovery codes stand in for one."""


@dataclass(frozen=True, slots=True)
class Passkey:
    number: int
    name: str
    since: datetime
    used: datetime | None


@dataclass(frozen=True, slots=True)
class Held:
    """What the page about signing in shows."""

    passkeys: tuple[Passkey, ...]
    code_app: datetime | None
    recovery: int | None

    @property
    def count(self) -> int:
        return len(self.passkeys) + (self.code_app is not None)

    @property
    def any(self) -> bool:
        return bool(self.passkeys or self.code_app)


def has_second(person: Person) -> bool:
    return bool(Authenticator.objects.filter(user_id=person.pk, type__in=SECOND).exists())


def has_code_app(person: Person) -> bool:
    return bool(Authenticator.objects.filter(user_id=person.pk, type=CODE_APP).exists())


def of(person: Person) -> Held:
    rows = list(Authenticator.objects.filter(user_id=person.pk).order_by("pk"))
    passkeys = tuple(
        Passkey(row.pk, row.data["name"], row.created_at, row.last_used_at) for row in rows if row.type == PASSKEY
    )
    app = next((row.created_at for row in rows if row.type == CODE_APP), None)
    recovery = next((len(row.wrap().get_unused_codes()) for row in rows if row.type == RECOVERY), None)
    return Held(passkeys, app, recovery)


def remove(person: Person, number: int) -> bool:
    """Takes a passkey away, and the recovery codes with the last factor. False when there is none of that number."""
    return _remove(person, pk=number, type=PASSKEY)


def remove_code_app(person: Person) -> bool:
    return _remove(person, type=CODE_APP)


def remove_all(person: Person) -> int:
    """All of them, for somebody who lost them."""
    return int(Authenticator.objects.filter(user_id=person.pk).delete()[0])


def remove_since(person: Person, since: datetime) -> None:
    """Those made from a moment on; recovery codes go with the last of the others."""
    made = Authenticator.objects.filter(user_id=person.pk, created_at__gte=since)
    if made.delete()[0] and not has_second(person):
        remove_all(person)


def _remove(person: Person, **which: object) -> bool:
    removed = bool(Authenticator.objects.filter(user_id=person.pk, **which).delete()[0])
    if removed and not has_second(person):
        remove_all(person)
    return removed
