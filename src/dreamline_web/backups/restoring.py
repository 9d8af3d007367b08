"""Bringing a backup back."""

from __future__ import annotations

import io
import json
import shutil
import sqlite3
import tarfile
import tempfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.management import call_command
from django.db import connections

from dreamline_web.backups import age, copies, kept, making, postgresql

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime


class CannotRestore(RuntimeError):
    """The message is one plain sentence. Nothing was changed, unless it says so."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back: rows of each table by kind, and where the databases that stood there were put."""

    rows: dict[str, dict[str, int]]
    aside: Path | None


def restore(folder: Path, *, identity: Path, now: datetime, replace: bool = False) -> Restored:
    """Brings the newest backup of a folder back into the data folder of the settings.

    What stood there is set aside, on SQLite into a folder beside; on PostgreSQL it is overwritten, which `replace` must
    allow. Everything is unsealed, read and counted before anything is changed; then the tables are brought up to date
    and the ledger of erased spaces is replayed. Raises CannotRestore, age.BadKey, CannotCopy.
    """
    keys = age.identities(identity)
    settings.DATA.mkdir(mode=0o700, parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix="being-restored-", dir=settings.DATA))
    try:
        unsealed = {kind: _unseal(folder, kind, keys, work / kind) for kind in making.ALIAS}
        _may_replace(replace=replace)
        connections.close_all()
        aside = _set_aside(now=now)
        for kind, (copy, rows) in unsealed.items():
            copies.put(making.ALIAS[kind], copy)
            _all_back(kind, rows)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    _ready(folder)
    return Restored({kind: rows for kind, (_, rows) in unsealed.items()}, aside)


def _unseal(folder: Path, kind: str, keys: Sequence[Any], work: Path) -> tuple[Path, dict[str, int]]:
    found = kept.newest(folder, kind)
    if found is None:
        raise CannotRestore(f"There is no backup of the {'key ring' if kind == kept.KEYRING else kind} in {folder}.")
    work.mkdir()
    age.unseal(found.path, work / "all.tar", keys)
    manifest = _unpack(work, found)
    (work / "all.tar").unlink()
    rows: dict[str, int] = manifest["rows"]
    _same_kind(manifest.get("database", "sqlite"), connections[making.ALIAS[kind]].vendor, found)
    if connections[making.ALIAS[kind]].vendor == "sqlite":
        _same_rows(work / making.COPY, rows, found)
    return work / making.COPY, rows


def _unpack(work: Path, found: kept.Kept) -> dict[str, Any]:
    """The manifest; the copy then lies beside it."""
    try:
        with tarfile.open(work / "all.tar") as box:
            for name in (making.MANIFEST, making.COPY):
                _copy_out(box, name, work / name)
        manifest: dict[str, Any] = json.loads((work / making.MANIFEST).read_text(encoding="utf-8"))
    except (tarfile.TarError, KeyError, ValueError):
        raise CannotRestore(f"{found.path.name} is no backup of Dreamline.") from None
    if manifest.get("format") != making.FORMAT or manifest.get("kind") != found.kind:
        raise CannotRestore(f"{found.path.name} was made by a newer Dreamline, or is another kind of backup.")
    return manifest


def _copy_out(box: tarfile.TarFile, name: str, target: Path) -> None:
    """Only the bytes: no path, mode or owner of the archive's choosing. KeyError where there is no such file."""
    source = box.extractfile(name)
    if source is None:
        raise KeyError(name)
    with source, target.open("wb") as file:
        shutil.copyfileobj(source, file)


def _same_rows(copy: Path, rows: dict[str, int], found: kept.Kept) -> None:
    copies.sound(copy)
    with closing(sqlite3.connect(copy)) as database:
        if copies.counts(database) != rows:
            raise CannotRestore(f"{found.path.name} does not hold the rows its manifest names.")


def _same_kind(then: str, now: str, found: kept.Kept) -> None:
    if then != now:
        raise CannotRestore(f"{found.path.name} was made of a {then} database and comes back only into one.")


def _all_back(kind: str, rows: dict[str, int]) -> None:
    """SQLite's copy was counted before it was put there; PostgreSQL's can be counted only now."""
    connection = connections[making.ALIAS[kind]]
    if connection.vendor == "postgresql" and postgresql.counts(connection) != rows:
        raise CannotRestore("The database does not hold the rows the backup names: do not use it, restore once more.")


def _may_replace(*, replace: bool) -> None:
    for alias in making.ALIAS.values():
        connection = connections[alias]
        if connection.vendor == "postgresql" and not replace and connection.introspection.table_names():
            name = connection.settings_dict["NAME"]
            raise CannotRestore(f"The database {name} is not empty; --replace overwrites what stands there.")


def _set_aside(*, now: datetime) -> Path | None:
    """Moves the databases of SQLite and what belongs to them into a folder beside; None where there were none."""
    aside = settings.DATA / f"before-restore-{now:%Y%m%dT%H%M%SZ}"
    for alias in making.ALIAS.values():
        if connections[alias].vendor != "sqlite":
            continue
        database = Path(connections[alias].settings_dict["NAME"])
        for path in database.parent.glob(f"{database.name}*"):
            aside.mkdir(mode=0o700, exist_ok=True)
            path.replace(aside / path.name)
    return aside if aside.exists() else None


def _ready(folder: Path) -> None:
    """The tables as this release wants them, and nobody back who was erased since."""
    making.join_ledgers(folder)
    call_command("migrate", "sealing", database="keyring", verbosity=0, interactive=False)
    call_command("migrate", verbosity=0, interactive=False)
    call_command("replay_erasures", verbosity=0, stdout=io.StringIO())
