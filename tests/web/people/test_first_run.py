"""The first visit: open only to the link from the terminal, once; and what it leaves behind."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings as chosen
from people_here import Browser, somebody

from dreamline_web.people import firstrun
from dreamline_web.people.models import House, Person
from dreamline_web.people.queries import leading
from dreamline_web.post.models import Letter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_django.fixtures import Settings

pytestmark = pytest.mark.django_db
FIELDS = {
    "house": "Tallvik",
    "run_by": "the IT team at Tallvik",
    "language": "sv",
    "name": "Tomas Ekvall",
    "address": "Tomas@Tallvik.example",
    "sign": "🛶",
}
LIST = "Maja Tornberg <maja@tallvik.example>\nkwame@tallvik\nHarbour:\nSigne Rask <signe@tallvik.example>, yes"


@pytest.fixture(autouse=True)
def _no_demo(settings: Settings) -> Iterator[None]:
    settings.DEMO = False
    yield
    firstrun.over()


def now() -> datetime:
    return datetime.now(UTC)


def link() -> str:
    address = firstrun.link(now())
    assert address is not None
    assert address.startswith(f"{chosen.ORIGIN}/people/first/")
    return address.removeprefix(chosen.ORIGIN)


def seen(browser: Browser, address: str, **fields: Any) -> str:
    """The mark of the preview, as the page holds it."""
    page = browser.part(address, **FIELDS, **fields).content.decode()
    return str(page.partition('name="seen" value="')[2].partition('"')[0])


def test_only_a_hash_of_the_secret_is_kept_and_only_for_the_account_that_runs_this() -> None:
    token = link().rstrip("/").rpartition("/")[2]
    kept = Path(chosen.DATA, "first-run")
    assert token not in kept.read_text()
    assert kept.stat().st_mode & 0o777 == 0o600


def test_the_link_opens_for_a_day_and_only_until_the_next_one() -> None:
    first, browser = link(), Browser()
    assert browser.get(first).status_code == 200
    second = link()
    assert browser.get(first).status_code == 404
    token = second.rstrip("/").rpartition("/")[2]
    assert firstrun.fits(token, now=now() + timedelta(hours=23))
    assert not firstrun.fits(token, now=now() + timedelta(hours=25))
    assert browser.get("/people/first/guessed/").status_code == 404


def test_a_damaged_file_opens_nothing() -> None:
    address = link()
    Path(chosen.DATA, "first-run").write_text("[1]")
    assert Browser().get(address).status_code == 404
    Path(chosen.DATA, "first-run").write_text('{"hash": "x", "until": "soon"}')
    assert Browser().get(address).status_code == 404
    Path(chosen.DATA, "first-run").unlink()
    assert Browser().get(address).status_code == 404


def test_there_is_no_link_in_the_demo_and_none_once_the_house_stands(settings: Settings) -> None:
    settings.DEMO = True
    assert firstrun.link(now()) is None
    settings.DEMO = False
    House.objects.create(name="Tallvik", language="en", made=now())
    assert firstrun.link(now()) is None


def test_the_home_page_says_where_the_link_is_and_later_how_to_come_in() -> None:
    nobody = Browser()
    assert "a link for the first visit in the terminal" in nobody.text("/")
    House.objects.create(name="Tallvik", language="en", made=now(), run_by="the IT team")
    page = nobody.text("/")
    assert "A quiet place at Tallvik" in page
    assert "This Dreamline is run by the IT team." in page


def test_it_makes_the_house_the_organiser_and_the_others() -> None:
    address, browser = link(), Browser()
    mark = seen(browser, address, people=LIST, leads="on", team="Birch")
    answer = browser.post(address, **FIELDS, people=LIST, seen=mark, leads="on", team="Birch", promise="on")
    assert answer.status_code == 303
    house, tomas = House.objects.get(), Person.objects.get(address="tomas@tallvik.example")
    assert (house.name, house.language, house.run_by) == ("Tallvik", "sv", "the IT team at Tallvik")
    assert (tomas.organiser, tomas.language, tomas.sign, tomas.demo) == (True, "sv", "🛶", False)
    assert tomas.promised is not None
    maja, signe = Person.objects.get(name="Maja Tornberg"), Person.objects.get(name="Signe Rask")
    assert list(leading.leads_of(maja)) == [tomas]
    assert [team.name for team in leading.teams_led_by(signe)] == ["Harbour"]
    assert sorted(Letter.objects.values_list("to", flat=True)) == [maja.address, signe.address]
    assert browser.client.session["_auth_user_id"] == str(tomas.pk)
    assert browser.client.cookies[chosen.LANGUAGE_COOKIE_NAME].value == "sv"


def test_afterwards_the_link_is_used_up() -> None:
    address = link()
    assert Browser().post(address, **FIELDS).status_code == 303
    assert Browser().get(address).status_code == 404
    assert Browser().post(address, **FIELDS).status_code == 404
    assert Person.objects.count() == 1


def test_nothing_is_stored_before_it_was_looked_at() -> None:
    address, browser = link(), Browser()
    page = browser.post(address, **FIELDS, people=LIST)
    assert page.status_code == 200
    assert "Line 2: “kwame@tallvik” is not a whole address yet." in page.content.decode()
    assert (House.objects.count(), Person.objects.count()) == (0, 0)


def test_a_list_changed_after_the_look_is_looked_at_again() -> None:
    address, browser = link(), Browser()
    mark = seen(browser, address, people=LIST)
    assert browser.post(address, **FIELDS, people=LIST + "\nx@x.example", seen=mark).status_code == 200
    assert Person.objects.count() == 0


def test_a_file_is_shown_as_text_and_not_kept() -> None:
    address, browser = link(), Browser()
    table = io.BytesIO("name,email\nÅsa Berg,asa@tallvik.example\n".encode())
    table.name = "people.csv"
    page = browser.post(address, **FIELDS, file=table, look="1").content.decode()
    assert "Åsa Berg,asa@tallvik.example" in page
    assert "1 person found" in page


def test_what_is_missing_is_said_and_what_was_typed_stays() -> None:
    page = Browser().post(link(), **{**FIELDS, "house": "", "address": "tomas@"}, people=LIST, leads="on")
    text = page.content.decode()
    assert page.status_code == 422
    for sentence in ("Give the space a name", "This is not a whole e-mail address yet", "Give your team a name."):
        assert sentence in text
    assert "Maja Tornberg &lt;maja@tallvik.example&gt;" in text
    assert House.objects.count() == 0


def test_what_nobody_may_type_is_refused_in_a_sentence() -> None:
    page = Browser().post(link(), **{**FIELDS, "name": "To\x00mas", "sign": "<b>"})
    assert page.status_code == 422
    assert "We have no drawing of that sign" in page.content.decode()


def test_the_page_can_be_read_in_swedish() -> None:
    browser = Browser()
    browser.client.cookies[chosen.LANGUAGE_COOKIE_NAME] = "sv"
    assert "Låt oss göra plats" in browser.text(link())


def test_a_second_house_is_impossible() -> None:
    somebody("Berit", organises=True)
    House.objects.create(name="Tallvik", language="en", made=now())
    assert firstrun.link(now()) is None
    assert Browser().get("/people/first/anything/").status_code == 404
