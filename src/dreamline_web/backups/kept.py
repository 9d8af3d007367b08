"""Which backups lie in a folder, and which have had their time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

DATA: Final = "data"
KEYRING: Final = "keyring"
KEPT: Final = {DATA: timedelta(days=35), KEYRING: timedelta(days=14)}
"""What is older is deleted. The key ring is kept shorter: its age decides how soon erasing somebody is final."""
LEDGER: Final = "erased"
"""The copy of the ledger of erased spaces (sealing/ledger.py) that lies beside the backups."""
_NAME = re.compile(r"dreamline-(data|keyring)-(\d{8}T\d{6}Z)\.tar\.age")


@dataclass(frozen=True, slots=True, order=True)
class Kept:
    """One sealed file."""

    made: datetime
    kind: str
    path: Path


def name_of(kind: str, now: datetime) -> str:
    return f"dreamline-{kind}-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}.tar.age"


def in_folder(folder: Path) -> list[Kept]:
    """The oldest first; nothing where the folder is not there."""
    found = []
    for path in folder.glob("dreamline-*.tar.age") if folder.is_dir() else ():
        if match := _NAME.fullmatch(path.name):
            made = datetime.strptime(match[2], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
            found.append(Kept(made, match[1], path))
    return sorted(found)


def newest(folder: Path, kind: str) -> Kept | None:
    return next((one for one in reversed(in_folder(folder)) if one.kind == kind), None)


def thin(folder: Path, *, now: datetime) -> list[Path]:
    """Deletes what is older than its kind is kept, but never the newest of a kind. Returns what went."""
    every = in_folder(folder)
    last = {one.kind: one for one in every}
    gone = [one.path for one in every if one is not last[one.kind] and now - one.made > KEPT[one.kind]]
    for path in gone:
        path.unlink()
    return gone
