"""Code apps, recovery codes, proving once more, and changing one's own address."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.utils import timezone
from letters_of_signin import newest, newest_code, written
from sign_in_pages import app_code
from tallvik_people import Somebody, berit, maja, tomas

from dreamline_web.people.actions import accounts
from dreamline_web.people.models import Person
from dreamline_web.post.models import Letter
from dreamline_web.signin import actions
from dreamline_web.signin.factors import codes, held, pattern
from dreamline_web.signin.models import Sitting

if TYPE_CHECKING:
    from collections.abc import Sequence

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
__all__ = ["berit", "maja", "tomas"]
OLD = timedelta(minutes=6)


def set_up_app(client: Client) -> tuple[str, Sequence[str]]:
    """The secret, and the recovery codes that came with it."""
    client.post("/sign-in/secure/app/begin/")
    secret = client.get("/sign-in/secure/app/").context["secret"]
    answer = client.post("/sign-in/secure/app/", {"code": app_code(secret)})
    assert answer.status_code == 200, answer.content.decode()
    return secret, answer.context["codes"]


def grow_old(somebody: Somebody) -> None:
    """The last proof is six minutes old."""
    Sitting.objects.filter(person=somebody.person).update(proved=timezone.now() - OLD)


def first_step(somebody: Somebody) -> Client:
    client = Client()
    client.post("/sign-in/ask/", {"address": somebody.address})
    answer = client.post("/sign-in/code/", {"code": newest_code(somebody.address)})
    assert answer["Location"] == "/sign-in/second/"
    return client


def second_step(client: Client, code: str) -> Any:
    return client.post("/sign-in/second/", {"code": code})


def test_a_code_app_is_asked_for_after_the_code(tomas: Somebody) -> None:
    here = tomas.client()
    assert here.get("/story/").status_code == 303
    secret, _ = set_up_app(here)
    assert here.get("/story/").status_code == 200
    client = first_step(tomas)
    assert client.get("/story/").status_code != 200
    soon = datetime.now(UTC).timestamp() + 30
    assert second_step(client, app_code(secret, at=soon))["Location"] == "/"
    assert client.get("/story/").status_code == 200


def test_a_code_of_the_app_works_once(tomas: Somebody) -> None:
    secret, _ = set_up_app(tomas.client())
    code = app_code(secret)
    assert second_step(first_step(tomas), code).status_code == 422
    other = app_code(secret, at=datetime.now(UTC).timestamp() + 30)
    assert second_step(first_step(tomas), other).status_code == 303
    assert second_step(first_step(tomas), other).status_code == 422


def test_recovery_codes_work_once_each(tomas: Somebody) -> None:
    _, recovery = set_up_app(tomas.client())
    assert second_step(first_step(tomas), recovery[4]).status_code == 303
    assert second_step(first_step(tomas), recovery[4]).status_code == 422
    assert held.of(tomas.person).recovery == 9


def test_guessing_the_second_step_is_limited(tomas: Somebody) -> None:
    secret, _ = set_up_app(tomas.client())
    client = first_step(tomas)
    answers = [second_step(client, f"{number:06}").status_code for number in range(6)]
    assert answers == [422] * 5 + [429]
    assert second_step(client, app_code(secret, at=datetime.now(UTC).timestamp() + 30)).status_code == 429


def test_secrets_stand_sealed_in_the_database(tomas: Somebody) -> None:
    secret, recovery = set_up_app(tomas.client())
    kept = "".join(str(row) for row in Authenticator.objects.values_list("data", flat=True))
    assert secret.replace(" ", "") not in kept
    assert not any(code in kept for code in recovery)


def test_new_recovery_codes_make_the_old_ones_void(tomas: Somebody) -> None:
    client = tomas.client()
    _, old = set_up_app(client)
    new = client.post("/sign-in/secure/recovery/").context["codes"]
    assert not set(old) & set(new)
    assert not codes.check(tomas.person, old[0], now=timezone.now())
    assert codes.check(tomas.person, new[0], now=timezone.now())


def test_leads_keep_their_last_factor(tomas: Somebody, maja: Somebody) -> None:
    lead, member = tomas.client(), maja.client()
    for client in (lead, member):
        set_up_app(client)
    assert lead.post("/sign-in/secure/app/remove/").status_code == 409
    assert member.post("/sign-in/secure/app/remove/").status_code == 303
    assert held.has_second(tomas.person)
    assert not Authenticator.objects.filter(user=maja.person).exists()


def test_changes_are_told_by_letter(maja: Somebody) -> None:
    client = maja.client()
    set_up_app(client)
    assert newest(maja.address).kind == "signin.factor-added"
    client.post("/sign-in/secure/app/remove/")
    assert newest(maja.address).kind == "signin.factor-removed"


@pytest.mark.parametrize(
    "address",
    [
        "secure/app/begin/",
        "secure/app/",
        "secure/app/remove/",
        "secure/recovery/",
        "secure/passkeys/begin/",
        "secure/passkeys/",
        "secure/passkeys/7/remove/",
        "secure/company/7/remove/",
        "address/",
        "address/codes/",
        "bind/",
    ],
)
def test_changes_need_a_recent_proof(maja: Somebody, address: str) -> None:
    client = maja.client()
    grow_old(maja)
    answer = client.post(f"/sign-in/{address}", headers={"referer": "http://testserver/sign-in/secure/"})
    assert (answer.status_code, answer["Location"]) == (303, "/sign-in/prove/?next=%2Fsign-in%2Fsecure%2F")
    assert Client().post(f"/sign-in/{address}")["Location"].startswith("/sign-in/?next=")


def test_a_member_proves_it_by_a_code(maja: Somebody) -> None:
    client = maja.client()
    grow_old(maja)
    client.post("/sign-in/prove/ask/", {"next": "/sign-in/address/"})
    code = newest_code(maja.address, "signin.proof")
    answer = client.post("/sign-in/prove/", {"code": code, "next": "/sign-in/address/"})
    assert answer["Location"] == "/sign-in/address/"
    assert client.get("/sign-in/address/").status_code == 200


def test_who_has_a_factor_proves_it_by_that(maja: Somebody) -> None:
    client = maja.client()
    secret, recovery = set_up_app(client)
    grow_old(maja)
    client.post("/sign-in/prove/ask/")
    assert not Letter.objects.filter(kind="signin.proof").exists()
    assert client.post("/sign-in/prove/", {"code": "000000"}).status_code == 422
    assert client.get("/sign-in/address/").status_code == 303
    assert client.post("/sign-in/prove/", {"code": recovery[0]}).status_code == 303
    assert client.get("/sign-in/address/").status_code == 200
    assert secret


def change_address(client: Client, new: str) -> None:
    assert client.post("/sign-in/address/", {"address": new})["Location"] == "/sign-in/address/codes/"


def test_ones_own_address_needs_both_codes(maja: Somebody) -> None:
    client, other = maja.client(), maja.client()
    change_address(client, "New.Maja@tallvik.example")
    old, new = newest_code(maja.address, "signin.old-address"), newest_code("New.Maja@tallvik.example")
    assert client.post("/sign-in/address/codes/", {"old-code": "00000000", "new-code": new}).status_code == 422
    assert Person.objects.get(pk=maja.person.pk).address == maja.address
    assert client.post("/sign-in/address/codes/", {"old-code": old, "new-code": new}).status_code == 303
    moved = Person.objects.get(pk=maja.person.pk)
    assert (moved.address, moved.sealed_until) == ("new.maja@tallvik.example", None)
    told = set(Letter.objects.filter(kind="signin.address-changed").values_list("to", flat=True))
    assert told == {maja.address, "new.maja@tallvik.example"}
    assert client.get("/story/").status_code == 200
    assert other.get("/help/").context["user"].is_anonymous


def test_an_address_somebody_has_looks_the_same_and_never_fits(maja: Somebody, berit: Somebody) -> None:
    client = maja.client()
    change_address(client, berit.address)
    old = newest_code(maja.address, "signin.old-address")
    assert not Letter.objects.filter(to=berit.address).exists()
    assert client.post("/sign-in/address/codes/", {"old-code": old, "new-code": "12345678"}).status_code == 422
    assert Person.objects.get(pk=maja.person.pk).address == maja.address


def test_a_recent_passkey_stands_for_the_old_address(maja: Somebody) -> None:
    client = maja.client()
    Sitting.objects.filter(person=maja.person).update(passkey_at=timezone.now())
    change_address(client, "maja@elsewhere.example")
    assert not Letter.objects.filter(to=maja.address).exists()
    new = newest_code("maja@elsewhere.example")
    assert client.post("/sign-in/address/codes/", {"new-code": new}).status_code == 303
    assert Person.objects.get(pk=maja.person.pk).address == "maja@elsewhere.example"


def test_the_pattern_is_a_square_with_a_quiet_zone() -> None:
    drawn = pattern.of("otpauth://totp/maja?secret=ABC&issuer=Dreamline")
    cells = {(int(x), int(y)) for x, y in re.findall(r"M(\d+) (\d+)h1v1h-1z", drawn.path)}
    assert min(x for x, _ in cells) == min(y for _, y in cells) == 4
    assert max(x for x, _ in cells) == max(y for _, y in cells) == drawn.size - 5
    assert {(4, 4), (10, 4), (4, 10)} <= cells


def test_no_letter_signs_anybody_in(maja: Somebody) -> None:
    """A code is typed; every link in a letter goes to the start page only."""
    Client().post("/sign-in/ask/", {"address": maja.address})
    letter = written(newest(maja.address))
    assert set(re.findall(r'href="([^"]+)"', letter.html)) <= {"http://localhost:8000/"}
    assert not re.search(r"\d{4}", letter.subject)


def test_djangos_tables_and_ours_are_the_same() -> None:
    """An update of django-allauth that changes its tables is noticed here."""
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("select group_concat(sql) from sqlite_master where tbl_name like 'mfa%'")
            assert "JSON_VALID" not in str(cursor.fetchone())


@pytest.mark.parametrize(("age", "opens"), [(timedelta(days=1), True), (-timedelta(minutes=1), False)])
def test_only_a_passkey_from_before_the_new_address_opens_what_is_closed(
    maja: Somebody, berit: Somebody, age: timedelta, *, opens: bool
) -> None:
    now = timezone.now()
    card = accounts.Card(maja.person.name, "elsewhere@tallvik.example")
    moved = accounts.change_account(maja.person, card, version=maja.person.version, by=berit.person, now=now)
    passkey = Authenticator.objects.create(user=moved, type=held.PASSKEY, data={"name": "x"}, created_at=now - age)
    actions.passkey_shown(passkey, now=now + timedelta(minutes=2))
    assert (Person.objects.get(pk=maja.person.pk).sealed_until is None) is opens


def test_a_new_address_by_an_organiser_ends_every_sitting(maja: Somebody, berit: Somebody) -> None:
    client = maja.client()
    card = accounts.Card(maja.person.name, "elsewhere@tallvik.example")
    accounts.change_account(maja.person, card, version=maja.person.version, by=berit.person, now=timezone.now())
    assert client.get("/help/").context["user"].is_anonymous


def test_an_organiser_lets_somebody_start_afresh_and_opens_nothing(
    maja: Somebody, berit: Somebody, tomas: Somebody
) -> None:
    theirs, organiser = maja.client(), berit.client(strong=True)
    set_up_app(theirs)
    address = f"/sign-in/afresh/{maja.person.pk}/"
    assert tomas.client(strong=True).post(address).status_code == 404
    assert organiser.post(f"/sign-in/afresh/{berit.person.pk}/").status_code == 404
    assert maja.person.name in organiser.get(address).content.decode()
    assert held.has_second(maja.person)
    assert organiser.post(address).status_code == 302
    assert not Authenticator.objects.filter(user=maja.person).exists()
    assert theirs.get("/help/").context["user"].is_anonymous
    closed = Person.objects.get(pk=maja.person.pk).sealed_until
    assert closed is not None
    assert closed > timezone.now() + timedelta(days=6)
    assert newest(maja.address).kind == "signin.afresh"
