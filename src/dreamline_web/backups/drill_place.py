"""The databases of a drill where PostgreSQL is used: their own, empty before and empty again afterwards.

A drill overwrites them, so it must be sure that nobody lives there: a database is taken only when it has no tables, or
has the mark of a drill that was cut short.
"""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.db import DatabaseError, connections
from django.db.utils import ConnectionHandler

from dreamline_web import database
from dreamline_web.backups import postgresql
from dreamline_web.environment import BadSetting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.backends.base.base import BaseDatabaseWrapper

MARK: Final = "dreamline_drill"


class NoPlace(RuntimeError):
    """There is no second place for a drill; the message is one plain sentence."""


def addresses() -> dict[str, str]:
    """Setting -> address of the database that stands in for it, "" where it is SQLite. Raises NoPlace."""
    asked = (
        ("default", "DATABASE_URL", settings.DRILL_DATABASE_URL, "DREAMLINE_DRILL_DATABASE_URL"),
        ("keyring", "DREAMLINE_KEYRING_URL", settings.DRILL_KEYRING_URL, "DREAMLINE_DRILL_KEYRING_URL"),
    )
    found = {}
    for alias, name, address, wanted in asked:
        on_sqlite = connections[alias].vendor == "sqlite"
        if not on_sqlite and not address:
            raise NoPlace(f"A drill needs a database of its own: set {wanted} to one that is empty.")
        found[name] = "" if on_sqlite else address
    return found


@contextmanager
def taken() -> Iterator[dict[str, str]]:
    """Inside, the databases of `addresses` are the drill's; afterwards they are empty. Raises NoPlace."""
    found = addresses()
    try:
        with ExitStack() as held:
            for name, address in found.items():
                if address:
                    held.enter_context(_held(f"DREAMLINE_DRILL_{name.removeprefix('DREAMLINE_')}", address))
            yield found
    except (BadSetting, DatabaseError) as trouble:
        said = str(trouble).strip().partition("\n")[0]
        raise NoPlace(f"The drill's database cannot be used: {said}") from None


@contextmanager
def _held(name: str, address: str) -> Iterator[None]:
    """By a connection beside Django's own. What is not ours to take is left as it is."""
    connection = ConnectionHandler({"default": database.postgresql(address, name)})["default"]
    try:
        _take(connection)
        try:
            yield
        finally:
            postgresql.empty(connection)
    finally:
        connection.close()


def _take(connection: BaseDatabaseWrapper) -> None:
    """Raises NoPlace."""
    with connection.cursor() as cursor:
        there = connection.introspection.table_names(cursor)
        if there and MARK not in there:
            raise NoPlace(
                f"The drill's database {connection.settings_dict['NAME']} is not empty; give it one of its own."
            )
    postgresql.empty(connection)
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE {MARK} (since timestamptz DEFAULT now())")
