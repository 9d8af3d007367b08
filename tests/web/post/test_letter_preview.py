"""Letters to look at: in demo and development only, sealed off from everything; every kind in every language."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings as chosen
from django.utils.html import escape
from post_office import CANARY, NOW, send

from dreamline_web.post import letters, palette, reading
from dreamline_web.post.models import Letter

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django.fixtures import Settings

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
WEB = Path(__file__).parents[3] / "src" / "dreamline_web"
EVERY = [(kind.name, language) for kind in letters.kinds() for language, _ in chosen.LANGUAGES]
REMOTE = {"img", "link", "script", "iframe", "video", "audio", "object", "embed", "form", "input", "svg", "style-src"}


class Page(HTMLParser):
    """The elements of a letter, in order, with their attributes."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, Any]]] = []
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def test_every_kind_is_there_in_every_language(client: Client) -> None:
    page = client.get("/post/preview/").content.decode()
    for name, language in EVERY:
        assert f"/post/preview/kinds/{name}/{language}/" in page


@pytest.mark.parametrize(("name", "language"), EVERY)
def test_a_kind_is_shown_as_text_and_as_html(client: Client, name: str, language: str) -> None:
    address = f"/post/preview/kinds/{name}/{language}/"
    written = reading.sample(letters.kind(name), language)  # type: ignore[arg-type]  # it is there
    assert written.subject in client.get(address).context["written"].subject
    alone = client.get(f"{address}html/")
    assert f'<html lang="{language}"' in alone.content.decode()
    assert f"<title>{escape(written.subject)}</title>" in alone.content.decode()
    assert "sandbox" in alone.headers["Content-Security-Policy"]
    assert "script-src" not in alone.headers["Content-Security-Policy"]
    assert "default-src 'none'" in alone.headers["Content-Security-Policy"]


@pytest.mark.parametrize(("name", "language"), EVERY)
def test_a_letter_fetches_nothing_and_leads_only_here(name: str, language: str) -> None:
    written = reading.sample(letters.kind(name), language)  # type: ignore[arg-type]  # it is there
    page = Page(written.html)
    assert {tag for tag, _ in page.found} & (REMOTE | {"table"}) == set()
    assert "url(" not in written.html
    assert "@import" not in written.html
    links = [about["href"] for tag, about in page.found if tag == "a"]
    assert [link for link in links if not link.startswith(chosen.ORIGIN)] == []
    assert dict(page.found)["html"] == {"lang": language}
    assert 1 <= len(written.subject) <= 78
    assert "&amp;" not in written.text
    assert "  " not in written.text.replace("\n  ", "\n")


def test_the_last_letters_can_be_read_so_that_one_can_sign_in_without_mail(client: Client) -> None:
    letter = send(parts={"code": CANARY})
    assert "marco@demo.invalid" in client.get("/post/preview/").content.decode()
    assert CANARY in client.get(f"/post/preview/letters/{letter.pk}/").content.decode()
    assert CANARY in client.get(f"/post/preview/letters/{letter.pk}/html/").content.decode()


def test_what_is_wiped_or_unknown_cannot_be_read(client: Client) -> None:
    letter = send(parts={"code": CANARY})
    Letter.objects.filter(pk=letter.pk).update(state="sent", settled=NOW, sealed=b"")
    assert client.get("/post/preview/").status_code == 200
    for address in (f"letters/{letter.pk}/", "letters/1/", "kinds/tests.nobody/en/", "kinds/tests.plain/tlh/"):
        assert client.get(f"/post/preview/{address}").status_code == 404


def test_nobody_finds_it_where_real_letters_are_written(client: Client, settings: Settings) -> None:
    letter = send(parts={"code": CANARY})
    settings.DEMO = False
    for address in (
        "",
        f"letters/{letter.pk}/",
        f"letters/{letter.pk}/html/",
        "kinds/post.trial/en/",
        "kinds/post.trial/en/html/",
    ):
        answer = client.get(f"/post/preview/{address}")
        assert answer.status_code == 404
        assert CANARY not in answer.content.decode()


def test_looking_changes_nothing(client: Client) -> None:
    letter = send(parts={"code": CANARY})
    before = Letter.objects.values().get(pk=letter.pk)
    for address in ("", f"letters/{letter.pk}/", f"letters/{letter.pk}/html/"):
        assert client.get(f"/post/preview/{address}").status_code == 200
        assert client.post(f"/post/preview/{address}").status_code == 405
    assert Letter.objects.values().get(pk=letter.pk) == before


def test_letters_have_the_colours_of_the_pages() -> None:
    tokens = (WEB / "pages" / "static" / "pages" / "css" / "tokens.css").read_text(encoding="utf-8")
    declared = dict(re.findall(r"--([a-z0-9-]+): light-dark\((#[0-9a-f]{6}, #[0-9a-f]{6})\);", tokens))
    for name, colour in palette.COLOURS.items():
        assert declared[name.replace("_", "-")] == f"{colour.day}, {colour.night}", name


def test_letters_name_no_colour_of_their_own() -> None:
    for path in (WEB / "post" / "templates").rglob("*.html"):
        assert re.findall(r"#[0-9a-fA-F]{3,8}\b(?!;)", path.read_text(encoding="utf-8")) == [], path
