"""Accounts: one an address, the last organiser, changed addresses, leaving, closing, being forgotten."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404
from people_here import NOW, Browser, somebody, team_of

from dreamline_web.pages.versions import Stale
from dreamline_web.people import access
from dreamline_web.people.actions import accounts, adding, leaving, organisers
from dreamline_web.people.actions.accounts import Card
from dreamline_web.people.lists import table
from dreamline_web.people.models import AddressChange, Membership, Person
from dreamline_web.people.queries import leading, overview
from dreamline_web.people.refusals import AddressTaken, DayPast, LastOrganiser, NotHere
from dreamline_web.post.models import Letter

if TYPE_CHECKING:
    from datetime import datetime

    from dreamline_web.people.lists.found import Entry

pytestmark = pytest.mark.django_db
LIST = "Ana Bell <ana@x.example>, Birch, yes\nBo Ek <bo@x.example>, Birch\n"


def entries(text: str = LIST) -> tuple[Entry, ...]:
    return table.read(text).entries


def test_people_are_added_with_teams_and_leads_and_one_letter_each() -> None:
    berit = somebody("Berit", organises=True)
    added = adding.add_people(entries(), by=berit, now=NOW)
    ana, bo = added.people
    assert (ana.name, bo.address, ana.demo) == ("Ana Bell", "bo@x.example", False)
    assert list(leading.leads_of(bo)) == [ana]
    assert sorted(Letter.objects.filter(kind="people.added").values_list("to", flat=True)) == [ana.address, bo.address]


def test_adding_again_adds_nobody_and_writes_to_nobody() -> None:
    berit = somebody("Berit", organises=True)
    adding.add_people(entries(), by=berit, now=NOW)
    again = adding.add_people(entries(LIST.upper().replace("YES", "yes")), by=berit, now=NOW)
    assert (len(again.people), len(again.here)) == (0, 2)
    assert (Person.objects.count(), Letter.objects.count()) == (3, 2)


def test_an_address_is_one_whatever_its_letters() -> None:
    somebody("Marco")
    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.create(name="Other", address="MARCO@tallvik.example", sign="x", since=NOW)


def test_somebody_with_a_closed_account_is_not_added_again() -> None:
    berit, ana = somebody("Berit", organises=True), somebody("Ana")
    leaving.close_account(ana, by=berit, now=NOW)
    with pytest.raises(NotHere):
        adding.add_people(entries("ana@tallvik.example"), by=berit, now=NOW)


def test_everybody_has_a_space_of_their_own() -> None:
    spaces = {somebody(name).space for name in ("Ana", "Bo", "Cy")}
    assert len(spaces) == 3


def test_the_last_organiser_stays_one() -> None:
    berit, lena = somebody("Berit", organises=True), somebody("Lena")
    for verb in (organisers.end_organiser, leaving.close_account):
        with pytest.raises(LastOrganiser) as refused:
            verb(berit, by=berit, now=NOW)
        assert str(refused.value) == (
            "Somebody has to keep accounts and teams in order: appoint another organiser first."
        )
    with pytest.raises(LastOrganiser):
        leaving.leave(berit, date(2026, 12, 1), by=berit, now=NOW)
    organisers.make_organiser(lena, by=berit, now=NOW)
    leaving.leave(berit, date(2026, 12, 1), by=berit, now=NOW)
    with pytest.raises(LastOrganiser):
        organisers.end_organiser(lena, by=berit, now=NOW)


def test_making_somebody_organiser_opens_no_relation_and_no_team() -> None:
    berit, marco = somebody("Berit"), somebody("Marco")
    team_of("Birch", somebody("Lena"), marco)
    organisers.make_organiser(berit, by=None, now=NOW)
    assert list(leading.members_of(berit)) == []


def changed(person: Person, address: str, by: Person, *, now: datetime = NOW) -> AddressChange:
    person.refresh_from_db()
    card = Card(person.name, address)
    accounts.change_account(person, card, version=person.version, by=by, now=now)
    person.refresh_from_db()
    return AddressChange.objects.get(person=person, settled=None)


def test_another_address_seals_content_signs_out_and_tells_both() -> None:
    berit, marco = somebody("Berit", organises=True), somebody("Marco")
    browser = Browser(marco)
    assert browser.get("/people/me/").status_code == 200
    changed(marco, "new@x.example", berit)
    assert marco.sealed_until == NOW + timedelta(days=7)
    assert browser.get("/people/me/").status_code == 404
    assert set(Letter.objects.values_list("kind", "to")) == {
        ("people.address-before", "marco@tallvik.example"),
        ("people.address-after", "new@x.example"),
    }


def test_a_name_alone_seals_nothing() -> None:
    berit, marco = somebody("Berit", organises=True), somebody("Marco")
    card = Card("Marco B", marco.address.upper())
    accounts.change_account(marco, card, version=marco.version, by=berit, now=NOW)
    marco.refresh_from_db()
    assert (marco.name, marco.sealed_until, Letter.objects.count()) == ("Marco B", None, 0)


def test_the_address_before_may_say_yes() -> None:
    berit, marco = somebody("Berit", organises=True), somebody("Marco")
    change = changed(marco, "new@x.example", berit)
    assert accounts.accept_address(change, now=NOW)
    marco.refresh_from_db()
    assert (marco.address, marco.sealed_until) == ("new@x.example", None)
    assert not accounts.stop_address(change, now=NOW)


def test_the_address_before_may_stop_it() -> None:
    berit, marco = somebody("Berit", organises=True), somebody("Marco")
    change = changed(marco, "new@x.example", berit)
    thief = Browser(marco)
    assert accounts.stop_address(change, now=NOW)
    marco.refresh_from_db()
    assert (marco.address, marco.sealed_until) == ("marco@tallvik.example", None)
    assert thief.get("/people/me/").status_code == 404


def test_the_link_in_the_letter_acts_only_by_post_and_once() -> None:
    berit, marco = somebody("Berit", organises=True), somebody("Marco")
    change = changed(marco, "new@x.example", berit)
    Person.objects.filter(pk=marco.pk).update(sealed_until="2100-01-01T00:00Z")
    address, nobody = f"/people/address/{access.address_token(change)}/", Browser()
    assert "new@x.example" in nobody.text(address)
    assert nobody.post(address, answer="stop").status_code == 303
    marco.refresh_from_db()
    assert marco.address == "marco@tallvik.example"
    assert nobody.get(address).status_code == 404
    assert nobody.get("/people/address/forged/").status_code == 404


def test_who_was_given_the_first_new_address_cannot_say_yes_to_the_second() -> None:
    berit, marco = somebody("Berit", organises=True), somebody("Marco")
    first = changed(marco, "thief@x.example", berit)
    second = changed(marco, "other@x.example", berit, now=NOW + timedelta(days=2))
    assert (second.before, second.at) == ("marco@tallvik.example", first.at)
    told = Letter.objects.filter(kind="people.address-before").values_list("to", flat=True)
    assert set(told) == {"marco@tallvik.example"}
    accounts.stop_address(second, now=NOW)
    marco.refresh_from_db()
    assert marco.address == "marco@tallvik.example"


def test_going_back_to_the_address_before_opens_everything_again() -> None:
    berit, marco = somebody("Berit", organises=True), somebody("Marco")
    changed(marco, "wrong@x.example", berit)
    card = Card("Marco", "marco@tallvik.example")
    accounts.change_account(marco, card, version=marco.version, by=berit, now=NOW)
    marco.refresh_from_db()
    assert (marco.sealed_until, marco.address_changes.filter(settled=None).count()) == (None, 0)


def test_a_week_later_the_new_address_is_the_one_that_decides() -> None:
    berit, marco = somebody("Berit", organises=True), somebody("Marco")
    changed(marco, "new@x.example", berit)
    card, later = Card("Marco", "newer@x.example"), NOW + timedelta(days=8)
    accounts.change_account(marco, card, version=marco.version, by=berit, now=later)
    assert AddressChange.objects.get(person=marco, settled=None).before == "new@x.example"


def test_a_second_change_makes_the_link_of_the_first_void() -> None:
    berit, marco = somebody("Berit", organises=True), somebody("Marco")
    first = changed(marco, "new@x.example", berit)
    changed(marco, "newer@x.example", berit)
    with pytest.raises(Http404):
        access.address_change(access.address_token(first), now=NOW)


def test_an_address_somebody_else_has_is_refused() -> None:
    berit, marco = somebody("Berit", organises=True), somebody("Marco")
    with pytest.raises(AddressTaken):
        changed(marco, "Berit@tallvik.example", berit)
    assert Letter.objects.count() == 0


def test_a_stale_change_is_not_saved() -> None:
    berit, marco = somebody("Berit", organises=True), somebody("Marco")
    with pytest.raises(Stale):
        accounts.change_account(marco, Card("Other", marco.address), version=99, by=berit, now=NOW)
    with pytest.raises(Stale):
        accounts.change_me(marco, version=99, now=NOW, name="Other")


def test_a_proof_of_ones_own_opens_what_was_sealed() -> None:
    berit, marco = somebody("Berit", organises=True), somebody("Marco")
    changed(marco, "new@x.example", berit)
    accounts.unseal(marco, now=NOW)
    marco.refresh_from_db()
    assert (marco.sealed_until, marco.address_changes.filter(settled=None).count()) == (None, 0)


def test_the_leavers_timetable() -> None:
    lena, marco = somebody("Lena"), somebody("Marco")
    team_of("Birch", lena, marco)
    leaving.leave(marco, date(2026, 11, 30), by=marco, now=NOW)
    marco.refresh_from_db()
    assert (marco.left, marco.goes) == (date(2026, 11, 30), date(2026, 12, 30))
    last_evening = NOW.replace(month=11, day=30, hour=22)
    assert leaving.part_from_leavers(now=last_evening) == 0
    assert leading.leads(lena, marco)
    assert leaving.part_from_leavers(now=last_evening + timedelta(hours=4)) == 1
    assert not leading.leads(lena, marco)
    assert leaving.part_from_leavers(now=last_evening + timedelta(hours=5)) == 0
    assert list(overview.due_for_deletion(date(2026, 12, 29))) == []
    assert list(overview.due_for_deletion(date(2026, 12, 30))) == [marco]


def test_leaving_can_be_taken_back() -> None:
    marco = somebody("Marco")
    leaving.leave(marco, date(2026, 11, 30), by=marco, now=NOW)
    leaving.cancel_leaving(marco, by=marco, now=NOW)
    marco.refresh_from_db()
    assert (marco.left, marco.goes) == (None, None)


def test_nobody_has_left_before_today() -> None:
    marco = somebody("Marco")
    with pytest.raises(DayPast):
        leaving.leave(marco, date(2026, 10, 14), by=marco, now=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.filter(pk=marco.pk).update(left=date(2026, 10, 14), goes=date(2026, 10, 13))


def test_closing_is_out_at_once_and_can_be_opened_until_the_day() -> None:
    berit, lena, marco = somebody("Berit", organises=True), somebody("Lena"), somebody("Marco")
    team_of("Birch", lena, marco)
    browser = Browser(marco)
    leaving.close_account(marco, by=berit, now=NOW)
    assert browser.get("/people/me/").status_code == 404
    marco.refresh_from_db()
    assert (marco.closed, marco.goes) == (NOW, date(2026, 11, 14))
    assert not Membership.objects.filter(person=marco, until=None).exists()
    leaving.reopen_account(marco, by=berit, now=NOW + timedelta(days=29))
    marco.refresh_from_db()
    assert (marco.closed, marco.goes) == (None, None)
    leaving.close_account(marco, by=berit, now=NOW)
    leaving.reopen_account(marco, by=berit, now=NOW + timedelta(days=30))
    marco.refresh_from_db()
    assert marco.closed is not None


def test_who_is_forgotten_has_no_name_and_stays_in_others_history() -> None:
    lena, marco = somebody("Lena"), somebody("Marco")
    team_of("Birch", lena, marco)
    for _ in range(2):
        leaving.forget_person(lena, now=NOW)
    lena.refresh_from_db()
    assert (lena.name, lena.address, lena.is_active) == ("", f"{lena.pk}@gone.invalid", False)
    assert "Somebody who left led you in Birch" in Browser(marco).text("/people/me/")


def test_a_promise_keeps_its_first_day() -> None:
    lena = somebody("Lena")
    accounts.promise(lena, now=NOW)
    accounts.promise(lena, now=NOW + timedelta(days=9))
    lena.refresh_from_db()
    assert lena.promised == NOW
