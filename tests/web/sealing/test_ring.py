"""One key a space: looked up once a request, wrapped by the newest master, gone for good once erased."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.core.management import call_command
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connection, connections

from dreamline_web.sealing import envelope, ledger, masters, readiness, ring
from dreamline_web.sealing.models import Erased, Proof, SpaceKey

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytest_django.fixtures import DjangoAssertNumQueries, Settings

NOW = datetime(2026, 10, 15, 9, 0, tzinfo=UTC)
PLACE: dict[str, Any] = {"table": "stories.moment", "field": "document", "row": 1}
pytestmark = pytest.mark.django_db


@pytest.fixture
def requests() -> Iterator[None]:
    """The signals of a request close no connection here, as in Django's own test client: the test's rows hang on it."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture(autouse=True)
def own_keys(settings: Settings, tmp_path: Path) -> Iterator[None]:
    """A folder, a master key and a list of erased spaces for each test alone."""
    settings.DATA = tmp_path
    settings.MASTER_KEY_FILE = tmp_path / "master-key"
    masters.forget()
    yield
    masters.forget()


@pytest.mark.usefixtures("requests")
def test_a_key_is_looked_up_once_a_request(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    space = ring.new_space()
    sealed = envelope.seal(b"told", space=space, **PLACE)
    request_started.send(sender=None)
    with django_assert_num_queries(1, using="keyring"), django_assert_num_queries(0):
        for _ in range(60):
            envelope.open_sealed(sealed, space=space, **PLACE)
            envelope.seal(b"told", space=space, **PLACE)
    request_finished.send(sender=None)
    with django_assert_num_queries(1, using="keyring"):
        envelope.open_sealed(sealed, space=space, **PLACE)


@pytest.mark.usefixtures("requests")
def test_a_space_erased_elsewhere_is_closed_from_the_next_request_on() -> None:
    space = ring.new_space()
    sealed = envelope.seal(b"told", space=space, **PLACE)
    request_started.send(sender=None)
    envelope.open_sealed(sealed, space=space, **PLACE)
    SpaceKey.objects.filter(space=space).delete()  # as another process does
    request_finished.send(sender=None)
    request_started.send(sender=None)
    with pytest.raises(envelope.CannotOpen):
        envelope.open_sealed(sealed, space=space, **PLACE)
    request_finished.send(sender=None)


def test_keys_and_erased_spaces_stand_in_the_ring_alone() -> None:
    assert set(connections["keyring"].introspection.table_names()) == {
        "django_migrations",
        "sealing_erased",
        "sealing_spacekey",
    }
    assert not {"sealing_erased", "sealing_spacekey"} & set(connection.introspection.table_names())
    assert "sealing_proof" in connection.introspection.table_names()


def test_the_key_itself_is_nowhere_in_the_ring() -> None:
    space = ring.new_space()
    row = SpaceKey.objects.get(space=space)
    key = masters.of(row.master).unwrap(bytes(row.wrapped), space=space)
    assert key not in bytes(row.wrapped)
    with pytest.raises(ValueError, match="cannot be opened"):
        masters.of(row.master).unwrap(bytes(row.wrapped), space=space + 1)


def test_a_rotated_master_opens_what_was_sealed_before(settings: Settings) -> None:
    spaces = [ring.new_space() for _ in range(5)]
    sealed = {space: envelope.seal(b"told", space=space, **PLACE) for space in spaces}
    old = settings.MASTER_KEY_FILE.read_text(encoding="ascii")
    call_command("rotate_master", stdout=io.StringIO())
    assert set(SpaceKey.objects.values_list("master", flat=True)) == {2}
    assert settings.MASTER_KEY_FILE.stat().st_mode & 0o777 == 0o600
    assert set(masters.read(settings.MASTER_KEY_FILE)) == {1, 2}
    settings.MASTER_KEY_FILE.write_text(settings.MASTER_KEY_FILE.read_text(encoding="ascii").replace(old, ""))
    masters.forget()
    for space in spaces:
        assert envelope.open_sealed(sealed[space], space=space, **PLACE) == b"told"


def test_a_process_that_knew_only_the_old_master_reads_the_new_one(settings: Settings) -> None:
    space = ring.new_space()
    sealed = envelope.seal(b"told", space=space, **PLACE)
    known = dict(masters._known)  # noqa: SLF001  # what the other process still holds
    masters.add()
    ring.rewrap()
    masters._known.clear()  # noqa: SLF001  # as above
    masters._known.update(known)  # noqa: SLF001  # as above
    assert envelope.open_sealed(sealed, space=space, **PLACE) == b"told"
    assert settings.MASTER_KEY_FILE.exists()


def test_a_process_that_knew_only_the_old_master_makes_keys_with_the_new_one() -> None:
    ring.new_space()
    known = dict(masters._known)  # noqa: SLF001  # what the other process still holds
    masters.add()
    ring.rewrap()
    masters._known.clear()  # noqa: SLF001  # as above
    masters._known.update(known)  # noqa: SLF001  # as above
    ring.new_space()
    assert set(SpaceKey.objects.values_list("master", flat=True)) == {2}


def test_without_its_master_a_used_ring_says_so_and_makes_no_new_one(settings: Settings) -> None:
    sealed = envelope.seal(b"told", space=ring.new_space(), **PLACE)
    settings.MASTER_KEY_FILE.unlink()
    masters.forget()
    for attempt in (ring.new_space, readiness.make_ready):
        with pytest.raises(masters.BadMaster, match=r"The master key .* is missing; bring it back"):
            attempt()
    assert not settings.MASTER_KEY_FILE.exists()
    assert sealed


def test_what_was_erased_stays_erased_when_an_old_ring_comes_back() -> None:
    mine, yours = ring.new_space(), ring.new_space()
    sealed = {space: envelope.seal(b"told", space=space, **PLACE) for space in (mine, yours)}
    yesterday = list(SpaceKey.objects.values())
    ring.erase(mine, now=NOW)
    SpaceKey.objects.all().delete()
    Erased.objects.all().delete()
    SpaceKey.objects.bulk_create(SpaceKey(**row) for row in yesterday)  # the restore
    assert ring.replay() == 1
    assert ring.replay() == 0
    with pytest.raises(envelope.CannotOpen):
        envelope.open_sealed(sealed[mine], space=mine, **PLACE)
    assert envelope.open_sealed(sealed[yours], space=yours, **PLACE) == b"told"


def test_a_key_that_came_back_opens_nothing_even_before_the_replay() -> None:
    space = ring.new_space()
    sealed = envelope.seal(b"told", space=space, **PLACE)
    back = SpaceKey.objects.filter(space=space).values().get()
    ring.erase(space, now=NOW)
    SpaceKey.objects.create(**back)
    with pytest.raises(envelope.CannotOpen):
        envelope.open_sealed(sealed, space=space, **PLACE)


def test_an_erasure_a_crash_cut_short_is_done_at_the_next_start() -> None:
    space = ring.new_space()
    ledger.note(space, at=NOW)  # and then the power went
    readiness.make_ready()
    assert not SpaceKey.objects.filter(space=space).exists()
    assert Erased.objects.get(space=space).at == NOW


def test_the_list_of_erased_spaces_survives_a_line_cut_short() -> None:
    ledger.note(12, at=NOW)
    with ledger.path().open("ab") as file:
        file.write(b"34 2026-10-1")
    ledger.note(56, at=NOW + timedelta(days=1))
    assert ledger.read() == {12: NOW, 56: NOW + timedelta(days=1)}
    assert ledger.path().stat().st_mode & 0o777 == 0o600


def test_a_lost_list_is_written_again_from_the_ring() -> None:
    ring.erase(ring.new_space(), now=NOW)
    kept = ledger.read()
    ledger.path().unlink()
    ring.replay()
    assert ledger.read() == kept


def test_database_and_ring_of_two_installations_are_refused() -> None:
    readiness.make_ready()
    readiness.make_ready()
    SpaceKey.objects.all().delete()
    ring.new_space()
    with pytest.raises(readiness.NotTogether, match=r"The key ring does not open this database; bring back"):
        readiness.make_ready()
    assert Proof.objects.count() == 1
