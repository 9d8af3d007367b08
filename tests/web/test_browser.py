"""The pages in a real browser: nothing foreign, nothing refused, nothing unreadable, at every width and in the dark."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page, Request, Response

pytestmark = pytest.mark.slow
AXE = Axe()
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
WIDTHS = (1440, 390, 320)
LOOKS = ("light", "dark")
REPORT = "addEventListener('securitypolicyviolation', event => console.error('CSP ' + event.violatedDirective))"
LONGER = """() => {
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walk.nextNode()); ) {
    const words = node.data.trim().split(/\\s+/).filter(Boolean);
    if (words.length) node.data += ' ' + words.slice(0, Math.ceil(words.length / 3)).join(' ');
  }
}"""
FIRST_VISIT = 250_000


@dataclass(slots=True)
class Heard:
    """What a page did that it should not do, and how much came over the line."""

    wrong: list[str] = field(default_factory=list)
    weight: int = 0


@contextmanager
def opened(browser: Browser, origin: str, **context: Any) -> Iterator[tuple[Page, Heard]]:
    """A page in a context of its own; at the end nothing may have gone wrong."""
    heard, window = Heard(), browser.new_context(**{"reduced_motion": "reduce", **context})
    window.add_init_script(REPORT)
    page = window.new_page()
    page.on("console", lambda said: heard.wrong.append(said.text) if said.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: heard.wrong.append(str(error)))
    page.on("request", lambda request: heard.wrong.extend(_foreign(request, origin)))
    page.on("response", lambda response: heard.wrong.extend(_failed(response)))
    yield page, heard
    window.close()
    assert heard.wrong == []


def _foreign(request: Request, origin: str) -> list[str]:
    return [] if request.url.startswith((f"{origin}/", "blob:")) else [f"foreign: {request.url}"]


def _failed(response: Response) -> list[str]:
    at_home = response.request.is_navigation_request()
    return [f"{response.status}: {response.url}"] if response.status >= 400 and not at_home else []


def faults(page: Page) -> list[str]:
    """What axe finds, and whether anything reaches over the edge."""
    found = [
        f"{violation['id']}: {node['html'][:90]} {node['any'][0]['message'] if node['any'] else ''}"
        for violation in AXE.run(page, options=RULES).response["violations"]
        for node in violation["nodes"]
    ]
    over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [*found, *([f"{over} px too wide"] if over > 0 else [])]


def looked_at(page: Page) -> dict[str, list[str]]:
    """Faults at every width, by day and by night."""
    everywhere = {}
    for look in LOOKS:
        page.emulate_media(color_scheme=look)  # type: ignore[arg-type]  # one of two words
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 850})
            everywhere[f"{width} {look}"] = faults(page)
    return {name: found for name, found in everywhere.items() if found}


def enter(page: Page, origin: str, name: str) -> None:
    page.goto(origin)
    page.get_by_role("button", name=name).click()
    page.wait_for_load_state()


@pytest.mark.parametrize("address", ["/", "/help/"])
def test_pages_are_sound_at_every_width_by_day_and_night(browser: Browser, origin: str, address: str) -> None:
    with opened(browser, origin) as (page, _):
        page.goto(origin + address)
        assert looked_at(page) == {}


def test_all_parts_are_sound_at_every_width_by_day_and_night(browser: Browser, development: str) -> None:
    with opened(browser, development) as (page, _):
        page.goto(f"{development}/look/")
        assert looked_at(page) == {}


def test_parts_survive_longer_words_and_the_other_direction(browser: Browser, development: str) -> None:
    with opened(browser, development) as (page, _):
        page.goto(f"{development}/look/")
        page.evaluate(LONGER)
        for direction in ("ltr", "rtl"):
            page.evaluate("direction => document.documentElement.dir = direction", direction)
            for width in (1600, 1024, 390, 320):
                page.set_viewport_size({"width": width, "height": 850})
                over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
                assert over <= 0, (direction, width)


def test_a_wrong_address_looks_like_all_pages(browser: Browser, origin: str) -> None:
    with opened(browser, origin) as (page, heard):
        answer = page.goto(f"{origin}/nothing/")
        assert answer is not None
        assert answer.status == 404
        assert page.get_by_role("heading", level=1).inner_text() == "Nothing here"
        assert looked_at(page) == {}
        heard.wrong = [line for line in heard.wrong if "status of 404" not in line]


def test_a_first_visit_is_light(browser: Browser, origin: str) -> None:
    with opened(browser, origin) as (page, _):
        wire = page.context.new_cdp_session(page)
        wire.send("Network.enable")
        sizes: list[int] = []
        wire.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
        page.goto(origin, wait_until="networkidle")
        assert 40_000 < sum(sizes) < FIRST_VISIT


def test_our_files_are_hashed_compressed_and_kept(browser: Browser, origin: str) -> None:
    with opened(browser, origin) as (page, _):
        answers: list[Response] = []

        def keep(answer: Response) -> None:
            answers.append(answer)

        page.on("response", keep)
        page.goto(origin, wait_until="networkidle")
        files = [answer for answer in answers if "/static/" in answer.url]
        assert len(files) > 10
        for answer in files:
            assert "immutable" in answer.headers["cache-control"], answer.url
            assert answer.headers["x-content-type-options"] == "nosniff"
        sheets = [answer for answer in files if answer.url.endswith((".css", ".js"))]
        assert {answer.headers.get("content-encoding") for answer in sheets} <= {"br", "gzip"}


def test_one_enters_and_leaves_without_scripts(browser: Browser, origin: str) -> None:
    with opened(browser, origin, java_script_enabled=False) as (page, _):
        enter(page, origin, "Olga Niemi")
        page.goto(f"{origin}/help/")
        page.locator("summary").click()
        page.get_by_role("button", name="Leave").click()
        assert page.get_by_role("button", name="Olga Niemi").is_visible()


def test_the_menu_gives_focus_back(browser: Browser, origin: str) -> None:
    with opened(browser, origin) as (page, _):
        enter(page, origin, "Stan Whitlock")
        page.goto(f"{origin}/help/")
        page.locator("summary").focus()
        page.keyboard.press("Enter")
        assert page.get_by_role("button", name="Leave").is_visible()
        assert faults(page) == []
        page.keyboard.press("Tab")
        page.keyboard.press("Escape")
        assert not page.get_by_role("button", name="Leave").is_visible()
        assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_the_question_mark_shows_all_keys_until_letters_are_turned_off(browser: Browser, origin: str) -> None:
    with opened(browser, origin) as (page, _):
        page.goto(f"{origin}/help/")
        keys = page.get_by_role("dialog", name="Keys")
        page.keyboard.press("?")
        assert keys.is_visible()
        assert faults(page) == []
        page.get_by_label("Single letters work as keys").uncheck()
        page.keyboard.press("Escape")
        assert not keys.is_visible()
        page.keyboard.press("?")
        assert not keys.is_visible()
        page.reload()
        page.keyboard.press("?")
        assert not keys.is_visible()


def test_the_first_stop_skips_to_the_page(browser: Browser, origin: str) -> None:
    with opened(browser, origin) as (page, _):
        page.goto(origin)
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        assert page.evaluate("document.activeElement.getBoundingClientRect().top") >= 0
        shown = "(({outlineWidth, outlineOffset}) => [outlineWidth, outlineOffset])"
        ring = page.evaluate(f"{shown}(getComputedStyle(document.activeElement))")
        assert ring == ["3px", "3px"]
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "page"


def test_a_person_chooses_night_by_day(browser: Browser, origin: str) -> None:
    with opened(browser, origin, color_scheme="light") as (page, _):
        page.goto(f"{origin}/help/")
        day = page.evaluate("getComputedStyle(document.body).backgroundColor")
        page.get_by_role("button", name="Night").click()
        page.wait_for_load_state()
        assert page.url == f"{origin}/help/"
        assert page.evaluate("document.documentElement.dataset.look") == "night"
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") != day
        page.get_by_role("button", name="As the device").click()
        page.wait_for_load_state()
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == day


def test_paper_shows_no_controls_and_stays_light(browser: Browser, development: str) -> None:
    with opened(browser, development, color_scheme="dark") as (page, _):
        page.goto(f"{development}/look/")
        page.emulate_media(media="print", color_scheme="dark")
        assert page.locator(".moment-words").first.is_visible()
        for part in (".top", ".quick", ".meadow", ".moment-do", ".toast .button"):
            assert not page.locator(part).first.is_visible(), part
        assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(43, 42, 51)"


def test_both_languages_fit_on_a_small_phone(browser: Browser, origin: str) -> None:
    with opened(browser, origin, locale="sv-SE", viewport={"width": 320, "height": 700}) as (page, _):
        for address in ("/", "/help/"):
            page.goto(origin + address)
            assert page.evaluate("document.documentElement.lang") == "sv"
            assert faults(page) == []
