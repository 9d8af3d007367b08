"""A real mail server on loopback, for tests."""

from __future__ import annotations

import socket
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from typing import TYPE_CHECKING, Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

if TYPE_CHECKING:
    import ssl
    from collections.abc import Iterator

    from aiosmtpd.smtp import SMTP, Envelope, Session


@dataclass
class Box:
    """What came in. `rules` answers an address with something else than 250, `at_data` the whole letter."""

    port: int = 0
    came: list[bytes] = field(default_factory=list)
    envelopes: list[tuple[str, list[str]]] = field(default_factory=list)
    options: list[str] = field(default_factory=list)
    rules: dict[str, str] = field(default_factory=dict)
    at_sender: str = ""
    at_data: str = ""
    logins: list[tuple[bytes, bytes]] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"smtp+clear://localhost:{self.port}"

    @property
    def mails(self) -> list[EmailMessage]:
        return [read(came) for came in self.came]

    async def handle_MAIL(  # noqa: N802  # the library's name
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.at_sender:
            return self.at_sender
        envelope.mail_from = address
        self.options += options
        return "250 OK"

    async def handle_RCPT(  # noqa: N802  # the library's name
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        if address in self.rules:
            return self.rules[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802  # as above
        if self.at_data:
            return self.at_data
        self.came.append(envelope.original_content or b"")
        self.envelopes.append((envelope.mail_from or "", envelope.rcpt_tos))
        return "250 OK"

    def authenticate(self, _server: SMTP, _session: Session, _envelope: Envelope, _way: str, data: Any) -> AuthResult:
        self.logins.append((data.login, data.password))
        return AuthResult(success=data.password == b"p@ss", handled=False)


def read(came: bytes) -> EmailMessage:
    message = BytesParser(policy=policy.default).parsebytes(came)
    assert isinstance(message, EmailMessage)
    return message


@contextmanager
def mail_server(box: Box, *, tls: ssl.SSLContext | None = None, wrapped: bool = False, **more: Any) -> Iterator[Box]:
    """`tls` offers STARTTLS; with `wrapped` the line is TLS from the first byte."""
    box.port = box.port or free_port()
    if not wrapped:
        more["tls_context"] = tls
    controller = Controller(box, hostname="localhost", port=box.port, ssl_context=tls if wrapped else None, **more)
    controller.start()
    try:
        yield box
    finally:
        controller.stop()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
