"""An open form in a real browser: photos, two versions, a lost connection, an old sign-in, leaving too early."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
from house import served
from playwright.sync_api import expect
from test_browser import enter, opened
from test_story_page_use import PHOTO, focused, moment, open_form, story

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Dialog, Locator, Page

pytestmark = pytest.mark.slow
WHY = "Why did you choose it?"


@pytest.fixture(scope="module")
def house() -> Iterator[str]:
    """A server of this file's own: its stories change."""
    with served() as address:
        yield address


def mark(form: Locator) -> None:
    """So that a test sees whether it is the same form afterwards."""
    form.evaluate("form => { form.dataset.same = 'yes'; }")


@contextmanager
def refused(browser: Browser, house: str, *expected: str) -> Iterator[Page]:
    """Marco's story where the browser itself will remark on what was refused on purpose."""
    with opened(browser, house) as (page, heard):
        enter(page, house, "Marco Bellini")
        page.goto(f"{house}/story/", wait_until="load")
        yield page
        heard.wrong = [line for line in heard.wrong if not any(one in line for one in expected)]


def is_state(form: Locator, state: str) -> None:
    expect(form.locator("[data-saving]")).to_have_attribute("data-state", state, timeout=9000)


def asks_before_leaving(page: Page) -> bool:
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    page.evaluate("() => { setTimeout(() => location.reload(), 0); }")
    page.wait_for_timeout(700)
    page.remove_listener("dialog", stay)
    return asked == ["beforeunload"]


def test_a_photo_renews_only_its_own_part(browser: Browser, house: str) -> None:
    with story(browser, house) as page:
        form = open_form(page, "Drummer in a band")
        mark(form)
        form.get_by_label(WHY).fill("we were loud")
        form.locator("input[type=file]").set_input_files(PHOTO)
        expect(form.get_by_label("What does the photo show?")).to_be_visible()
        expect(page.locator(".toast")).to_contain_text("has a photo")
        assert form.get_attribute("data-same") == "yes"
        assert form.get_by_label(WHY).input_value() == "we were loud"
        form.get_by_text("What should stay in view").click()
        form.get_by_role("button", name="Keep this part").click()
        expect(page.locator(".toast")).to_contain_text("is cropped anew")
        expect(form.get_by_label("From left to right")).to_be_visible()
        form.get_by_label(WHY).fill("we were very loud")
        is_state(form, "saved")
        form.get_by_role("button", name="Remove the photo").click()
        expect(form.get_by_label("What does the photo show?")).to_have_count(0)
        assert page.evaluate("document.activeElement.name") == "photo"
        expect(page.get_by_role("region", name="Two versions")).to_have_count(0)
        form.get_by_label(WHY).fill("we were loud indeed")
        is_state(form, "saved")
        page.keyboard.press("Escape")
        expect(moment(page, "Drummer in a band")).to_contain_text("we were loud indeed")


def test_what_is_no_photo_is_said_beside_it(browser: Browser, house: str, tmp_path: Path) -> None:
    letter = tmp_path / "letter.jpg"
    letter.write_text("Dear Nonno")
    with story(browser, house) as page:
        form = open_form(page, "Up at four with Nonno, learning")
        mark(form)
        form.locator("input[type=file]").set_input_files(letter)
        expect(form.get_by_role("alert")).to_contain_text("photo")
        assert form.get_attribute("data-same") == "yes"


def test_a_photo_too_large_to_send_is_said(browser: Browser, house: str) -> None:
    with refused(browser, house, "413") as page:
        page.route("**/photo/", lambda route: route.fulfill(status=413, body=""))
        form = open_form(page, "Up at four with Nonno, learning")
        form.locator("input[type=file]").set_input_files(PHOTO)
        expect(page.locator(".toast")).to_contain_text("too large to send")


