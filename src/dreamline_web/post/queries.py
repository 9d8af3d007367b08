"""How mail goes, for the organiser's page: numbers, times, addresses and sentences, never a letter's content."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import Count, Max, Min, Q

from dreamline_web.post import words
from dreamline_web.post.models import OPEN, Letter, State

if TYPE_CHECKING:
    from datetime import datetime, timedelta

MOST = 50


@dataclass(frozen=True, slots=True)
class Unreached:
    """An address whose last letter was refused or given up, and why in words."""

    address: str
    why: str
    at: datetime


@dataclass(frozen=True, slots=True)
class MailState:
    """`oldest` is the age of the letter that waits longest; `trouble` a sentence when the way out is closed."""

    set_up: bool
    waiting: int
    oldest: timedelta | None
    last_sent: datetime | None
    trouble: str
    unreached: tuple[Unreached, ...]


def is_set_up() -> bool:
    """Whether letters can go out at all. If not, they wait."""
    return settings.MAIL_SERVER is not None


def state(*, now: datetime) -> MailState:
    still = Q(state__in=OPEN) & (Q(expires=None) | Q(expires__gt=now))
    seen = Letter.objects.aggregate(
        waiting=Count("pk", filter=still),
        since=Min("made", filter=still),
        sent=Max("settled", filter=Q(state=State.SENT)),
    )
    return MailState(
        set_up=is_set_up(),
        waiting=seen["waiting"],
        oldest=now - seen["since"] if seen["since"] else None,
        last_sent=seen["sent"],
        trouble=_trouble(),
        unreached=_unreached(),
    )


def _trouble() -> str:
    """What the worker met last, as long as a letter waits because of it."""
    met = Letter.objects.filter(state__in=OPEN, why__in=words.TROUBLE).order_by("-next_try").first()
    return words.said(met.why) if met else ""


def _unreached() -> tuple[Unreached, ...]:
    """Newest first; an address that was reached since is not among them."""
    ended = Letter.objects.filter(state__in=(State.SENT, State.REFUSED, State.GIVEN_UP)).order_by("-settled")
    last: dict[str, Letter] = {}
    for letter in ended.only("to", "state", "why", "settled")[: 20 * MOST]:
        last.setdefault(letter.to.lower(), letter)
    failed = (letter for letter in last.values() if letter.state != State.SENT and letter.settled)
    return tuple(Unreached(one.to, words.said(one.why), one.settled) for one in failed if one.settled)[:MOST]


def newest(most: int) -> tuple[Letter, ...]:
    """The last letters made, for the preview page of demo and development."""
    return tuple(Letter.objects.order_by("-made", "-pk")[:most])
