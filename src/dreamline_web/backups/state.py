"""How it stands with backups, for whoever runs this."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.conf import settings

from dreamline_web.backups import drill, kept

FRESH: Final = timedelta(days=2)
DRILLED: Final = timedelta(days=8)
"""A backup is made daily and a drill is due weekly; a day more for a machine that was off."""


@dataclass(frozen=True, slots=True)
class State:
    """`made` is the newest data with a key ring beside it; `tried` the last drill; `good` when neither is late."""

    has_key: bool
    made: datetime | None
    tried: drill.Drilled | None
    good: bool


def key() -> str:
    """The public key backups are sealed to: from the environment, else as `dreamline backup --new-key` kept it."""
    kept_key = settings.DATA / "backup-key"
    return settings.BACKUP_KEY or (kept_key.read_text(encoding="ascii").strip() if kept_key.exists() else "")


def now_stands(*, now: datetime) -> State:
    both = [kept.newest(settings.BACKUP_FOLDER, kind) for kind in kept.KEPT]
    made = min((one.made for one in both if one), default=None) if all(both) else None
    tried = drill.last()
    fresh = made is not None and now - made <= FRESH
    sure = tried is not None and tried.good and now - tried.when <= DRILLED
    return State(bool(key()), made, tried, fresh and sure)
