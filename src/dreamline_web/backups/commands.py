"""What `dreamline backup | restore | drill` do and say. Each returns the exit code: 0 done, 1 not."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from django.conf import settings

from dreamline_web.backups import CannotCopy, age, drill, making, restoring, state

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

TROUBLE = (age.BadKey, CannotCopy, making.NoKey, restoring.CannotRestore, OSError)


def backup(folder: Path | None, *, now: datetime) -> int:
    try:
        made = making.make(folder or settings.BACKUP_FOLDER, key=state.key(), now=now)
    except TROUBLE as trouble:
        return _sorry(trouble)
    rows = sum(sum(tables.values()) for tables in made.rows.values())
    _say(f"{made.data}\n{made.keyring}\n{rows} rows, counted in the copies.")
    return 0


def new_key(path: Path) -> int:
    """Makes the key pair; the public half stays here, the secret half is for elsewhere."""
    try:
        settings.DATA.mkdir(mode=0o700, parents=True, exist_ok=True)
        public = age.new_identity(path)
        (settings.DATA / "backup-key").write_text(f"{public}\n", encoding="ascii")
    except TROUBLE as trouble:
        return _sorry(trouble)
    _say(
        f"Backups are sealed to {public} from now on.\n"
        f"{path} is the only thing that opens them. Copy it to two places away from this machine, then delete it here.",
    )
    return 0


def restore(folder: Path | None, *, identity: Path, replace: bool, now: datetime) -> int:
    try:
        done = restoring.restore(folder or settings.BACKUP_FOLDER, identity=identity, now=now, replace=replace)
    except TROUBLE as trouble:
        return _sorry(trouble)
    rows = sum(sum(tables.values()) for tables in done.rows.values())
    _say(f"{rows} rows are back." + (f" What stood here before lies in {done.aside}." if done.aside else ""))
    return 0


def try_restore(folder: Path | None, *, identity: Path, now: datetime) -> int:
    try:
        age.identities(identity)
    except TROUBLE as trouble:
        return _sorry(trouble)
    done = drill.drill(folder or settings.BACKUP_FOLDER, identity=identity, now=now)
    if not done.good:
        return _sorry(done.said or f"{done.shut} of {done.opened + done.shut} spaces do not open.")
    _say(
        f"The newest backup comes back whole in {done.seconds} s: {done.opened} spaces open, each by one sealed value."
    )
    return 0


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")


def _sorry(trouble: object) -> int:
    sys.stderr.write(f"dreamline: {trouble}\n")
    return 1
