"""Backups are sealed files that come back whole, in a place of their own, without those who were erased since."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from backed_up_house import ERASE, READY, running

from dreamline_web.backups import age, drill, kept

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path

    from backed_up_house import Run


@pytest.fixture(scope="module")
def full_house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the demo's people and stories, and one backup of it."""
    place = tmp_path_factory.mktemp("house")
    place.chmod(0o700)
    run = running(place)
    run("-c", READY)
    run("-m", "dreamline_web", "backup", "--new-key", str(place / "secret.txt"))
    run("-m", "dreamline_web", "backup")
    return place


def rows_of(database: Path, table: str) -> int:
    with closing(sqlite3.connect(database)) as opened:
        count: int = opened.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]  # noqa: S608
        return count


def elsewhere(full_house: Path, place: Path) -> Run:
    """Another machine: it has the master key, and nothing else."""
    return running(place, DREAMLINE_MASTER_KEY_FILE=str(full_house / "master-key"))


def restored(full_house: Path, place: Path) -> subprocess.CompletedProcess[str]:
    words = ("restore", "--from", str(full_house / "backups"), "--identity", str(full_house / "secret.txt"))
    return elsewhere(full_house, place)("-m", "dreamline_web", *words)


@pytest.mark.slow
def test_a_backup_holds_no_key_and_nothing_to_read(full_house: Path) -> None:
    files = sorted((full_house / "backups").glob("*.age"))
    assert [path.name.split("-")[1] for path in files] == ["data", "keyring"]
    master = (full_house / "master-key").read_bytes().strip()
    for path in files:
        content = path.read_bytes()
        assert content.startswith(b"age-encryption.org/v1\n")
        assert b"SQLite" not in content
        assert master not in content
    assert list((full_house / "backups").glob("being-made-*")) == []


