"""My story in a real browser: writing, opening, moving, removing, undo, files, two tabs; with and without scripts."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from house import served
from playwright.sync_api import expect
from test_browser import enter, opened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, Page

pytestmark = pytest.mark.slow
LINE = "2005 Moved to Linköping to study engineering"
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
EXPECTED = ("422", "409", "net::ERR_FAILED")
"""What a browser itself says of a form that was refused, of two versions, and of a line cut on purpose."""
PHOTO = Path(__file__).parents[2] / "src" / "dreamline" / "samples" / "photos" / "tram.jpg"


@pytest.fixture(scope="module")
def house() -> Iterator[str]:
    """A server of this file's own: its stories change."""
    with served() as address:
        yield address


@contextmanager
def story(browser: Browser, house: str, who: str = "Marco Bellini", **context: Any) -> Iterator[Page]:
    with opened(browser, house, **context) as (page, heard):
        enter(page, house, who)
        page.goto(f"{house}/story/", wait_until="load")
        yield page
        heard.wrong = [line for line in heard.wrong if not any(expected in line for expected in EXPECTED)]


def focused(page: Page) -> str:
    said = page.evaluate("document.activeElement.getAttribute('aria-label') || document.activeElement.id")
    return str(said)


def words(page: Page, count: int = 3) -> list[str]:
    return page.locator("#list h4").all_inner_texts()[:count]


def moment(page: Page, text: str) -> Locator:
    return page.locator("#list .moment", has_text=text)


def open_form(page: Page, text: str) -> Locator:
    moment(page, text).locator("[data-open]").click()
    form = page.locator(".moment.is-open")
    expect(form).to_be_visible()
    return form


def test_a_line_offers_pictures_while_typing_grows_the_picture_and_can_be_taken_back(
    browser: Browser, house: str
) -> None:
    with story(browser, house) as page:
        spots = page.locator("#picture .spot")
        before = spots.count()
        line = page.locator("#quick-line")
        line.press_sequentially(LINE, delay=10)
        chips = page.locator("#understood input[name=emoji]")
        expect(page.locator("#understood")).to_contain_text("2005")
        assert 1 <= chips.count() <= 6
        assert chips.first.is_checked()
        expect(page.locator("#understood")).to_contain_text("in “Away from home”")
        expect(page.locator("#understood")).to_contain_text("Only you")
        line.press("Enter")
        expect(spots).to_have_count(before + 1)
        expect(line).to_have_value("")
        assert focused(page) == "quick-line"
        expect(page.locator("#picture")).to_contain_text("Linköping")
        expect(moment(page, "Moved to Linköping")).to_contain_text("Only you")
        expect(page.locator(".toast")).to_contain_text("“Moved to Linköping to study engineering” is in your story.")
        page.get_by_role("button", name="Undo").last.click()
        expect(spots).to_have_count(before)
        expect(moment(page, "Moved to Linköping")).to_have_count(0)


def test_another_picture_is_found_by_its_name_and_stays_chosen(browser: Browser, house: str) -> None:
    with story(browser, house) as page:
        page.locator("#quick-line").press_sequentially("2010 Built a boat", delay=10)
        page.get_by_role("button", name="Another", exact=True).first.click()
        page.get_by_label("Look for").press_sequentially("anchor", delay=10)
        page.locator("#emojis [data-pick]").first.click()
        chosen = page.locator("#understood input:checked").input_value()
        page.locator("#quick-line").press("Enter")
        expect(moment(page, "Built a boat")).to_be_visible()
        form = open_form(page, "Built a boat")
        assert form.locator("input[name=emoji]:checked").input_value() == chosen
        page.keyboard.press("Escape")
        expect(form).to_have_count(0)
        page.get_by_role("button", name="Undo").first.click()
        expect(moment(page, "Built a boat")).to_have_count(0)


def test_what_is_typed_in_an_open_moment_saves_itself(browser: Browser, house: str) -> None:
    with story(browser, house) as page:
        form = open_form(page, "opened tram doors")
        assert page.evaluate("document.activeElement.name") == "when"
        form.get_by_label("Why did you choose it?").fill("every door has a temper")
        expect(form.locator("[data-saving]")).to_have_attribute("data-state", "saved")
        form.get_by_label("Show it in the picture").check()
        form.get_by_label("a high").check()
        expect(form.locator("[data-saving]")).to_have_attribute("data-state", "saved")
        page.keyboard.press("Escape")
        expect(moment(page, "opened tram doors")).to_contain_text("every door has a temper")
        expect(moment(page, "opened tram doors")).to_contain_text("A high")
        assert focused(page) == "Change: First job: opened tram doors 9,000 times"
        page.reload()
        expect(moment(page, "opened tram doors")).to_contain_text("every door has a temper")


