"""Talks to the mail server. What it answers becomes one of three: trouble with the way out, try again, refused."""

from __future__ import annotations

import smtplib
import ssl
from contextlib import suppress
from typing import TYPE_CHECKING, Self

from dreamline_web.post import server as servers
from dreamline_web.post import words

if TYPE_CHECKING:
    from email.headerregistry import Address
    from email.message import EmailMessage

    from dreamline_web.post.server import Server

PERMANENT = 500
TOO_LARGE = 552


class _Outcome(Exception):
    """`why` names a sentence of words.py. The server's own words are dropped: they may quote what we sent."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class Trouble(_Outcome):
    """The way out is closed for every letter."""


class Later(_Outcome):
    """The letter did not get through, but may the next time."""


class Refused(_Outcome):
    """The letter will never get through."""


class Line:
    """An open connection for one letter after another; closed at the end of the `with`."""

    def __init__(self, server: Server, *, sender: Address, timeout: float) -> None:
        self._server = server
        self._sender = sender.addr_spec
        self._timeout = timeout
        self._open: smtplib.SMTP | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.hang_up()

    def call(self) -> None:
        """Connects, unless the line is open already and still answers. Raises Trouble."""
        if self._open is not None and not _answers(self._open):
            self.hang_up()
        if self._open is None:
            self._open = _connected(self._server, self._sender, self._timeout)

    def send(self, mail: EmailMessage, *, to: str, envelope_id: str) -> None:
        """Returns once the server has taken the letter over. Raises Trouble, Later or Refused."""
        if self._open is None:
            raise Later(words.BROKE_OFF)
        reports = self._open.has_extn("dsn")
        try:
            self._open.send_message(
                mail,
                from_addr=self._sender,
                to_addrs=[to],
                mail_options=["RET=HDRS", f"ENVID={envelope_id}"] if reports else [],
                rcpt_options=["NOTIFY=FAILURE"] if reports else [],
            )
        except (smtplib.SMTPException, OSError) as answer:
            outcome = _outcome(answer)
            if outcome.why == words.BROKE_OFF:
                self.hang_up()
            raise outcome from None

    def hang_up(self) -> None:
        line, self._open = self._open, None
        if line is not None:
            with suppress(smtplib.SMTPException, OSError):
                line.quit()
            line.close()


def _answers(line: smtplib.SMTP) -> bool:
    with suppress(smtplib.SMTPException, OSError):
        return line.rset()[0] < 400  # noqa: PLR2004  # RFC 5321: 2xx and 3xx are good
    return False


def _connected(server: Server, sender: str, timeout: float) -> smtplib.SMTP:
    """A line that is protected as it was asked for and signed in, or Trouble; never a weaker one."""
    try:
        line = _dialled(server, sender.rpartition("@")[2], timeout)
    except ssl.SSLError:
        raise Trouble(words.NOT_TRUSTED) from None
    except (smtplib.SMTPException, OSError):
        raise Trouble(words.UNREACHABLE) from None
    try:
        _protect(line, server)
    except Trouble:
        line.close()
        raise
    return line


def _dialled(server: Server, name: str, timeout: float) -> smtplib.SMTP:
    if server.protection == servers.TLS:
        trusted = ssl.create_default_context()
        return smtplib.SMTP_SSL(server.host, server.port, local_hostname=name, timeout=timeout, context=trusted)
    return smtplib.SMTP(server.host, server.port, local_hostname=name, timeout=timeout)


def _protect(line: smtplib.SMTP, server: Server) -> None:
    try:
        if server.protection == servers.STARTTLS:
            line.starttls(context=ssl.create_default_context())
        _sign_in(line, server)
    except smtplib.SMTPNotSupportedError:
        raise Trouble(words.NOT_PROTECTED) from None
    except ssl.SSLError:
        raise Trouble(words.NOT_TRUSTED) from None
    except (smtplib.SMTPException, OSError):
        raise Trouble(words.UNREACHABLE) from None


def _sign_in(line: smtplib.SMTP, server: Server) -> None:
    line.ehlo_or_helo_if_needed()
    if server.user:
        try:
            line.login(server.user, server.password)
        except (smtplib.SMTPAuthenticationError, smtplib.SMTPNotSupportedError, UnicodeError):
            raise Trouble(words.NOT_LOGGED_IN) from None


def _outcome(answer: Exception) -> Trouble | Later | Refused:
    match answer:
        case smtplib.SMTPRecipientsRefused(recipients=recipients):
            code, reply = next(iter(recipients.values()))
            return _of_reply(code, words.of_recipient(code, _text(reply)))
        case smtplib.SMTPSenderRefused(smtp_code=code, smtp_error=reply):
            return _of_sender(code, _text(reply))
        case smtplib.SMTPResponseException(smtp_code=code, smtp_error=reply):
            return _of_reply(code, words.of_status(_text(reply)))
        case smtplib.SMTPNotSupportedError():
            return Refused(words.REFUSED)
        case _:
            return Later(words.BROKE_OFF)


def _of_reply(code: int, why: str) -> Later | Refused:
    return Refused(why) if code >= PERMANENT else Later(words.BUSY)


def _of_sender(code: int, reply: str) -> Trouble | Later | Refused:
    """At MAIL FROM the server knows no addressee yet: apart from its size nothing there is the letter's own fault."""
    if code < PERMANENT:
        return Later(words.BUSY)
    large = code == TOO_LARGE or words.of_status(reply) == words.TOO_LARGE
    return Refused(words.TOO_LARGE) if large else Trouble(words.SENDER_REFUSED)


def _text(reply: bytes | str) -> str:
    return reply.decode("ascii", "replace") if isinstance(reply, bytes) else reply
