"""On a full disk a story takes in nothing more, and what its owner lets go still goes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.db import OperationalError

from dreamline_web.pages import once

if TYPE_CHECKING:
    from pathlib import Path

    from pytest_django.fixtures import Settings
    from story_visitors import Visitor


@pytest.fixture
def ballast(tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Path:
    """While it lies there, no form's key can be written."""
    settings.DATA = tmp_path
    lying = tmp_path / "ballast"
    real = once.turn

    def full(*args: Any, **more: Any) -> Any:
        if lying.exists():
            raise OperationalError("database or disk is full")
        return real(*args, **more)

    monkeypatch.setattr(once, "turn", full)
    return lying


def test_letting_go_still_works(marco: Visitor, ballast: Path) -> None:
    moment, photo = marco.moment("Drummer"), marco.moment("Half a year")
    draft = marco.post("/story/paste/", lines="1998 Sang")["Location"]
    for address in (
        f"/story/moments/{photo}/photo/removal/",
        f"/story/moments/{moment}/removal/",
        f"/story/removed/moment/{moment}/erasure/",
        f"{draft}removal/",
    ):
        ballast.write_bytes(b" ")
        assert marco.post(address).status_code == 303, address
        assert not ballast.exists()
    marco.post(f"/story/moments/{photo}/removal/")
    ballast.write_bytes(b" ")
    assert marco.post("/story/removed/erasure/").status_code == 303
    assert marco.get("/story/removed/").context["removed"] == ()


def test_nothing_more_comes_in_and_the_reserve_stays(marco: Visitor, ballast: Path) -> None:
    ballast.write_bytes(b" ")
    marco.client.raise_request_exception = False
    assert marco.post("/story/moments/", line="1998 Sang").status_code == 507
    assert ballast.exists()
