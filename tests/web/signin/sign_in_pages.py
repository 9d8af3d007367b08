"""Somebody with a browser who signs in, for tests."""

from __future__ import annotations

import base64
import hashlib
import hmac
import struct
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page
    from real_house import House


@dataclass
class Visit:
    """A page with a browser context of its own; `complaints` are errors, refused requests and CSP reports."""

    page: Page
    house: House
    complaints: list[str] = field(default_factory=list)
    code: str = ""

    def open(self, address: str) -> None:
        self.page.goto(self.house.origin + address)

    def ask(self, person: str) -> None:
        """Asks for a code, and waits for the letter."""
        before = len(self.house.post.codes(person))
        self.open("/sign-in/")
        self.page.get_by_label("Your e-mail").fill(person)
        self.page.get_by_role("button", name="Send me a code").click()
        self.page.wait_for_url("**/sign-in/code/")
        self.code = self.house.post.code(person, count=before + 1)

    def sign_in(self, person: str) -> None:
        self.ask(person)
        self.page.get_by_label("Eight digits").fill(self.code)
        self.page.get_by_role("button", name="Sign in").click()
        self.page.wait_for_url(lambda address: "/sign-in/code/" not in address)

    def authenticator(self) -> None:
        """A device with passkeys that unlocks by itself (WebAuthn of the DevTools protocol)."""
        line = self.page.context.new_cdp_session(self.page)
        line.send("WebAuthn.enable")
        options = {
            "protocol": "ctap2",
            "transport": "internal",
            "hasResidentKey": True,
            "hasUserVerification": True,
            "isUserVerified": True,
            "automaticPresenceSimulation": True,
        }
        line.send("WebAuthn.addVirtualAuthenticator", {"options": options})


@contextmanager
def visiting(browser: Browser, house: House, **options: Any) -> Iterator[Visit]:
    context = browser.new_context(**options)
    page = context.new_page()
    visit = Visit(page, house)
    page.on("console", lambda said: visit.complaints.append(said.text) if said.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: visit.complaints.append(str(error)))
    page.on("request", lambda asked: visit.complaints.append(asked.url) if _foreign(asked.url, house) else None)
    yield visit
    context.close()


def _foreign(address: str, house: House) -> bool:
    return not address.startswith((house.origin, "data:", "blob:"))


def app_code(secret: str, *, at: float | None = None) -> str:
    """What a code app shows (RFC 6238), written here anew so that it checks ours."""
    key = base64.b32decode(secret.replace(" ", ""), casefold=True)
    moment = struct.pack(">Q", int(at if at is not None else time.time()) // 30)
    digest = hmac.new(key, moment, hashlib.sha1).digest()
    start = digest[-1] & 15
    number = struct.unpack(">I", digest[start : start + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"
