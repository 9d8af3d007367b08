"""Signing in as people do it: a real browser, a real server, real letters, a real (virtual) passkey."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from real_house import real_house
from sign_in_pages import app_code, visiting

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from real_house import House
    from sign_in_pages import Visit

pytestmark = pytest.mark.slow


def test_a_member_comes_in_with_a_code(visit: Visit) -> None:
    visit.sign_in("maja@tallvik.example")
    assert visit.page.url == f"{visit.house.origin}/story/"
    visit.open("/sign-in/sittings/")
    expect(visit.page.get_by_text("this one")).to_be_visible()
    assert visit.complaints == []


def test_the_code_works_in_the_browser_that_asked_only(visit: Visit, browser: Browser, tallvik: House) -> None:
    visit.ask("maja@tallvik.example")
    with visiting(browser, tallvik) as other:
        other.open("/sign-in/code/")
        assert other.page.url.endswith("/sign-in/")
    visit.page.get_by_label("Eight digits").fill("0000 0000")
    visit.page.get_by_role("button", name="Sign in").click()
    expect(visit.page.get_by_role("alert")).to_contain_text("You have 2 more tries")
    visit.page.get_by_label("Eight digits").fill(visit.code)
    visit.page.get_by_role("button", name="Sign in").click()
    visit.page.wait_for_url("**/story/")


def test_an_organiser_makes_a_passkey_first_and_comes_in_with_it(browser: Browser) -> None:
    with real_house() as house, visiting(browser, house) as visit:
        visit.authenticator()
        visit.sign_in("berit@tallvik.example")
        assert visit.page.url == f"{house.origin}/sign-in/secure/"
        visit.open("/people/")
        assert visit.page.url == f"{house.origin}/sign-in/secure/"
        visit.page.get_by_label("What shall we call it?").fill("My telephone")
        visit.page.get_by_role("button", name="Add a passkey").click()
        expect(visit.page.get_by_role("heading", name="Keep these ten codes")).to_be_visible()
        recovery = visit.page.locator("#codes li").all_inner_texts()
        assert len(set(recovery)) == 10
        visit.page.get_by_role("link", name="I have kept them").click()
        expect(visit.page.locator(".way-name")).to_contain_text("My telephone")
        visit.open("/people/")
        assert visit.page.url == f"{house.origin}/people/"

        visit.page.context.clear_cookies()
        visit.open("/sign-in/")
        visit.page.get_by_role("button", name="Use a passkey").click()
        visit.page.wait_for_url(f"{house.origin}/story/")
        visit.open("/people/")
        assert visit.page.url == f"{house.origin}/people/"
        visit.page.context.clear_cookies()

        visit.sign_in("berit@tallvik.example")
        assert visit.page.url == f"{house.origin}/sign-in/second/"
        visit.page.get_by_label("Recovery code").fill(recovery[3])
        visit.page.get_by_role("button", name="Go on").click()
        visit.page.wait_for_url(re.compile(r"/(people|story)/"))
        assert visit.complaints == []


def test_a_lead_sets_up_a_code_app(browser: Browser) -> None:
    with real_house() as house, visiting(browser, house) as visit:
        visit.sign_in("tomas@tallvik.example")
        assert visit.page.url == f"{house.origin}/sign-in/secure/"
        visit.page.get_by_role("button", name="Set up a code app").click()
        secret = visit.page.locator(".secret").inner_text()
        visit.page.get_by_label("The six digits in the app").fill(app_code(secret))
        visit.page.get_by_role("button", name="That is it").click()
        expect(visit.page.get_by_role("heading", name="Keep these ten codes")).to_be_visible()
        visit.page.context.clear_cookies()

        visit.sign_in("tomas@tallvik.example")
        assert visit.page.url == f"{house.origin}/sign-in/second/"
        visit.open("/story/")
        assert "/story/" not in visit.page.url
        visit.open("/sign-in/second/")
        visit.page.get_by_label("Code from your app").fill(app_code(secret))
        visit.page.get_by_role("button", name="Go on").click()
        expect(visit.page.get_by_role("alert")).to_contain_text("used already")
        assert visit.complaints == [
            "Failed to load resource: the server responded with a status of 422 (Unprocessable Entity)"
        ]


def test_passkeys_need_the_name_not_the_number(visit: Visit) -> None:
    visit.page.goto(visit.house.origin.replace("localhost", "127.0.0.1") + "/sign-in/")
    expect(visit.page.get_by_text("Passkeys need the name localhost")).to_contain_text(visit.house.origin)


def test_without_scripts_all_but_passkeys_works(browser: Browser, tallvik: House) -> None:
    with visiting(browser, tallvik, java_script_enabled=False) as visit:
        visit.sign_in("maja@tallvik.example")
        assert visit.page.url == f"{tallvik.origin}/story/"
        visit.open("/sign-in/sittings/")
        visit.page.get_by_role("button", name="Sign out:").first.click()
        visit.page.wait_for_url(f"{tallvik.origin}/")
