"""A full disk: nothing half saved, one clear sentence, and deleting still works."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

import pytest
from django.db import OperationalError, connection
from django.http import HttpResponse

from dreamline_web.pages import full_disk

if TYPE_CHECKING:
    from pathlib import Path

    from django.http import HttpRequest
    from django.test import RequestFactory
    from pytest_django.fixtures import Settings


@pytest.mark.parametrize(
    ("trouble", "full"),
    [
        (OperationalError("database or disk is full"), True),
        (OperationalError("could not extend file: No space left on device"), True),
        (OSError(errno.ENOSPC, "No space left on device"), True),
        (OperationalError("database is locked"), False),
        (OSError(errno.EACCES, "Permission denied"), False),
        (ValueError("full"), False),
    ],
)
def test_a_full_disk_is_told_from_other_trouble(trouble: Exception, full: bool) -> None:  # noqa: FBT001  # a table
    assert full_disk.is_full(trouble) is full


@pytest.mark.django_db(transaction=True)
def test_sqlite_says_it_in_these_words() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL has no such limit to set")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA max_page_count")
        (before,) = cursor.fetchone()
        cursor.execute("CREATE TABLE filling (words TEXT)")
        cursor.execute("PRAGMA max_page_count = 1")
        try:
            with pytest.raises(OperationalError) as caught:
                cursor.executemany("INSERT INTO filling VALUES (%s)", [("x" * 5000,)] * 50)
        finally:
            cursor.execute(f"PRAGMA max_page_count = {before}")
            cursor.execute("DROP TABLE filling")
    assert full_disk.is_full(caught.value)


def test_the_page_says_what_to_do(rf: RequestFactory) -> None:
    answer = full_disk.FullDisk(lambda _request: HttpResponse()).process_exception(
        rf.get("/"), OSError(errno.ENOSPC, "")
    )
    assert answer is not None
    assert answer.status_code == 507
    assert b"deleting still works" in answer.content


def test_deleting_runs_again_without_the_ballast(tmp_path: Path, settings: Settings, rf: RequestFactory) -> None:
    settings.DATA = tmp_path
    (tmp_path / "ballast").write_bytes(b"x" * 100)
    tries = []

    @full_disk.frees_room
    def delete(_request: HttpRequest) -> HttpResponse:
        tries.append((tmp_path / "ballast").exists())
        if len(tries) == 1:
            raise OperationalError("database or disk is full")
        return HttpResponse("gone")

    assert delete(rf.post("/")).content == b"gone"
    assert tries == [True, False]


def test_other_trouble_is_not_tried_again(tmp_path: Path, settings: Settings, rf: RequestFactory) -> None:
    settings.DATA = tmp_path
    (tmp_path / "ballast").write_bytes(b"x")

    @full_disk.frees_room
    def delete(_request: HttpRequest) -> HttpResponse:
        raise OperationalError("database is locked")

    with pytest.raises(OperationalError):
        delete(rf.post("/"))
    assert (tmp_path / "ballast").exists()


def test_the_ballast_takes_real_room(tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.DATA = tmp_path
    monkeypatch.setattr(full_disk, "BALLAST", 100_000)
    full_disk.lay()
    laid = (tmp_path / "ballast").stat()
    assert laid.st_size == 100_000
    assert laid.st_blocks * 512 >= 100_000
    assert full_disk.release()
    assert not full_disk.release()