def test_a_date_nobody_understands_is_said_beside_it_and_nothing_is_lost(browser: Browser, house: str) -> None:
    with story(browser, house) as page:
        form = open_form(page, "Friday pizza")
        form.get_by_label("Why did you choose it?").fill("crust before code")
        form.get_by_label("When").fill("who knows")
        expect(form.locator(".error")).to_contain_text("“who knows”")
        assert form.get_by_label("Why did you choose it?").input_value() == "crust before code"
        form.get_by_label("When").fill("2011")
        expect(form.locator(".error")).to_have_count(0)
        form.get_by_role("button", name="Done").click()
        expect(moment(page, "Friday pizza")).to_contain_text("crust before code")


def test_an_open_form_stays_while_another_moment_is_added(browser: Browser, house: str) -> None:
    with story(browser, house) as page:
        form = open_form(page, "Asked for my old job back")
        page.locator("#quick-line").press_sequentially("2017 Learned to bake rye", delay=5)
        page.locator("#quick-line").press("Enter")
        expect(moment(page, "Learned to bake rye")).to_be_visible()
        expect(form).to_be_visible()
        form.get_by_label("Why did you choose it?").fill("still here")
        form.get_by_role("button", name="Done").click()
        expect(moment(page, "Asked for my old job back")).to_contain_text("still here")


def test_removing_brings_the_focus_to_the_next_and_undo_brings_it_back(browser: Browser, house: str) -> None:
    with story(browser, house) as page:
        moment(page, "Elsa was born").locator("summary").click()
        moment(page, "Elsa was born").get_by_role("button", name="Remove").click()
        expect(moment(page, "Elsa was born")).to_have_count(0)
        expect(page.locator(".toast")).to_contain_text("is removed")
        assert focused(page) == "Change: The Friday pizza that made us a team"
        page.keyboard.press("Control+z")
        expect(moment(page, "Elsa was born")).to_be_visible()
        assert focused(page) == "Change: Elsa was born. She is up at four, too"


def undated(page: Page, text: str) -> None:
    """A moment without a date stands where its person puts it."""
    page.locator("#quick-line").fill(text)
    page.locator("#quick-line").press("Enter")
    expect(page.locator("#list h4").first).to_have_text(text)


def test_moments_change_places_with_the_keyboard(browser: Browser, house: str) -> None:
    with story(browser, house) as page:
        undated(page, "Sang while kneading")
        first, second, *_ = words(page)
        moment(page, first).locator("[data-open]").focus()
        page.keyboard.press("Alt+ArrowDown")
        expect(page.locator("#list h4").first).to_have_text(second)
        assert words(page, 2) == [second, first]
        assert focused(page) == f"Change: {first}"
        page.keyboard.press("Alt+ArrowUp")
        expect(page.locator("#list h4").first).to_have_text(first)


def test_moments_change_places_by_dragging(browser: Browser, house: str) -> None:
    with story(browser, house, viewport={"width": 1440, "height": 1400}) as page:
        undated(page, "Counted the rolls")
        first, second, *_ = words(page)
        page.evaluate("() => document.getElementById('list').scrollIntoView()")
        stops = page.locator("#list .moment .stop")
        start, goal = stops.nth(0).bounding_box(), stops.nth(1).bounding_box()
        assert start is not None
        assert goal is not None
        page.mouse.move(start["x"] + 20, start["y"] + 20)
        page.mouse.down()
        page.mouse.move(goal["x"] + 20, goal["y"] + 20, steps=4)
        page.mouse.move(goal["x"] + 20, goal["y"] + goal["height"] + 20, steps=4)
        page.mouse.up()
        expect(page.locator("#list h4").first).to_have_text(second)
        page.get_by_role("button", name="Undo").first.click()
        expect(page.locator("#list h4").first).to_have_text(first)


