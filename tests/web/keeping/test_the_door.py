"""The one door: owners read, others read what was granted, and every such reading is noted or does not happen."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from django.db import DatabaseError
from sealed_notes import again, note

from dreamline_web import cast
from dreamline_web.keeping import door, grants
from dreamline_web.keeping.models import Grant, Opened
from dreamline_web.people.models import Person, Relation, Team
from dreamline_web.sealing import envelope, ring

if TYPE_CHECKING:
    from pytest_django.fixtures import DjangoAssertNumQueries
    from sealed_notes import Note

NOW = datetime(2026, 10, 15, 9, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture
def marco() -> Person:
    return cast.seat(cast.MARCO, now=NOW)


@pytest.fixture
def lena() -> Person:
    return cast.seat(cast.LENA, now=NOW)


@pytest.fixture
def told(marco: Person) -> list[Note]:
    rows = [note(number, marco) for number in range(1, 61)]
    for row in rows:
        door.close(row, f"canary {row.pk}")
    return [again(row) for row in rows]


def relation(lead: Person, member: Person) -> Relation:
    team = Team.objects.create(name="Harbour", made=NOW)
    return Relation.objects.create(lead=lead, member=member, team=team, since=NOW)


def read(viewer: Person, rows: list[Note]) -> list[str]:
    shown = door.open_for(viewer, [again(row) for row in rows], purpose="talk", now=NOW)
    return [door.text(row) for row in shown]


def test_owners_read_what_is_theirs_and_nothing_is_noted(marco: Person, told: list[Note]) -> None:
    door.own(marco, told)
    assert [door.text(row) for row in told[:2]] == ["canary 1", "canary 2"]
    assert read(marco, told[:1]) == ["canary 1"]
    assert not Opened.objects.exists()


def test_nobody_else_reads_without_a_grant(lena: Person, told: list[Note]) -> None:
    assert read(lena, told) == []
    assert not Opened.objects.exists()
    with pytest.raises(door.NotTheirOwn):
        door.own(lena, told)


def test_a_row_the_door_has_not_opened_stays_sealed(told: list[Note]) -> None:
    with pytest.raises(door.StillSealed) as refused:
        door.text(told[0])
    assert "canary" not in str(refused.value)
    assert b"canary" not in bytes(told[0].sealed)


def test_a_row_claimed_by_somebody_else_does_not_open(lena: Person, told: list[Note]) -> None:
    told[0].owner = lena
    with pytest.raises(envelope.CannotOpen):
        door.own(lena, told[:1])


def test_what_was_granted_opens_and_is_noted_with_it(marco: Person, lena: Person, told: list[Note]) -> None:
    for number in (3, 5):
        grants.give(("note", number), owner=marco, to=lena, by=marco, now=NOW)
    assert read(lena, told) == ["canary 3", "canary 5"]
    noted = Opened.objects.get()
    assert (noted.owner, noted.viewer, noted.at, noted.kind, noted.purpose) == (marco, lena, NOW, "note", "talk")
    assert noted.ids == (3, 5)


def test_what_cannot_be_noted_is_not_opened(
    marco: Person, lena: Person, told: list[Note], monkeypatch: pytest.MonkeyPatch
) -> None:
    grants.give(("note", 3), owner=marco, to=lena, by=marco, now=NOW)

    def full(*_rows: object) -> None:
        raise DatabaseError

    monkeypatch.setattr(Opened.objects, "bulk_create", full)
    with pytest.raises(DatabaseError):
        door.open_for(lena, told, purpose="talk", now=NOW)
    with pytest.raises(door.StillSealed):
        door.text(told[2])


def test_what_cannot_be_opened_is_not_noted(marco: Person, lena: Person, told: list[Note]) -> None:
    grants.give(("note", 3), owner=marco, to=lena, by=marco, now=NOW)
    told[2].sealed = bytes(told[1].sealed)
    with pytest.raises(envelope.CannotOpen):
        read(lena, told)
    assert not Opened.objects.exists()


def test_a_grant_taken_back_counts_on_the_next_request(marco: Person, lena: Person, told: list[Note]) -> None:
    grants.give(("note", 3), owner=marco, to=lena, by=marco, now=NOW)
    grants.give(("note", 3), owner=marco, to=lena, by=marco, now=NOW)
    assert read(lena, told) == ["canary 3"]
    assert grants.take_back(("note", 3), owner=marco) == 1
    assert read(lena, told) == []


def test_a_grant_to_my_lead_ends_with_the_relation(marco: Person, lena: Person, told: list[Note]) -> None:
    leads = relation(lena, marco)
    grants.give(("note", 3), owner=marco, to=lena, by=marco, now=NOW, relation=leads)
    assert grants.given_to(lena, owner=marco, kind="note") == (3,)
    Relation.objects.filter(pk=leads.pk).update(until=NOW + timedelta(hours=1))
    assert read(lena, told) == []
    assert grants.given_to(lena, owner=marco, kind="note") == ()


def test_a_new_lead_begins_with_nothing(marco: Person, lena: Person, told: list[Note]) -> None:
    grants.give(("note", 3), owner=marco, to=lena, by=marco, now=NOW, relation=relation(lena, marco))
    olga = cast.seat(cast.OLGA, now=NOW)
    Relation.objects.create(lead=olga, member=marco, team=Team.objects.get(), since=NOW)
    assert read(olga, told) == []


@pytest.mark.parametrize("who", ["viewer", "owner"])
def test_a_closed_account_ends_its_grants(marco: Person, lena: Person, told: list[Note], who: str) -> None:
    grants.give(("note", 3), owner=marco, to=lena, by=marco, now=NOW)
    closed = lena if who == "viewer" else marco
    Person.objects.filter(pk=closed.pk).update(closed=NOW)
    assert read(lena, told) == []
    assert read(Person.objects.get(pk=lena.pk), told) == []


def test_a_grant_names_the_right_people(marco: Person, lena: Person) -> None:
    olga = cast.seat(cast.OLGA, now=NOW)
    with pytest.raises(grants.NotTheirs):
        grants.give(("note", 3), owner=olga, to=lena, by=olga, now=NOW, relation=relation(lena, marco))
    assert not Grant.objects.exists()


def test_an_account_with_a_new_address_stays_closed_to_itself(marco: Person, told: list[Note]) -> None:
    marco.sealed_until = datetime.now(UTC) + timedelta(days=7)
    with pytest.raises(door.StaysClosed):
        door.own(marco, told)
    marco.sealed_until = datetime.now(UTC) - timedelta(seconds=1)
    door.own(marco, told)
    assert door.text(told[0]) == "canary 1"


def test_an_erased_space_is_closed_to_everybody(marco: Person, lena: Person, told: list[Note]) -> None:
    grants.give(("note", 3), owner=marco, to=lena, by=marco, now=NOW)
    ring.erase(marco.space, now=NOW)
    for reader in (marco, lena):
        with pytest.raises(envelope.CannotOpen):
            read(reader, told)


def test_sixty_open_with_one_look_for_the_key(
    marco: Person, lena: Person, told: list[Note], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0), django_assert_num_queries(1, using="keyring"):
        door.own(marco, told)
    for row in told:
        grants.give(("note", row.pk), owner=marco, to=lena, by=marco, now=NOW)
    seen = [again(row) for row in told]
    with django_assert_num_queries(4), django_assert_num_queries(1, using="keyring"):
        door.open_for(lena, seen, purpose="talk", now=NOW)


def test_what_was_never_written_is_empty(marco: Person) -> None:
    row = note(1, marco)
    door.own(marco, [row])
    assert door.text(row) == ""
