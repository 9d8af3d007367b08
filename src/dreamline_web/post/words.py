"""Why a letter is where it is, in words for whoever runs this. They say what to do and hold nothing of the letter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

UNREACHABLE: Final = "unreachable"
NOT_TRUSTED: Final = "not trusted"
NOT_PROTECTED: Final = "not protected"
NOT_LOGGED_IN: Final = "not logged in"
SENDER_REFUSED: Final = "sender refused"
BROKE_OFF: Final = "broke off"
BUSY: Final = "busy"
NO_SUCH_ADDRESS: Final = "no such address"
MAILBOX_CLOSED: Final = "mailbox closed"
MAILBOX_FULL: Final = "mailbox full"
TOO_LARGE: Final = "too large"
AGAINST_RULES: Final = "against rules"
REFUSED: Final = "refused"
TOO_MANY_TRIES: Final = "too many tries"
NOT_WRITTEN: Final = "not written"
UNKNOWN_KIND: Final = "unknown kind"
ERASED: Final = "erased"
KEYS_AWAY: Final = "keys away"
TOO_LATE: Final = "too late"
NOT_NEEDED: Final = "not needed"

WORDS: Final[dict[str, _StrPromise]] = {
    UNREACHABLE: gettext_lazy("The mail server does not answer. Check DREAMLINE_MAIL and the network; letters wait."),
    NOT_TRUSTED: gettext_lazy("The mail server's certificate cannot be trusted. Renew it there; letters wait."),
    NOT_PROTECTED: gettext_lazy(
        "The mail server offers no STARTTLS. Write smtps:// for TLS, or smtp+clear:// for a server on your own network."
    ),
    NOT_LOGGED_IN: gettext_lazy("The mail server refuses the sign-in. Check the name and password in DREAMLINE_MAIL."),
    SENDER_REFUSED: gettext_lazy("The mail server does not take letters from this sender. Check DREAMLINE_MAIL_FROM."),
    BROKE_OFF: gettext_lazy("The connection broke off. The letter is tried again."),
    BUSY: gettext_lazy("The mail server asked us to come back later. The letter is tried again."),
    NO_SUCH_ADDRESS: gettext_lazy("The address does not exist. Ask the person for the right one."),
    MAILBOX_CLOSED: gettext_lazy("The mailbox takes no letters. Ask the person for another address."),
    MAILBOX_FULL: gettext_lazy("The mailbox is full. Ask the person to make room."),
    TOO_LARGE: gettext_lazy("The letter was too large for the mail server."),
    AGAINST_RULES: gettext_lazy(
        "The other side's rules refuse our letters. Ask whoever runs mail there to allow them."
    ),
    REFUSED: gettext_lazy("The mail server refused the letter for good."),
    TOO_MANY_TRIES: gettext_lazy("It was tried for two days without success."),
    NOT_WRITTEN: gettext_lazy("The letter could not be written. The log names the place in the code."),
    UNKNOWN_KIND: gettext_lazy("This version of Dreamline does not know the letter's kind. It is tried again."),
    ERASED: gettext_lazy("What the letter would have told has been erased."),
    KEYS_AWAY: gettext_lazy("The keys to the letter cannot be read. Check the key ring; the letter is tried again."),
    TOO_LATE: gettext_lazy("The letter was no longer of use before it could go out."),
    NOT_NEEDED: gettext_lazy("The letter was called back before it went out."),
}
TROUBLE: Final = frozenset({UNREACHABLE, NOT_TRUSTED, NOT_PROTECTED, NOT_LOGGED_IN, SENDER_REFUSED})
"""What is wrong with the way out, not with a letter: it costs no letter a try."""

ENHANCED = re.compile(r"\b([245])\.(\d{1,3})\.(\d{1,3})\b")
BY_STATUS = {
    (1, None): NO_SUCH_ADDRESS,
    (2, 1): MAILBOX_CLOSED,
    (2, 2): MAILBOX_FULL,
    (2, 3): TOO_LARGE,
    (3, 4): TOO_LARGE,
    (7, None): AGAINST_RULES,
}
"""RFC 3463: subject and detail (None: any) of an enhanced status."""
BY_CODE = {550: NO_SUCH_ADDRESS, 551: NO_SUCH_ADDRESS, 552: MAILBOX_FULL, 553: NO_SUCH_ADDRESS, 521: MAILBOX_CLOSED}
"""RFC 5321: what a reply to RCPT means when no enhanced status stands in it."""


def said(why: str) -> str:
    """The sentence in the reader's language; empty when there is nothing to say."""
    return str(WORDS.get(why, ""))


def of_status(status: str) -> str:
    """What an enhanced status like 5.1.1, alone or in a reply, means; REFUSED when it says nothing we know."""
    found = ENHANCED.search(status)
    if not found:
        return REFUSED
    subject, detail = int(found[2]), int(found[3])
    return BY_STATUS.get((subject, detail)) or BY_STATUS.get((subject, None)) or REFUSED


def of_recipient(code: int, reply: str) -> str:
    """What a permanent refusal of the address means."""
    return of_status(reply) if ENHANCED.search(reply) else BY_CODE.get(code, REFUSED)
