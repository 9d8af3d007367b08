"""Copies of a PostgreSQL database, by the programs that come with it."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING, Final

from django.db import transaction

from dreamline_web.backups import CannotCopy
from dreamline_web.environment import aimed_at

if TYPE_CHECKING:
    from pathlib import Path

    from django.db.backends.base.base import BaseDatabaseWrapper

_WHERE: Final = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD", "PGDATABASE": "NAME"}
"""Environment of PostgreSQL's programs, so that no password stands among the words of a process."""


def take(connection: BaseDatabaseWrapper, into: Path) -> dict[str, int]:
    """Copies into the file `into` from one snapshot; the rows of each table in that very snapshot."""
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        cursor.execute("SELECT pg_export_snapshot()")
        (snapshot,) = cursor.fetchone() or ("",)
        _run("pg_dump", connection, "--format=custom", f"--snapshot={snapshot}", f"--file={into}")
        return counts(connection)


def counts(connection: BaseDatabaseWrapper) -> dict[str, int]:
    """Rows by table."""
    rows = {}
    with connection.cursor() as cursor:
        for name in sorted(connection.introspection.table_names(cursor)):
            cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(name)}")  # noqa: S608  # names of our own tables
            (rows[name],) = cursor.fetchone() or (0,)
    return rows


def put(connection: BaseDatabaseWrapper, copy: Path, *, work: Path) -> None:
    """Every table there goes and those of the copy come, in one transaction: all of it or nothing."""
    gone, back = work / "gone.sql", work / "back.sql"
    gone.write_text(_drop(connection), encoding="utf-8")
    _run("pg_restore", connection, "--no-owner", "--no-privileges", f"--file={back}", str(copy))
    connection.close()
    words = ("--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1")
    _run("psql", connection, *words, f"--file={gone}", f"--file={back}")


def empty(connection: BaseDatabaseWrapper) -> None:
    """Takes every table away."""
    with connection.cursor() as cursor:
        cursor.execute(_drop(connection))


def _drop(connection: BaseDatabaseWrapper) -> str:
    """One statement, so that all tables go or none."""
    with connection.cursor() as cursor:
        names = map(connection.ops.quote_name, connection.introspection.table_names(cursor))
        every = ", ".join(names)
    return f"DROP TABLE {every} CASCADE;" if every else "SELECT 1;"


def _run(tool: str, connection: BaseDatabaseWrapper, *words: str) -> None:
    """Raises CannotCopy with the first line of what the tool says: the lines after it may quote a row."""
    found = shutil.which(tool)
    if found is None:
        raise CannotCopy(f"{tool} is not installed; on Debian: apt install postgresql-client.")
    chosen = connection.settings_dict
    where = aimed_at(**{name: str(chosen[key]) for name, key in _WHERE.items() if chosen[key]})
    done = subprocess.run([found, *words], env=where, capture_output=True, text=True, check=False)  # noqa: S603  # our own words
    if done.returncode:
        said = done.stderr.strip().partition("\n")[0]
        raise CannotCopy(f"{tool} ended with {done.returncode}: {said}")
