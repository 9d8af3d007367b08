"""Every answer wears its armour: pages, parts, refusals, what broke, our own files; and odd requests get nowhere."""

from __future__ import annotations

import http.client
import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from entitlements import ROUTES
from planted_house import NOBODY, OWNER, PEOPLE, UNKNOWN, House, planted
from route_walk import every_address

from dreamline_web.pages import views

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_django.fixtures import Settings

EXACTLY = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Cache-Control": "no-store",
}
POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
ODD = ("TRACE", "TRACK", "CONNECT", "PUT", "PATCH", "DELETE", "PROPFIND", "OPTIONS")
HIDDEN = (
    "/admin/", "/admin/login/", "/__debug__/", "/debug/", "/api/", "/graphql", "/metrics", "/.git/config", "/.env",
    "/settings.py", "/look/", "/post/preview/", "/media/", "/accounts/login/", "/accounts/signup/", "/server-status",
    "/static/../settings.py", "/static/%2e%2e/%2e%2e/secret-key", "/sign-in/signup/",
)  # fmt: skip


@pytest.fixture
def house(db: None, settings: Settings) -> House:  # noqa: ARG001  # opens the database
    settings.DEMO = settings.DEBUG = False
    return planted()


def test_every_answer_of_every_address(house: House) -> None:
    wrong = [fault for where, answer in _answers(house) for fault in _faults(where, answer)]
    assert wrong == [], "\n".join(wrong[:30])


def _answers(house: House) -> Iterator[tuple[str, Any]]:
    for visitor in (NOBODY, OWNER):
        for address in every_address():
            parts = dict.fromkeys(address.parts, "x") | dict.fromkeys(("number", "who"), str(UNKNOWN))
            route = ROUTES.get(address.name)
            if route and route.number:
                parts["number"] = str(house.numbers[route.number][0])
            for way in ("get", "post"):
                with house.as_it_was():
                    client = house.clients[visitor]
                    yield f"{visitor} {way} {address.name}", getattr(client, way)(address.filled(parts))
    yield "nothing", house.clients[OWNER].get("/nothing/at/all/")
    yield "too large", house.clients[OWNER].post("/settle/", {}, CONTENT_LENGTH="99000000")
    yield "no length", house.clients[OWNER].post("/settle/", {}, CONTENT_LENGTH="-1")


def _faults(where: str, answer: Any) -> Iterator[str]:
    for name, value in EXACTLY.items():
        if answer.headers.get(name) != value:
            yield f"{where}: {name} is {answer.headers.get(name)}"
    policy = answer.headers.get("Content-Security-Policy", "none said")
    said = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    if said != POLICY:
        yield f"{where}: policy {said}"
    if "camera=()" not in answer.headers.get("Permissions-Policy", ""):
        yield f"{where}: no Permissions-Policy"
    kind = answer.headers.get("Content-Type", "")
    if kind.startswith("text/") and "charset=utf-8" not in kind:
        yield f"{where}: {kind}"
    for shy in ("Server", "X-Powered-By", "Access-Control-Allow-Origin", "Via"):
        if shy in answer.headers:
            yield f"{where}: says {shy}"
    for cookie in answer.cookies.values():
        if cookie["samesite"] != "Lax" or not cookie["httponly"] or cookie["path"] != "/" or cookie["domain"]:
            yield f"{where}: cookie {cookie.key}"


