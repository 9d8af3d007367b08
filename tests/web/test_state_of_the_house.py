"""What the house says of itself: a monitor hears yes or no, the organiser sentences without content."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from django.db import DatabaseError, connection

from dreamline_web.backups import drill, kept, telling
from dreamline_web.pages import full_disk, state

if TYPE_CHECKING:
    from pathlib import Path

    from django.test import Client
    from pytest_django.fixtures import Settings

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.mark.django_db(databases=["default", "keyring"])
def test_a_monitor_hears_that_all_is_well(client: Client) -> None:
    answer = client.get("/health/")
    assert (answer.status_code, answer.content) == (200, b"ok\n")


@pytest.mark.django_db(databases=["default", "keyring"])
def test_a_monitor_hears_when_the_database_is_away(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def away() -> None:
        raise DatabaseError

    monkeypatch.setattr(connection, "cursor", away)
    answer = client.get("/health/")
    assert (answer.status_code, answer.content) == (503, b"not ok\n")


def test_a_nearly_full_disk_is_no_good(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(full_disk, "used", lambda: 0.93)
    line = state.disk(NOW)
    assert not line.good
    assert "93 %" in line.words
    monkeypatch.setattr(full_disk, "used", lambda: 0.5)
    assert state.disk(NOW).good


@pytest.fixture
def folder(tmp_path: Path, settings: Settings) -> Path:
    settings.DATA = tmp_path
    settings.BACKUP_FOLDER = tmp_path / "backups"
    settings.BACKUP_KEY = "age1something"
    settings.BACKUP_FOLDER.mkdir()
    return tmp_path / "backups"


def backed_up(folder: Path, *, ago: timedelta) -> None:
    for kind in kept.KEPT:
        (folder / kept.name_of(kind, NOW - ago)).touch()


def drilled(folder: Path, *, ago: timedelta, good: bool = True) -> None:
    record = f'{{"at": "{(NOW - ago).isoformat()}", "good": {str(good).lower()}, "seconds": 2.5,'
    (folder.parent / drill.RECORD).write_text(record + ' "opened": 3, "shut": 0, "said": ""}')


def test_fresh_backups_and_a_fresh_drill_are_good(folder: Path) -> None:
    backed_up(folder, ago=timedelta(hours=20))
    drilled(folder, ago=timedelta(days=6))
    line = telling.backups(NOW)
    assert line.good
    assert "brought everything back in 2.5 s" in line.words


@pytest.mark.parametrize(("backup", "drill_", "good"), [(3, 1, True), (1, 9, True), (1, 1, False)])
def test_late_or_failed_ones_are_not(folder: Path, backup: int, drill_: int, good: bool) -> None:  # noqa: FBT001  # a table
    backed_up(folder, ago=timedelta(days=backup))
    drilled(folder, ago=timedelta(days=drill_), good=good)
    assert not telling.backups(NOW).good


def test_data_without_its_key_ring_is_no_backup(folder: Path) -> None:
    (folder / kept.name_of(kept.DATA, NOW)).touch()
    assert "No backup has been made yet" in telling.backups(NOW).words


def test_it_says_what_to_do_first(folder: Path, settings: Settings) -> None:
    settings.BACKUP_KEY = ""
    assert folder.exists()
    assert "dreamline backup --new-key FILE" in telling.backups(NOW).words
