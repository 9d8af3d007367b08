"""Closing an open form in a browser: only when what was typed is with the server; and a new chapter from a form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from house import served
from playwright.sync_api import expect
from test_story_in_browser import asks_before_leaving, is_state, refused
from test_story_page_use import moment, open_form, story

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page, Route

pytestmark = pytest.mark.slow
WHY = "Why did you choose it?"


@pytest.fixture(scope="module")
def house() -> Iterator[str]:
    """A server of this file's own: its stories change."""
    with served() as address:
        yield address


def chapters(page: Page) -> list[str]:
    page.reload()
    return page.locator("#list .chapter h3").all_inner_texts()


def test_escape_keeps_both_versions_in_sight(browser: Browser, house: str) -> None:
    with refused(browser, house, "409") as page:
        other = page.context.new_page()
        other.goto(f"{house}/story/")
        form, theirs = open_form(page, "Drummer in a band"), open_form(other, "Drummer in a band")
        theirs.get_by_label(WHY).fill("it was loud")
        is_state(theirs, "saved")
        form.get_by_label(WHY).fill("we were young")
        form.get_by_label(WHY).press("Escape")
        expect(page.get_by_role("button", name="Keep mine")).to_be_visible()
        assert form.get_by_label(WHY).input_value() == "we were young"
        page.get_by_role("button", name="Keep mine").click()
        expect(moment(page, "Drummer in a band")).to_contain_text("we were young")


def test_escape_waits_for_a_server_that_breaks(browser: Browser, house: str) -> None:
    def broken(route: Route) -> None:
        route.fulfill(status=500, body="")

    with refused(browser, house, "500") as page:
        form = open_form(page, "Drummer in a band")
        page.route("**/change/", broken)
        form.get_by_label(WHY).fill("nobody heard it")
        form.get_by_label(WHY).press("Escape")
        is_state(form, "waiting")
        assert form.get_by_label(WHY).input_value() == "nobody heard it"
        page.unroute("**/change/", broken)
        form.get_by_label(WHY).press("Escape")
        expect(moment(page, "Drummer in a band")).to_contain_text("nobody heard it")


def test_escape_stays_with_what_is_not_understood(browser: Browser, house: str) -> None:
    with refused(browser, house, "422") as page:
        form = open_form(page, "Drummer in a band")
        form.get_by_label("When").fill("long ago, far away")
        form.get_by_label("When").press("Escape")
        is_state(form, "wrong")
        expect(form.locator(".error")).to_be_visible()
        assert asks_before_leaving(page)
        form.get_by_label("When").fill("1995")
        is_state(form, "saved")
        expect(form.locator("[aria-invalid]")).to_have_count(0)


def test_a_new_chapter_is_made_once_when_its_name_is_whole(browser: Browser, house: str) -> None:
    with story(browser, house) as page:
        before = chapters(page)
        form = open_form(page, "Drummer in a band")
        form.get_by_label("Chapter", exact=True).select_option("new")
        is_state(form, "saved")
        name = form.get_by_label("Name of the new chapter")
        name.press_sequentially("Har", delay=20)
        page.wait_for_timeout(1200)
        name.press_sequentially("bour", delay=20)
        page.wait_for_timeout(1200)
        form.get_by_label(WHY).click()
        is_state(form, "saved")
        expect(form.get_by_label("Chapter", exact=True).locator("option:checked")).to_have_text("Harbour")
        form.get_by_label(WHY).fill("the sea was near")
        is_state(form, "saved")
        assert sorted({*chapters(page)} - {*before}) == ["Harbour"]
        page.get_by_role("button", name="Undo").first.click()


def test_escape_makes_the_chapter_that_was_just_named(browser: Browser, house: str) -> None:
    with story(browser, house) as page:
        form = open_form(page, "Drummer in a band")
        form.get_by_label("Chapter", exact=True).select_option("new")
        form.get_by_label("Name of the new chapter").fill("Noise")
        form.get_by_label("Name of the new chapter").press("Escape")
        expect(form).to_have_count(0)
        page.reload()
        expect(page.locator("#list .chapter", has_text=re.compile("Noise"))).to_contain_text("Drummer in a band")
