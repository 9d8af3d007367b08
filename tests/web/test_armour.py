"""Headers on every answer, unknown hosts, cookies, and logs without content."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys

import pytest
from django.test import Client
from django.urls import reverse

from dreamline_web.pages import views
from dreamline_web.pages.quiet_log import Quiet

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "status"), [("/", 200), ("/help/", 200), ("/nothing/", 404), ("/look/", 404), ("/people/1/enter/", 405)]
)
def test_every_answer_has_its_headers(client: Client, address: str, status: int) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
    assert "camera=()" in answer.headers["Permissions-Policy"]
    assert set(answer.headers["Content-Security-Policy"].split("; ")) == POLICY


def test_an_unknown_host_is_refused_also_for_files(client: Client) -> None:
    for address in ("/", "/static/pages/icons.svg"):
        answer = client.get(address, headers={"host": "elsewhere.example"})
        assert answer.status_code == 400
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert b"elsewhere" not in answer.content


def test_what_is_too_large_is_refused_before_it_is_read(client: Client) -> None:
    answer = client.post("/settle/", data={}, headers={"content-length": "32000001"}, CONTENT_LENGTH="32000001")
    assert answer.status_code == 413
    assert "At most 30 MB" in answer.content.decode()


def test_something_broken_tells_nothing_about_it(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("the database said: secret words")

    monkeypatch.setattr(views, "render", broken)
    answer = Client(raise_request_exception=False).get("/", headers={"accept-language": "sv"})
    assert answer.status_code == 500
    assert "Något gick sönder hos oss" in answer.content.decode()
    assert "atabase" not in answer.content.decode()
    assert "secret words" not in "".join(map(Quiet().format, caplog.records))
    assert answer.headers["Cache-Control"] == "no-store"
    assert caplog.records


def test_a_form_from_elsewhere_is_refused() -> None:
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post("/settle/", {"look": "night"})
    assert answer.status_code == 403
    assert "older page" in answer.content.decode()


@pytest.mark.django_db
def test_pages_hold_nothing_inline(client: Client) -> None:
    for address in ("/", "/help/", "/nothing/"):
        page = client.get(address).content.decode()
        assert " style=" not in page
        assert "<style" not in page
        assert "<script>" not in page
        assert " onclick" not in page


def cookies(**environment: str) -> dict[str, object]:
    """The cookie settings an installation with this environment gets."""
    names = ["SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME", "LANGUAGE_COOKIE_NAME", "LOOK_COOKIE_NAME"]
    names += ["SESSION_COOKIE_SECURE", "SECURE_HSTS_SECONDS"]
    order = (
        f"import json; from dreamline_web import settings; print(json.dumps([getattr(settings, n) for n in {names}]))"
    )
    done = subprocess.run(  # noqa: S603  # our own interpreter
        [sys.executable, "-c", order], env={**os.environ, **environment}, capture_output=True, check=True
    )
    return dict(zip(names, json.loads(done.stdout), strict=True))


def test_cookies_have_plain_names_on_loopback_and_host_names_behind_tls() -> None:
    here = cookies()
    assert here["SESSION_COOKIE_NAME"] == "dreamline-session"
    assert here["SESSION_COOKIE_SECURE"] is False
    assert here["SECURE_HSTS_SECONDS"] == 0
    there = cookies(DREAMLINE_ORIGIN="https://dreamline.example")
    assert all(str(there[name]).startswith("__Host-") for name in there if name.endswith("NAME"))
    assert there["SESSION_COOKIE_SECURE"] is True
    assert there["SECURE_HSTS_SECONDS"] == 31_536_000


@pytest.mark.django_db
def test_cookies_are_http_only_and_lax(client: Client) -> None:
    answer = client.post("/settle/", {"look": "night", "language": "sv", "back": "/help/"})
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/help/"
    for name in ("dreamline-look", "dreamline-language"):
        assert answer.cookies[name]["httponly"]
        assert answer.cookies[name]["samesite"] == "Lax"
        assert answer.cookies[name]["path"] == "/"
        assert answer.cookies[name]["domain"] == ""


@pytest.mark.parametrize("back", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:1", ""])
def test_going_back_stays_here(client: Client, back: str) -> None:
    assert client.post("/settle/", {"look": "light", "back": back}).headers["Location"] == "/"


@pytest.mark.parametrize("wrong", [{"look": "purple"}, {"language": "xx"}])
def test_a_choice_there_is_not_changes_nothing(client: Client, wrong: dict[str, str]) -> None:
    answer = client.post("/settle/", wrong)
    assert answer.status_code == 400
    assert not answer.cookies


def test_logs_say_what_happened_but_not_what_was_said() -> None:
    def told() -> str:
        try:
            int("my secret")
        except ValueError:
            trouble = sys.exc_info()
        record = logging.LogRecord("django.request", 40, "x", 1, "Internal: %s", ("/my/secret",), trouble)
        return Quiet().format(record)

    line = told()
    assert "secret" not in line
    assert "ValueError at test_armour.py:" in line


@pytest.mark.django_db
def test_requests_are_logged_by_the_pattern_of_their_address(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, logger="dreamline.request"):
        client.post("/people/123456/enter/?q=secret")
        client.get("/my-secret/?q=secret")
    lines = [record.getMessage() for record in caplog.records if record.name == "dreamline.request"]
    assert len(lines) == 1
    assert lines[0].startswith("POST /people/<int:number>/enter/ 404 ")


def test_get_and_head_change_nothing(client: Client) -> None:
    for name, arguments in (("settle", ()), ("leave", ()), ("enter", (1,))):
        assert client.get(reverse(name, args=arguments)).status_code == 405
        assert client.head(reverse(name, args=arguments)).status_code == 405
