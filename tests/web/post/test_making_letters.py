"""A letter is a row of the transaction that it tells of, to one clean address, with nothing personal in the clear."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection, transaction
from django.utils.module_loading import import_string
from post_office import CANARY, MARCO, NOW, again, deliver, send

from dreamline_web.post import actions
from dreamline_web.post.models import Letter, State

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


def test_it_waits_with_a_message_id_of_its_own() -> None:
    first, second = send(), send()
    kept = again(first)
    assert (kept.state, kept.to, kept.tries, kept.next_try) == (State.WAITING, MARCO, 0, NOW)
    assert kept.message_id == f"<{kept.pk:014x}@localhost>"
    assert first.message_id != second.message_id


def test_the_message_id_names_the_configured_origin(settings: object) -> None:
    settings.ORIGIN = "https://dreamline.example:8443"  # type: ignore[attr-defined]  # pytest-django's
    assert actions.message_id(5) == "<00000000000005@dreamline.example>"


def test_an_action_that_is_rolled_back_leaves_none() -> None:
    with transaction.atomic():
        send(parts={"code": "123456"})
        assert Letter.objects.count() == 1
        transaction.set_rollback(True)
    assert Letter.objects.count() == 0


def test_parts_are_sealed_in_the_row() -> None:
    letter = send(parts={"code": CANARY}, about={"talk": 7})
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM post_letter WHERE id = %s", [letter.pk])
        row = cursor.fetchone()
    assert CANARY not in "".join(
        bytes(cell).decode("latin-1") if isinstance(cell, bytes) else str(cell) for cell in row
    )
    assert again(letter).about == {"talk": 7}
    assert len(again(letter).sealed) > len(CANARY)


def test_what_is_about_holds_ids_only() -> None:
    with pytest.raises(TypeError, match="ids only"):
        send(about={"talk": "Marco wants to leave"})
    assert Letter.objects.count() == 0


def test_a_kind_nobody_registered_is_refused() -> None:
    with pytest.raises(LookupError, match="No letter is registered"):
        send("tests.nobody")


@pytest.mark.parametrize(
    "address",
    [
        "marco@demo.invalid\nBcc: stan@demo.invalid",
        "marco@demo.invalid\r\nBcc: stan@demo.invalid",
        "marco@demo.invalid\x0b",
        "marco@demo.invalid, stan@demo.invalid",
        "Marco <marco@demo.invalid>",
        "marco@demo.invalid\u2028",
        '"marco stan"@demo.invalid',
        "marco",
        "",
        "@demo.invalid",
        f"{'a' * 300}@demo.invalid",
    ],
)
def test_only_one_plain_address_gets_in(address: str) -> None:
    with pytest.raises(actions.BadAddress, match="not an e-mail address"):
        send(to=address)
    assert Letter.objects.count() == 0


def test_spaces_around_an_address_are_forgiven() -> None:
    assert send(to=" marco@demo.invalid ").to == MARCO


@pytest.mark.parametrize(("asked", "kept"), [("sv", "sv"), ("sv-FI", "sv"), ("sv_SE", "sv"), ("tlh", "en"), ("", "en")])
def test_the_language_is_one_we_have(asked: str, kept: str) -> None:
    assert send(language=asked).language == kept


def test_it_can_be_called_back_while_it_waits() -> None:
    letter = send(parts={"code": "123456"})
    assert actions.withdraw(letter.pk, now=NOW)
    kept = again(letter)
    assert (kept.state, bytes(kept.sealed), kept.settled) == (State.WITHDRAWN, b"", NOW)
    assert not actions.withdraw(letter.pk, now=NOW)


def test_a_new_code_makes_the_older_ones_void() -> None:
    old, other, another = send("tests.code"), send(), send("tests.code", to="lena@demo.invalid")
    assert actions.forget_waiting("tests.code", to="Marco@demo.invalid", now=NOW) == 1
    assert [again(one).state for one in (old, other, another)] == [State.WITHDRAWN, State.WAITING, State.WAITING]


def test_an_address_is_forgotten_whole() -> None:
    send(), send(to="MARCO@demo.invalid")
    left = send(to="lena@demo.invalid")
    assert actions.forget(to=MARCO) == 2
    assert list(Letter.objects.all()) == [left]


def test_what_comes_too_late_is_wiped() -> None:
    letter = send(parts={"code": "123456"}, expires=NOW + timedelta(minutes=3))
    lasting = send()
    assert actions.expire(now=NOW + timedelta(minutes=2)) == 0
    assert actions.expire(now=NOW + timedelta(minutes=3)) == 1
    kept = again(letter)
    assert (kept.state, bytes(kept.sealed)) == (State.EXPIRED, b"")
    assert again(lasting).state == State.WAITING


def test_old_rows_are_thinned_and_waiting_ones_stay() -> None:
    rows = {state: send() for state in State}
    for state, letter in rows.items():
        settled = None if state in {State.WAITING, State.LEAVING} else NOW
        Letter.objects.filter(pk=letter.pk).update(state=state, settled=settled)
    assert actions.thin(now=NOW + timedelta(days=29)) == 0
    assert actions.thin(now=NOW + timedelta(days=30)) == 3
    assert actions.thin(now=NOW + timedelta(days=90)) == 2
    assert set(Letter.objects.values_list("state", flat=True)) == {State.WAITING, State.LEAVING}


def test_nothing_is_taken_in_hand_while_mail_is_not_set_up() -> None:
    letter = send()
    assert deliver()
    assert again(letter).state == State.WAITING


def test_djangos_own_door_is_shut() -> None:
    shut = import_string("dreamline_web.post.only_door.Backend")
    with pytest.raises(RuntimeError, match=r"post\.actions\.send"):
        mail.EmailMessage("s", "b", "a@demo.invalid", ["b@demo.invalid"], connection=shut()).send()
