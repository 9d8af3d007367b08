"""A restore drill: the newest backup is brought back in another place and tried, then that place is removed."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from django.conf import settings

from dreamline_web.backups import drill_place
from dreamline_web.environment import aimed_at

if TYPE_CHECKING:
    from collections.abc import Mapping

RECORD: Final = "restore-drill.json"
_PLACE: Final = "drill-"


@dataclass(frozen=True, slots=True)
class Drilled:
    """How a drill went: `opened` spaces gave one sealed value back, `shut` did not; `said` is one sentence."""

    at: str
    good: bool
    seconds: float
    opened: int
    shut: int
    said: str

    @property
    def when(self) -> datetime:
        return datetime.fromisoformat(self.at)


def drill(folder: Path, *, identity: Path, now: datetime) -> Drilled:
    """Restores into a second data folder, in a process of its own, opens one value of each space, keeps a record."""
    began = time.monotonic()
    for stale in settings.DATA.glob(f"{_PLACE}*"):
        shutil.rmtree(stale, ignore_errors=True)
    place = Path(tempfile.mkdtemp(prefix=_PLACE, dir=settings.DATA))
    try:
        opened, shut, said = _try(folder.absolute(), identity.absolute(), place)
    finally:
        shutil.rmtree(place, ignore_errors=True)
    seconds = round(time.monotonic() - began, 1)
    done = Drilled(now.isoformat(), said == "" and shut == 0, seconds, opened, shut, said)
    (settings.DATA / RECORD).write_text(json.dumps(asdict(done)), encoding="utf-8")
    return done


def last() -> Drilled | None:
    """The last drill, or None where there was none or its record cannot be read."""
    try:
        return Drilled(**json.loads((settings.DATA / RECORD).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def _try(folder: Path, identity: Path, place: Path) -> tuple[int, int, str]:
    try:
        with drill_place.taken() as databases:
            return _try_there(folder, identity, _elsewhere(place, databases))
    except drill_place.NoPlace as trouble:
        return 0, 0, str(trouble)


def _try_there(folder: Path, identity: Path, elsewhere: Mapping[str, str]) -> tuple[int, int, str]:
    words = ("--from", str(folder), "--identity", str(identity), "--replace")
    restored = _run(elsewhere, "dreamline_web", "restore", *words)
    if restored.returncode:
        return 0, 0, restored.stderr.strip().removeprefix("dreamline: ") or "The backup could not be restored."
    tried = _run(elsewhere, "django", "try_spaces")
    try:
        found = json.loads(tried.stdout)
        return int(found["opened"]), int(found["shut"]), ""
    except (ValueError, KeyError):
        return 0, 0, "The restored copy could not be opened."


def _elsewhere(place: Path, databases: Mapping[str, str]) -> dict[str, str]:
    """Our environment, aimed at the second place. The master key is the only thing both share."""
    return aimed_at(
        DJANGO_SETTINGS_MODULE="dreamline_web.settings",
        DREAMLINE_DATA=str(place),
        DREAMLINE_MASTER_KEY_FILE=str(settings.MASTER_KEY_FILE),
        **databases,
    )


def _run(environment: Mapping[str, str], module: str, *words: str) -> subprocess.CompletedProcess[str]:
    asked = [sys.executable, "-m", module, *words]
    return subprocess.run(asked, env=environment, capture_output=True, text=True, check=False)  # noqa: S603  # our own
