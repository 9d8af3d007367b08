"""Two processes at the key ring in the same moment. SQLite lets one writer in at a time; PostgreSQL needs our lock."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeVar

import pytest
from django.db import connections

from dreamline_web.sealing import cipher, masters, ring
from dreamline_web.sealing.models import Erased, SpaceKey

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from concurrent.futures import Future
    from pathlib import Path

    from pytest_django.fixtures import Settings

NOW = datetime(2026, 10, 15, 9, 0, tzinfo=UTC)
ALIKE = 4711
T = TypeVar("T")
pytestmark = [
    pytest.mark.skipif(connections["keyring"].vendor == "sqlite", reason="needs PostgreSQL: CONTRIBUTING.md says how"),
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture(autouse=True)
def own_keys(settings: Settings, tmp_path: Path) -> Iterator[None]:
    settings.DATA = tmp_path
    settings.MASTER_KEY_FILE = tmp_path / "master-key"
    masters.forget()
    yield
    masters.forget()


@pytest.fixture
def half_way(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[threading.Event, threading.Event]]:
    """Whoever makes a key tells the first event and waits for the second, between reading the master and writing."""
    begun, go_on, original = threading.Event(), threading.Event(), cipher.new_key

    def slowly() -> bytes:
        begun.set()
        assert go_on.wait(20)
        return original()

    ring.new_space()
    with monkeypatch.context() as patched:
        patched.setattr(cipher, "new_key", slowly)
        yield begun, go_on
        go_on.set()


def beside(pool: ThreadPoolExecutor, verb: Callable[[], T]) -> Future[T]:
    """Does it in a thread with connections of its own, as another process would."""

    def done() -> T:
        try:
            return verb()
        finally:
            connections.close_all()

    return pool.submit(done)


def test_a_key_made_in_the_moment_of_a_rotation_gets_the_new_master(
    half_way: tuple[threading.Event, threading.Event], monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = half_way
    with ThreadPoolExecutor(2) as pool:
        made = beside(pool, lambda: ring.key_to_seal(ALIKE))
        assert begun.wait(20)
        with monkeypatch.context() as patched:
            patched.setattr(cipher, "new_key", lambda: b"n" * cipher.KEY)
            masters.add()
        rotated = beside(pool, ring.rewrap)
        with pytest.raises(TimeoutError):
            rotated.result(timeout=1)
        go_on.set()
        made.result(20)
        assert rotated.result(20) == 2
    assert set(SpaceKey.objects.values_list("master", flat=True)) == {2}


def test_a_key_made_in_the_moment_of_an_erasure_does_not_stay(
    half_way: tuple[threading.Event, threading.Event],
) -> None:
    begun, go_on = half_way
    with ThreadPoolExecutor(2) as pool:
        made = beside(pool, lambda: ring.key_to_seal(ALIKE))
        assert begun.wait(20)
        erased = beside(pool, lambda: ring.erase(ALIKE, now=NOW))
        with pytest.raises(TimeoutError):
            erased.result(timeout=1)
        go_on.set()
        erased.result(20)
        made.exception(20)
    assert Erased.objects.filter(space=ALIKE).exists()
    assert not SpaceKey.objects.filter(space=ALIKE).exists()


def test_two_who_seal_first_use_the_same_key() -> None:
    with ThreadPoolExecutor(8) as pool:
        spaces = [beside(pool, lambda: ring.key_to_seal(ALIKE)) for _ in range(8)]
        found = {key.result(20) is not None for key in spaces}
    assert found == {True}
    assert SpaceKey.objects.filter(space=ALIKE).count() == 1
