"""The daily chores: each runs once a day, whoever looks, and one that fails hinders no other."""

from __future__ import annotations

import logging
import threading
from datetime import UTC, datetime, timedelta
from io import StringIO
from typing import TYPE_CHECKING

import pytest
from django.core.management import CommandError, call_command

from dreamline_web.pages import housekeeping, once
from dreamline_web.pages.housekeeping import Ran
from dreamline_web.pages.models import Chore, Sent

if TYPE_CHECKING:
    from collections.abc import Iterator

NOW = datetime(2026, 10, 15, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def _only_own_chores(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as change:
        change.setattr(housekeeping, "_chores", {})
        yield


def hung(name: str = "sweep") -> list[datetime]:
    """The times at which a chore ran."""
    ran: list[datetime] = []
    housekeeping.chore(name, lambda *, now: ran.append(now))
    return ran


def fail(*, now: datetime) -> None:
    raise RuntimeError(f"Drummer in a band, {now}")


@pytest.mark.django_db
def test_it_runs_once_a_day() -> None:
    ran = hung()
    for later in (0, 1, 23, 24, 25, 49):
        housekeeping.run_due(now=NOW + later * HOUR)
    assert ran == [NOW, NOW + 24 * HOUR, NOW + 49 * HOUR]


@pytest.mark.django_db
def test_a_chore_claimed_by_somebody_else_waits() -> None:
    ran = hung()
    Chore.objects.create(name="sweep", last_run=NOW - HOUR)
    assert housekeeping.run_due(now=NOW) == []
    assert ran == []


@pytest.mark.django_db
def test_one_that_fails_hinders_no_other_and_tells_no_content(caplog: pytest.LogCaptureFixture) -> None:
    from dreamline_web.pages.quiet_log import Quiet  # noqa: PLC0415  # reads nothing before settings

    housekeeping.chore("burn", fail)
    ran = hung()
    with caplog.at_level(logging.ERROR, logger="dreamline.housekeeping"):
        assert housekeeping.run_due(now=NOW) == [Ran("burn", done=False), Ran("sweep", done=True)]
    said = "".join(Quiet().format(record) for record in caplog.records)
    assert "burn did not come to its end" in said
    assert "RuntimeError" in said
    assert "Drummer" not in said
    assert ran == [NOW]


@pytest.mark.django_db
def test_the_command_runs_all_of_them_now() -> None:
    ran = hung()
    housekeeping.run_due(now=NOW)
    said = StringIO()
    call_command("housekeeping", stdout=said)
    assert said.getvalue() == "sweep: done\n"
    assert len(ran) == 2
    housekeeping.chore("burn", fail)
    with pytest.raises(CommandError):
        call_command("housekeeping", stdout=said)


@pytest.mark.django_db(transaction=True)
def test_two_that_look_at_once_run_it_once() -> None:
    ran = hung()
    started, stop = threading.Barrier(3), threading.Event()

    def look() -> None:
        started.wait()
        housekeeping._look_after(stop, 0.0, 60.0)  # noqa: SLF001  # what the thread of `start` does

    threads = [threading.Thread(target=look) for _ in range(2)]
    for thread in threads:
        thread.start()
    started.wait()
    stop_later = threading.Timer(1.5, stop.set)
    stop_later.start()
    for thread in threads:
        thread.join(10)
    assert len(ran) == 1


@pytest.mark.django_db(transaction=True)
def test_the_thread_begins_a_little_later_and_ends_with_the_server() -> None:
    worked, stop = threading.Event(), threading.Event()

    def work(*, now: datetime) -> None:
        assert now.tzinfo
        worked.set()

    housekeeping.chore("sweep", work)
    thread = housekeeping.start(stop, soon=0.01, look=60)
    assert worked.wait(10)
    stop.set()
    thread.join(10)
    assert not thread.is_alive()


@pytest.mark.django_db
def test_keys_of_forms_are_forgotten_after_three_days() -> None:
    for days in (1, 4):
        Sent.objects.create(key=f"{days:032x}", by="1", at=NOW - timedelta(days=days))
    housekeeping.chore("forget-form-keys", once.forget)
    housekeeping.run_due(now=NOW)
    assert [sent.key.int for sent in Sent.objects.all()] == [1]
