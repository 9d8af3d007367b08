"""A way in when mail is off or every factor is lost: a link for one use, shown to whoever runs the server.

Whoever opens it gets as far as making a passkey or a code app, and no further. It proves nothing about who they are, so
what the account holds stays closed for a while, and a letter says so; only an account nobody ever came in to, that
holds nothing and may open nothing of anybody else, is not closed. The link is kept as a digest, for all workers.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.db.models import F
from django.urls import reverse

from dreamline_web.people.actions import accounts
from dreamline_web.people.models import Leading, Person
from dreamline_web.post import actions as post
from dreamline_web.sealing import ring
from dreamline_web.signin import access, actions, letters

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from django.http import HttpRequest

    from dreamline_web.signin.models import Sitting

LIFE: Final = timedelta(minutes=15)
_MARK: Final = "let in"
"""In the session, until a factor is there."""
_looks: list[Callable[[Person], bool]] = []


class Gone(Exception):
    """The link is used, too old, or none of ours; or the account is closed."""


class Nobody(Exception):
    """No open account has this address."""


@dataclass(frozen=True, slots=True)
class Made:
    """`seals`: what the account holds stays closed when the link is used."""

    link: str
    person: Person
    seals: bool


def look(holds: Callable[[Person], bool]) -> None:
    """For apps above: `holds` says whether an account has, or may open, something that has to stay closed."""
    _looks.append(holds)


def make(address: str) -> Made:
    """A new link. Raises Nobody; the invented people of a demo count as nobody."""
    found = access.person_at(address)
    person = Person.objects.filter(pk=found.pk, demo=False).first() if found else None
    if person is None:
        raise Nobody
    token = secrets.token_urlsafe(32)
    cache.set(_key(token), person.pk, LIFE.total_seconds())
    return Made(f"{settings.ORIGIN}{reverse('signin:let-in', args=[token])}", person, _holds_something(person))


def whose(token: str) -> Person:
    """For the page with the button; uses nothing up. Raises Gone."""
    found = Person.objects.filter(pk=cache.get(_key(token)), closed=None).first()
    if found is None:
        raise Gone
    return found


def use(request: HttpRequest, token: str, *, now: datetime) -> Person:
    """Signs in here, as far as making a factor. Raises Gone, also for the second of two at once."""
    person = whose(token)
    with transaction.atomic():
        if not cache.delete(_key(token)):
            raise Gone
        if _holds_something(person):
            _seal(person, now=now)
        post.send(letters.LET_IN, to=person.address, language=person.language or settings.LANGUAGE_CODE, now=now)
    person.refresh_from_db()
    actions.let_in(request, person, strong=False)
    request.session[_MARK] = True
    return person


def only_to_set_up(request: HttpRequest, sitting: Sitting) -> bool:
    """Whether this sitting came by such a link and has shown no factor since."""
    return not sitting.strong and bool(request.session.get(_MARK))


def closes(person: Person) -> bool:
    """Whether using the link closes what the account holds."""
    return _holds_something(person)


def _seal(person: Person, *, now: datetime) -> None:
    """Never shorter than it was closed already."""
    until = max(filter(None, (person.sealed_until, now + accounts.SEALED)))
    Person.objects.filter(pk=person.pk).update(sealed_until=until, version=F("version") + 1)


def _holds_something(person: Person) -> bool:
    return (
        person.last_login is not None
        or ring.is_used(person.space)
        or Leading.objects.filter(lead=person).exists()
        or any(holds(person) for holds in _looks)
    )


def _key(token: str) -> str:
    return f"let-in.{hashlib.sha256(token.encode('utf-8', 'replace')).hexdigest()}"
