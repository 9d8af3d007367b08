"""Which databases, and how SQLite is to be opened so that nothing saved gets lost."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from dreamline_web.environment import BadSetting

if TYPE_CHECKING:
    from pathlib import Path

WAL_MENDED = ((3, 44, 6), (3, 50, 7), (3, 51, 3))
"""The first releases of their lines with the WAL-reset fix of March 2026 (sqlite.org, release notes)."""


def wal_is_safe(version: tuple[int, int, int]) -> bool:
    """Whether this SQLite has the WAL-reset fix: in a mended line from that release on, or newer than all of them."""
    lines = {fixed[:2]: fixed for fixed in WAL_MENDED}
    fixed = lines.get(version[:2])
    return version >= fixed if fixed else version > max(WAL_MENDED)


def journal_mode(version: tuple[int, int, int] = sqlite3.sqlite_version_info) -> str:
    return "WAL" if wal_is_safe(version) else "TRUNCATE"


def sqlite(path: Path) -> dict[str, Any]:
    pragmas = {
        "journal_mode": journal_mode(),
        "synchronous": "FULL",
        "secure_delete": "ON",
        "trusted_schema": "OFF",
        "foreign_keys": "ON",
    }
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "".join(f"PRAGMA {name}={value};" for name, value in pragmas.items()),
        },
    }


def postgresql(url: str, name: str = "DATABASE_URL") -> dict[str, Any]:
    """The settings for postgresql://user:password@host:port/name. Raises BadSetting."""
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"} or not parts.path.strip("/"):
        raise BadSetting(f"{name} cannot be read; write postgresql://user:password@host:5432/name.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
    }


def chosen(url: str, ring_url: str, data: Path) -> dict[str, dict[str, Any]]:
    """The database and the key ring, which is never the same one. Raises BadSetting."""
    if url and url == ring_url:
        raise BadSetting(
            "DREAMLINE_KEYRING_URL is DATABASE_URL; give the key ring a database and an account of its own."
        )
    return {
        "default": postgresql(url, "DATABASE_URL") if url else sqlite(data / "dreamline.sqlite3"),
        "keyring": postgresql(ring_url, "DREAMLINE_KEYRING_URL") if ring_url else sqlite(data / "keyring.sqlite3"),
    }
