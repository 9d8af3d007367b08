"""Settings for the tests of the web application, and servers and a browser to look at it with."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from house import served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

_folder = tempfile.TemporaryDirectory(prefix="dreamline-tests-")
DATA = Path(_folder.name)
Path(DATA, "static").mkdir()
CHOSEN = {"DREAMLINE_DATA": str(DATA), "DREAMLINE_DEMO": "1", "DJANGO_SETTINGS_MODULE": "dreamline_web.settings"}
CHOSEN |= {
    name: os.environ[f"TEST_{name}"]
    for name in ("DATABASE_URL", "DREAMLINE_KEYRING_URL")
    if f"TEST_{name}" in os.environ
}
"""The same tests on PostgreSQL (CONTRIBUTING.md says how)."""
for name in [name for name in os.environ if name.startswith("DREAMLINE_") or name in {"DATABASE_URL", "PORT"}]:
    del os.environ[name]
os.environ |= CHOSEN

import django  # noqa: E402  # settings are read from the environment above

django.setup()
for name in {"DATABASE_URL", "DREAMLINE_KEYRING_URL"} & CHOSEN.keys():
    del os.environ[name]  # a real server, each with a data folder of its own, has its own database in it

from django.conf import settings  # noqa: E402  # as above

settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
"""Tests without a browser need no hashed names; those with one run the real server."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A test that opens the database opens the key ring too."""
    for item in items:
        marks = list(item.iter_markers("django_db"))
        for mark in marks:
            mark.kwargs.setdefault("databases", "__all__")
        if not marks and {"db", "transactional_db"} & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.django_db(databases="__all__"))


@pytest.fixture(scope="session")
def origin() -> Iterator[str]:
    """Dreamline as people run it."""
    with served() as address:
        yield address


@pytest.fixture(scope="session")
def development() -> Iterator[str]:
    """Dreamline with the page of all parts."""
    with served(DREAMLINE_DEBUG="1") as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  # only browser tests need it

    with sync_playwright() as tools:
        chromium = tools.chromium.launch(executable_path="/usr/bin/chromium")
        yield chromium
        chromium.close()
