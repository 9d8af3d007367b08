"""What is done once a day by itself, such as forgetting what is too old to be kept.

An app hangs its chore in when it is ready (`AppConfig.ready`):

    housekeeping.chore("empty-trash", trash.empty_all)

A chore is a function that takes `now=` (an aware time) and does all of its work, in transactions of its own; what it
returns is not used. It may find that another process did part of it before. Its name stands in the log and in the
table of chores, so it says what is done and nothing about anybody.

`dreamline serve` runs `start(stop)` beside the server; `manage.py housekeeping` runs every chore at once. Where
several processes look after the same database, whoever claims a chore's row runs it, the others wait for tomorrow.
A chore that fails is logged (its kind of error and place, no content), the others go on, and it has its turn tomorrow.
"""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final, Protocol

from django.db import DatabaseError, connections
from django.utils import timezone

from dreamline_web.pages.models import Chore

if TYPE_CHECKING:
    from collections.abc import Iterable

SOON: Final = 60.0
"""Seconds after the start: the first pages come first."""
LOOK: Final = 900.0
"""Seconds between two looks whether a day has passed."""
EVERY: Final = timedelta(days=1)
_NEVER: Final = datetime(1970, 1, 1, tzinfo=UTC)
_log = logging.getLogger("dreamline.housekeeping")


class Work(Protocol):
    def __call__(self, *, now: datetime) -> object: ...


@dataclass(frozen=True, slots=True)
class Ran:
    """A chore that had its turn, and whether it came to its end."""

    name: str
    done: bool


_chores: dict[str, Work] = {}


def chore(name: str, work: Work) -> None:
    """Hangs a chore in; the same name again replaces it."""
    _chores[name] = work


def start(stop: threading.Event, *, soon: float = SOON, look: float = LOOK) -> threading.Thread:
    """A thread that runs each chore a little later and then once a day, until `stop` is set."""
    thread = threading.Thread(target=_look_after, args=(stop, soon, look), name="dreamline-housekeeping", daemon=True)
    thread.start()
    return thread


def run_due(*, now: datetime) -> list[Ran]:
    """Runs the chores nobody ran within a day."""
    return [_run(name, now=now) for name in _claimed(now=now, before=now - EVERY)]


def run_all(*, now: datetime) -> list[Ran]:
    """Runs every chore, whenever it ran last."""
    return [_run(name, now=now) for name in _claimed(now=now, before=now)]


def _look_after(stop: threading.Event, soon: float, look: float) -> None:
    wait = soon
    while not stop.wait(wait):
        try:
            run_due(now=timezone.now())
        except DatabaseError:
            _log.exception("the chores could not be looked up")
        finally:
            connections.close_all()
        wait = look


def _claimed(*, now: datetime, before: datetime) -> Iterable[str]:
    """The chores that are ours to run now. One conditional update each: nobody else gets the same."""
    for name in list(_chores):
        Chore.objects.get_or_create(name=name, defaults={"last_run": _NEVER})
        if Chore.objects.filter(name=name, last_run__lte=before).update(last_run=now):
            yield name


def _run(name: str, *, now: datetime) -> Ran:
    try:
        _chores[name](now=now)
    except Exception:  # noqa: BLE001  # whatever it was, the other chores go on
        _log.exception("%s did not come to its end; it has its turn tomorrow", name)
        return Ran(name, done=False)
    return Ran(name, done=True)
