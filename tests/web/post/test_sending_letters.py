"""What arrives at a real mail server, and what the row says afterwards."""

from __future__ import annotations

import threading
from datetime import timedelta
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

import pytest
from django.db import connections
from post_office import CALENDAR, CANARY, LEASE, MARCO, NOW, again, deliver, send

from dreamline_web.pages.quiet_log import Quiet
from dreamline_web.post import actions, claims, wake, worker
from dreamline_web.post.models import Letter, State

if TYPE_CHECKING:
    from mail_server import Box

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
LATER = NOW + timedelta(seconds=7)


def test_it_leaves_with_everything_a_letter_says_about_itself(box: Box) -> None:
    letter = send(about={"talk": 7}, parts={"code": "123456"})
    assert deliver(LATER)
    (mail,) = box.mails
    assert mail["From"] == "Dreamline <dreamline@localhost>"
    assert mail["To"] == MARCO
    assert mail["Subject"] == "Räksmörgås on Thursday"
    assert mail["Message-ID"] == letter.message_id
    assert parsedate_to_datetime(mail["Date"]) == NOW
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["Content-Language"] == "en"
    assert {name.lower() for name in mail} & {"bcc", "cc", "x-mailer"} == set()
    assert box.envelopes == [("dreamline@localhost", [MARCO])]
    kept = again(letter)
    assert (kept.state, kept.settled, bytes(kept.sealed), kept.why) == (State.SENT, LATER, b"", "")


def test_it_has_text_and_html(box: Box) -> None:
    send(about={"talk": 7}, parts={"code": "123456"}, language="sv")
    deliver()
    (mail,) = box.mails
    assert mail.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in mail.iter_parts()] == ["text/plain", "text/html"]
    text, page = (part.get_content() for part in mail.iter_parts())
    assert text.splitlines() == ["about [('talk', 7)] parts [('code', '123456')] in sv"]
    assert page.startswith("<p>about")
    assert max(map(len, box.came[0].split(b"\r\n"))) <= 998


def test_an_invitation_carries_its_calendar_part_last(box: Box) -> None:
    send("tests.invite")
    deliver()
    (mail,) = box.mails
    *_, calendar = mail.iter_parts()
    assert mail["Reply-To"] == "lena@demo.invalid"
    assert calendar.get_content_type() == "text/calendar"
    assert calendar.get_param("method") == "REQUEST"
    assert calendar.get_payload(decode=True) == CALENDAR
    assert calendar.get_content_disposition() is None


@pytest.mark.parametrize(("language", "words"), [("en", "This is a trial letter."), ("sv", "Det här är ett provbrev.")])
def test_it_speaks_the_addressees_language(box: Box, language: str, words: str) -> None:
    send("post.trial", language=language)
    deliver()
    (mail,) = box.mails
    text, page = (part.get_content() for part in mail.iter_parts())
    assert words in text
    assert words in page
    assert f'<html lang="{language}"' in page
    assert mail["Content-Language"] == language


def test_a_domain_beyond_ascii_is_reached(box: Box) -> None:
    send(to="marco@bücher.example")
    deliver()
    assert box.envelopes[0][1] == ["marco@xn--bcher-kva.example"]


def test_what_came_too_late_never_leaves(box: Box) -> None:
    letter = send(expires=NOW + timedelta(minutes=3))
    deliver(NOW + timedelta(minutes=3))
    assert box.came == []
    assert again(letter).state == State.WAITING
    actions.expire(now=NOW + timedelta(minutes=3))
    assert again(letter).state == State.EXPIRED


def test_what_a_kind_no_longer_needs_is_withdrawn(box: Box) -> None:
    letter = send("tests.moot")
    deliver()
    assert (again(letter).state, box.came) == (State.WITHDRAWN, [])


def test_a_letter_in_another_hand_is_left_alone(box: Box) -> None:
    letter = send()
    held = claims.take(now=NOW, lease=LEASE)
    assert held is not None
    deliver(NOW + LEASE - timedelta(seconds=1))
    assert box.came == []
    assert again(letter).claim == held.claim


