"""The demo people go with everything of theirs, and nobody else does."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from people_here import NOW, Browser, somebody

from dreamline_web import cast
from dreamline_web.people.actions import accounts, demo, teams
from dreamline_web.people.actions.accounts import Card
from dreamline_web.people.models import House, Person, Relation, Team
from dreamline_web.people.queries import leading

pytestmark = pytest.mark.django_db


def rows() -> dict[str, int]:
    """How many rows each table of ours has; sealed keys are the sealing room's to destroy."""
    kept = [model for model in apps.get_models() if model._meta.app_label not in LEFT_OUT]  # noqa: SLF001  # Django's public name
    return {model._meta.label: model._default_manager.count() for model in kept}  # noqa: SLF001  # as above


LEFT_OUT = ("sealing", "contenttypes", "auth")


def test_the_cast_sits_in_two_teams() -> None:
    cast.seat_everybody(now=NOW)
    cast.seat_everybody(now=NOW)
    lena, marco, stan = (Person.objects.get(name=role.name) for role in (cast.LENA, cast.MARCO, cast.STAN))
    assert [person.name for person in leading.members_of(lena)] == ["Marco Bellini", "Olga Niemi"]
    assert list(leading.leads_of(marco)) == [lena]
    assert [person.name for person in leading.leads_of(stan)] == ["Tove Lund"]
    assert list(Person.objects.filter(organiser=True).values_list("name", flat=True)) == ["Berit Aune"]
    assert Relation.objects.count() == 3


def test_nothing_of_the_demo_stays() -> None:
    before = rows()
    cast.seat_everybody(now=NOW)
    marco = Person.objects.get(name="Marco Bellini")
    Browser(marco).post("/story/moments/", line="2019 A new moment")
    berit = Person.objects.get(name="Berit Aune")
    accounts.change_account(marco, Card("Marco", "m@demo.invalid"), version=marco.version, by=berit, now=NOW)
    assert rows()["stories.Moment"] > 5
    spaces = demo.remove_demo()
    assert rows() == before
    assert marco.space in spaces
    assert len(set(spaces)) == 6 + 3


def test_real_people_and_their_house_stay() -> None:
    cast.seat_everybody(now=NOW)
    real = somebody("Maja", demo=False)
    teams.join(real, Team.objects.get(name="Birch"), by=None, now=NOW)
    there = Browser(real)
    demo.remove_demo()
    assert list(Person.objects.all()) == [real]
    assert House.objects.count() == 1
    assert [team.name for team in Team.objects.all()] == ["Birch"]
    assert Session.objects.count() == 1
    assert there.client.session["_auth_user_id"] == str(real.pk)


def test_the_demo_is_marked_on_every_page() -> None:
    cast.seat_everybody(now=NOW)
    for browser in (Browser(), Browser(Person.objects.get(name="Marco Bellini"))):
        assert "everybody here is invented" in browser.text("/help/")
