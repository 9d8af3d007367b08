"""The letters about accounts, in both languages: what they say, and what never stands in them."""

from __future__ import annotations

import pytest
from django.utils.translation import override
from people_here import NOW, somebody

from dreamline_web.people import letters as written
from dreamline_web.people.actions import accounts, demo, leaving
from dreamline_web.people.actions.accounts import Card
from dreamline_web.people.models import Person
from dreamline_web.post import letters
from dreamline_web.post.models import Letter

pytestmark = pytest.mark.django_db
KINDS = (written.ADDED, written.MOVED_FROM, written.MOVED_TO)


def told(kind: str, about: dict[str, int], language: str = "en") -> letters.Written:
    known = letters.kind(kind)
    assert known is not None
    with override(language):
        return known.write(about, {}, language)


def moved() -> Letter:
    berit, marco = somebody("Berit", organises=True), somebody("Marco")
    accounts.change_account(marco, Card("Marco", "m@x.example"), version=marco.version, by=berit, now=NOW)
    return Letter.objects.get(kind=written.MOVED_FROM)


def about(letter: Letter) -> dict[str, int]:
    return {name: int(value) for name, value in dict(letter.about).items()}


@pytest.mark.parametrize("language", ["en", "sv"])
@pytest.mark.parametrize("kind", KINDS)
def test_samples_can_be_looked_at(kind: str, language: str) -> None:
    known = letters.kind(kind)
    assert known is not None
    with override(language):
        sample = known.sample(language)
    assert "Maja" in sample.text
    assert "Maja" in sample.html
    assert "Tornberg" not in sample.subject


def test_the_first_letter_says_what_this_is_that_it_is_up_to_them_and_who_runs_it() -> None:
    house = demo.open_house(now=NOW)
    berit = somebody("Berit", organises=True)
    ana = accounts.add_person(Card("Ana Bell", "ana@x.example"), by=berit, now=NOW)
    letter = told(written.ADDED, {"person": ana.pk})
    assert letter.subject == f"You were added to Dreamline at {house.name}"
    for words in ("three conversations", "It is up to you", "ana@x.example", "/people/about/"):
        assert words in letter.text
    assert "upp till dig" in told(written.ADDED, {"person": ana.pk}, "sv").text


def test_who_went_meanwhile_gets_no_letter() -> None:
    berit = somebody("Berit", organises=True)
    ana = accounts.add_person(Card("Ana", "ana@x.example"), by=berit, now=NOW)
    leaving.close_account(ana, by=berit, now=NOW)
    with pytest.raises(letters.NotNeeded):
        told(written.ADDED, {"person": ana.pk})


def test_only_the_address_before_gets_the_link_that_decides() -> None:
    letter = moved()
    before, after = told(written.MOVED_FROM, about(letter)), told(written.MOVED_TO, about(letter))
    assert "/people/address/" in before.text
    assert "/people/address/" in before.html
    assert "/people/address/" not in after.text + after.html
    assert "22 October 2026" in before.text


def test_a_settled_change_is_told_no_more() -> None:
    letter = moved()
    change = Person.objects.get(name="Marco").address_changes.get()
    accounts.accept_address(change, now=NOW)
    with pytest.raises(letters.NotNeeded):
        told(written.MOVED_TO, about(letter))


def test_letters_speak_the_readers_language() -> None:
    berit, marco = somebody("Berit", organises=True), somebody("Marco")
    Person.objects.filter(pk=marco.pk).update(language="sv")
    marco.refresh_from_db()
    accounts.change_account(marco, Card("Marco", "m@x.example"), version=marco.version, by=berit, now=NOW)
    assert set(Letter.objects.values_list("language", flat=True)) == {"sv"}
