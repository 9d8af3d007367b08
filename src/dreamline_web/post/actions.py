"""Making a letter, calling it back, and forgetting an address."""

from __future__ import annotations

import json
import unicodedata
from datetime import timedelta
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext

from dreamline_web.pages.identifiers import new_id
from dreamline_web.post import letters, wake, words
from dreamline_web.post import parts as sealed_parts
from dreamline_web.post.models import OPEN, Letter, State

if TYPE_CHECKING:
    from datetime import datetime

KEPT: Final = {
    State.SENT: timedelta(days=30),
    State.WITHDRAWN: timedelta(days=30),
    State.EXPIRED: timedelta(days=30),
    State.REFUSED: timedelta(days=90),
    State.GIVEN_UP: timedelta(days=90),
}
"""How long the row of a settled letter stays; what was personal in it is gone at once."""


LONGEST: Final = 254


class BadAddress(ValueError):
    """No letter can go to this address; the message is one plain sentence."""


def send(  # noqa: PLR0913  # a letter is made in one place, with everything said by name
    kind: str,
    *,
    to: str,
    language: str,
    now: datetime,
    about: letters.About | None = None,
    parts: letters.Parts | None = None,
    space: int | None = None,
    expires: datetime | None = None,
) -> Letter:
    """Writes the row of a letter; the only way one comes to be.

    Call it inside the `atomic()` of what it tells: when that is rolled back, there is no letter. `about` holds ids only
    and stays in the clear; `parts` are sealed to `space` (None: the installation's own). After `expires` it is never
    sent. Raises BadAddress, and LookupError for a kind nobody registered.
    """
    if letters.kind(kind) is None:
        raise LookupError(f"No letter is registered under {kind}.")
    letter = Letter(
        pk=new_id(),
        kind=kind,
        to=clean_address(to),
        language=_known(language),
        about_json=_ids(about or {}),
        made=now,
        next_try=now,
        expires=expires,
    )
    letter.message_id = message_id(letter.pk)
    sealed_parts.seal(letter, parts or {}, space=space)
    with transaction.atomic():
        letter.save(force_insert=True)
        transaction.on_commit(wake.up)
    return letter


def message_id(number: int) -> str:
    """The same for every try (RFC 5322), so that mail programs show a letter that was sent twice only once."""
    return f"<{number:014x}@{_domain()}>"


def _domain() -> str:
    host = urlsplit(settings.ORIGIN).hostname or "localhost"
    return f"[IPv6:{host}]" if ":" in host else host


def clean_address(address: str) -> str:
    """The address without spaces around it. Raises BadAddress, also for anything that could start a header."""
    kept = address.strip(" ")
    if not _is_address(kept):
        raise BadAddress(gettext("This is not an e-mail address; write one like name@example.org."))
    return kept


def _is_address(text: str) -> bool:
    """At most as long as mail servers take (RFC 5321, 4.5.3.1.3), without quotes, controls and spaces."""
    try:
        validate_email(text)
    except ValidationError:
        return False
    return len(text) <= LONGEST and not any(letter == '"' or unicodedata.category(letter)[0] in "CZ" for letter in text)


def _known(language: str) -> str:
    """The language itself, its general form, or the installation's own."""
    known = dict(settings.LANGUAGES)
    general = language.lower().replace("_", "-").split("-")[0]
    return next((name for name in (language, general) if name in known), settings.LANGUAGE_CODE)


def _ids(about: letters.About) -> str:
    if not all(isinstance(value, int) for value in about.values()):
        raise TypeError("What a letter is about stands in the clear: ids only. Texts belong into its parts.")
    return json.dumps(dict(about))


def withdraw(letter: int, *, now: datetime) -> bool:
    """Calls a letter back. False when it is gone already, or on its way at this moment."""
    return _settle_waiting(pk=letter, now=now) == 1


def forget(*, to: str) -> int:
    """Deletes every letter to an address, sent or not; for somebody whose account is erased. How many there were."""
    return Letter.objects.filter(to__iexact=to).delete()[0]


def forget_waiting(kind: str, *, to: str, now: datetime) -> int:
    """Calls back what of a kind still waits for an address: a new sign-in code makes the older ones void."""
    return _settle_waiting(kind=kind, to__iexact=to, now=now)


def _settle_waiting(*, now: datetime, **which: int | str) -> int:
    return Letter.objects.filter(state=State.WAITING, **which).update(
        state=State.WITHDRAWN, why=words.NOT_NEEDED, settled=now, sealed=b""
    )


def expire(*, now: datetime) -> int:
    """Wipes what came too late, unless a worker has it in hand. How many there were."""
    late = Letter.objects.filter(state__in=OPEN, expires__lte=now).exclude(claimed_until__gt=now)
    if not late.exists():  # the worker asks every few seconds: looking takes no lock
        return 0
    return late.update(state=State.EXPIRED, why=words.TOO_LATE, settled=now, sealed=b"", claim="", claimed_until=None)


def thin(*, now: datetime) -> int:
    """Deletes the rows of letters settled long ago; a daily chore. How many there were."""
    old = (Letter.objects.filter(state=state, settled__lte=now - kept) for state, kept in KEPT.items())
    return sum(letters.delete()[0] for letters in old)
