"""A real house without the demo, and pages that note every complaint of the browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from real_house import House, real_house
from sign_in_pages import Visit, visiting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def tallvik() -> Iterator[House]:
    with real_house() as house:
        yield house


@pytest.fixture
def visit(browser: Browser, tallvik: House) -> Iterator[Visit]:
    with visiting(browser, tallvik) as found:
        yield found
