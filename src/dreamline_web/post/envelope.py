"""A written letter as a mail: what every letter says about itself, and its parts as text, HTML and calendar."""

from __future__ import annotations

from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from typing import TYPE_CHECKING, Final

from django.utils.encoding import punycode

if TYPE_CHECKING:
    from dreamline_web.post.letters import Calendar, Written
    from dreamline_web.post.models import Letter

OURS: Final = frozenset(
    {"from", "to", "cc", "bcc", "sender", "subject", "date", "message-id", "auto-submitted", "content-language"}
    | {"content-type", "content-transfer-encoding", "mime-version", "resent-to", "resent-cc", "resent-bcc"}
)
"""Headers no kind of letter may set."""


def mail(letter: Letter, written: Written, *, sender: Address) -> EmailMessage:
    """The mail, the same at every try. Raises ValueError for a header that could start another one."""
    message = EmailMessage(policy=SMTP)
    _fill(message, written)
    message["From"] = sender
    message["To"] = address(letter)
    message["Subject"] = written.subject
    message["Date"] = format_datetime(letter.made)
    message["Message-ID"] = letter.message_id
    message["Auto-Submitted"] = "auto-generated"
    message["Content-Language"] = letter.language
    for name, value in written.headers:
        if name.lower() in OURS:
            raise ValueError(f"A letter may not set the header {name}.")
        message[name] = value
    return message


def address(letter: Letter) -> Address:
    """Domains beyond ASCII in their ASCII form."""
    user, _, domain = letter.to.rpartition("@")
    return Address(username=user, domain=punycode(domain))


def envelope_id(letter: Letter) -> str:
    """What a delivery report may give back to name the letter (RFC 3461): the first part of its Message-ID."""
    return letter.message_id.strip("<>").partition("@")[0]


def _fill(message: EmailMessage, written: Written) -> None:
    message.set_content(written.text, cte="quoted-printable")
    message.add_alternative(written.html, subtype="html", cte="quoted-printable")
    if written.calendar:
        _add_calendar(message, written.calendar)


def _add_calendar(message: EmailMessage, calendar: Calendar) -> None:
    """Last, as mail programs prefer the last kind they understand."""
    about = {"method": calendar.method, "charset": "utf-8"}
    message.add_alternative(calendar.content, maintype="text", subtype="calendar", cte="base64", params=about)
