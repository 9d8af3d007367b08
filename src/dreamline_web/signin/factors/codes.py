"""The code app (RFC 6238) and recovery codes: setting them up, and checking what is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from allauth.mfa.utils import encrypt
from django.core.cache import cache
from django.db import IntegrityError, transaction

from dreamline_web.signin import limits
from dreamline_web.signin.factors import held
from dreamline_web.signin.factors.adapter import Adapter

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from django.http import HttpRequest

    from dreamline_web.people.models import Person

USED_FOR = 180
"""Seconds a used code stays used: longer than it would be valid."""
SECRET = "signin.code-app"  # noqa: S105  # the name of a place in the session


def begin_app(request: HttpRequest) -> None:
    """A new secret, kept in the session until it is confirmed."""
    request.session[SECRET] = totp.generate_totp_secret()


def pending_secret(request: HttpRequest) -> str:
    return str(request.session.get(SECRET, ""))


def address_of(person: Person, secret: str) -> str:
    """What the square pattern says, for a person without a camera too."""
    return str(Adapter().build_totp_url(person, secret))


def confirm_app(request: HttpRequest, person: Person, typed: str, *, now: datetime) -> bool:
    """Keeps the app when its code fits. False otherwise. Raises TooMany."""
    secret = pending_secret(request)
    limits.take(limits.SETTING_UP, str(person.pk), now=now)
    if not secret or not totp.validate_totp_code(secret, typed) or not _unused(person, typed):
        return False
    with transaction.atomic():
        Authenticator.objects.filter(user_id=person.pk, type=held.CODE_APP).delete()
        totp.TOTP.activate(person, secret)
    del request.session[SECRET]
    return True


def check(person: Person, typed: str, *, now: datetime) -> bool:
    """Whether this is a code of the person's app, or a recovery code; either works once. Raises TooMany."""
    with transaction.atomic():
        limits.take(limits.SECOND_OF_PERSON, str(person.pk), now=now)
    for row in Authenticator.objects.filter(user_id=person.pk).exclude(type=held.PASSKEY):
        if _fits(row, person, typed):
            row.record_usage()
            limits.clear(limits.SECOND_OF_PERSON, str(person.pk))
            return True
    return False


def make_recovery(person: Person) -> Sequence[str]:
    """Ten new recovery codes; those before are void. They are shown now and never again."""
    with transaction.atomic():
        Authenticator.objects.filter(user_id=person.pk, type=held.RECOVERY).delete()
        data: dict[str, Any] = {"seed": encrypt(RecoveryCodes.generate_seed()), "used_mask": 0}
        row = Authenticator.objects.create(user=person, type=held.RECOVERY, data=data)
    return tuple(RecoveryCodes(row).generate_codes())


def has_recovery(person: Person) -> bool:
    return bool(Authenticator.objects.filter(user_id=person.pk, type=held.RECOVERY).exists())


def _fits(row: Authenticator, person: Person, typed: str) -> bool:
    if row.type == held.CODE_APP:
        secret = Adapter().decrypt(row.data["secret"])
        return totp.validate_totp_code(secret, typed) and _unused(person, typed)
    try:
        return bool(row.wrap().validate_code(typed))
    except (IntegrityError, Authenticator.DoesNotExist):
        return False


def _unused(person: Person, typed: str) -> bool:
    return bool(cache.add(f"signin.code-app.{person.pk}.{typed}", 1, USED_FOR))