def test_one_left_behind_goes_out_again_with_the_same_message_id(box: Box) -> None:
    letter = send()
    killed = claims.take(now=NOW, lease=LEASE)
    assert killed is not None
    deliver(NOW + LEASE)
    assert [mail["Message-ID"] for mail in box.mails] == [letter.message_id]
    claims.again(killed, "busy", now=NOW + LEASE)
    assert again(letter).state == State.SENT


def test_a_claim_that_ran_out_sends_nothing_any_more(box: Box) -> None:
    send()
    slow = claims.take(now=NOW, lease=LEASE)
    assert slow is not None
    assert claims.keep(slow, now=NOW + LEASE / 2, lease=LEASE)
    assert not claims.keep(slow, now=NOW + 2 * LEASE, lease=LEASE)
    assert claims.take(now=NOW + 2 * LEASE, lease=LEASE) is not None
    assert not claims.keep(slow, now=NOW + 2 * LEASE, lease=LEASE)
    assert box.came == []


def test_only_one_of_two_gets_hold_of_a_letter() -> None:
    send()
    assert claims.take(now=NOW, lease=LEASE) is not None
    assert claims.take(now=NOW, lease=LEASE) is None


def test_a_called_back_letter_is_not_taken() -> None:
    letter = send()
    actions.withdraw(letter.pk, now=NOW)
    assert claims.take(now=NOW, lease=LEASE) is None


def test_one_line_serves_many_letters(box: Box) -> None:
    for number in range(5):
        send(about={"number": number})
    deliver()
    assert len({mail["Message-ID"] for mail in box.mails}) == 5
    assert Letter.objects.filter(state=State.SENT).count() == 5


@pytest.mark.django_db(databases=["default", "keyring"], transaction=True)
def test_the_worker_wakes_when_a_letter_is_committed(box: Box) -> None:
    stop, slow = threading.Event(), worker.Pace(look=600)
    thread = worker.start(stop, slow)
    try:
        actions.send("tests.plain", to=MARCO, language="en", now=worker._now())  # noqa: SLF001  # the real clock
        for _ in range(200):
            if box.came:
                break
            stop.wait(0.05)
    finally:
        worker.end(stop, thread)
        connections.close_all()
    assert not thread.is_alive()
    assert len(box.came) == 1


def test_nobody_waits_for_a_call_that_came_before() -> None:
    wake.up()
    wake.wait(30)


@pytest.mark.usefixtures("box")
def test_a_bad_letter_stops_no_other_and_tells_nothing(caplog: pytest.LogCaptureFixture) -> None:
    bad, good = send("tests.broken"), send(about={"talk": 7})
    deliver()
    assert (again(bad).state, again(bad).why) == (State.GIVEN_UP, "not written")
    assert again(good).state == State.SENT
    logged = "".join(map(Quiet().format, caplog.records))
    assert "RuntimeError at" in logged
    assert CANARY not in logged


@pytest.mark.parametrize("kind", ["tests.forged_subject", "tests.forged_header"])
@pytest.mark.parametrize("name", ["Marco\nBcc: stan@demo.invalid", "Marco\r\nBcc: stan@demo.invalid"])
def test_no_header_starts_inside_another(box: Box, kind: str, name: str) -> None:
    letter = send(kind, parts={"name": name})
    deliver()
    assert box.came == []
    assert again(letter).state == State.GIVEN_UP


def test_half_a_sign_stops_no_other(box: Box) -> None:
    bad, good = send("tests.unwritable"), send()
    deliver()
    assert (again(bad).state, again(good).state, len(box.came)) == (State.GIVEN_UP, State.SENT, 1)


def test_looks_at_a_closed_way_out_grow_rare() -> None:
    pace = worker.Pace()
    assert [pace.after(closed) for closed in (0, 1, 2, 3, 5, 5000)] == [3, 20, 40, 80, 300, 300]


def test_no_kind_sends_copies(box: Box) -> None:
    letter = send("tests.blind_copy")
    deliver()
    assert (again(letter).state, box.came) == (State.GIVEN_UP, [])
