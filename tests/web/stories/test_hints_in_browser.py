"""What a browser shows where something is missing, and the page of a new moment with all its details."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from house import served
from playwright.sync_api import expect
from test_story_in_browser import refused
from test_story_page_use import moment, story

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def house() -> Iterator[str]:
    """A server of this file's own: its stories change."""
    with served() as address:
        yield address


def test_a_line_without_words_is_told_what_is_missing(browser: Browser, house: str) -> None:
    with refused(browser, house, "422") as page:
        line = page.locator("#quick-line")
        line.fill("2005")
        line.press("Enter")
        said = page.get_by_role("alert")
        expect(said).to_contain_text("Write what happened, too")
        expect(line).to_have_value("2005")
        line.fill("2005 Sailed to Gotland")
        line.press("Enter")
        expect(moment(page, "Sailed to Gotland")).to_be_visible()
        expect(said).to_have_count(0)


def test_a_value_without_a_word_is_asked_for_one(browser: Browser, house: str) -> None:
    with refused(browser, house, "422") as page:
        page.locator("#value-name").fill("   ")
        page.get_by_role("button", name="Add this value").click()
        expect(page.locator(".value-form .error")).to_contain_text("Write a word you stand for.")
        assert page.locator(".value-form [aria-invalid]").get_attribute("aria-describedby") == "value-name--error"


def test_a_new_moment_with_all_its_details_finds_another_picture(browser: Browser, house: str) -> None:
    with story(browser, house) as page:
        page.get_by_role("link", name="A moment with all its details").click()
        page.get_by_label("When").fill("2008")
        page.get_by_label("What happened").fill("Learned to splice")
        page.get_by_role("button", name="Another", exact=True).click()
        page.get_by_label("Look for").press_sequentially("anchor", delay=10)
        page.locator("#emojis [data-pick]").first.click()
        chosen = page.locator("input[name=emoji]:checked").input_value()
        assert chosen == "⚓"
        page.get_by_role("button", name="Add", exact=True).click()
        moment(page, "Learned to splice").locator("[data-open]").click()
        assert page.locator(".moment.is-open input[name=emoji]:checked").input_value() == chosen


def test_without_scripts_no_button_does_nothing(browser: Browser, house: str) -> None:
    with story(browser, house, java_script_enabled=False) as page:
        page.goto(f"{house}/story/moments/new/")
        expect(page.get_by_label("What happened")).to_be_visible()
        expect(page.get_by_role("button", name="Another")).to_have_count(0)
