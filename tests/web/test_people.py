"""The demo switch between the people of the cast."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from dreamline_web import cast
from dreamline_web.people.access import demo_people

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django.fixtures import Settings

NOW = datetime(2026, 10, 15, 9, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def test_six_people_can_be_entered_as(client: Client) -> None:
    cast.seat_everybody(now=NOW)
    page = client.get("/").content.decode()
    for role in cast.CAST:
        assert role.name in page
    marco = demo_people().get(name="Marco Bellini")
    answer = client.post(f"/people/{marco.pk}/enter/")
    assert answer.status_code == 302
    assert client.get("/help/").context["user"] == marco


def test_seating_twice_seats_nobody_twice() -> None:
    cast.seat_everybody(now=NOW)
    cast.seat_everybody(now=NOW)
    assert demo_people().count() == 6


def test_nobody_enters_when_the_demo_is_off(client: Client, settings: Settings) -> None:
    marco = cast.seat(cast.MARCO, now=NOW)
    settings.DEMO = False
    assert client.post(f"/people/{marco.pk}/enter/").status_code == 404
    assert "_auth_user_id" not in client.session
    assert "Marco" not in client.get("/").content.decode()


def test_only_demo_people_can_be_entered_as(client: Client) -> None:
    person = cast.seat(cast.STAN, now=NOW)
    type(person).objects.filter(pk=person.pk).update(demo=False)
    assert client.post(f"/people/{person.pk}/enter/").status_code == 404


def test_a_closed_account_is_out_on_the_next_request(client: Client) -> None:
    olga = cast.seat(cast.OLGA, now=NOW)
    client.post(f"/people/{olga.pk}/enter/")
    assert client.get("/help/").context["user"].is_authenticated
    type(olga).objects.filter(pk=olga.pk).update(closed=NOW)
    assert not client.get("/help/").context["user"].is_authenticated


def test_leaving_clears_what_the_browser_kept(client: Client) -> None:
    lena = cast.seat(cast.LENA, now=NOW)
    client.post(f"/people/{lena.pk}/enter/")
    answer = client.post("/people/leave/")
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert not client.get("/help/").context["user"].is_authenticated
