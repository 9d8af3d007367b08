"""How my story looks: sound at every width, by day and night, in both languages, on paper, and light to fetch."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from test_browser import FIRST_VISIT, LONGER, LOOKS, enter, faults, looked_at, opened

from dreamline.samples import sample

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.slow
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}


def typed(page: Page) -> None:
    page.locator("#quick-line").press_sequentially("2005 Moved to Linköping", delay=10)
    expect(page.locator("#understood")).to_contain_text("2005")


def opened_moment(page: Page) -> None:
    page.locator("[data-open]").first.click()
    expect(page.locator(".moment.is-open")).to_be_visible()


def opened_chapter(page: Page) -> None:
    page.locator(".chapter-head a").first.click()
    expect(page.locator(".chapter-form")).to_be_visible()


def opened_value(page: Page) -> None:
    page.locator(".values .chip").first.click()
    expect(page.locator(".value-form")).to_be_visible()


def opened_words(page: Page) -> None:
    page.locator(".story-rename").click()
    expect(page.locator(".story-form")).to_be_visible()


def opened_pictures(page: Page) -> None:
    typed(page)
    page.locator("[data-emoji-window=quick]").click()
    page.get_by_label("Look for").press_sequentially("boat", delay=10)
    expect(page.locator("#emojis [data-pick]").first).to_be_visible()


def opened_new_chapter(page: Page) -> None:
    page.get_by_role("link", name="A new chapter").click()
    expect(page.locator("#new-chapter .chapter-form")).to_be_visible()


def opened_menu(page: Page) -> None:
    page.locator(".story-do summary").click()
    expect(page.locator(".story-do .menu-in")).to_be_visible()


def opened_photo(page: Page) -> None:
    page.locator("#list .moment", has_text="Three generations").locator("[data-open]").click()
    page.get_by_text("What should stay in view").click()
    expect(page.locator(".photo-frame")).to_be_visible()


def refused_date(page: Page) -> None:
    opened_moment(page)
    page.locator(".moment.is-open").get_by_label("When").fill("who knows")
    expect(page.locator(".moment.is-open .error")).to_be_visible()


STATES: tuple[Callable[[Page], None], ...] = (
    typed,
    opened_moment,
    opened_chapter,
    opened_value,
    opened_words,
    opened_pictures,
    opened_new_chapter,
    opened_menu,
    opened_photo,
    refused_date,
)


@pytest.mark.parametrize(
    "address", ["", "removed/", "paste/", "file/", "questions/1/", "moments/new/", "chapters/new/", "form/"]
)
def test_pages_of_a_story_are_sound_at_every_width_by_day_and_night(
    browser: Browser, origin: str, address: str
) -> None:
    with opened(browser, origin) as (page, _):
        enter(page, origin, "Marco Bellini")
        page.goto(f"{origin}/story/{address}", wait_until="networkidle")
        assert looked_at(page) == {}


def test_the_empty_story_is_sound_at_every_width_by_day_and_night(browser: Browser, origin: str) -> None:
    with opened(browser, origin) as (page, _):
        enter(page, origin, "Stan Whitlock")
        page.goto(f"{origin}/story/", wait_until="networkidle")
        assert looked_at(page) == {}


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_what_opens_is_sound_on_both_sides_of_the_turn(
    browser: Browser, origin: str, state: Callable[[Page], None]
) -> None:
    with opened(browser, origin) as (page, heard):
        enter(page, origin, "Marco Bellini")
        page.goto(f"{origin}/story/", wait_until="networkidle")
        state(page)
        for look in LOOKS:
            page.emulate_media(color_scheme=look)  # type: ignore[arg-type]  # one of two words
            for width in (1440, 320):
                page.set_viewport_size({"width": width, "height": 850})
                assert faults(page) == [], (look, width)
        heard.wrong = [line for line in heard.wrong if "422" not in line]


def test_two_versions_are_sound_beside_each_other(browser: Browser, origin: str) -> None:
    with opened(browser, origin) as (page, heard), opened(browser, origin) as (other, _):
        for tab in (page, other):
            enter(tab, origin, "Marco Bellini")
            tab.goto(f"{origin}/story/", wait_until="networkidle")
            tab.locator("#list .moment", has_text="Added faster").locator("[data-open]").click()
        for tab, words in ((other, "written first"), (page, "written second")):
            tab.get_by_label("Why did you choose it?").fill(words)
            tab.get_by_label("What happened", exact=True).focus()
            expect(tab.locator("[data-saving]")).not_to_have_attribute("data-state", "saving")
        expect(page.locator(".both")).to_be_visible()
        assert looked_at(page) == {}
        heard.wrong = [line for line in heard.wrong if "409" not in line]


def test_what_was_read_is_sound_before_it_is_added(browser: Browser, origin: str) -> None:
    with opened(browser, origin) as (page, _):
        enter(page, origin, "Stan Whitlock")
        page.goto(f"{origin}/story/paste/", wait_until="networkidle")
        page.get_by_label("Your lines").fill(
            "## Home\n1998 Grew up above a bakery\nA line without a year\n## \n2019 Moved"
        )
        page.get_by_role("button", name="Turn into moments").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Look at it first")
        assert looked_at(page) == {}
        page.get_by_role("button", name="Add nothing").click()


def test_a_story_from_the_right_has_its_title_over_the_start_of_the_road(browser: Browser, development: str) -> None:
    with opened(browser, development, viewport={"width": 1440, "height": 900}) as (page, _):
        enter(page, development, "Berit Aune")
        page.goto(f"{development}/story/paste/", wait_until="networkidle")
        page.get_by_label("Your lines").fill(sample("hebrew").text)
        page.get_by_role("button", name="Turn into moments").click()
        page.get_by_role("button", name="Add what is ticked").click()
        page.goto(f"{development}/story/form/", wait_until="networkidle")
        page.get_by_label("Title", exact=True).fill("הסיפור של נועה עד כה")
        page.get_by_label("Language of the story").select_option("he")
        page.get_by_role("button", name="Done").click()
        expect(page.locator("#picture .is-mirrored")).to_be_visible()
        title, first = page.locator("h1").bounding_box(), page.locator("#picture .spot").first.bounding_box()
        assert title is not None
        assert first is not None
        assert title["x"] > 720
        assert first["x"] > 720
        page.locator("[data-open]").first.click()
        text = page.locator(".moment.is-open").get_by_label("What happened", exact=True)
        assert text.evaluate("field => getComputedStyle(field).direction") == "rtl"
        assert looked_at(page) == {}


def test_the_sky_reaches_behind_a_heading_of_any_height(browser: Browser, origin: str) -> None:
    with opened(browser, origin, viewport={"width": 320, "height": 700}) as (page, _):
        enter(page, origin, "Marco Bellini")
        page.goto(f"{origin}/story/", wait_until="networkidle")
        opened_words(page)
        top = "() => document.querySelector('#picture').getBoundingClientRect().top"
        assert page.evaluate(top) <= 0


def test_groups_of_the_picture_take_nothing_from_parts_of_the_page(browser: Browser, origin: str) -> None:
    with opened(browser, origin) as (page, _):
        enter(page, origin, "Marco Bellini")
        page.goto(f"{origin}/story/", wait_until="networkidle")
        styles = "all => all.map(it => getComputedStyle(it)).map(({overflow, rotate}) => `${overflow} ${rotate}`)"
        assert set(page.locator("#picture g").evaluate_all(styles)) == {"visible none"}


def test_a_story_in_swedish_fits_on_a_small_phone(browser: Browser, origin: str) -> None:
    with opened(browser, origin, locale="sv-SE", viewport={"width": 320, "height": 700}) as (page, _):
        enter(page, origin, "Marco Bellini")
        page.goto(f"{origin}/story/", wait_until="networkidle")
        expect(page.locator("#all-moments")).to_have_text("Alla dina ögonblick")
        assert faults(page) == []


@pytest.mark.parametrize("width", [1600, 1024, 390, 320])
def test_a_story_survives_words_a_third_longer(browser: Browser, origin: str, width: int) -> None:
    with opened(browser, origin, viewport={"width": width, "height": 850}) as (page, _):
        enter(page, origin, "Marco Bellini")
        page.goto(f"{origin}/story/", wait_until="networkidle")
        page.evaluate(LONGER)
        over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert over <= 0


def test_a_first_visit_to_a_story_is_light(browser: Browser, origin: str) -> None:
    with opened(browser, origin) as (page, _):
        enter(page, origin, "Marco Bellini")
        wire = page.context.new_cdp_session(page)
        wire.send("Network.enable")
        wire.send("Network.clearBrowserCache")
        sizes: list[int] = []
        wire.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
        page.goto(f"{origin}/story/", wait_until="networkidle")
        assert 80_000 < sum(sizes) < FIRST_VISIT


def test_the_picture_has_its_own_sky_by_day_and_by_night(browser: Browser, origin: str) -> None:
    with opened(browser, origin) as (page, _):
        enter(page, origin, "Marco Bellini")
        page.goto(f"{origin}/story/", wait_until="networkidle")
        for look, shown, hidden in (("light", ".by-day", ".by-night"), ("dark", ".by-night", ".by-day")):
            page.emulate_media(color_scheme=look)  # type: ignore[arg-type]  # one of two words
            assert page.locator(f"#picture {shown}").first.evaluate("it => getComputedStyle(it).display") == "inline"
            assert page.locator(f"#picture {hidden}").first.evaluate("it => getComputedStyle(it).display") == "none"


def test_a_phone_gets_the_tall_picture_and_a_wide_window_the_wide_one(browser: Browser, origin: str) -> None:
    with opened(browser, origin, **PHONE) as (page, _):
        enter(page, origin, "Marco Bellini")
        page.goto(f"{origin}/story/", wait_until="networkidle")
        expect(page.locator("#picture")).to_have_attribute("data-style", "scroll")
    with opened(browser, origin, viewport={"width": 1440, "height": 900}) as (page, _):
        enter(page, origin, "Marco Bellini")
        page.goto(f"{origin}/story/", wait_until="networkidle")
        expect(page.locator("#picture")).to_have_attribute("data-style", "path")
        page.set_viewport_size({"width": 500, "height": 900})
        expect(page.locator("#picture")).to_have_attribute("data-style", "scroll")


def test_the_picture_and_the_quick_line_stand_in_the_first_window(browser: Browser, origin: str) -> None:
    with opened(browser, origin, viewport={"width": 1440, "height": 900}) as (page, _):
        enter(page, origin, "Marco Bellini")
        page.goto(f"{origin}/story/", wait_until="networkidle")
        quick, picture = page.locator("#quick").bounding_box(), page.locator("#picture svg").bounding_box()
        assert quick is not None
        assert picture is not None
        assert quick["y"] + quick["height"] <= 900
        assert picture["y"] + picture["height"] <= quick["y"] + 60


def test_on_paper_stand_the_picture_and_the_moments_without_controls(browser: Browser, origin: str) -> None:
    with opened(browser, origin, color_scheme="dark") as (page, _):
        enter(page, origin, "Marco Bellini")
        page.goto(f"{origin}/story/", wait_until="networkidle")
        page.emulate_media(media="print", color_scheme="dark")
        expect(page.locator("#picture")).to_be_visible()
        expect(page.locator("#picture .by-day").first).to_have_css("display", "inline")
        for part in (".top", "#quick", ".meadow", ".moment-do", ".side", ".story-do"):
            expect(page.locator(part).first).to_be_hidden()


@pytest.mark.parametrize("width", [720, 1440])
def test_on_paper_of_any_width_the_whole_picture_stands_below_the_title(
    browser: Browser, origin: str, width: int
) -> None:
    window = {"width": width, "height": 1000}
    with opened(browser, origin, viewport=window, java_script_enabled=False) as (page, _):
        enter(page, origin, "Marco Bellini")
        page.goto(f"{origin}/story/", wait_until="networkidle")
        page.emulate_media(media="print")
        title, picture = page.locator("h1").bounding_box(), page.locator("#picture svg").first.bounding_box()
        assert title is not None
        assert picture is not None
        assert title["y"] >= 0
        assert picture["y"] >= title["y"] + title["height"]
        assert 0 <= picture["x"] <= picture["x"] + picture["width"] <= width


def test_nothing_moves_for_those_who_want_it_still(browser: Browser, origin: str) -> None:
    with opened(browser, origin, reduced_motion="reduce") as (page, _):
        enter(page, origin, "Marco Bellini")
        page.goto(f"{origin}/story/", wait_until="networkidle")
        page.evaluate("() => document.querySelector('#picture .spot').classList.add('is-new')")
        assert page.evaluate("() => document.getAnimations().length") == 0
