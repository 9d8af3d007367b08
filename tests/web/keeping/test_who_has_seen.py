"""The log as its owner reads it: by person and day, newest first, and nobody else's lines."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from django.test import Client
from django.utils.translation import override

from dreamline_web import cast
from dreamline_web.keeping import seen
from dreamline_web.keeping.models import Opened
from dreamline_web.people.access import demo_people

if TYPE_CHECKING:
    from pytest_django.fixtures import DjangoAssertNumQueries

    from dreamline_web.people.models import Person

NOW = datetime(2026, 10, 15, 9, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def people() -> dict[str, Person]:
    for role in cast.CAST:
        cast.seat(role, now=NOW)
    return {person.first_name: person for person in demo_people()}


def opened(viewer: Person | None, owner: Person, at: datetime, *items: int, kind: str = "note") -> None:
    ids = ",".join(map(str, items))
    Opened.objects.create(owner=owner, viewer=viewer, at=at, kind=kind, purpose="talk", items=ids)


def test_openings_of_a_day_are_one_line_with_each_thing_once(people: dict[str, Person]) -> None:
    marco, lena, olga = people["Marco"], people["Lena"], people["Olga"]
    opened(lena, marco, NOW - timedelta(days=1), 1)
    opened(lena, marco, NOW, 1, 2)
    opened(lena, marco, NOW + timedelta(minutes=5), 2, 3)
    opened(olga, marco, NOW + timedelta(minutes=1), 2)
    opened(marco, olga, NOW, 9)
    found = seen.who_has_seen(marco, now=NOW + timedelta(hours=1))
    assert [(one.whom, one.day.day, one.things) for one in found] == [
        (lena, 15, ("3 things",)),
        (olga, 15, ("1 thing",)),
        (lena, 14, ("1 thing",)),
    ]
    assert (found[0].first, found[0].last) == (NOW, NOW + timedelta(minutes=5))
    assert [one.whom for one in seen.mine(marco, now=NOW)] == [olga]


def test_it_is_one_query_however_many(
    people: dict[str, Person], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for hours in range(30):
        opened(people["Lena"], people["Marco"], NOW - timedelta(hours=hours), 1)
    with django_assert_num_queries(1):
        seen.who_has_seen(people["Marco"], now=NOW)


def test_a_viewer_who_is_gone_stays_in_the_log_without_a_name(people: dict[str, Person]) -> None:
    opened(people["Lena"], people["Marco"], NOW, 1)
    people["Lena"].delete()
    assert [one.whom for one in seen.who_has_seen(people["Marco"], now=NOW)] == [None]


def test_after_a_year_it_is_forgotten(people: dict[str, Person]) -> None:
    opened(people["Lena"], people["Marco"], NOW - timedelta(days=366), 1)
    opened(people["Lena"], people["Marco"], NOW - timedelta(days=300), 1)
    assert len(seen.who_has_seen(people["Marco"], now=NOW)) == 1
    assert seen.forget(now=NOW) == 1
    assert Opened.objects.count() == 1


def page_of(person: Person, **headers: str) -> str:
    client = Client(headers=headers)
    client.force_login(person)
    return client.get("/keeping/seen/").content.decode()


def test_the_page_shows_mine_and_only_mine(people: dict[str, Person]) -> None:
    opened(people["Lena"], people["Marco"], datetime.now(UTC), 1, 2)
    shown = page_of(people["Marco"])
    assert "Lena Sandberg" in shown.split("Who has opened yours")[1]
    assert "2 things" in shown
    shown = page_of(people["Olga"])
    assert "2 things" not in shown
    assert "Nobody but you has opened anything of yours." in shown
    assert "What you have opened" in page_of(people["Lena"])


def test_the_page_speaks_swedish(people: dict[str, Person]) -> None:
    opened(people["Lena"], people["Marco"], datetime.now(UTC), 1, 2)
    assert "Vem som har sett vad" in page_of(people["Marco"], **{"accept-language": "sv"})
    with override("sv"):
        assert seen.who_has_seen(people["Marco"], now=datetime.now(UTC))[0].things == ("2 saker",)


def test_strangers_and_robots_find_nothing(client: Client, people: dict[str, Person]) -> None:
    assert client.get("/keeping/seen/").status_code in {302, 404}
    client.force_login(people["Olga"])
    assert client.post("/keeping/seen/").status_code == 405
