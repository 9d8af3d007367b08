"""A consistent copy of a database as one file, and back, while others go on writing."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from django.db import connections

from dreamline_web.backups import CannotCopy, postgresql

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper


def take(alias: str, into: Path) -> dict[str, int]:
    """Copies the database `alias` to the file `into`; returns the rows of each table in that very copy.

    SQLite's backup interface copies in one go: readers read on, writers wait for a moment (their timeout is 20
    seconds; 100 MB take well under one). PostgreSQL's pg_dump works from the snapshot the rows are counted in.
    """
    connection = connections[alias]
    return _take_sqlite(connection, into) if connection.vendor == "sqlite" else postgresql.take(connection, into)


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


def put(alias: str, copy: Path) -> None:
    """Makes the database `alias` what the copy holds, and nothing else. For SQLite its file must not exist yet."""
    connection = connections[alias]
    if connection.vendor == "sqlite":
        sound(copy)
        shutil.move(copy, connection.settings_dict["NAME"])
        Path(connection.settings_dict["NAME"]).chmod(0o600)
        return
    postgresql.put(connection, copy, work=copy.parent)


def sound(copy: Path) -> None:
    """Raises CannotCopy where SQLite finds the file damaged."""
    try:
        with closing(sqlite3.connect(copy)) as database:
            (said,) = database.execute("PRAGMA integrity_check").fetchone()
    except sqlite3.Error as trouble:
        said = str(trouble)
    if said != "ok":
        raise CannotCopy(f"The copy is damaged: {said}.")
