"""Every page of sign-in as people see it: axe finds nothing, nothing is too wide, the browser does not complain."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from real_house import real_house
from sign_in_pages import app_code, visiting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser
    from real_house import House
    from sign_in_pages import Visit

pytestmark = pytest.mark.slow
MAJA = "maja@tallvik.example"
SHOTS = os.environ.get("SIGNIN_SHOTS", "")
"""A folder for pictures of all pages, to look at them by hand."""
WINDOWS: dict[str, dict[str, Any]] = {
    "day": {"viewport": {"width": 1440, "height": 900}, "color_scheme": "light"},
    "night": {"viewport": {"width": 1440, "height": 900}, "color_scheme": "dark"},
    "phone": {"viewport": {"width": 390, "height": 844}, "color_scheme": "light", "has_touch": True},
    "phone-night": {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark", "locale": "sv"},
}


@pytest.fixture(scope="module")
def with_company() -> Iterator[House]:
    where = {"DREAMLINE_OIDC_ISSUER": "http://localhost:9", "DREAMLINE_OIDC_CLIENT": "x"}
    with real_house(**where, DREAMLINE_OIDC_NAME="Tallvik") as house:
        yield house


@pytest.mark.parametrize("name", WINDOWS)
def test_pages_are_sound(browser: Browser, with_company: House, name: str) -> None:
    with visiting(browser, with_company, reduced_motion="reduce", **WINDOWS[name]) as visit:
        look = _looker(visit, name)
        before = len(visit.house.post.codes(MAJA))
        visit.open("/sign-in/")
        look("page")
        visit.page.locator("#address").fill(MAJA)
        visit.page.locator("form[action='/sign-in/ask/'] button").click()
        visit.page.wait_for_url("**/code/")
        look("code")
        visit.page.locator("#code").fill(visit.house.post.code(MAJA, count=before + 1))
        visit.page.keyboard.press("Enter")
        visit.page.wait_for_url("**/story/")
        for place in ("secure", "sittings", "address", "prove"):
            visit.open(f"/sign-in/{place}/")
            look(place)
        if name == "phone-night":
            _code_app(visit, look)
        assert visit.complaints == []


def _code_app(visit: Visit, look: Any) -> None:
    visit.open("/sign-in/secure/")
    visit.page.locator("form[action$='app/begin/'] button").click()
    look("app")
    visit.page.locator("#code").fill(app_code(visit.page.locator(".secret").inner_text()))
    visit.page.locator("form[action$='secure/app/'] button").click()
    look("recovery")
    visit.page.locator("a.is-main").click()
    look("secured")


def _looker(visit: Visit, name: str) -> Any:
    def look(place: str) -> None:
        visit.page.wait_for_load_state("networkidle")
        if SHOTS:
            visit.page.screenshot(path=Path(SHOTS, f"{place}-{name}.png"), full_page=True)
        found = Axe().run(visit.page)
        assert found.violations_count == 0, f"{place}, {name}: {found.generate_report()}"
        wide = visit.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{place}, {name} is {wide} px wider than its window"

    return look
