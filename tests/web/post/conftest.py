"""A mail server for the tests of letters, and kinds of letters only tests know."""

from __future__ import annotations

from typing import TYPE_CHECKING

import post_office
import pytest
from mail_server import Box, mail_server

from dreamline_web.post import letters, server

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_django.fixtures import Settings


@pytest.fixture(autouse=True)
def kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(letters, "_kinds", dict(letters._kinds))  # noqa: SLF001  # put back after each test
    post_office.open_up()


@pytest.fixture
def box(settings: Settings) -> Iterator[Box]:
    """A mail server that takes everything, and the settings that point to it."""
    with mail_server(Box()) as box:
        settings.MAIL_SERVER = server.chosen(box.url)
        settings.MAIL_TIMEOUT = 5
        yield box
