"""Pages about what is open: sound at every width, by day and night, in both languages; without scripts; on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from test_browser import enter, faults, looked_at, opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.slow


def go_to_the_story_of_marco(page: Page, origin: str) -> None:
    page.goto(f"{origin}/story/opened-for-me/")
    page.get_by_role("link", name="Marco Bellini").click()
    page.wait_for_load_state()


def test_the_page_of_a_lead_is_sound(browser: Browser, origin: str) -> None:
    with opened(browser, origin) as (page, _):
        enter(page, origin, "Lena Sandberg")
        page.goto(f"{origin}/story/opened-for-me/")
        assert looked_at(page) == {}
        go_to_the_story_of_marco(page, origin)
        expect(page.locator("#picture .spot").first).to_be_visible()
        assert looked_at(page) == {}
        expect(page.locator("main form, main .moment-do")).to_have_count(0)


@pytest.mark.parametrize("address", ["/story/as-seen/", "/story/opened/"])
def test_the_pages_of_an_owner_are_sound(browser: Browser, origin: str, address: str) -> None:
    with opened(browser, origin) as (page, _):
        enter(page, origin, "Marco Bellini")
        page.goto(f"{origin}{address}")
        assert looked_at(page) == {}


def test_it_reads_without_scripts_and_on_paper(browser: Browser, origin: str) -> None:
    with opened(browser, origin, java_script_enabled=False) as (page, _):
        enter(page, origin, "Lena Sandberg")
        go_to_the_story_of_marco(page, origin)
        expect(page.get_by_role("heading", name="Physics in Padua instead of the bakery")).to_be_visible()
        page.emulate_media(media="print")
        expect(page.locator("#picture .picture").first).to_be_visible()
        expect(page.locator(".note")).to_be_hidden()


def test_it_is_there_in_swedish(browser: Browser, origin: str) -> None:
    with opened(browser, origin, locale="sv") as (page, _):
        enter(page, origin, "Marco Bellini")
        page.goto(f"{origin}/story/opened/")
        expect(page.get_by_role("heading", name="Vad du har öppnat")).to_be_visible()
        assert faults(page) == []
