"""Where letters go out: the mail server and the sender, read from what whoever runs this wrote."""

from __future__ import annotations

from dataclasses import dataclass
from email.headerregistry import Address
from email.utils import parseaddr
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from dreamline_web.environment import BadSetting

if TYPE_CHECKING:
    from urllib.parse import SplitResult

STARTTLS: Final = "starttls"
TLS: Final = "tls"
CLEAR: Final = "clear"
SCHEMES = {"smtp": (STARTTLS, 587), "smtps": (TLS, 465), "smtp+clear": (CLEAR, 25)}
"""How the line is protected, and the usual port."""
LOOPBACK = {"localhost", "127.0.0.1", "::1"}


@dataclass(frozen=True, slots=True)
class Server:
    """`protection` is one of STARTTLS, TLS, CLEAR. Certificates are always checked; there is no way back to clear."""

    host: str
    port: int
    protection: str
    user: str = ""
    password: str = ""

    def __repr__(self) -> str:
        return f"Server({self.host}:{self.port})"


def chosen(url: str) -> Server | None:
    """The server behind smtp://user:password@host:port; None when nothing was written. Raises BadSetting."""
    if not url:
        return None
    parts, port = _split(url)
    protection, usual = SCHEMES[parts.scheme]
    server = Server(
        host=parts.hostname or "",
        port=port or usual,
        protection=protection,
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
    )
    if server.user and protection == CLEAR and server.host not in LOOPBACK:
        raise BadSetting(
            "DREAMLINE_MAIL would send its password in the clear; write smtp:// (STARTTLS) or smtps:// (TLS)."
        )
    return server


def _split(url: str) -> tuple[SplitResult, int | None]:
    """The parts and the port. The sentence does not repeat what was written: it may hold a password."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        parts, port = urlsplit(""), None
    if parts.scheme not in SCHEMES or not parts.hostname or parts.path.strip("/") or parts.query or parts.fragment:
        raise BadSetting("DREAMLINE_MAIL cannot be read; write it like smtp://user:password@mail.example:587.")
    return parts, port


def sender(text: str, *, host: str) -> Address:
    """Who letters come from: `Dreamline <dreamline@host>` unless something else was written. Raises BadSetting."""
    name, address = parseaddr(text) if text else ("Dreamline", f"dreamline@{host}")
    user, _, domain = address.rpartition("@")
    try:
        if text:
            validate_email(address if text.isprintable() else "")
        return Address(name, username=user, domain=domain)
    except (ValidationError, ValueError, IndexError):
        raise BadSetting(
            f"DREAMLINE_MAIL_FROM is “{text}”; write an address like Dreamline <dreamline@example.org>."
        ) from None
