"""E-mailed codes: eight digits, three tries, three minutes, for the one browser that asked.

The tries are counted down by a conditional update before the code is compared, so that of any number of parallel
requests at most three are. For an address nobody has, everything is done as for a known one; only the letter goes to
nobody.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.db.models import F

from dreamline_web.signin.models import Attempt, Purpose

if TYPE_CHECKING:
    import uuid
    from datetime import datetime

    from dreamline_web.people.models import Person

DIGITS = 8
TRIES = 3
LIFE = timedelta(minutes=3)
SECOND_STEP = timedelta(minutes=10)
"""How long the second step may take once the first is proved."""


class Wrong(Exception):
    """`left` tries are left."""

    def __init__(self, left: int) -> None:
        super().__init__()
        self.left = left


class Gone(Exception):
    """Used, expired, tried too often, or never there."""


def begin(person: Person | None, purpose: Purpose, *, now: datetime) -> tuple[Attempt, str]:
    """A new attempt and its code. The code is nowhere but in the letter; the row holds a keyed digest of it."""
    code = f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"
    attempt = Attempt(person=person, purpose=purpose, left=TRIES, at=now, until=now + LIFE)
    attempt.digest = _digest(attempt.pk, code)
    attempt.save(force_insert=True)
    return attempt, code


def proved(person: Person, *, now: datetime) -> Attempt:
    """An attempt whose first step was another than a code: the company's account."""
    return Attempt.objects.create(
        person=person, purpose=Purpose.ENTER, left=0, at=now, until=now + SECOND_STEP, proved=now
    )


def check(pk: uuid.UUID, typed: str, purpose: Purpose, *, now: datetime) -> Attempt:
    """The attempt, proved. Raises Wrong, Gone."""
    open_one = Attempt.objects.filter(pk=pk, purpose=purpose, proved=None, until__gt=now, left__gt=0)
    if not open_one.update(left=F("left") - 1):
        raise Gone
    attempt = Attempt.objects.select_related("person").get(pk=pk)
    if not hmac.compare_digest(attempt.digest, _digest(pk, tidy(typed))) or attempt.person is None:
        raise Wrong(attempt.left)
    if not Attempt.objects.filter(pk=pk, proved=None).update(proved=now, until=now + SECOND_STEP):
        raise Gone
    return attempt


def whose(attempt: Attempt) -> Person:
    """Of a proved attempt. Raises Gone: nobody proves to be nobody."""
    if attempt.person is None:
        raise Gone
    return attempt.person


def waiting(pk: uuid.UUID, purpose: Purpose, *, now: datetime) -> Attempt | None:
    """An attempt that is proved and has led to nothing yet."""
    found = Attempt.objects.select_related("person").filter(pk=pk, purpose=purpose, ended=None, until__gt=now)
    return found.exclude(proved=None).first()


def end(attempt: Attempt, *, now: datetime) -> None:
    """Raises Gone when it led to something already."""
    if not Attempt.objects.filter(pk=attempt.pk, ended=None).exclude(proved=None).update(ended=now):
        raise Gone


def forget(*, now: datetime) -> int:
    """Deletes what expired; returns how many."""
    with transaction.atomic():
        return Attempt.objects.filter(until__lt=now - timedelta(hours=1)).delete()[0]


def tidy(typed: str) -> str:
    """People type spaces and hyphens as the letter shows them."""
    return "".join(sign for sign in typed if sign.isascii() and sign.isdigit())[: DIGITS + 1]


def _digest(pk: uuid.UUID, code: str) -> str:
    return hmac.new(settings.SECRET_KEY.encode(), f"signin.code\0{pk}\0{code}".encode(), hashlib.sha256).hexdigest()
