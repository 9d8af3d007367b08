"""What just happened, said across a redirect: the address carries a signed, short-lived reference, never words.

An action ends in `redirect(toasts.tell("/story/", "moment-removed", "17"))`; the app that owns that kind of news has
given a teller, which reads row 17 through its own door and returns the words and where Undo goes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urlencode, urlsplit

from django.core import signing

if TYPE_CHECKING:
    from django.http import HttpRequest

SECONDS = 60
"""A page loaded later than this no longer tells the news; it is still in “Recently removed”."""
_SALT = "dreamline.toast"


@dataclass(frozen=True, slots=True)
class Toast:
    """One sentence; `undo` is the address a POST goes to, `key` its idempotency key; `kind` is "done" or "trouble"."""

    words: str
    undo: str = ""
    key: str = ""
    kind: str = "done"


class Teller(Protocol):
    def __call__(self, request: HttpRequest, reference: str) -> Toast | None: ...


_tellers: dict[str, Teller] = {}


def teller(kind: str, tell: Teller) -> None:
    _tellers[kind] = tell


def tell(address: str, kind: str, reference: str = "") -> str:
    """The address with the news on it (before its #fragment)."""
    parts = urlsplit(address)
    said = urlencode({"said": signing.dumps([kind, reference], salt=_SALT)})
    return parts._replace(query=f"{parts.query}&{said}" if parts.query else said).geturl()


def said(request: HttpRequest) -> Toast | None:
    token = request.GET.get("said")
    if not token:
        return None
    try:
        kind, reference = signing.loads(token, salt=_SALT, max_age=SECONDS)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    known = _tellers.get(kind)
    return known(request, reference) if known else None
