"""Reads delivery reports that came back by mail (RFC 3464) and notes at the letter that it did not arrive."""

from __future__ import annotations

from dataclasses import dataclass
from email import policy
from email.errors import MessageError
from email.message import Message
from email.parser import BytesParser
from typing import TYPE_CHECKING, Final

from dreamline_web.post import words
from dreamline_web.post.models import Letter, State

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

LARGEST: Final = 2_000_000
"""Bytes; a longer report is not read."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a report says: the names our letter may have, and of each addressee who was not reached the status."""

    names: frozenset[str]
    failed: tuple[tuple[str, str], ...]


def read(message: bytes, *, now: datetime) -> Letter | None:
    """Marks the letter the report is about as refused and returns it; None when there is nothing to mark.

    Only a sent letter is marked, only by its own Message-ID or envelope id, and only when the report names its address.
    Whatever comes in, nothing is raised.
    """
    report = parsed(message)
    if report is None:
        return None
    for letter in _named(report.names):
        status = dict(report.failed).get(letter.to.lower())
        if status is not None and _mark(letter, words.of_status(status), now):
            letter.refresh_from_db()
            return letter
    return None


def _named(names: frozenset[str]) -> Iterator[Letter]:
    yield from Letter.objects.filter(message_id__in=names, state=State.SENT)


def _mark(letter: Letter, why: str, now: datetime) -> bool:
    sent = Letter.objects.filter(pk=letter.pk, state=State.SENT)
    return sent.update(state=State.REFUSED, why=why, settled=now) == 1


def parsed(message: bytes) -> Report | None:
    """The report; None when this is none, or says of nobody that they were not reached for good."""
    if len(message) > LARGEST:
        return None
    try:
        mail = BytesParser(policy=policy.compat32).parsebytes(message)
        return _report(list(mail.walk())) if mail.get_content_type() == "multipart/report" else None
    except (MessageError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None


def _report(pieces: list[Message]) -> Report | None:
    names: set[str] = set()
    failed: list[tuple[str, str]] = []
    for piece in pieces:
        match piece.get_content_type():
            case "message/delivery-status":
                names |= {name for block in _blocks(piece) for name in _envelope_id(block)}
                failed += [found for block in _blocks(piece) for found in _failures(block)]
            case "message/rfc822":
                names |= {_one_line(block, "Message-ID") for block in _blocks(piece)}
            case "text/rfc822-headers":
                names.add(_returned_id(piece))
    return Report(frozenset(names - {""}), tuple(failed)) if failed else None


def _blocks(piece: Message) -> list[Message]:
    payload = piece.get_payload()
    return [block for block in payload if isinstance(block, Message)] if isinstance(payload, list) else []


def _envelope_id(block: Message) -> Iterator[str]:
    """The Message-IDs it may belong to: ours start with the envelope id."""
    if given := _one_line(block, "Original-Envelope-Id"):
        yield from Letter.objects.filter(message_id__startswith=f"<{given}@").values_list("message_id", flat=True)[:1]


def _failures(block: Message) -> Iterator[tuple[str, str]]:
    """Addresses in small letters, and the status."""
    if _one_line(block, "Action").lower() == "failed":
        for name in ("Original-Recipient", "Final-Recipient"):
            address = _one_line(block, name).partition(";")[2].strip().strip("<>").lower()
            if address:
                yield address, _one_line(block, "Status")


def _returned_id(piece: Message) -> str:
    payload = piece.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return ""
    return _one_line(BytesParser(policy=policy.compat32).parsebytes(payload, headersonly=True), "Message-ID")


def _one_line(block: Message, name: str) -> str:
    return " ".join(str(block.get(name, "")).split())
