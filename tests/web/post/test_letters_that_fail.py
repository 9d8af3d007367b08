"""What a real mail server refuses or puts off, and what the letter and the organiser's words say then."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils.translation import override
from mail_server import Box, free_port, mail_server
from post_office import MARCO, NOW, again, deliver, send

from dreamline_web.post import claims, server, words
from dreamline_web.post.models import Letter, State

if TYPE_CHECKING:
    from pytest_django.fixtures import Settings

    from dreamline_web.post.models import Letter as Row

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
LENA = "lena@demo.invalid"


def known(letter: Row) -> tuple[str, str, int]:
    kept = again(letter)
    return kept.state, kept.why, kept.tries


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        ("550 5.1.1 No such user", words.NO_SUCH_ADDRESS),
        ("550 nobody of that name", words.NO_SUCH_ADDRESS),
        ("550 5.7.1 We do not like you", words.AGAINST_RULES),
        ("552 5.2.2 Mailbox full", words.MAILBOX_FULL),
        ("550 5.2.1 Mailbox disabled", words.MAILBOX_CLOSED),
        ("554 no", words.REFUSED),
    ],
)
def test_an_address_refused_for_good_is_not_tried_again(box: Box, answer: str, why: str) -> None:
    box.rules[MARCO] = answer
    letter = send(parts={"code": "123456"})
    deliver()
    assert known(letter) == (State.REFUSED, why, 0)
    assert bytes(again(letter).sealed) == b""
    deliver(NOW + timedelta(days=3))
    assert box.came == []


def test_the_next_letter_goes_out_all_the_same(box: Box) -> None:
    box.rules[MARCO] = "550 5.1.1 No such user"
    refused, fine = send(), send(to=LENA)
    deliver()
    assert (known(refused)[0], known(fine)[0]) == (State.REFUSED, State.SENT)


def test_what_is_put_off_is_tried_again_with_growing_pauses(box: Box) -> None:
    box.rules[MARCO] = "451 4.7.1 Greylisted, come back"
    letter = send(parts={"code": "123456"})
    pauses, at = [], NOW
    while again(letter).state == State.WAITING:
        deliver(at)
        deliver(again(letter).next_try - timedelta(seconds=1))
        pauses.append((again(letter).next_try - at).total_seconds() / 60)
        at = again(letter).next_try
    assert pauses[:6] == [1, 5, 15, 60, 240, 240]
    assert known(letter) == (State.GIVEN_UP, words.TOO_MANY_TRIES, 16)
    assert timedelta(days=2) <= at - NOW <= timedelta(days=2, hours=2)
    assert bytes(again(letter).sealed) == b""


def test_it_arrives_once_the_server_takes_it(box: Box) -> None:
    box.rules[MARCO] = "451 4.7.1 Greylisted, come back"
    letter = send()
    deliver()
    assert known(letter) == (State.WAITING, words.BUSY, 1)
    box.rules.clear()
    deliver(NOW + timedelta(minutes=1))
    assert known(letter) == (State.SENT, "", 1)
    assert [mail["Message-ID"] for mail in box.mails] == [letter.message_id]


@pytest.mark.parametrize(
    ("answer", "state"),
    [("554 5.7.1 Looks like spam", State.REFUSED), ("452 4.3.1 Disk full", State.WAITING)],
)
def test_the_whole_letter_may_be_refused_or_put_off(box: Box, answer: str, state: str) -> None:
    box.at_data = answer
    letter = send()
    deliver()
    assert known(letter)[0] == state


def test_a_connection_the_server_ends_costs_one_letter_one_try(box: Box) -> None:
    box.rules[MARCO] = "421 4.3.2 Going down"
    broken, fine = send(), send(to=LENA)
    deliver()
    assert known(broken) == (State.WAITING, words.BUSY, 1)
    assert known(fine)[0] == State.SENT


def test_a_sender_that_is_refused_is_the_settings_fault_not_a_letters(box: Box) -> None:
    box.at_sender = "550 5.7.1 Sender not allowed"
    letters = [send(), send()]
    assert not deliver()
    assert [known(letter) for letter in letters] == [
        (State.WAITING, words.SENDER_REFUSED, 0),
        (State.WAITING, "", 0),
    ]
    box.at_sender = ""
    assert deliver()
    assert {known(letter)[0] for letter in letters} == {State.SENT}


def test_one_too_large_is_refused_alone(box: Box) -> None:
    box.at_sender = "552 5.3.4 Message too big"
    letter = send()
    assert deliver()
    assert known(letter)[:2] == (State.REFUSED, words.TOO_LARGE)


def test_without_an_answer_all_letters_wait_and_none_loses_a_try(settings: Settings) -> None:
    settings.MAIL_SERVER = server.chosen(f"smtp+clear://localhost:{free_port()}")
    letters = [send(), send(to=LENA)]
    for day in range(5):
        assert not deliver(NOW + timedelta(days=day))
    assert {known(letter)[0::2] for letter in letters} == {(State.WAITING, 0)}
    with mail_server(Box()) as box:
        settings.MAIL_SERVER = server.chosen(box.url)
        assert deliver(NOW + timedelta(days=5))
        assert len(box.came) == 2


def test_a_wrong_password_is_the_settings_fault(settings: Settings) -> None:
    box = Box()
    with mail_server(box, authenticator=box.authenticate, auth_require_tls=False):
        settings.MAIL_SERVER = server.chosen(f"smtp+clear://me:wrong@localhost:{box.port}")
        letter = send()
        assert not deliver()
        assert known(letter) == (State.WAITING, words.NOT_LOGGED_IN, 0)
        settings.MAIL_SERVER = server.chosen(f"smtp+clear://me:p%40ss@localhost:{box.port}")
        assert deliver()
    assert known(letter)[0] == State.SENT
    assert box.logins[-1] == (b"me", b"p@ss")


def test_a_kind_of_a_newer_version_is_tried_again(box: Box) -> None:
    letter = send()
    Letter.objects.filter(pk=letter.pk).update(kind="tests.tomorrow")
    assert deliver()
    assert known(letter) == (State.WAITING, words.UNKNOWN_KIND, 1)
    assert box.came == []


def test_parts_that_were_swapped_are_never_sent(box: Box) -> None:
    first, second = send(parts={"code": "1"}), send(parts={"code": "2"})
    Letter.objects.filter(pk=first.pk).update(sealed=second.sealed)
    deliver()
    assert known(first)[:2] == (State.GIVEN_UP, words.ERASED)
    assert known(second)[0] == State.SENT
    assert len(box.came) == 1


def test_every_reason_has_a_sentence_in_both_languages() -> None:
    reasons = {value for name, value in vars(words).items() if name.isupper() and isinstance(value, str)}
    assert reasons == set(words.WORDS)
    english = {words.said(reason) for reason in reasons}
    with override("sv"):
        swedish = {words.said(reason) for reason in reasons}
    assert len(english) == len(swedish) == len(reasons)
    assert english & swedish == set()
    assert words.said("") == words.said("never heard of") == ""


def test_pauses_only_grow() -> None:
    assert list(claims.PAUSES) == sorted(claims.PAUSES)
