"""Organisers' pages: closed to everybody else, and without any hint about content."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from people_here import NOW, Browser, somebody, team_of

from dreamline import samples
from dreamline_web import cast
from dreamline_web.people.actions import demo, leaving
from dreamline_web.people.models import House, Person, Team
from dreamline_web.people.queries import leading

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.fixture
def birch() -> Team:
    demo.open_house(now=NOW)
    somebody("Berit", organises=True)
    return team_of("Birch", somebody("Lena"), somebody("Marco"), somebody("Olga"))


def who(name: str) -> Person:
    return Person.objects.get(name=name)


@pytest.fixture
def berit(birch: Team) -> Browser:
    assert birch.pk
    return Browser(who("Berit"))


def addresses(team: Team) -> list[tuple[str, dict[str, str]]]:
    person = who("Marco").pk
    one, group = f"/people/{person}/", f"/people/teams/{team.pk}/"
    return [
        ("/people/", {}),
        ("/people/add/", {"people": "x@x.example"}),
        ("/people/teams/", {"name": "New"}),
        ("/people/house/", {"name": "Mine", "run_by": "me", "language": "en", "version": "1"}),
        (one, {"name": "Other", "address": "other@x.example", "version": "1"}),
        (f"{one}organising/", {"on": "1"}),
        (f"{one}leaving/", {"last_day": "2099-01-01"}),
        (f"{one}staying/", {}),
        (f"{one}closing/", {}),
        (f"{one}reopening/", {}),
        (group, {"name": "Other", "version": "1"}),
        (f"{group}closing/", {}),
        (f"{group}leads/", {"person": str(person)}),
        (f"{group}leads/{who('Lena').pk}/ending/", {}),
        (f"{group}members/", {"person": str(person)}),
        (f"{group}members/{person}/leaving/", {}),
    ]


def state() -> list[object]:
    return [
        *Person.objects.order_by("pk").values_list("name", "address", "organiser", "left", "closed"),
        *Team.objects.values_list("name", "closed"),
        *House.objects.values_list("name"),
        *leading.history_of(who("Marco")).values_list("lead", "until"),
    ]


@pytest.mark.parametrize("visitor", ["nobody", "Marco", "Lena"])
def test_they_are_not_there_for_anybody_else(visitor: str, birch: Team) -> None:
    browser, before = Browser(None if visitor == "nobody" else who(visitor)), state()
    for address, fields in addresses(birch):
        assert browser.get(address).status_code in {404, 405}, address
        assert browser.post(address, **fields).status_code in {404, 405}, address
    assert state() == before


def test_looking_changes_nothing(berit: Browser, birch: Team) -> None:
    before = state()
    for address, _ in addresses(birch):
        assert berit.get(address).status_code in {200, 405}
    assert state() == before


def test_they_show_no_content_and_no_sign_of_life(client: Client) -> None:
    cast.seat_everybody(now=NOW)
    client.force_login(Person.objects.get(name="Berit Aune"))
    marco = Person.objects.get(name="Marco Bellini")
    Person.objects.filter(pk=marco.pk).update(last_login="2026-10-14T08:00Z")
    team = Team.objects.get(name="Birch")
    told = [moment.text for moment in samples.sample("marco").filed.story.moments]
    assert len(told) > 5
    for place in ("", f"{marco.pk}/", "teams/", f"teams/{team.pk}/", "house/"):
        page = client.get(f"/people/{place}").content.decode()
        assert not [words for words in told if words in page]
        assert not re.search(r"14 October|moment|dream[s ]|last sign", page.replace("Dreamline", ""), re.IGNORECASE)


def test_people_are_found_by_name_and_address(berit: Browser) -> None:
    assert "Marco" in berit.text("/people/", search="marc tallvik")
    page = berit.text("/people/", search="zebra")
    assert "Nobody here has a name or an e-mail like that." in page
    part = berit.client.get("/people/", {"search": "olga"}, headers={"HX-Request": "true"}).content.decode()
    assert "Olga" in part
    assert "Marco" not in part
    assert "<html" not in part


def test_people_are_added_after_a_look(berit: Browser) -> None:
    fields = {"people": "Ana Bell <ana@x.example>\nMarco@tallvik.example"}
    look = berit.post("/people/add/", **fields)
    assert "here already" in look.content.decode()
    mark = look.content.decode().partition('name="seen" value="')[2].partition('"')[0]
    answer = berit.post("/people/add/", **fields, seen=mark)
    assert answer.status_code == 303
    assert "1 person is added and gets a letter." in berit.text(answer["Location"])
    assert who("Ana Bell").organiser is False


def test_the_same_form_twice_adds_and_tells_the_same(berit: Browser) -> None:
    fields = {"people": "Ana Bell <ana@x.example>"}
    look = berit.post("/people/add/", **fields).content.decode()
    fields["seen"] = look.partition('name="seen" value="')[2].partition('"')[0]
    key = "0123456789abcdef0123456789abcdef"
    first, second = (berit.post("/people/add/", key=key, **fields) for _ in range(2))
    assert "1 person is added" in berit.text(first["Location"])
    assert "1 person is added" in berit.text(second["Location"])
    assert Person.objects.filter(name="Ana Bell").count() == 1


def test_a_form_without_its_key_is_not_understood(berit: Browser) -> None:
    assert berit.client.post("/people/teams/", {"name": "New"}).status_code == 400
    assert not Team.objects.filter(name="New").exists()


def test_a_name_is_corrected_and_a_stale_form_shows_both(berit: Browser) -> None:
    marco = who("Marco")
    fields = {"name": "Marco B", "address": marco.address, "version": str(marco.version)}
    assert berit.post(f"/people/{marco.pk}/", **fields).status_code == 303
    stale = berit.post(f"/people/{marco.pk}/", **{**fields, "name": "Marc"})
    page = stale.content.decode()
    assert stale.status_code == 409
    assert "Marco B" in page
    assert "Marc" in page
    assert who("Marco B").pk == marco.pk


def test_a_taken_address_is_said_beside_the_field(berit: Browser) -> None:
    marco = who("Marco")
    answer = berit.post(
        f"/people/{marco.pk}/", name="Marco", address="olga@tallvik.example", version=str(marco.version)
    )
    assert answer.status_code == 422
    assert "Somebody else here has this address; give another one." in answer.content.decode()


def test_another_address_is_saved_and_sealed(berit: Browser) -> None:
    marco = who("Marco")
    answer = berit.post(f"/people/{marco.pk}/", name="Marco", address="m@x.example", version=str(marco.version))
    page = berit.text(answer["Location"])
    assert "Both addresses are told" in page
    assert "The content stays closed until" in page
    assert who("Marco").sealed_until is not None


def test_the_last_organiser_is_told_why_not(berit: Browser) -> None:
    me = who("Berit")
    answer = berit.post(f"/people/{me.pk}/organising/", on="0")
    assert "appoint another organiser first" in berit.text(answer["Location"])
    assert who("Berit").organiser
    lena = who("Lena")
    berit.post(f"/people/{lena.pk}/organising/", on="1")
    berit.post(f"/people/{me.pk}/organising/", on="0")
    assert (who("Lena").organiser, who("Berit").organiser) == (True, False)
    assert berit.get("/people/").status_code == 404


def test_leaving_closing_and_opening_again(berit: Browser) -> None:
    one = f"/people/{who('Marco').pk}/"
    assert berit.post(f"{one}leaving/", last_day="soon").status_code == 422
    past = berit.post(f"{one}leaving/", last_day="2020-01-01")
    assert "The last day lies in the past" in berit.text(past["Location"])
    berit.post(f"{one}leaving/", last_day="2099-01-01")
    page = berit.text(one)
    assert "Last day: 1 January 2099. Everything personal is deleted on 31 January 2099" in page
    berit.post(f"{one}staying/")
    assert who("Marco").left is None
    berit.post(f"{one}closing/")
    assert "Open the account again" in berit.text(one)
    berit.post(f"{one}reopening/")
    assert who("Marco").is_active


def test_an_erased_account_is_not_there(berit: Browser) -> None:
    marco = who("Marco")
    leaving.forget_person(marco, now=NOW)
    assert berit.get(f"/people/{marco.pk}/").status_code == 404
    assert str(marco.pk) not in re.findall(r"/people/(\d+)/", berit.text("/people/", show="closed"))


def test_teams_are_made_renamed_led_and_closed(berit: Browser) -> None:
    made = berit.post("/people/teams/", name="Harbour")
    team = Team.objects.get(name="Harbour")
    assert made["Location"].startswith(f"/people/teams/{team.pk}/")
    here = f"/people/teams/{team.pk}/"
    olga, marco = who("Olga"), who("Marco")
    berit.post(f"{here}leads/", person=str(olga.pk))
    berit.post(f"{here}members/", person=str(marco.pk))
    assert leading.leads(olga, marco)
    berit.post(f"{here}members/", person=str(marco.pk))
    berit.post(f"{here}leads/{olga.pk}/ending/")
    assert not leading.leads(olga, marco)
    assert "Olga led it" in berit.text(here)
    berit.post(here, name="Haven", version=str(team.version))
    stale = berit.post(here, name="Port", version=str(team.version))
    taken = berit.post(here, name="birch", version=str(team.version + 1))
    assert (stale.status_code, taken.status_code) == (409, 422)
    assert "There is a team of this name already" in taken.content.decode()
    berit.post(f"{here}members/{marco.pk}/leaving/")
    assert [one.name for one in leading.teams_of(marco)] == ["Birch"]
    berit.post(f"{here}closing/")
    assert berit.get(here).status_code == 404


def test_somebody_who_cannot_be_chosen_is_refused(berit: Browser, birch: Team) -> None:
    answer = berit.post(f"/people/teams/{birch.pk}/members/", person="999999")
    assert "Choose somebody of the list." in berit.text(answer["Location"])


def test_the_house_says_how_it_stands_and_keeps_its_words(berit: Browser) -> None:
    page = berit.text("/people/house/")
    for line in ("Disk", "Backups", "Mail", "4 people", "1 team", "1 organiser"):
        assert line in page
    fields = {"name": "Tallvik North", "run_by": "the IT team", "language": "sv"}
    assert berit.post("/people/house/", **fields, version="1").status_code == 303
    assert berit.post("/people/house/", **fields, version="1").status_code == 409
    assert berit.post("/people/house/", name="", run_by="", language="xx", version="2").status_code == 422
    house = House.objects.get()
    assert (house.name, house.language, house.version) == ("Tallvik North", "sv", 2)


def test_organisers_find_their_pages_in_the_menu(berit: Browser) -> None:
    assert 'href="/people/"' in berit.text("/people/me/")
    assert 'href="/people/"' not in Browser(who("Marco")).text("/people/me/")
