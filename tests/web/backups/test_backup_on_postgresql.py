"""On PostgreSQL a backup comes back whole too, over whatever stood there; a drill takes nobody else's database."""

from __future__ import annotations

import json
import os
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import pytest
from backed_up_house import ERASE, READY, running
from django.db.utils import ConnectionHandler

from dreamline_web import database
from dreamline_web.backups import drill, drill_place, postgresql

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from backed_up_house import Run
    from pytest_django.plugin import DjangoDbBlocker

SERVER: Final = os.environ.get("TEST_DATABASE_URL", "")
SETTINGS: Final = {
    "data": "DATABASE_URL",
    "keys": "DREAMLINE_KEYRING_URL",
    "drill": "DREAMLINE_DRILL_DATABASE_URL",
    "drill_keys": "DREAMLINE_DRILL_KEYRING_URL",
}
pytestmark = pytest.mark.skipif(not SERVER, reason="needs PostgreSQL: TEST_DATABASE_URL (CONTRIBUTING.md)")


@dataclass(frozen=True)
class House:
    """A data folder, its databases on the server, and Dreamline run there."""

    place: Path
    addresses: dict[str, str]
    run: Run

    def ask(self, kind: str, sql: str) -> list[tuple[Any, ...]]:
        """What one of its databases says, asked beside Dreamline."""
        connection = connection_to(self.addresses[kind])
        try:
            with connection.cursor() as cursor:
                cursor.execute(sql)
                return list(cursor.fetchall()) if cursor.description else []
        finally:
            connection.close()

    def rows(self, kind: str) -> dict[str, int]:
        connection = connection_to(self.addresses[kind])
        try:
            return postgresql.counts(connection)
        finally:
            connection.close()

    def restored(self, *words: str, fails: bool = False) -> str:
        """What `dreamline restore` says."""
        secret = str(self.place / "secret.txt")
        done = self.run("-m", "dreamline_web", "restore", "--identity", secret, *words, fails=fails)
        return done.stderr if fails else done.stdout

    def drilled(self, *, fails: bool = False) -> dict[str, Any]:
        secret = str(self.place / "secret.txt")
        self.run("-m", "dreamline_web", "drill", "--identity", secret, fails=fails)
        record: dict[str, Any] = json.loads((self.place / drill.RECORD).read_text(encoding="utf-8"))
        return record


def connection_to(address: str) -> Any:
    return ConnectionHandler({"default": database.postgresql(address)})["default"]


@pytest.fixture(scope="module")
def own_lines(django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """These tests ask their own databases, none of which is the one other tests share."""
    with django_db_blocker.unblock():
        yield


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, own_lines: None) -> Iterator[House]:  # noqa: ARG001  # opens them
    """A house of the demo's people in databases of its own, and one backup of it."""
    word = f"dreamline_test_{secrets.token_hex(4)}"
    addresses = {name: f"{SERVER.rpartition('/')[0]}/{word}_{kind}" for kind, name in SETTINGS.items()}
    server = connection_to(SERVER)
    place = tmp_path_factory.mktemp("house")
    place.chmod(0o700)
    try:
        with server.cursor() as cursor:
            for kind in SETTINGS:
                cursor.execute(f"CREATE DATABASE {word}_{kind}")
        run = running(place, **addresses)
        run("-c", READY)
        run("-m", "dreamline_web", "backup", "--new-key", str(place / "secret.txt"))
        run("-m", "dreamline_web", "backup")
        yield House(place, {kind: addresses[name] for kind, name in SETTINGS.items()}, run)
    finally:
        with server.cursor() as cursor:
            for kind in SETTINGS:
                cursor.execute(f"DROP DATABASE IF EXISTS {word}_{kind} WITH (FORCE)")
        server.close()


def test_a_full_database_is_overwritten_only_when_told_so(house: House) -> None:
    before = house.rows("data")
    assert "--replace overwrites what stands there" in house.restored(fails=True)
    assert house.rows("data") == before


