"""How often something may be tried, counted for all workers together.

One row a count, changed by one conditional update: whoever changes nothing is refused. No read comes before, so
parallel requests cannot slip through. The way of counting is the “generic cell rate algorithm” (ITU-T I.371): `burst`
at once, then one `every` so often; it has no window whose edge would let twice as many through, and knows when to try
again.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import F, Value
from django.db.models.functions import Greatest

from dreamline_web.signin.models import Limit

if TYPE_CHECKING:
    from django.db.models import QuerySet


@dataclass(frozen=True, slots=True)
class Rule:
    """`name` keeps counts apart that have the same subject."""

    name: str
    burst: int
    every: timedelta


ASKED_FOR_ADDRESS = Rule("asked for address", 5, timedelta(minutes=3))
ASKED_FROM_CLIENT = Rule("asked from client", 30, timedelta(seconds=4))
TYPED_FOR_ADDRESS = Rule("typed for address", 5, timedelta(minutes=3))
TYPED_FROM_CLIENT = Rule("typed from client", 60, timedelta(seconds=4))
SECOND_OF_PERSON = Rule("second step of person", 5, timedelta(minutes=3))
PASSKEY_FROM_CLIENT = Rule("passkey from client", 60, timedelta(seconds=2))
SETTING_UP = Rule("setting up", 10, timedelta(minutes=1))
"""A whole company may sign in from one network on a Monday: its limits are wide, those of an address are narrow."""


class TooMany(Exception):
    """`again` is when the next try is welcome."""

    def __init__(self, again: datetime) -> None:
        super().__init__()
        self.again = again


def take(rule: Rule, subject: str, *, now: datetime) -> None:
    """Counts one try. Raises TooMany, and then counts nothing."""
    key, at = _key(rule, subject), _ms(now)
    step = rule.every // timedelta(milliseconds=1)
    ahead = step * (rule.burst - 1)
    free = Limit.objects.filter(key=key, due__lte=at + ahead)
    if not _move(free, at, step) and not (_made(key) and _move(free, at, step)):
        due = Limit.objects.values_list("due", flat=True).get(key=key)
        raise TooMany(datetime.fromtimestamp((due - ahead) / 1000, tz=UTC))


def clear(rule: Rule, subject: str) -> None:
    """After a success there is nothing left to guess."""
    Limit.objects.filter(key=_key(rule, subject)).update(due=0)


def forget(*, now: datetime) -> int:
    """Deletes the counts that are empty again; returns how many."""
    return Limit.objects.filter(due__lt=_ms(now)).delete()[0]


def _move(free: QuerySet[Limit], at: int, step: int) -> int:
    return free.update(due=Greatest(F("due"), Value(at)) + step)


def _made(key: str) -> bool:
    """Whether the count was not there yet; another worker may make it in the same moment."""
    if Limit.objects.filter(key=key).exists():
        return False
    Limit.objects.bulk_create([Limit(key=key)], ignore_conflicts=True)
    return True


def _key(rule: Rule, subject: str) -> str:
    """Addresses of strangers are not kept: only a keyed digest of them is."""
    said = f"{rule.name}\0{subject}".encode()
    return hmac.new(settings.SECRET_KEY.encode(), said, hashlib.sha256).hexdigest()


def _ms(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)