@pytest.fixture(scope="module")
def brought_back(full_house: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The backup, restored in another place."""
    place = tmp_path_factory.mktemp("elsewhere")
    assert "rows are back" in restored(full_house, place).stdout
    return place


@pytest.mark.slow
def test_it_comes_back_whole_in_another_place(full_house: Path, brought_back: Path) -> None:
    for table in ("people_person", "stories_moment", "stories_photo"):
        assert (
            rows_of(brought_back / "dreamline.sqlite3", table) == rows_of(full_house / "dreamline.sqlite3", table) > 0
        )
    ring = "sealing_spacekey"
    assert rows_of(brought_back / "keyring.sqlite3", ring) == rows_of(full_house / "keyring.sqlite3", ring)
    assert (brought_back / "dreamline.sqlite3").stat().st_mode & 0o077 == 0


@pytest.mark.slow
def test_who_was_erased_since_does_not_come_back(full_house: Path, brought_back: Path) -> None:
    with closing(sqlite3.connect(brought_back / "dreamline.sqlite3")) as database:
        ((erased, number),) = database.execute(
            "SELECT space, id FROM people_person WHERE name LIKE 'Marco%'"
        ).fetchall()
    before = spaces(brought_back)
    assert erased in before
    elsewhere(full_house, brought_back)("-c", ERASE, str(erased))
    said = restored(full_house, brought_back).stdout
    assert before - spaces(brought_back) == {erased}
    with closing(sqlite3.connect(brought_back / "dreamline.sqlite3")) as database:
        names = dict(database.execute("SELECT id, name FROM people_person").fetchall())
        assert names.pop(number, "") == ""
        assert sum(map(bool, names.values())) > 2
    assert rows_of(brought_back / "dreamline.sqlite3", "stories_moment") == 0
    (aside,) = brought_back.glob("before-restore-*")
    assert str(aside) in said
    assert rows_of(aside / "dreamline.sqlite3", "people_person") > 0


def spaces(place: Path) -> set[int]:
    with closing(sqlite3.connect(place / "keyring.sqlite3")) as ring:
        return {space for (space,) in ring.execute("SELECT space FROM sealing_spacekey")}


@pytest.mark.slow
def test_a_drill_opens_every_space_and_leaves_nothing_behind(full_house: Path) -> None:
    words = ("drill", "--identity", str(full_house / "secret.txt"))
    said = running(full_house)("-m", "dreamline_web", *words).stdout
    assert "spaces open" in said
    record = json.loads((full_house / drill.RECORD).read_text())
    assert record["good"] is True
    assert record["shut"] == 0
    assert record["opened"] >= 1
    assert list(full_house.glob("drill-*")) == []


@pytest.mark.slow
def test_a_drill_with_another_key_says_so(full_house: Path, tmp_path: Path) -> None:
    age.new_identity(tmp_path / "other.txt")
    words = ("drill", "--identity", str(tmp_path / "other.txt"))
    assert "does not open" in running(full_house)("-m", "dreamline_web", *words, fails=True).stderr
    assert json.loads((full_house / drill.RECORD).read_text())["good"] is False


@pytest.mark.slow
def test_another_key_opens_nothing_and_changes_nothing(full_house: Path, tmp_path: Path) -> None:
    age.new_identity(tmp_path / "other.txt")
    words = ("restore", "--from", str(full_house / "backups"), "--identity", str(tmp_path / "other.txt"))
    said = running(tmp_path)("-m", "dreamline_web", *words, fails=True).stderr
    assert "does not open" in said
    assert not (tmp_path / "dreamline.sqlite3").exists()
    assert list(tmp_path.glob("being-restored-*")) == []


@pytest.mark.slow
def test_without_a_key_it_says_how_to_make_one(tmp_path: Path) -> None:
    said = running(tmp_path)("-m", "dreamline_web", "backup", fails=True).stderr
    assert "dreamline backup --new-key FILE" in said


def test_a_key_is_never_written_over_another(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    public = age.new_identity(path)
    assert public.startswith("age1")
    assert path.stat().st_mode & 0o077 == 0
    with pytest.raises(age.BadKey, match="exists already"):
        age.new_identity(path)


@pytest.mark.parametrize("flipped", [10, 300, -1])
def test_a_damaged_file_is_refused(tmp_path: Path, flipped: int) -> None:
    public = age.new_identity(tmp_path / "secret.txt")
    (tmp_path / "plain").write_bytes(b"words " * 50)
    age.seal(tmp_path / "plain", tmp_path / "sealed", age.recipient(public))
    damaged = bytearray((tmp_path / "sealed").read_bytes())
    damaged[flipped] ^= 1
    (tmp_path / "sealed").write_bytes(damaged)
    with pytest.raises(age.BadKey, match="does not open"):
        age.unseal(tmp_path / "sealed", tmp_path / "again", age.identities(tmp_path / "secret.txt"))
    assert not (tmp_path / "again").exists()


def test_old_backups_go_but_never_the_last_of_a_kind(tmp_path: Path) -> None:
    now = datetime(2026, 11, 22, tzinfo=UTC)
    for days in (1, 13, 15, 34, 36):
        for kind in kept.KEPT:
            (tmp_path / kept.name_of(kind, now - timedelta(days=days))).touch()
    gone = kept.thin(tmp_path, now=now)
    left = [(one.kind, (now - one.made).days) for one in kept.in_folder(tmp_path)]
    assert left == [("data", 34), ("data", 15), ("data", 13), ("keyring", 13), ("data", 1), ("keyring", 1)]
    assert len(gone) == 4
    assert kept.thin(tmp_path, now=now + timedelta(days=400))
    assert [one.kind for one in kept.in_folder(tmp_path)] == ["data", "keyring"]


def test_other_files_in_the_folder_are_left_alone(tmp_path: Path) -> None:
    for name in ("notes.txt", "dreamline-data-yesterday.tar.age", "dreamline-data-20200101T000000Z.tar"):
        (tmp_path / name).touch()
    assert kept.thin(tmp_path, now=datetime(2026, 11, 22, tzinfo=UTC)) == []
    assert len(list(tmp_path.iterdir())) == 3