def test_what_broke_wears_them_too(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("words somebody wrote")

    monkeypatch.setattr(views, "render", broken)
    answer = house.clients[OWNER].get("/help/")
    assert answer.status_code == 500
    assert list(_faults("500", answer)) == []
    assert b"words somebody" not in answer.content


def test_odd_requests_are_refused_everywhere(house: House) -> None:
    allowed = []
    for address in every_address():
        parts = dict.fromkeys(address.parts, "1")
        for way in ODD:
            answer = house.clients[OWNER].generic(way, address.filled(parts), headers={"x-secret": "echo me"})
            if answer.status_code not in {403, 404, 405} or b"echo me" in answer.content:
                allowed.append(f"{way} {address.name}: {answer.status_code}")
    assert allowed == [], "\n".join(allowed[:30])


@pytest.mark.parametrize("address", HIDDEN)
def test_nothing_for_developers_is_there(house: House, address: str) -> None:
    for visitor in (NOBODY, *PEOPLE):
        answer = house.clients[visitor].get(address)
        assert answer.status_code == 404, (visitor, answer.status_code)
        assert b"Traceback" not in answer.content
        assert b"urlpatterns" not in answer.content


@pytest.mark.parametrize(
    "host", ["elsewhere.example", "localhost.elsewhere.example", "localhost:80@elsewhere.example", ""]
)
def test_an_unknown_host_gets_nothing(house: House, host: str) -> None:
    for address in ("/", "/story/", "/sign-in/", "/static/pages/icons.svg"):
        answer = house.clients[OWNER].get(address, headers={"host": host})
        assert answer.status_code == (400 if host else answer.status_code)
        assert b"elsewhere" not in answer.content


@pytest.mark.django_db
def test_a_forged_host_or_client_changes_no_link(house: House) -> None:
    """Forwarding headers of a client count for nothing where no proxy was said to stand in front."""
    forged = {
        "x-forwarded-host": "elsewhere.example",
        "x-forwarded-proto": "https",
        "forwarded": "host=elsewhere.example",
    }
    for address in ("/", "/sign-in/", "/story/"):
        answer = house.clients[OWNER].get(address, headers=forged)
        assert b"elsewhere" not in answer.content
        assert "elsewhere" not in str(answer.headers)


BEHIND_TLS = """
import json, django
django.setup()
from django.conf import settings
from django.core.management import call_command
from django.test import Client
settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
for database in ("keyring", "default"):
    call_command("migrate", database=database, verbosity=0)
client = Client(headers={"host": "dreamline.example", "x-forwarded-proto": "https"})
page = client.get("/sign-in/", secure=True)
settle = client.post("/settle/", {"look": "night", "language": "sv"}, secure=True)
cookies = {name: [bool(c["secure"]), bool(c["httponly"]), c["samesite"], c["path"], c["domain"]]
           for name, c in (page.cookies | settle.cookies).items()}
names = [settings.SESSION_COOKIE_NAME, settings.ENTRY_COOKIE_NAME]
print(json.dumps([page.status_code, page.headers.get("Strict-Transport-Security"), cookies, *names]))
"""


def test_behind_tls_cookies_are_bound_to_the_host(tmp_path: Any) -> None:
    chosen = {"DREAMLINE_DATA": str(tmp_path), "DREAMLINE_DEMO": "0", "DREAMLINE_PROXY": "1"}
    done = subprocess.run(  # noqa: S603  # our own interpreter
        [sys.executable, "-c", BEHIND_TLS],
        env={**os.environ, **chosen, "DREAMLINE_ORIGIN": "https://dreamline.example"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    status, lasting, cookies, *names = json.loads(done.stdout.splitlines()[-1])
    assert status == 200
    assert lasting.startswith("max-age=31536000")
    assert "includeSubDomains" in lasting
    assert cookies
    for name, flags in cookies.items():
        assert name.startswith("__Host-"), name
        assert flags == [True, True, "Lax", "/", ""], name
    assert all(name.startswith("__Host-") for name in names)


def test_a_real_server_says_nothing_of_itself(origin: str) -> None:
    """As people run it: no Server header; raw requests that are none are refused; files wear the armour too."""
    where = urlsplit(origin)
    for way, path in (("GET", "/"), ("GET", "/nothing/"), ("TRACE", "/"), ("GET", "/static/../../secret-key")):
        line = http.client.HTTPConnection(where.hostname or "", where.port, timeout=10)
        line.request(way, path, headers={"X-Secret": "echo me"})
        answer = line.getresponse()
        body = answer.read()
        assert answer.getheader("Server") is None, (way, path)
        assert answer.getheader("X-Content-Type-Options") == "nosniff", (way, path)
        assert b"echo me" not in body
        line.close()
    line = http.client.HTTPConnection(where.hostname or "", where.port, timeout=10)
    line.request("GET", "/")
    home = line.getresponse().read().decode()
    file = next(part for part in home.split('"') if part.startswith("/static/") and ".css" in part)
    line.request("GET", file)
    answer = line.getresponse()
    answer.read()
    assert answer.status == 200
    assert answer.getheader("X-Content-Type-Options") == "nosniff"
    assert answer.getheader("Cross-Origin-Resource-Policy") == "same-origin"
    assert "default-src 'none'" in str(answer.getheader("Content-Security-Policy"))
    line.close()


@pytest.mark.parametrize(
    "lines",
    [
        b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /secret HTTP/1.1\r\n\r\n",
        b"Content-Length: 5\r\nContent-Length: 50\r\n\r\nhello",
        b"Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
        b"Content-Length: +5\r\n\r\nhello",
    ],
    ids=["both", "two lengths", "unknown coding", "signed length"],
)
def test_requests_that_can_be_read_two_ways_are_not_read_twice(origin: str, lines: bytes) -> None:
    import socket  # noqa: PLC0415  # this test alone speaks without a library

    where = urlsplit(origin)
    with socket.create_connection((where.hostname or "", where.port or 80), timeout=10) as line:
        line.sendall(b"POST /settle/ HTTP/1.1\r\nHost: localhost:%d\r\n" % (where.port or 80) + lines)
        line.settimeout(3)
        heard = b""
        try:
            while part := line.recv(65536):
                heard += part
        except TimeoutError:
            pass
    assert heard.count(b"HTTP/1.") <= 1
    assert b" 200 " not in heard.split(b"\r\n")[0]