def test_both_of_two_versions_can_stay(browser: Browser, house: str) -> None:
    with story(browser, house) as one, story(browser, house) as two:
        mine, other = open_form(one, "Failed thermodynamics"), open_form(two, "Failed thermodynamics")
        mine.get_by_label("What happened").fill("Failed thermodynamics twice")
        is_state(mine, "saved")
        other.get_by_label("What happened").fill("Failed physics")
        both = two.get_by_role("region", name="Two versions")
        expect(both).to_contain_text("adds yours as a second moment")
        both.get_by_role("button", name="Keep both").click()
        expect(moment(two, "Failed thermodynamics twice")).to_have_count(1)
        expect(moment(two, "Failed physics")).to_have_count(1)
        two.get_by_role("button", name="Undo").last.click()
        expect(moment(two, "Failed physics")).to_have_count(0)


def test_the_other_of_two_versions_opens_as_it_is_kept(browser: Browser, house: str) -> None:
    with story(browser, house) as one, story(browser, house) as two:
        mine, other = open_form(one, "Half a year"), open_form(two, "Half a year")
        mine.get_by_label(WHY).fill("written first")
        is_state(mine, "saved")
        other.get_by_label(WHY).fill("written second")
        both = two.get_by_role("region", name="Two versions")
        expect(both).to_contain_text("writes your words below the others")
        both.get_by_role("link", name="Keep the other").click()
        expect(two.locator(".moment.is-open").get_by_label(WHY)).to_have_value("written first")


def test_leaving_with_words_not_sent_asks_first(browser: Browser, house: str) -> None:
    with story(browser, house) as page:
        assert not asks_before_leaving(page)
        page.locator("#quick-line").press_sequentially("2010 Built a", delay=5)
        assert asks_before_leaving(page)
        page.locator("#quick-line").fill("")
        assert not asks_before_leaving(page)
        page.route("**/change/", lambda route: route.abort())
        form = open_form(page, "Elsa was born")
        form.get_by_label(WHY).fill("at four")
        is_state(form, "waiting")
        assert asks_before_leaving(page)
        page.unroute("**/change/")
        is_state(form, "saved")
        assert not asks_before_leaving(page)


def test_a_line_stays_when_the_server_cannot_be_reached(browser: Browser, house: str) -> None:
    with refused(browser, house, "Failed to fetch", "ERR_FAILED") as page:
        page.route("**/moments/", lambda route: route.abort())
        page.locator("#quick-line").fill("2010 Built a boat")
        page.locator("#quick-line").press("Enter")
        expect(page.locator(".toast")).to_contain_text("Your words are still here")
        expect(page.locator("#quick-line")).to_have_value("2010 Built a boat")
        page.unroute("**/moments/")
        page.locator("#quick-line").press("Enter")
        expect(moment(page, "Built a boat")).to_have_count(1)
        expect(page.locator("#quick-line")).to_have_value("")


@pytest.mark.parametrize("status", [400, 403, 413, 500])
def test_a_refused_line_stays_and_something_is_said(browser: Browser, house: str, status: int) -> None:
    with refused(browser, house, f"{status}") as page:
        page.route("**/moments/", lambda route: route.fulfill(status=status, body="no"))
        page.locator("#quick-line").fill("2010 Built a bicycle")
        page.locator("#quick-line").press("Enter")
        expect(page.locator(".toast")).to_contain_text("still here")
        expect(page.locator("#quick-line")).to_have_value("2010 Built a bicycle")


def test_an_old_key_is_renewed_and_the_words_are_saved(browser: Browser, house: str) -> None:
    with refused(browser, house, "403") as page:
        form = open_form(page, "Sunday bread")
        page.evaluate(
            "document.querySelectorAll('[name=csrfmiddlewaretoken]').forEach(one => one.value = 'x'.repeat(64))"
        )
        form.get_by_label(WHY).fill("crust")
        is_state(form, "saved")


