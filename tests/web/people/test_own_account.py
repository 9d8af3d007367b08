"""One's own account, the lead's promise, and the page about what is stored."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone
from people_here import NOW, Browser, somebody, team_of

from dreamline_web.people.actions import teams
from dreamline_web.people.models import House, Person

pytestmark = pytest.mark.django_db
SAID = {"name": "Marco B", "sign": "🎻", "disc": "3", "language": "sv"}


def test_people_say_how_others_see_them() -> None:
    marco = somebody("Marco")
    browser = Browser(marco)
    answer = browser.post("/people/me/", **SAID, version=str(marco.version))
    assert answer.status_code == 303
    assert browser.client.cookies[settings.LANGUAGE_COOKIE_NAME].value == "sv"
    marco.refresh_from_db()
    assert (marco.name, marco.sign, marco.disc, marco.language) == ("Marco B", "🎻", 3, "sv")
    assert "Så ser andra dig" in browser.text("/people/me/")


def test_any_emoji_there_is_a_drawing_of_may_stand_for_somebody() -> None:
    marco = somebody("Marco")
    browser = Browser(marco)
    refused = browser.post("/people/me/", **SAID, other="<script>", version=str(marco.version))
    assert refused.status_code == 422
    assert "We have no drawing of that sign; choose another." in refused.content.decode()
    browser.post("/people/me/", **SAID, other="🐢", version=str(marco.version))
    marco.refresh_from_db()
    assert marco.sign == "🐢"


def test_two_tabs_at_once_show_both() -> None:
    marco = somebody("Marco")
    browser = Browser(marco)
    browser.post("/people/me/", **SAID, version=str(marco.version))
    browser.client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    stale = browser.post("/people/me/", **{**SAID, "name": "Other"}, version=str(marco.version))
    assert stale.status_code == 409
    assert "Marco B" in stale.content.decode()


@pytest.mark.parametrize("field", ["organiser", "sealed_until", "space", "address", "demo", "promised"])
def test_nothing_else_can_be_sent_along(field: str) -> None:
    marco = somebody("Marco")
    before = getattr(marco, field)
    Browser(marco).post("/people/me/", **SAID, version=str(marco.version), **{field: "1"})
    marco.refresh_from_db()
    assert marco.name == "Marco B"
    assert getattr(marco, field) == before


def test_people_read_who_led_them_since_when() -> None:
    lena, tove, marco = somebody("Lena"), somebody("Tove"), somebody("Marco")
    team = team_of("Birch", lena, marco)
    later = NOW + timedelta(days=100)
    teams.end_lead(lena, team, by=None, now=later)
    teams.appoint_lead(tove, team, by=None, now=later)
    page = Browser(marco).text("/people/me/")
    assert "Lena led you in Birch, 15 October 2026 – 23 January 2027." in page
    assert "Tove has led you in Birch since 23 January 2027." in page


def test_leaving_shows_both_days_and_can_be_taken_back() -> None:
    marco = somebody("Marco")
    browser = Browser(marco)
    assert browser.post("/people/me/leaving/", last_day="").status_code == 422
    browser.post("/people/me/leaving/", last_day="2099-01-01")
    page = browser.text("/people/me/")
    assert "Your last day is 1 January 2099. Everything personal is deleted on 31 January 2099" in page
    browser.post("/people/me/staying/")
    assert "Your last day" not in browser.text("/people/me/")


def test_there_is_no_account_for_nobody() -> None:
    nobody = Browser()
    assert [nobody.get(address).status_code for address in ("/people/me/", "/people/promise/")] == [404, 404]
    assert nobody.post("/people/me/leaving/", last_day="2099-01-01").status_code == 404


def test_leads_give_their_promise_once() -> None:
    lena = somebody("Lena")
    team_of("Birch", lena)
    browser = Browser(lena)
    assert "never used for pay" in browser.text("/people/promise/")
    assert Person.objects.get(pk=lena.pk).promised is None
    browser.post("/people/promise/")
    day = timezone.localdate()
    assert f"You promised this on {day.day} {day:%B %Y}." in browser.text("/people/promise/")


def test_who_leads_nobody_reads_the_promise_and_gives_none() -> None:
    marco = somebody("Marco")
    browser = Browser(marco)
    assert "I promise</button>" not in browser.text("/people/promise/")
    answer = browser.post("/people/promise/")
    assert "Only who leads a team gives this promise." in browser.text(answer["Location"])
    assert Person.objects.get(pk=marco.pk).promised is None


@pytest.mark.parametrize("language", ["en", "sv"])
def test_everybody_may_read_what_is_stored_in_honest_words(language: str) -> None:
    House.objects.create(name="Tallvik", language="en", run_by="the IT team", made=NOW)
    browser = Browser()
    browser.client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    page = browser.text("/people/about/").lower()
    assert {"en": "confidential", "sv": "konfidentiellt"}[language] in page
    assert {"en": "full control of the running server", "sv": "full kontroll över servern"}[language] in page
    for never in ("end-to-end", "zero-knowledge", "nobody can read", "ingen kan läsa", "anonym", "totalsträck"):
        assert never not in page


def test_who_is_sealed_out_is_told_so() -> None:
    marco = somebody("Marco")
    Person.objects.filter(pk=marco.pk).update(sealed_until=timezone.now() + timedelta(days=1))
    assert "What you told stays closed until" in Browser(marco).text("/people/me/")
