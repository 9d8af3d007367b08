"""What a browser holds while its person signs in: the number of its attempt and the address typed, signed by us.

It stands in a cookie only, so that strangers leave nothing in the database but a row that soon goes. Whoever has no
cookie cannot use an attempt, and nobody can guess its number.
"""

from __future__ import annotations

import uuid
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING

from django.conf import settings
from django.core import signing

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

SECONDS = 15 * 60
_SALT = "dreamline.entry"


@dataclass(frozen=True, slots=True)
class Entry:
    """`attempt` and `other` are numbers of attempts; `address` was typed here; `next` is where to go afterwards.

    `company` names a company account that waits to be bound: provider and subject.
    """

    attempt: str = ""
    other: str = ""
    address: str = ""
    next: str = ""
    company: tuple[str, str] | None = None

    @property
    def number(self) -> uuid.UUID:
        return _uuid(self.attempt)

    @property
    def other_number(self) -> uuid.UUID:
        return _uuid(self.other)


def read(request: HttpRequest) -> Entry:
    """What the browser holds; an empty entry when it holds nothing of ours, or for too long."""
    try:
        said = signing.loads(request.COOKIES.get(settings.ENTRY_COOKIE_NAME, ""), salt=_SALT, max_age=SECONDS)
        return Entry(**{**said, "company": tuple(said["company"]) if said.get("company") else None})
    except (signing.BadSignature, TypeError, ValueError):
        return Entry()


def give(response: HttpResponse, entry: Entry) -> None:
    response.set_cookie(
        settings.ENTRY_COOKIE_NAME,
        signing.dumps(asdict(entry), salt=_SALT),
        max_age=SECONDS,
        secure=settings.TLS,
        httponly=True,
        samesite="Lax",
    )


def take_back(response: HttpResponse) -> None:
    response.delete_cookie(settings.ENTRY_COOKIE_NAME, samesite="Lax")


def changed(entry: Entry, **changes: object) -> Entry:
    return replace(entry, **changes)  # type: ignore[arg-type]  # the fields above


def _uuid(text: str) -> uuid.UUID:
    """A number nobody has where there is none."""
    try:
        return uuid.UUID(text)
    except ValueError:
        return uuid.UUID(int=0)