def test_who_was_signed_out_writes_on_and_it_is_saved_after_coming_back(browser: Browser, house: str) -> None:
    with refused(browser, house, "403", "404") as page:
        form = open_form(page, "Sunday bread")
        page.context.clear_cookies()
        form.get_by_label(WHY).fill("crust and crumb")
        is_state(form, "waiting")
        assert form.get_by_label(WHY).input_value() == "crust and crumb"
        second = page.context.new_page()
        enter(second, house, "Marco Bellini")
        is_state(form, "saved")
        second.close()


def test_a_date_holds_its_moment_in_place_and_says_so(browser: Browser, house: str) -> None:
    with story(browser, house) as page:
        before = page.locator("#list h4").all_inner_texts()
        moment(page, "Three generations").locator("[data-open]").focus()
        page.keyboard.press("Alt+ArrowDown")
        expect(page.locator(".toast")).to_contain_text("This moment stands where its date says.")
        assert page.locator("#list h4").all_inner_texts() == before
        assert focused(page).startswith("Change: Three generations")


def test_undo_and_redo_by_keys_and_all_keys_at_hand(browser: Browser, house: str) -> None:
    with story(browser, house) as page:
        page.locator("#quick-line").fill("2012 Sang in a choir")
        page.locator("#quick-line").press("Enter")
        expect(moment(page, "Sang in a choir")).to_have_count(1)
        page.locator("#all-moments").focus()
        page.keyboard.press("Control+z")
        expect(moment(page, "Sang in a choir")).to_have_count(0)
        page.locator("#all-moments").focus()
        page.keyboard.press("Control+y")
        expect(moment(page, "Sang in a choir")).to_have_count(1)
        page.keyboard.press("?")
        keys = page.locator("#keys")
        expect(keys).to_be_visible()
        page.keyboard.press("Escape")
        expect(keys).to_be_hidden()
        page.locator("#all-moments").focus()
        page.keyboard.press("Control+z")
        expect(moment(page, "Sang in a choir")).to_have_count(0)


def test_without_scripts_both_versions_can_stay_and_mistakes_keep_all(browser: Browser, house: str) -> None:
    context: dict[str, Any] = {"java_script_enabled": False}
    with story(browser, house, **context) as one, story(browser, house, **context) as two:
        for page in (one, two):
            page.get_by_role("link", name=re.compile("Change: My apprentice")).click()
        one.locator("textarea[name=text]").fill("My first apprentice")
        one.get_by_role("button", name="Done").click()
        two.locator("textarea[name=text]").fill("An apprentice of ours")
        two.locator("input[name=when]").fill("who knows")
        two.get_by_role("button", name="Done").click()
        expect(two.locator("textarea[name=text]")).to_have_value("An apprentice of ours")
        expect(two.locator(".error")).to_contain_text("“who knows”")
        two.locator("input[name=when]").fill("2023")
        two.get_by_role("button", name="Done").click()
        expect(two.get_by_role("heading", level=1)).to_have_text("Two versions")
        expect(two.locator("main")).to_contain_text("has to be chosen again")
        two.get_by_role("button", name="Keep both").click()
        expect(moment(two, "My first apprentice")).to_have_count(1)
        expect(moment(two, "An apprentice of ours")).to_have_count(1)


def test_without_scripts_a_photo_is_added_and_what_was_removed_comes_back(browser: Browser, house: str) -> None:
    with story(browser, house, java_script_enabled=False) as page:
        page.get_by_role("link", name=re.compile("Change: Physics in Padua")).click()
        page.locator("input[type=file]").set_input_files(PHOTO)
        page.get_by_role("button", name="Add the photo").click()
        expect(page.locator(".toast")).to_contain_text("has a photo")
        expect(moment(page, "Physics in Padua").locator("img.photo")).to_have_count(1)
        moment(page, "Physics in Padua").locator("summary").click()
        moment(page, "Physics in Padua").get_by_role("button", name="Remove").click()
        expect(moment(page, "Physics in Padua")).to_have_count(0)
        page.get_by_role("link", name="Recently removed").click()
        page.locator(".removed li", has_text="Physics in Padua").get_by_role("button").click()
        expect(moment(page, "Physics in Padua").locator("img.photo")).to_have_count(1)
