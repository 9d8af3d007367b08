"""One browser for all tests of a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browser import browser_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    with browser_page() as opened:
        yield opened