def test_the_picture_is_one_stop_and_arrows_walk_along_the_road(browser: Browser, house: str) -> None:
    with story(browser, house) as page:
        stops = page.locator("#picture .spot")
        assert page.locator("#picture .spot[tabindex='0']").count() == 1
        stops.first.focus()
        page.keyboard.press("ArrowRight")
        assert page.evaluate("document.activeElement.dataset.moment") == stops.nth(1).get_attribute("data-moment")
        page.keyboard.press("End")
        assert page.evaluate("document.activeElement.dataset.moment") == stops.last.get_attribute("data-moment")
        page.keyboard.press("Home")
        page.keyboard.press("Enter")
        form = page.locator(".moment.is-open")
        expect(form).to_be_visible()
        expect(form.get_by_label("What happened")).to_have_value("Born above the bakery, in the morning rush")
        page.keyboard.press("Escape")
        expect(form).to_have_count(0)


def test_letters_go_to_the_quick_line_and_to_finding(browser: Browser, house: str) -> None:
    with story(browser, house) as page:
        page.keyboard.press("n")
        assert focused(page) == "quick-line"
        page.locator("#all-moments").focus()
        page.keyboard.press("/")
        assert focused(page) == "find"
        page.keyboard.type("trieste")
        shown = page.locator("#list .moment:visible")
        expect(shown).to_have_count(1)
        expect(shown).to_contain_text("Three generations")
        page.keyboard.press("Escape")
        assert shown.count() > 10


def test_a_photo_is_added_described_cropped_and_removed(browser: Browser, house: str) -> None:
    with story(browser, house) as page:
        form = open_form(page, "Drummer in a band")
        form.locator("input[type=file]").set_input_files(PHOTO)
        expect(form.get_by_label("What does the photo show?")).to_be_visible()
        form.get_by_label("What does the photo show?").fill("A tram in the rain")
        expect(form.locator("[data-saving]")).to_have_attribute("data-state", "saved")
        form.get_by_text("What should stay in view").click()
        form.locator(".photo-whole").click(position={"x": 20, "y": 20})
        assert float(form.locator("input[name=x]").input_value()) < 0.2
        form.get_by_role("button", name="Keep this part").click()
        expect(page.locator(".toast")).to_contain_text("is cropped anew")
        expect(page.locator("#picture image")).to_have_count(4)
        expect(form.get_by_label("What does the photo show?")).to_have_value("A tram in the rain")
        form.get_by_role("button", name="Remove the photo").click()
        expect(page.locator("#picture image")).to_have_count(3)


def test_values_are_added_and_tied_to_moments(browser: Browser, house: str) -> None:
    with story(browser, house) as page:
        page.get_by_label("A value, in a word or two").fill("humour")
        page.get_by_label("A value, in a word or two").press("Enter")
        chip = page.locator(".values .chip", has_text="humour")
        expect(chip).to_be_visible()
        chip.click()
        page.locator(".tie", has_text="Drummer in a band").click()
        expect(page.locator(".tie", has_text="Drummer in a band")).to_have_attribute("aria-pressed", "true")
        expect(moment(page, "Drummer in a band")).to_contain_text("humour")


def test_two_tabs_lose_nothing(browser: Browser, house: str) -> None:
    with story(browser, house) as one, story(browser, house) as two:
        mine, other = open_form(one, "Added faster"), open_form(two, "Added faster")
        mine.get_by_label("Why did you choose it?").fill("written first")
        expect(mine.locator("[data-saving]")).to_have_attribute("data-state", "saved")
        other.get_by_label("Why did you choose it?").fill("written second")
        both = two.get_by_role("region", name="Two versions")
        expect(both).to_contain_text("written first")
        expect(both).to_contain_text("written second")
        assert other.get_by_label("Why did you choose it?").input_value() == "written second"


def test_pasted_lines_are_looked_at_before_they_are_added(browser: Browser, house: str) -> None:
    with story(browser, house, "Olga Niemi") as page:
        assert page.get_by_role("heading", level=1).inner_text().endswith("where would you like to begin?")
        page.get_by_label("Your lines").fill(
            "1998 Grew up above my aunt’s bakery\n2012 First computer\n2019 Moved north"
        )
        page.get_by_role("button", name="Turn into moments").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Look at it first")
        page.locator(".draft-moment", has_text="First computer").locator("input").uncheck()
        page.get_by_role("button", name="Add what is ticked").click()
        expect(page.locator("#picture .spot")).to_have_count(2)
        assert words(page) == ["Moved north", "Grew up above my aunt’s bakery"]
        page.get_by_role("button", name="Undo").last.click()
        expect(page.locator("#picture .spot")).to_have_count(0)


