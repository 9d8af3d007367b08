"""Company accounts: real providers in processes of their own, that also misbehave in every way we know."""

from __future__ import annotations

import sqlite3
import urllib.request
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest
from company_providers import provider
from playwright.sync_api import expect
from real_house import House, free_port, real_house
from sign_in_pages import Visit, visiting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

pytestmark = pytest.mark.slow
MAJA = "maja@tallvik.example"


@contextmanager
def with_openid() -> Iterator[tuple[House, str]]:
    port = free_port()
    chosen = {
        "DREAMLINE_OIDC_ISSUER": f"http://localhost:{port}",
        "DREAMLINE_OIDC_CLIENT": "dreamline",
        "DREAMLINE_OIDC_SECRET": "secret",
        "DREAMLINE_OIDC_NAME": "Tallvik",
    }
    with provider("openid", port) as origin, real_house(**chosen) as house:
        yield house, origin


@contextmanager
def with_saml() -> Iterator[tuple[House, str]]:
    port = free_port()
    entity = f"http://localhost:{port}/metadata"
    chosen = {"DREAMLINE_SAML_METADATA": entity, "DREAMLINE_SAML_ENTITY": entity, "DREAMLINE_SAML_NAME": "Tallvik"}
    with provider("saml", port) as origin, real_house(**chosen) as house:
        yield house, origin


def vary(origin: str, what: str = "", who: str = "subject-1") -> None:
    urllib.request.urlopen(f"{origin}/vary/?{urlencode({'what': what, 'who': who})}")  # noqa: S310  # on loopback


def leave_for_company(visit: Visit, name: str = "Sign in with Tallvik") -> None:
    """Presses the button, and the provider's own if it has one."""
    visit.page.get_by_role("button", name=name).click()
    visit.page.wait_for_url(lambda address: "/company/" not in address, wait_until="load")
    if "/sso" in visit.page.url:
        visit.page.get_by_role("button", name="Go on").click()
    visit.page.wait_for_url(
        lambda address: address.startswith(visit.house.origin) and "/saml/" not in address and "/back/" not in address
    )


def start(visit: Visit) -> None:
    visit.page.context.clear_cookies()
    visit.open("/sign-in/")


def bind(visit: Visit) -> None:
    """Maja comes with an unknown company account, signs in with a code, and says it is hers."""
    start(visit)
    leave_for_company(visit)
    expect(visit.page.get_by_text("We do not know this company account yet")).to_be_visible()
    visit.sign_in(MAJA)
    assert visit.page.url.endswith("/sign-in/bind/")
    visit.page.get_by_role("button", name="It is mine").click()
    visit.page.wait_for_url("**/story/")


def refused(visit: Visit) -> None:
    expect(visit.page.get_by_text("did not work out this time")).to_be_visible()
    visit.open("/story/")
    assert "/story/" not in visit.page.url or visit.page.get_by_role("heading", name="Nothing here").count()


def accounts(house: House) -> list[tuple[str, str, str]]:
    with sqlite3.connect(house.data / "dreamline.sqlite3") as rows:
        return rows.execute("select provider, uid, extra_data from socialaccount_socialaccount").fetchall()


@pytest.mark.parametrize("kind", ["openid", "saml"])
def test_an_account_is_bound_by_its_person_and_then_lets_them_in(browser: Browser, kind: str) -> None:
    with (with_openid if kind == "openid" else with_saml)() as (house, origin), visiting(browser, house) as visit:
        bind(visit)
        issuer = origin if kind == "openid" else f"{origin}/metadata"
        assert accounts(house) == [(issuer, "subject-1", "{}")]
        start(visit)
        leave_for_company(visit)
        assert visit.page.url == f"{house.origin}/story/"

        vary(origin, who="subject-2")
        start(visit)
        leave_for_company(visit)
        expect(visit.page.get_by_text("We do not know this company account yet")).to_be_visible()
        assert len(accounts(house)) == 1, "the mail address it names binds nothing"

        vary(origin)
        _second_step_still_stands_between(visit)


def _second_step_still_stands_between(visit: Visit) -> None:
    start(visit)
    leave_for_company(visit)
    visit.authenticator()
    visit.open("/sign-in/secure/")
    visit.page.get_by_role("button", name="Add a passkey").click()
    visit.page.get_by_role("link", name="I have kept them").click()
    start(visit)
    leave_for_company(visit)
    assert visit.page.url.endswith("/sign-in/second/")


def test_openid_answers_that_prove_nothing_are_refused(browser: Browser) -> None:
    with with_openid() as (house, origin), visiting(browser, house) as visit:
        bind(visit)
        for what in (
            "issuer",
            "audience",
            "nonce",
            "state",
            "signature",
            "unsigned",
            "shared key",
            "old",
            "configuration",
        ):
            vary(origin, what)
            start(visit)
            leave_for_company(visit)
            refused(visit)
        vary(origin)
        start(visit)
        leave_for_company(visit)
        assert visit.page.url == f"{house.origin}/story/"


def test_saml_answers_that_prove_nothing_are_refused(browser: Browser) -> None:
    with with_saml() as (house, origin), visiting(browser, house) as visit:
        bind(visit)
        for what in ("issuer", "audience", "signature", "unsigned", "changed", "old", "mail", "replay"):
            vary(origin, what)
            start(visit)
            leave_for_company(visit)
            refused(visit)
        vary(origin)
        visit.page.context.clear_cookies()
        visit.page.goto(f"{origin}/unasked?acs={house.origin}/sign-in/saml/answer/")
        visit.page.get_by_role("button", name="Go on").click()
        refused(visit)


def test_a_known_account_may_be_connected_while_signed_in(browser: Browser) -> None:
    with with_openid() as (house, origin), visiting(browser, house) as visit:
        visit.sign_in(MAJA)
        visit.open("/sign-in/secure/")
        leave_for_company(visit, "Connect Tallvik")
        assert visit.page.url == f"{house.origin}/sign-in/secure/"
        expect(visit.page.get_by_role("button", name="Disconnect")).to_be_visible()
        assert [said for said in visit.complaints if not said.startswith(f"{origin}/authorize?")] == []
