"""A form sent twice does its work once (TRUST.md: after a broken connection, many had been stored already).

    with once.turn(request, now=now) as turn:
        if turn.first:
            moment = actions.add_moment(story, form.moment, by=person, now=now)
            turn.result = str(moment.pk)
    return show(turn.result)

In the template: `{% once %}` inside the form, beside `{% csrf_token %}`. Everything inside the block is one transaction
with the key: either both are stored or neither.
"""

from __future__ import annotations

import uuid
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.core.exceptions import BadRequest
from django.db import transaction

from dreamline_web.pages.models import Sent

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import datetime

    from django.http import HttpRequest

FIELD = "once"
KEPT = timedelta(days=3)


@dataclass(slots=True)
class Turn:
    """Whether this is the first time, and the ids the first time led to."""

    first: bool
    result: str = ""


def new_key() -> str:
    return uuid.uuid4().hex


@contextmanager
def turn(request: HttpRequest, *, now: datetime) -> Iterator[Turn]:
    """Raises BadRequest when the form has no key."""
    key, by = _key(request), _sender(request)
    with transaction.atomic():
        sent, first = Sent.objects.get_or_create(key=key, by=by, defaults={"at": now})
        this = Turn(first, sent.result)
        yield this
        if first and this.result:
            Sent.objects.filter(pk=sent.pk).update(result=this.result)


def forget(*, now: datetime) -> int:
    """Deletes keys nobody will send again; returns how many."""
    return Sent.objects.filter(at__lt=now - KEPT).delete()[0]


def forget_of(senders: Collection[str]) -> int:
    """Deletes the keys of people who are gone; returns how many."""
    return Sent.objects.filter(by__in=senders).delete()[0]


def _key(request: HttpRequest) -> uuid.UUID:
    try:
        return uuid.UUID(request.POST.get(FIELD, ""))
    except ValueError:
        raise BadRequest("This form came without its key; load the page again and send it once more.") from None


def _sender(request: HttpRequest) -> str:
    return str(getattr(request.user, "pk", None) or "")