def test_a_file_is_read_once_and_previewed(browser: Browser, house: str, tmp_path: Path) -> None:
    resume = tmp_path / "resume.json"
    resume.write_text(
        '{"basics": {"name": "B"}, "work": [{"name": "Mill", "position": "Miller", "startDate": "2011-03"}]}'
    )
    with story(browser, house, "Berit Aune") as page:
        page.locator("input[type=file]").set_input_files(resume)
        expect(page.get_by_role("heading", level=1)).to_have_text("Look at it first")
        expect(page.locator(".draft-moment")).to_contain_text("Mill")
        page.get_by_role("button", name="Add nothing").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("where would you like to begin?")


@pytest.mark.parametrize(
    ("ending", "begins"), [("svg", b"<svg"), ("png", b"\x89PNG"), ("pdf", b"%PDF"), ("md", b"#"), ("json", b"{")]
)
def test_picture_and_story_are_saved_as_files(browser: Browser, house: str, ending: str, begins: bytes) -> None:
    with story(browser, house) as page:
        page.locator(".story-do summary").click()
        with page.expect_download() as waited:
            page.locator(f'.story-do a[href$=".{ending}"]').click()
        assert waited.value.suggested_filename.endswith(f".{ending}")
        assert Path(waited.value.path()).read_bytes().lstrip().startswith(begins)


def test_everything_can_be_done_without_scripts(browser: Browser, house: str) -> None:
    with story(browser, house, "Stan Whitlock", java_script_enabled=False) as page:
        page.locator("#quick-line").fill("1999 Learned to ride")
        page.get_by_role("button", name="Add").click()
        expect(page.locator("#list .moment")).to_have_count(1)
        expect(page.locator(".toast")).to_contain_text("“Learned to ride” is in your story.")
        page.get_by_role("link", name="Change: Learned to ride").click()
        page.get_by_label("Why did you choose it?").fill("the wind")
        page.get_by_role("button", name="Done").click()
        expect(moment(page, "Learned to ride")).to_contain_text("the wind")
        page.locator(".moment summary").click()
        page.get_by_role("button", name="Remove").click()
        page.get_by_role("button", name="Undo").last.click()
        expect(moment(page, "Learned to ride")).to_contain_text("the wind")


def test_a_question_is_answered_in_a_line(browser: Browser, house: str) -> None:
    with story(browser, house, "Lena Sandberg") as page:
        page.get_by_role("link", name="Start with this one").click()
        page.locator("#quick-line").press_sequentially("1991 Built radios in the cellar", delay=5)
        expect(page.locator("#understood")).to_contain_text("1991")
        page.locator("#quick-line").press("Enter")
        expect(page.locator(".eyebrow").first).to_have_text("Question 2 of 4")
        page.get_by_role("link", name="Stop here").click()
        expect(moment(page, "Built radios")).to_be_visible()


def test_on_a_phone_the_quick_line_stays_in_reach(browser: Browser, house: str) -> None:
    with story(browser, house, **PHONE) as page:
        page.locator("#all-moments").scroll_into_view_if_needed()
        quick, doors = page.locator("#quick").bounding_box(), page.locator(".doors").bounding_box()
        assert quick is not None
        assert doors is not None
        assert quick["y"] + quick["height"] <= doors["y"] + 1
        assert doors["y"] + doors["height"] <= 845
        page.locator("#quick-line").press_sequentially("2019 Swam across the lake", delay=5)
        expect(page.locator("#understood")).to_contain_text("2019")
        page.locator("#quick-line").press("Enter")
        expect(moment(page, "Swam across the lake")).to_have_count(1)
        page.get_by_role("button", name="Undo").last.click()
        expect(moment(page, "Swam across the lake")).to_have_count(0)


def test_a_server_that_does_not_answer_loses_nothing(browser: Browser, house: str) -> None:
    with story(browser, house) as page:
        page.route("**/change/", lambda route: route.abort())
        form = open_form(page, "Up at four with Nonno")
        form.get_by_label("Why did you choose it?").fill("flour in the air")
        expect(form.locator("[data-saving]")).to_have_attribute("data-state", "waiting")
        assert form.get_by_label("Why did you choose it?").input_value() == "flour in the air"
        page.unroute("**/change/")
        expect(form.locator("[data-saving]")).to_have_attribute("data-state", "saved", timeout=9000)
