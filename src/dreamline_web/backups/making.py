"""Making a backup."""

from __future__ import annotations

import json
import shutil
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from django.db import connections

import dreamline
from dreamline_web.backups import age, copies, kept
from dreamline_web.sealing import ledger

if TYPE_CHECKING:
    from datetime import datetime

FORMAT: Final = 1
MANIFEST: Final = "manifest.json"
COPY: Final = "database"
ALIAS: Final = {kept.DATA: "default", kept.KEYRING: "keyring"}
"""Data first, then the key ring: every space in the data then has its key in the ring that follows."""
_WORK: Final = "being-made-"


class NoKey(ValueError):
    """No key to seal a backup to; the message says how to make one."""


@dataclass(frozen=True, slots=True)
class Made:
    """What a backup consists of; `rows` of each table by kind."""

    data: Path
    keyring: Path
    rows: dict[str, dict[str, int]]
    thinned: int


def make(folder: Path, *, key: str, now: datetime) -> Made:
    """Writes data and key ring into `folder` (made with mode 700), sealed to the public key, and thins old ones.

    Raises NoKey, age.BadKey, CannotCopy, OSError.
    """
    if not key:
        raise NoKey(
            "There is no key to seal the backup to. Make one: dreamline backup --new-key FILE, keep FILE elsewhere"
        )
    to = age.recipient(key)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    _clear_work(folder)
    made, rows = {}, {}
    for kind in ALIAS:
        made[kind] = folder / kept.name_of(kind, now)
        rows[kind] = _seal_one(kind, made[kind], to, now=now)
    join_ledgers(folder)
    return Made(made[kept.DATA], made[kept.KEYRING], rows, len(kept.thin(folder, now=now)))


def _seal_one(kind: str, target: Path, to: object, *, now: datetime) -> dict[str, int]:
    work = Path(tempfile.mkdtemp(prefix=_WORK, dir=target.parent))
    try:
        rows = copies.take(ALIAS[kind], work / COPY)
        manifest = {
            "format": FORMAT,
            "kind": kind,
            "database": connections[ALIAS[kind]].vendor,
            "made": now.isoformat(),
            "with": dreamline.__version__,
            "rows": rows,
        }
        (work / MANIFEST).write_text(json.dumps(manifest, indent=1), encoding="utf-8")
        with tarfile.open(work / "all.tar", "w") as box:
            box.add(work / MANIFEST, MANIFEST)
            box.add(work / COPY, COPY)
        age.seal(work / "all.tar", target, to)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return rows


def _clear_work(folder: Path) -> None:
    """What a killed backup left: a copy in the making is as private as the database."""
    for stale in folder.glob(f"{_WORK}*"):
        shutil.rmtree(stale, ignore_errors=True)
    for part in folder.glob("dreamline-*.part"):
        part.unlink()


def join_ledgers(folder: Path) -> None:
    """The erased spaces known here or in the backups' folder stand in both afterwards."""
    here, there = ledger.read(), ledger.read(folder / kept.LEDGER)
    for space in sorted(there.keys() - here.keys()):
        ledger.note(space, at=there[space])
    if ledger.path().exists():
        shutil.copyfile(ledger.path(), folder / kept.LEDGER)
