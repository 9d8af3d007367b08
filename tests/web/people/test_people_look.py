"""The pages of people in a real browser: readable, at every width, by day and by night, in both languages."""

from __future__ import annotations

import itertools
import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from house import _free_port
from playwright.sync_api import expect
from test_browser import faults, opened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.slow
SERVE = "import sys; from dreamline_web.command import main; sys.exit(main(['serve', '--no-browser']))"
LIST = "Maja Tornberg <maja@tallvik.example>\nkwame@tallvik\nHarbour:\nSigne Rask <signe@tallvik.example>, yes"
ORGANISERS = ("/people/", "/people/add/", "/people/teams/", "/people/house/", "/people/me/", "/people/about/")


@pytest.fixture
def first_visit(tmp_path: Path) -> Iterator[str]:
    """Dreamline as it starts the first time; yields the link it prints."""
    port = str(_free_port())
    chosen = {**os.environ, "DREAMLINE_DATA": str(tmp_path / "data"), "PORT": port}
    chosen.pop("DREAMLINE_DEMO", None)
    log = tmp_path / "log"
    with log.open("wb") as file:
        process = subprocess.Popen([sys.executable, "-uc", SERVE], env=chosen, stdout=file, stderr=file)  # noqa: S603
        try:
            yield _printed_link(log, process)
        finally:
            process.terminate()
            process.wait(10)


def _printed_link(log: Path, process: subprocess.Popen[bytes]) -> str:
    for _ in range(300):
        if found := re.search(r"http://localhost:\d+/people/first/\S+", log.read_text()):
            return found[0]
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(0.2)
    pytest.fail("No link was printed within a minute.")


def as_somebody(page: Page, origin: str, name: str) -> None:
    page.goto(f"{origin}/")
    page.get_by_role("button", name=name).click()
    page.wait_for_load_state()


def places(page: Page, origin: str) -> list[str]:
    """Every page an organiser has, one person's and one team's among them."""
    found = [*ORGANISERS]
    for listed in ("/people/", "/people/teams/"):
        page.goto(origin + listed)
        found.append(str(page.locator(".row-name").first.get_attribute("href")))
    return found


def test_organisers_pages_can_be_read_by_day_and_by_night(browser: Browser, origin: str) -> None:
    with opened(browser, origin) as (page, _heard):
        as_somebody(page, origin, "Berit Aune")
        for place, look in itertools.product(places(page, origin), ("light", "dark")):
            page.emulate_media(color_scheme=look)  # type: ignore[arg-type]  # one of two words
            page.set_viewport_size({"width": 1440 if look == "light" else 390, "height": 900})
            page.goto(origin + place)
            assert faults(page) == [], (place, look)


def test_longer_words_find_room_on_the_smallest_screen(browser: Browser, origin: str) -> None:
    with opened(browser, origin) as (page, _heard):
        as_somebody(page, origin, "Berit Aune")
        page.get_by_role("button", name="Svenska").click()
        page.set_viewport_size({"width": 320, "height": 700})
        for place in places(page, origin):
            page.goto(origin + place)
            over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert over <= 0, place


def test_the_search_narrows_the_list_while_typing(browser: Browser, origin: str) -> None:
    with opened(browser, origin) as (page, _heard):
        as_somebody(page, origin, "Berit Aune")
        page.goto(f"{origin}/people/")
        page.get_by_role("searchbox").fill("marco")
        expect(page.locator(".row-name")).to_have_text(["Marco Bellini"])


def test_the_first_visit_from_the_printed_link_to_an_open_house(browser: Browser, first_visit: str) -> None:
    origin = first_visit.partition("/people/")[0]
    with opened(browser, origin) as (page, _heard):
        page.goto(first_visit)
        page.get_by_label("What is it called?").fill("Tallvik")
        page.get_by_label("Who runs the server?").fill("the IT team")
        page.get_by_label("Your name").fill("Tomas Ekvall")
        page.get_by_label("Your e-mail").fill("tomas@tallvik.example")
        page.get_by_text("I lead a team as well").click()
        page.get_by_label("Your team’s name").fill("Birch")
        page.get_by_label("Paste names and e-mails").fill(LIST)
        page.get_by_text("2 people found").wait_for()
        assert "Line 2: “kwame@tallvik” is not a whole address yet." in page.locator("#plan").inner_text()
        assert faults(page) == []
        page.get_by_role("button", name="Open the space").click()
        page.wait_for_url("**/sign-in/secure/**")
        page.context.clear_cookies()
        assert page.request.get(first_visit).status == 404
