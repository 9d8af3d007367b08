"""`dreamline let-in`: a link for one use that lets somebody set up a factor, and opens nothing at once."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from letters_of_signin import newest, written
from sign_in_pages import app_code
from tallvik_people import Somebody, berit, maja, tomas

from dreamline_web import command
from dreamline_web.keeping import grants
from dreamline_web.people.models import Person
from dreamline_web.post.models import Letter
from dreamline_web.sealing import ring
from dreamline_web.signin import let_in
from dreamline_web.signin.factors import held
from dreamline_web.signin.models import Kept, Sitting

if TYPE_CHECKING:
    from datetime import datetime

    from pytest_django.fixtures import Settings

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
__all__ = ["berit", "maja", "tomas"]


def path_of(made: let_in.Made, settings: Settings) -> str:
    assert made.link.startswith(f"{settings.ORIGIN}/sign-in/let-in/")
    return made.link.removeprefix(settings.ORIGIN)


def closed_until(somebody: Somebody) -> datetime | None:
    return Person.objects.get(pk=somebody.person.pk).sealed_until


def test_the_command_prints_the_link_and_the_house_keeps_a_digest(
    maja: Somebody, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.main(["let-in", "Maja@Tallvik.example"]) == 0
    said = capsys.readouterr().out
    found = re.search(r"For Maja Tornberg, once, within 15 minutes: (http\S+/sign-in/let-in/(\S{43})/)\n", said)
    assert found
    assert Client().get(found[1].partition("8000")[2]).status_code == 200
    assert Kept.objects.filter(cache_key__contains="let-in.").count() == 1
    assert not Kept.objects.filter(cache_key__contains=found[2]).exists()
    assert let_in.whose(found[2]) == maja.person


def test_nobody_and_closed_accounts_get_no_link(maja: Somebody, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["let-in", "nobody@tallvik.example"]) == 1
    maja.change(closed=timezone.now())
    assert command.main(["let-in", maja.address]) == 1
    assert capsys.readouterr().err.count("no open account has the address") == 2


def test_looking_uses_nothing_up_and_the_button_works_once(maja: Somebody, settings: Settings) -> None:
    address = path_of(let_in.make(maja.address), settings)
    for _ in range(2):
        assert "Maja Tornberg" in Client().get(address).content.decode()
        assert Client().head(address).status_code == 200
    assert not Sitting.objects.exists()
    first, second = Client(), Client()
    assert first.post(address)["Location"] == "/sign-in/secure/"
    assert first.get("/sign-in/secure/").status_code == 200
    assert second.post(address).status_code == second.get(address).status_code == 404
    assert Sitting.objects.get().person == maja.person


def test_a_link_ends_by_itself(maja: Somebody, settings: Settings) -> None:
    address = path_of(let_in.make(maja.address), settings)
    Kept.objects.update(expires=timezone.now() - timedelta(seconds=1))
    assert Client().get(address).status_code == Client().post(address).status_code == 404
    later = path_of(let_in.make(maja.address), settings)
    maja.change(closed=timezone.now())
    assert Client().get(later).status_code == Client().post(later).status_code == 404


def test_one_who_is_let_in_gets_no_further_than_setting_up_a_factor(maja: Somebody, settings: Settings) -> None:
    maja.client()  # she was here before
    client = Client()
    client.post(path_of(let_in.make(maja.address), settings))
    for page in ("/", "/story/", "/people/me/"):
        assert client.get(page)["Location"] == "/sign-in/secure/"
    client.post("/sign-in/secure/app/begin/")
    secret = client.get("/sign-in/secure/app/").context["secret"]
    assert client.post("/sign-in/secure/app/", {"code": app_code(secret)}).status_code == 200
    assert held.has_second(maja.person)
    assert client.get("/people/me/").status_code == 200
    assert closed_until(maja) is not None


def test_what_the_account_holds_stays_closed_and_a_letter_says_so(maja: Somebody, settings: Settings) -> None:
    ring.key_to_seal(maja.person.space)
    made = let_in.make(maja.address)
    assert made.seals
    page = Client().get(path_of(made, settings)).content.decode()
    assert "stays closed for seven days" in page
    assert closed_until(maja) is None
    Client().post(path_of(made, settings))
    until = closed_until(maja)
    assert until is not None
    assert until > timezone.now() + timedelta(days=6)
    assert newest(maja.address).kind == "signin.let-in"
    assert "closed for seven days" in written(newest(maja.address)).text


def test_only_an_account_that_holds_nothing_is_not_closed(maja: Somebody, tomas: Somebody, settings: Settings) -> None:
    made = let_in.make(maja.address)
    assert not made.seals
    Client().post(path_of(made, settings))
    assert closed_until(maja) is None
    assert let_in.make(maja.address).seals  # somebody came in by now
    assert let_in.make(tomas.address).seals  # leads may open what others told


def test_what_others_opened_to_somebody_counts_too(maja: Somebody, berit: Somebody) -> None:
    assert not let_in.make(berit.address).seals
    grants.give(("stories.moment", 1), owner=maja.person, to=berit.person, by=maja.person, now=timezone.now())
    assert let_in.make(berit.address).seals


def test_a_seal_is_never_made_shorter(maja: Somebody, settings: Settings) -> None:
    longer = timezone.now() + timedelta(days=20)
    maja.change(sealed_until=longer, last_login=timezone.now())
    Client().post(path_of(let_in.make(maja.address), settings))
    assert closed_until(maja) == longer


def test_whoever_sat_there_before_is_out(maja: Somebody, berit: Somebody, settings: Settings) -> None:
    client = berit.client(strong=True)
    client.post(path_of(let_in.make(maja.address), settings))
    assert client.get("/sign-in/secure/").context["user"] == maja.person
    assert not Sitting.objects.filter(person=berit.person).exists()


def test_a_guess_finds_nothing_and_tells_nothing(maja: Somebody) -> None:
    let_in.make(maja.address)
    cache.set("let-in.something", maja.person.pk, 900)
    for guess in ("something", "x" * 43, "%F0%9F%9A%80"):
        assert Client().get(f"/sign-in/let-in/{guess}/").status_code == 404
        assert Client().post(f"/sign-in/let-in/{guess}/").status_code == 404
    assert not Letter.objects.exists()
