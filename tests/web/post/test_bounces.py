"""Delivery reports that come back by mail mark the letter they are about, and nothing else does."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from post_office import MARCO, NOW, again, send

from dreamline_web.post import bounces, envelope, words
from dreamline_web.post.models import Letter, State

LATER = NOW + timedelta(hours=1)


def report(*, returned: str = "", envelope_id: str = "", to: str = MARCO, action: str = "failed") -> bytes:
    named = f"Original-Envelope-Id: {envelope_id}\r\n" if envelope_id else ""
    back = f"--x\r\nContent-Type: text/rfc822-headers\r\n\r\n{returned}\r\n" if returned else ""
    lines = f"""\
From: MAILER-DAEMON@mail.example
To: dreamline@localhost
Subject: Undelivered
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary=x

--x
Content-Type: text/plain

It did not work.
--x
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example
{named.strip()}

Final-Recipient: rfc822; {to}
Action: {action}
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 No such user

"""
    head = lines.replace("mail.example\n\n\nFinal", "mail.example\n\nFinal").replace("\n", "\r\n")
    return (head + back + "--x--\r\n").encode()


@pytest.fixture
def letter(db: None) -> Letter:  # noqa: ARG001  # pytest's name for "needs the database"
    letter = send()
    Letter.objects.filter(pk=letter.pk).update(state=State.SENT, settled=NOW)
    return letter


def test_the_returned_headers_name_the_letter(letter: Letter) -> None:
    marked = bounces.read(report(returned=f"Message-ID: {letter.message_id}\r\nSubject: Hello\r\n"), now=LATER)
    assert marked == letter
    kept = again(letter)
    assert (kept.state, kept.why, kept.settled) == (State.REFUSED, words.NO_SUCH_ADDRESS, LATER)


def test_the_envelope_id_names_the_letter(letter: Letter) -> None:
    assert bounces.read(report(envelope_id=envelope.envelope_id(letter)), now=LATER) == letter


def test_the_whole_returned_mail_names_the_letter(letter: Letter) -> None:
    part = f"--x\r\nContent-Type: message/rfc822\r\n\r\nMessage-ID: {letter.message_id}\r\n\r\nbody\r\n"
    message = report().replace(b"--x--", part.encode() + b"--x--")
    assert bounces.read(message, now=LATER) == letter


@pytest.mark.parametrize(
    "message",
    [
        b"",
        b"\xff\x00" * 50,
        b"Subject: Out of office\r\n\r\nI am away.",
        report(),
        report(returned="Message-ID: <nobody@localhost>\r\n"),
        report(envelope_id="0%"),
        report().replace(b"multipart/report", b"multipart/mixed"),
    ],
)
def test_what_names_no_letter_marks_none(letter: Letter, message: bytes) -> None:
    assert bounces.read(message, now=LATER) is None
    assert again(letter).state == State.SENT


def test_only_the_letters_own_address_and_a_failure_count(letter: Letter) -> None:
    returned = f"Message-ID: {letter.message_id}\r\n"
    assert bounces.read(report(returned=returned, to="stan@demo.invalid"), now=LATER) is None
    assert bounces.read(report(returned=returned, action="delayed"), now=LATER) is None
    assert bounces.read(report(returned=returned, action="relayed"), now=LATER) is None
    assert again(letter).state == State.SENT


def test_a_letter_that_never_left_is_not_marked(letter: Letter) -> None:
    Letter.objects.filter(pk=letter.pk).update(state=State.WAITING)
    assert bounces.read(report(returned=f"Message-ID: {letter.message_id}\r\n"), now=LATER) is None


def test_a_report_counts_once(letter: Letter) -> None:
    message = report(returned=f"Message-ID: {letter.message_id}\r\n")
    assert bounces.read(message, now=LATER) == letter
    assert bounces.read(message, now=LATER + timedelta(days=1)) is None
    assert again(letter).settled == LATER


@pytest.mark.django_db
@settings(max_examples=150, deadline=None, derandomize=True)
@given(cut=st.integers(0, 700), junk=st.binary(max_size=40), at=st.integers(0, 700))
def test_broken_reports_raise_nothing(cut: int, junk: bytes, at: int) -> None:
    whole = report(returned="Message-ID: <x@localhost>\r\n", envelope_id="x")
    assert bounces.read((whole[:at] + junk + whole[at:])[:cut], now=LATER) is None
    assert bounces.read(whole[:at] + junk + whole[at + len(junk) :], now=LATER) is None


def test_a_huge_report_is_not_read() -> None:
    assert bounces.parsed(report() + b"x" * bounces.LARGEST) is None
