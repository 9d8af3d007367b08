"""A consistent copy of a database as one file, and back, while others go on writing."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.db import connections, transaction

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper


class CannotCopy(RuntimeError):
    """A database that could not be copied or brought back; the message is one plain sentence."""


def take(alias: str, into: Path) -> dict[str, int]:
    """Copies the database `alias` to the file `into`; returns the rows of each table in that very copy.

    SQLite's backup interface copies in one go: readers read on, writers wait for a moment (their timeout is 20
    seconds; 100 MB take well under one). PostgreSQL's pg_dump works from the snapshot the rows are counted in.
    """
    connection = connections[alias]
    return _take_sqlite(connection, into) if connection.vendor == "sqlite" else _take_postgresql(connection, into)


def _take_sqlite(connection: BaseDatabaseWrapper, into: Path) -> dict[str, int]:
    source = str(connection.settings_dict["NAME"])
    uri = source if source.startswith("file:") else f"{Path(source).absolute().as_uri()}?mode=ro"
    try:
        with closing(sqlite3.connect(uri, uri=True, timeout=20)) as original, closing(sqlite3.connect(into)) as copy:
            original.backup(copy)
            return counts(copy)
    except sqlite3.Error as trouble:
        raise CannotCopy(f"The database could not be copied: {trouble}.") from None


def counts(database: sqlite3.Connection) -> dict[str, int]:
    """Rows by table."""
    asked = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
    return {
        name: database.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608  # names of our own tables
        for (name,) in database.execute(asked).fetchall()
    }


def _take_postgresql(connection: BaseDatabaseWrapper, into: Path) -> dict[str, int]:
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        cursor.execute("SELECT pg_export_snapshot()")
        (snapshot,) = cursor.fetchone() or ("",)
        _run("pg_dump", connection, "--format=custom", f"--snapshot={snapshot}", f"--file={into}")
        rows = {}
        for name in sorted(connection.introspection.table_names(cursor)):
            cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(name)}")  # noqa: S608  # as above
            (rows[name],) = cursor.fetchone() or (0,)
        return rows


def put(alias: str, copy: Path) -> None:
    """Makes the database `alias` what the copy holds. For SQLite its file must not exist yet."""
    connection = connections[alias]
    if connection.vendor == "sqlite":
        sound(copy)
        shutil.move(copy, connection.settings_dict["NAME"])
        Path(connection.settings_dict["NAME"]).chmod(0o600)
        return
    _run(
        "pg_restore", connection, "--clean", "--if-exists", "--no-owner", "--single-transaction", str(copy), reads=True
    )


def sound(copy: Path) -> None:
    """Raises CannotCopy where SQLite finds the file damaged."""
    try:
        with closing(sqlite3.connect(copy)) as database:
            (said,) = database.execute("PRAGMA integrity_check").fetchone()
    except sqlite3.Error as trouble:
        said = str(trouble)
    if said != "ok":
        raise CannotCopy(f"The copy is damaged: {said}.")


def _run(tool: str, connection: BaseDatabaseWrapper, *words: str, reads: bool = False) -> None:
    found = shutil.which(tool)
    if found is None:
        raise CannotCopy(f"{tool} is not installed; on Debian: apt install postgresql-client.")
    chosen: dict[str, Any] = connection.settings_dict
    where = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD"}
    environment = {**os.environ, **{name: str(chosen[key]) for name, key in where.items() if chosen[key]}}
    name = f"--dbname={chosen['NAME']}"
    done = subprocess.run([found, name, *words], env=environment, capture_output=True, check=False)  # noqa: S603  # our own words
    if done.returncode:
        raise CannotCopy(f"{tool} could not {'read' if reads else 'write'} the copy (it ended with {done.returncode}).")
