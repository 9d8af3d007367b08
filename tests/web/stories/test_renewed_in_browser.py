"""What is renewed piece by piece is, afterwards, what a page loaded anew shows; and no emoji is ever missing."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode

import pytest
from house import served
from playwright.sync_api import expect
from test_browser import enter, opened

from dreamline.emoji import art

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.slow
SHOWN = """() => {
  const plain = (found) => {
    const copy = found.cloneNode(true);
    copy.querySelectorAll("[name=once], [name=csrfmiddlewaretoken]").forEach((field) => field.remove());
    for (const one of [copy, ...copy.querySelectorAll("*")]) {
      one.classList.remove("is-new");
      ["data-htmx-powered", "tabindex", "data-tried"].forEach((name) => one.removeAttribute(name));
      if (!one.getAttribute("class")) one.removeAttribute("class");
    }
    return copy.outerHTML;
  };
  return ["#picture", "#list"].map((part) => plain(document.querySelector(part)));
}"""
HOLES = """() => [...document.querySelectorAll("use")]
  .map((use) => use.getAttribute("href") ?? use.getAttribute("xlink:href"))
  .filter((goal) => goal.startsWith("#") && !document.getElementById(goal.slice(1)))"""
TWICE = """() => {
  const ids = [...document.querySelectorAll("#emoji-art [id], #picture [id], #list [id]")].map((one) => one.id);
  return ids.filter((id, at) => ids.indexOf(id) < at);
}"""


@pytest.fixture(scope="module")
def house() -> Iterator[str]:
    """A server of this file's own: its stories change."""
    with served() as address:
        yield address


def shown(page: Page) -> list[str]:
    page.wait_for_timeout(1100)  # what is new has grown
    found: list[str] = page.evaluate(SHOWN)
    return found


def is_as_loaded(page: Page, house: str) -> None:
    """The page as it stands is the one a visitor would get now; every emoji is defined, and once."""
    assert page.evaluate(HOLES) == []
    assert page.evaluate(TWICE) == []
    now = shown(page)
    page.goto(f"{house}/story/", wait_until="networkidle")
    for stands, loaded in zip(now, shown(page), strict=True):
        assert stands == loaded


def add(page: Page, line: str) -> None:
    before = page.locator(".spot").count()
    page.locator("#quick-line").fill(line)
    page.locator("#quick-line").press("Enter")
    expect(page.locator(".spot")).to_have_count(before + 1)
    expect(page.locator("#quick-line")).to_have_value("")


def undo(page: Page) -> None:
    before = page.locator(".spot").count()
    page.locator("#toasts [data-undo]").click()
    expect(page.locator(".spot")).not_to_have_count(before)


def test_a_picture_and_list_renewed_are_those_of_a_page_loaded_anew(browser: Browser, house: str) -> None:
    with opened(browser, house, viewport={"width": 1440, "height": 900}) as (page, _):
        enter(page, house, "Marco Bellini")
        page.goto(f"{house}/story/", wait_until="networkidle")
        add(page, "2005 Moved to Linköping to study engineering")
        is_as_loaded(page, house)
        add(page, "1999 A volcano and a kangaroo")
        undo(page)
        is_as_loaded(page, house)
        add(page, "2011 Learned to sail")
        page.locator("#list .moment summary").nth(2).click()
        page.locator("#list .moment [data-remove]").nth(2).click()
        expect(page.locator("#toasts")).to_contain_text("emove")
        is_as_loaded(page, house)


def test_what_stays_the_same_stays_in_place(browser: Browser, house: str) -> None:
    with opened(browser, house, viewport={"width": 1440, "height": 900}) as (page, _):
        enter(page, house, "Marco Bellini")
        page.goto(f"{house}/story/", wait_until="networkidle")
        rows = page.locator("#list .moment")
        rows.evaluate_all("all => all.forEach(one => { one.mark = true })")
        before = rows.count()
        add(page, "2009 Bought a canoe")
        kept = rows.evaluate_all("all => all.filter(one => one.mark).length")
        assert kept >= before - 4
        assert page.evaluate("() => document.querySelector('#picture .woods') !== null")


def test_an_answer_brings_only_emojis_the_page_lacks(browser: Browser, house: str) -> None:
    with opened(browser, house, viewport={"width": 1440, "height": 900}) as (page, _):
        enter(page, house, "Marco Bellini")
        page.goto(f"{house}/story/", wait_until="networkidle")
        with page.expect_response("**/story/moments/") as answer:
            add(page, "2012 A rocket to the moon")
        assert 1 <= answer.value.text().count('<g id="emoji-') <= 2
        with page.expect_response("**/undo/") as answer:
            undo(page)
        assert answer.value.text().count('<g id="emoji-') == 0


def test_an_emoji_that_is_missing_is_asked_for(browser: Browser, house: str) -> None:
    with opened(browser, house, viewport={"width": 1440, "height": 900}) as (page, _):
        enter(page, house, "Marco Bellini")
        page.goto(f"{house}/story/", wait_until="networkidle")
        lost = page.locator("#emoji-art g[id^='emoji-']").first
        name = lost.get_attribute("id")
        page.route("**/story/moments/", lambda route: route.continue_(post_data=_all_known(route.request.post_data)))
        lost.evaluate("one => one.remove()")
        assert page.evaluate(HOLES) != []
        add(page, "2013 Planted an apple tree")
        expect(page.locator(f"[id='{name}']")).to_have_count(1)
        page.wait_for_function(f"() => ({HOLES})().length === 0")
        assert page.evaluate(TWICE) == []


def _all_known(sent: str | None) -> str:
    """As if the page believed that it had every emoji of the picture."""
    every = " ".join(f"emoji-{emoji}" for emoji in art.emojis()[:2000])
    return urlencode({**dict(parse_qsl(sent or "")), "known": every})


def test_the_tall_picture_comes_with_its_emojis(browser: Browser, house: str) -> None:
    with opened(browser, house, viewport={"width": 1440, "height": 900}) as (page, _):
        enter(page, house, "Marco Bellini")
        page.goto(f"{house}/story/", wait_until="networkidle")
        page.set_viewport_size({"width": 500, "height": 900})
        expect(page.locator("#picture")).to_have_attribute("data-style", "scroll")
        assert page.evaluate(HOLES) == []
        page.set_viewport_size({"width": 1440, "height": 900})
        expect(page.locator("#picture")).to_have_attribute("data-style", "path")
        expect(page.locator("#picture")).to_have_class("story-picture is-path")
        assert page.evaluate(HOLES) == []
        assert page.evaluate(TWICE) == []
