"""Settings come from the environment only, are documented, and mistakes are said in sentences."""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.core.checks import run_checks
from django.db import connection

from dreamline_web import database, environment

if TYPE_CHECKING:
    from pytest_django.fixtures import Settings

ROOT = Path(__file__).parents[2]
WEB = ROOT / "src" / "dreamline_web"
DOCUMENTED = (ROOT / "docs" / "self-hosting.md").read_text(encoding="utf-8")


def test_every_setting_is_documented_and_every_documented_one_exists() -> None:
    read = set(re.findall(r'env_[a-z]+\(\s*"([A-Z_]+)"', (WEB / "settings.py").read_text(encoding="utf-8")))
    told = set(re.findall(r"^\| `([A-Z_]+)` \|", DOCUMENTED, re.MULTILINE))
    assert read == told


def test_only_settings_read_the_environment() -> None:
    readers = {"environment.py", "checks.py", "command.py", "wsgi.py"}
    others = [
        str(path.relative_to(WEB))
        for path in WEB.rglob("*.py")
        if "os.environ" in path.read_text(encoding="utf-8") and path.name not in readers
    ]
    assert others == []


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("PORT", "http", "PORT is “http”; write a number from 1 to 65535."),
        ("DREAMLINE_DEMO", "perhaps", "DREAMLINE_DEMO is “perhaps”; write 1 for yes or 0 for no."),
        ("DREAMLINE_ORIGIN", "dreamline.example", "DREAMLINE_ORIGIN is “dreamline.example”; write it like"),
        ("DREAMLINE_LANGUAGE", "tlh", "DREAMLINE_LANGUAGE is “tlh”; choose one of: en, sv."),
        ("DREAMLINE_TIME_ZONE", "Mars/Base", "DREAMLINE_TIME_ZONE is “Mars/Base”; write a time zone like"),
        ("DATABASE_URL", "mysql://x/y", "DATABASE_URL cannot be read; write postgresql://"),
    ],
)
def test_mistakes_are_said_in_a_sentence(name: str, value: str, sentence: str) -> None:
    order = "import sys; from dreamline_web.command import main; sys.exit(main(['check']))"
    done = subprocess.run(  # noqa: S603  # our own interpreter
        [sys.executable, "-c", order], env={**os.environ, name: value}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert done.stderr.startswith(f"dreamline: {sentence}")


def test_the_secret_is_kept_where_only_its_owner_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DREAMLINE_SECRET_KEY", raising=False)
    kept = tmp_path / "data" / "secret-key"
    first = environment.env_secret("DREAMLINE_SECRET_KEY", kept_in=kept)
    assert kept.stat().st_mode & 0o777 == 0o600
    assert environment.env_secret("DREAMLINE_SECRET_KEY", kept_in=kept) == first
    assert len(first) >= 50
    monkeypatch.setenv("DREAMLINE_SECRET_KEY", "given")
    assert environment.env_secret("DREAMLINE_SECRET_KEY", kept_in=kept) == "given"


@pytest.mark.parametrize(
    ("version", "mode"),
    [
        ((3, 40, 1), "TRUNCATE"),
        ((3, 44, 5), "TRUNCATE"),
        ((3, 44, 6), "WAL"),
        ((3, 45, 9), "TRUNCATE"),
        ((3, 50, 6), "TRUNCATE"),
        ((3, 50, 7), "WAL"),
        ((3, 51, 2), "TRUNCATE"),
        ((3, 51, 3), "WAL"),
        ((3, 52, 0), "WAL"),
    ],
)
def test_wal_is_used_only_where_it_loses_nothing(version: tuple[int, int, int], mode: str) -> None:
    assert database.journal_mode(version) == mode


def test_sqlite_is_opened_as_promised(tmp_path: Path) -> None:
    options = database.sqlite(tmp_path / "x.sqlite3")["OPTIONS"]
    assert options["transaction_mode"] == "IMMEDIATE"
    assert options["timeout"] == 20
    opened = sqlite3.connect(tmp_path / "x.sqlite3")
    for statement in options["init_command"].rstrip(";").split(";"):
        opened.execute(statement)
    said = {name: opened.execute(f"PRAGMA {name}").fetchone()[0] for name in ("synchronous", "secure_delete")}
    assert said == {"synchronous": 2, "secure_delete": 1}
    assert opened.execute("PRAGMA trusted_schema").fetchone()[0] == 0
    assert opened.execute("PRAGMA journal_mode").fetchone()[0].upper() == database.journal_mode()
    assert opened.execute("PRAGMA mmap_size").fetchone()[0] == 0
    opened.close()


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "sqlite", reason="these promises are SQLite's")
def test_the_open_connection_keeps_its_promises() -> None:
    with connection.cursor() as cursor:
        for name, value in (("synchronous", 2), ("secure_delete", 1), ("trusted_schema", 0), ("foreign_keys", 1)):
            cursor.execute(f"PRAGMA {name}")
            assert cursor.fetchone()[0] == value


def test_postgresql_is_read_from_its_address() -> None:
    chosen = database.postgresql("postgresql://me:p%40ss@db.example:5433/dream")
    assert (chosen["USER"], chosen["PASSWORD"], chosen["HOST"]) == ("me", "p@ss", "db.example")
    assert (chosen["PORT"], chosen["NAME"]) == ("5433", "dream")


def ids() -> set[str]:
    return {name for remark in run_checks() if (name := remark.id or "").startswith("dreamline.")}


def test_a_sound_demo_has_only_notes() -> None:
    about_sqlite = {"dreamline.I001"} if connection.vendor == "sqlite" else set()
    assert ids() == about_sqlite | {"dreamline.I002"}


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"DEMO": False}, "dreamline.W001"),
        ({"DATA": Path(__file__, "nowhere")}, "dreamline.E001"),
        ({"TLS": False, "LOOPBACK": False}, "dreamline.E004"),
        ({"TLS": True}, "dreamline.W004"),
        ({"BIND": "0.0.0.0"}, "dreamline.E005"),  # noqa: S104  # what the check warns of
        ({"DEBUG": True}, "dreamline.W005"),
    ],
)
def test_what_is_wrong_is_said(settings: Settings, changed: dict[str, object], said: str) -> None:
    for name, value in changed.items():
        setattr(settings, name, value)
    assert said in ids()


def test_an_open_data_folder_is_said(settings: Settings, tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    settings.DATA = tmp_path
    assert {"dreamline.W002", "dreamline.W003"} <= ids()
    (tmp_path / "secret-key").write_text("x", encoding="ascii")
    (tmp_path / "secret-key").chmod(0o644)
    assert "dreamline.E003" in ids()
