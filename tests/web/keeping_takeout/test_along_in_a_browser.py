"""Taking everything along and leaving as people see it, and the archive's own page, opened far from any server."""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from house import served

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.slow
AXE = Axe()
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
PAGES = (
    "/keeping/takeout/", "/keeping/goodbye/", "/keeping/goodbye/after/", "/keeping/how-long/", "/story/goodbye/",
    "/people/me/", "/story/file/",
)  # fmt: skip
WINDOWS: dict[str, dict[str, Any]] = {
    "day": {"viewport": {"width": 1440, "height": 900}, "color_scheme": "light"},
    "phone at night": {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark", "locale": "sv"},
    "narrow": {"viewport": {"width": 320, "height": 640}, "color_scheme": "light"},
}
REPORT = "addEventListener('securitypolicyviolation', event => console.error('CSP ' + event.violatedDirective))"


def entered(browser: Browser, origin: str, who: str = "Marco", **window: Any) -> tuple[Page, list[str]]:
    """Somebody of the demo in a window of their own, and what their browser complained of."""
    wrong: list[str] = []
    context = browser.new_context(reduced_motion="reduce", **window)
    context.add_init_script(REPORT)
    page = context.new_page()
    page.on("console", lambda said: wrong.append(said.text) if said.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(origin)
    page.get_by_role("button", name=re.compile(who)).first.click()
    page.wait_for_url("**/story/**")
    return page, wrong


def listen(page: Page, wrong: list[str]) -> None:
    page.on("console", lambda said: wrong.append(said.text))
    page.on("requestfailed", lambda failed: wrong.append(failed.url[:80]))


def faults(page: Page) -> list[str]:
    found = [
        f"{violation['id']}: {node['html'][:90]}"
        for violation in AXE.run(page, options=RULES).response["violations"]
        for node in violation["nodes"]
    ]
    over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [*found, *([f"{over} px too wide"] if over > 0 else [])]


@pytest.mark.parametrize("window", WINDOWS)
def test_every_page_is_sound(browser: Browser, origin: str, window: str) -> None:
    page, wrong = entered(browser, origin, **WINDOWS[window])
    found = {}
    for address in PAGES:
        page.goto(origin + address)
        found[address] = faults(page)
    page.context.close()
    assert found == {address: [] for address in PAGES}
    assert wrong == []


def test_the_archive_comes_by_keyboard_and_opens_without_a_network(
    browser: Browser, origin: str, tmp_path: Path
) -> None:
    page, wrong = entered(browser, origin, **WINDOWS["day"])
    page.goto(f"{origin}/keeping/takeout/")
    page.get_by_role("button", name="Make the archive").focus()
    with page.expect_download() as arriving:
        page.keyboard.press("Enter")
    arriving.value.save_as(tmp_path / "mine.zip")
    page.context.close()
    assert wrong == []
    zipfile.ZipFile(tmp_path / "mine.zip").extractall(tmp_path / "mine")
    for window in WINDOWS.values():
        alone = browser.new_context(offline=True, **window)
        reading = alone.new_page()
        wrong.clear()
        listen(reading, wrong)
        reading.goto(f"file://{tmp_path}/mine/index.html")
        assert reading.get_by_role("heading", level=1).inner_text()
        images = reading.evaluate("[...document.images].map(image => image.complete && image.naturalWidth > 0)")
        assert len(images) > 3
        assert all(images)
        assert wrong == []
        found = faults(reading)
        alone.close()
        assert found == []


def test_erasing_everything_without_scripts(browser: Browser) -> None:
    with served() as own:  # whoever is erased here must not be missing elsewhere
        page, wrong = entered(browser, own, "Stan", java_script_enabled=False)
        page.goto(f"{own}/keeping/goodbye/")
        page.get_by_label("Type “erase” to be sure").fill("erase")
        page.get_by_role("button", name="Erase everything now").click()
        assert page.get_by_role("heading", level=1).inner_text() == "Goodbye"
        assert "Everything of yours is erased here" in page.content()
        page.goto(f"{own}/keeping/goodbye/")
        assert "/sign-in/" in page.url
        page.context.close()
    assert wrong == []