def test_every_row_comes_back_over_whatever_stood_there(house: House) -> None:
    before = {kind: house.rows(kind) for kind in ("data", "keys")}
    assert before["data"]["stories_moment"] > 0
    assert before["keys"]["sealing_spacekey"] > 0
    house.ask("data", "UPDATE people_person SET name = 'Nobody'")
    house.ask("data", "TRUNCATE stories_moment CASCADE")
    house.ask("data", "CREATE TABLE of_a_newer_release (number integer)")
    house.ask("keys", "DELETE FROM sealing_spacekey")
    assert f"{sum(sum(rows.values()) for rows in before.values())} rows are back" in house.restored("--replace")
    assert {kind: house.rows(kind) for kind in ("data", "keys")} == before
    assert house.ask("data", "SELECT count(*) FROM people_person WHERE name = 'Nobody'") == [(0,)]
    assert house.run("-m", "django", "try_spaces").stdout.endswith('"shut": 0}\n')


def test_a_restore_that_breaks_off_leaves_everything_as_it_was(house: House) -> None:
    house.ask("data", "CREATE TABLE in_the_way (number integer)")
    house.ask("data", "ALTER TABLE people_house RENAME TO another_name")
    house.ask("data", "CREATE VIEW people_house AS SELECT 1 AS one")
    before = house.rows("data")
    assert "psql ended with" in house.restored("--replace", fails=True)
    assert house.rows("data") == before
    house.ask("data", "DROP VIEW people_house")
    house.restored("--replace")
    assert not {"in_the_way", "another_name"} & set(house.rows("data"))


def test_a_drill_opens_every_space_and_leaves_its_databases_empty(house: House) -> None:
    before = {kind: house.rows(kind) for kind in ("data", "keys")}
    record = house.drilled()
    assert (record["good"], record["shut"], record["said"]) == (True, 0, "")
    assert record["opened"] == before["keys"]["sealing_spacekey"]
    assert {kind: house.rows(kind) for kind in ("data", "keys")} == before
    assert house.rows("drill") == house.rows("drill_keys") == {}


def test_a_drill_takes_no_database_somebody_lives_in(house: House) -> None:
    house.ask("drill_keys", "CREATE TABLE somebodys (word text)")
    try:
        assert "is not empty; give it one of its own" in house.drilled(fails=True)["said"]
        assert set(house.rows("drill_keys")) == {"somebodys"}
        assert house.rows("drill") == {}
    finally:
        house.ask("drill_keys", "DROP TABLE somebodys")


def test_a_drill_clears_away_what_one_cut_short_left(house: House) -> None:
    house.ask("drill", f"CREATE TABLE {drill_place.MARK} (since timestamptz)")
    house.ask("drill", "CREATE TABLE people_person (id integer)")
    assert house.drilled()["good"] is True
    assert house.rows("drill") == {}


@pytest.mark.parametrize("missing", ["DREAMLINE_DRILL_DATABASE_URL", "DREAMLINE_DRILL_KEYRING_URL"])
def test_a_drill_without_a_place_says_which_setting_it_lacks(house: House, missing: str) -> None:
    addresses = {SETTINGS[kind]: address for kind, address in house.addresses.items()}
    poorer = House(house.place, house.addresses, running(house.place, **{**addresses, missing: ""}))
    assert f"set {missing}" in poorer.drilled(fails=True)["said"]


def test_who_was_erased_since_does_not_come_back(house: House) -> None:
    ((erased, number),) = house.ask("data", "SELECT space, id FROM people_person WHERE name LIKE 'Marco%'")
    house.run("-c", ERASE, str(erased))
    house.restored("--replace")
    assert house.ask("keys", f"SELECT count(*) FROM sealing_spacekey WHERE space = {erased}") == [(0,)]  # noqa: S608
    assert house.ask("data", f"SELECT count(*) FROM people_person WHERE id = {number} AND name <> ''") == [(0,)]  # noqa: S608
    assert house.ask("data", "SELECT count(*) > 2 FROM people_person WHERE name <> ''") == [(True,)]


def test_a_backup_of_another_kind_of_database_is_refused(house: House, tmp_path: Path) -> None:
    words = ("restore", "--from", str(house.place / "backups"), "--identity", str(house.place / "secret.txt"))
    said = running(tmp_path)("-m", "dreamline_web", *words, fails=True).stderr
    assert "was made of a postgresql database and comes back only into one" in said
