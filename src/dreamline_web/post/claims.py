"""The worker's verbs: taking one letter in hand and noting what became of it, each one conditional update.

Two workers that reach for the same letter change its row one after the other, and the second changes nothing. A worker
that was stopped or killed leaves a claim that runs out; the letter then goes out again with the same Message-ID.
"""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.db.models import Q

from dreamline_web.post import words
from dreamline_web.post.models import Letter, State

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet

AT_ONCE = 20
"""How many due letters one look into the table brings; another worker may be ahead of us at some of them."""

PAUSES: Final = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=15),
    timedelta(hours=1),
    *[timedelta(hours=4)] * 12,
)
"""Between tries: two days and an hour altogether, as mail servers do (RFC 5321, 4.5.4.1)."""


def take(*, now: datetime, lease: timedelta) -> Letter | None:
    """The letter that is due longest, now in our hand until `now + lease`; None when nothing is due."""
    for number in _due(now).order_by("next_try", "made").values_list("pk", flat=True)[:AT_ONCE]:
        claim = secrets.token_hex(16)
        ours = _due(now).filter(pk=number).update(state=State.LEAVING, claim=claim, claimed_until=now + lease)
        if ours:
            return Letter.objects.filter(pk=number, claim=claim).first()
    return None


def _due(now: datetime) -> QuerySet[Letter]:
    waiting = Q(state=State.WAITING, next_try__lte=now)
    left_behind = Q(state=State.LEAVING, claimed_until__lte=now)
    return Letter.objects.filter(waiting | left_behind).exclude(expires__lte=now)


def keep(letter: Letter, *, now: datetime, lease: timedelta) -> bool:
    """Renews the claim just before the letter leaves. False: it ran out and is somebody else's, or it came too late."""
    in_time = Q(expires=None) | Q(expires__gt=now)
    return _ours(letter).filter(in_time, claimed_until__gt=now).update(claimed_until=now + lease) == 1


def sent(letter: Letter, *, now: datetime) -> None:
    _settle(letter, State.SENT, "", now)


def refused(letter: Letter, why: str, *, now: datetime) -> None:
    _settle(letter, State.REFUSED, why, now)


def given_up(letter: Letter, why: str, *, now: datetime) -> None:
    _settle(letter, State.GIVEN_UP, why, now)


def withdrawn(letter: Letter, *, now: datetime) -> None:
    _settle(letter, State.WITHDRAWN, words.NOT_NEEDED, now)


def again(letter: Letter, why: str, *, now: datetime) -> None:
    """Waits for the next try, or is given up after the last."""
    if letter.tries >= len(PAUSES):
        _settle(letter, State.GIVEN_UP, words.TOO_MANY_TRIES, now)
    else:
        _put_back(letter, why, tries=letter.tries + 1, next_try=now + PAUSES[letter.tries])


def put_back(letter: Letter, why: str) -> None:
    """Waits as before: it was not the letter's fault."""
    _put_back(letter, why, tries=letter.tries, next_try=letter.next_try)


def _put_back(letter: Letter, why: str, *, tries: int, next_try: datetime) -> None:
    _ours(letter).update(state=State.WAITING, why=why, tries=tries, next_try=next_try, claim="", claimed_until=None)


def _settle(letter: Letter, state: State, why: str, now: datetime) -> None:
    _ours(letter).update(state=state, why=why, settled=now, sealed=b"", claim="", claimed_until=None)


def _ours(letter: Letter) -> QuerySet[Letter]:
    return Letter.objects.filter(pk=letter.pk, state=State.LEAVING, claim=letter.claim)
