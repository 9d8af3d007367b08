"""What is wrong, or not yet right, with an installation: one plain sentence each, shown by `dreamline check`."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Info, register
from django.core.checks import Warning as Caution

from dreamline_web.database import journal_mode
from dreamline_web.sealing import masters

if TYPE_CHECKING:
    from collections.abc import Iterator

SHORTEST_SECRET = 32


@register()
def installation(**_options: Any) -> list[CheckMessage]:
    return [*_data_folder(), *_secret(), *_keys(), *_origin(), *_bind(), *_mail(), *_sqlite(), *_modes()]


def _data_folder() -> Iterator[CheckMessage]:
    data = settings.DATA
    nearest = next(folder for folder in (data, *data.parents) if folder.exists())
    if not nearest.is_dir() or not os.access(nearest, os.W_OK | os.X_OK):
        yield Error(
            f"The data folder {data} cannot be written.",
            hint="Make it writable for the account that runs Dreamline, or set DREAMLINE_DATA to another folder.",
            id="dreamline.E001",
        )
    elif data.exists() and data.stat().st_mode & 0o077:
        yield Caution(
            f"Other accounts of this computer can look into the data folder {data}.",
            hint=f"Run: chmod 700 {data}",
            id="dreamline.W002",
        )


def _secret() -> Iterator[CheckMessage]:
    kept = settings.DATA / "secret-key"
    if os.environ.get("DREAMLINE_SECRET_KEY", "").strip():
        if len(settings.SECRET_KEY) < SHORTEST_SECRET:
            yield Error(
                "DREAMLINE_SECRET_KEY is too short to protect sign-ins.",
                hint="Give it at least 32 random letters, or leave it out: one is then kept in the data folder.",
                id="dreamline.E002",
            )
    elif not kept.exists():
        yield Caution(
            "The secret key could not be kept; everybody is signed out when Dreamline starts again.",
            hint="Make the data folder writable, or set DREAMLINE_SECRET_KEY.",
            id="dreamline.W003",
        )
    elif kept.stat().st_mode & 0o077:
        yield Error(
            f"Other accounts of this computer can read {kept}.", hint=f"Run: chmod 600 {kept}", id="dreamline.E003"
        )


def _keys() -> Iterator[CheckMessage]:
    """The master key. None at all is right only before the first start, which makes one."""
    try:
        masters.load()
    except masters.BadMaster as mistake:
        if masters.there() or _keys_are_in_use():
            yield Error(str(mistake), id="dreamline.E010")
    else:
        if not settings.DEMO and _opens_beside_its_data():
            yield Caution(
                f"The master key lies beside the data it opens: who copies {settings.DATA} can read everything.",
                hint="Keep it elsewhere and set DREAMLINE_MASTER_KEY_FILE, DREAMLINE_MASTER_KEY or a key service.",
                id="dreamline.W010",
            )


def _opens_beside_its_data() -> bool:
    in_a_file = not settings.MASTER_KEY and not settings.MASTER_KEY_PROVIDER
    return in_a_file and settings.DATA in settings.MASTER_KEY_FILE.parents


def _keys_are_in_use() -> bool:
    """Asked of the file itself: a check opens no database."""
    ring = settings.DATABASES["keyring"]["NAME"]
    if not Path(ring).is_file():
        return False
    with contextlib.closing(sqlite3.connect(f"{Path(ring).as_uri()}?mode=ro", uri=True)) as opened:
        try:
            return opened.execute("SELECT 1 FROM sealing_spacekey").fetchone() is not None
        except sqlite3.Error:
            return False


def _origin() -> Iterator[CheckMessage]:
    if not settings.TLS and not settings.LOOPBACK:
        yield Error(
            f"People would send their stories to {settings.ORIGIN} in the clear.",
            hint="Put a TLS-terminating proxy in front and set DREAMLINE_ORIGIN to its https address.",
            id="dreamline.E004",
        )
    if settings.TLS and not getattr(settings, "SECURE_PROXY_SSL_HEADER", None):
        yield Caution(
            "DREAMLINE_ORIGIN is an https address, but no proxy is said to stand in front.",
            hint="Set DREAMLINE_PROXY=1 when a proxy terminates TLS and sets X-Forwarded-Proto.",
            id="dreamline.W004",
        )


def _bind() -> Iterator[CheckMessage]:
    if settings.BIND not in {"127.0.0.1", "::1", "localhost"} and (settings.DEMO or not settings.TLS):
        yield Error(
            f"Dreamline would answer everybody who reaches {settings.BIND}, without TLS or with the demo people open.",
            hint="Leave DREAMLINE_BIND out, or set an https DREAMLINE_ORIGIN and switch the demo off.",
            id="dreamline.E005",
        )


def _mail() -> Iterator[CheckMessage]:
    if not settings.MAIL and not settings.DEMO:
        yield Caution(
            "Mail is off: letters would wait until it is set.",
            hint="Set DREAMLINE_MAIL, for example smtp://user:password@mail.example:587.",
            id="dreamline.W001",
        )


def _sqlite() -> Iterator[CheckMessage]:
    if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        yield Info(
            f"SQLite {sqlite3.sqlite_version} keeps its journal in mode {journal_mode()}.",
            hint="WAL is used from SQLite 3.44.6, 3.50.7 and 3.51.3 on; earlier ones can lose saves with it.",
            id="dreamline.I001",
        )


def _modes() -> Iterator[CheckMessage]:
    if settings.DEBUG:
        yield Caution(
            "Development mode is on: error pages show what people wrote.",
            hint="Leave DREAMLINE_DEBUG out wherever real stories are kept.",
            id="dreamline.W005",
        )
    if settings.DEMO:
        yield Info(
            "The demo is on: anybody who opens the page can enter as one of the invented people.",
            hint="Leave DREAMLINE_DEMO out wherever real stories are kept.",
            id="dreamline.I002",
        )
