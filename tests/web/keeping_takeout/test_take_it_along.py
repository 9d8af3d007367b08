"""Everything of somebody as one archive, for that person alone."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import jsonschema  # type: ignore[import-untyped]  # it ships no types
import pytest
from django.test import Client
from django.utils import timezone
from django.utils.translation import override
from goodbye_people import NOW, archive_of, browser_of, filed_of, seated, send, unpacked

from dreamline.filing import save
from dreamline.filing.text import read_text
from dreamline_web import cast
from dreamline_web.keeping import grants, seen
from dreamline_web.keeping.models import Opened
from dreamline_web.keeping.takeout import actions, rooms
from dreamline_web.post import reading
from dreamline_web.post.models import Letter
from dreamline_web.signin.models import Sitting
from dreamline_web.stories.photos import shown_in

if TYPE_CHECKING:
    from pathlib import Path

    from dreamline_web.people.models import Person

PICTURES = [f"picture-{theme}.{ending}" for ending in ("svg", "pdf", "png") for theme in ("day", "night")]


@pytest.fixture
def files(browser_of_marco: Client) -> dict[str, bytes]:
    return unpacked(archive_of(browser_of_marco))


def test_it_holds_the_page_the_pictures_the_story_and_the_photos(marco: Person, files: dict[str, bytes]) -> None:
    photos = [name for name in files if name.startswith("photos/")]
    texts = ["story.md", "story.json", "story.schema.json"]
    assert sorted(files) == sorted(["index.html", "account.json", *texts, *photos, *PICTURES])
    assert len(photos) == len(list(shown_in(filed_of(marco)))) > 0
    assert all(files[name].startswith(b"\xff\xd8\xff") for name in photos)
    assert [files[name][:5] for name in PICTURES] == [
        b"<svg ", b"<svg ", b"%PDF-", b"%PDF-", b"\x89PNG\r", b"\x89PNG\r",
    ]  # fmt: skip
    assert files["picture-day.svg"] != files["picture-night.svg"]


def test_the_data_is_what_the_schema_says_and_names_the_photos(files: dict[str, bytes]) -> None:
    story = json.loads(files["story.json"])
    jsonschema.validate(story, json.loads(files["story.schema.json"]))
    named = {moment["photo"]["name"] for moment in story["moments"] if "photo" in moment}
    named |= {dream["photo"]["name"] for dream in story["dreams"] if "photo" in dream}
    assert named == {name for name in files if name.startswith("photos/")}


def test_the_story_file_and_the_data_tell_the_same(files: dict[str, bytes]) -> None:
    told, remarks = read_text(files["story.md"].decode(), today=timezone.localdate(NOW), lang="en")
    assert remarks == ()
    same, _ = save.loads(files["story.json"].decode())
    assert [moment.text for moment in told.story.moments] == [moment.text for moment in same.story.moments]
    assert [value.name for value in told.story.values] == [value.name for value in same.story.values]


def test_the_page_needs_nothing_but_itself(marco: Person, files: dict[str, bytes]) -> None:
    page = files["index.html"].decode()
    addresses = re.findall(r"""(?:src|href|srcset|url)\s*[=(]\s*["']?([^"')\s>]{1,40})""", page)
    assert {address for address in addresses if not address.startswith(("#", "data:"))} == set()
    assert "<script" not in page
    assert "style=" not in page
    for rule in ('font-family: "Fraunces Soft"; src: url("data:font/woff2', "--paper:", ".moment-in", ".archive-card"):
        assert rule in page
    story = filed_of(marco).story
    for words in (story.moments[0].text, *(value.name for value in story.values), story.dreams[0].title):
        assert words in page
    assert page.count("data:image/jpeg;base64,") >= 3


def test_it_speaks_the_language_of_the_page(marco: Person) -> None:
    with override("sv"):
        page = unpacked(b"".join(actions.pack(marco, now=NOW)))["index.html"].decode()
    assert '<html lang="sv"' in page
    assert "Berättelsen" in page
    assert "Who has seen what" not in page


def test_the_account_is_in_it(marco: Person, lena: Person) -> None:
    moment = filed_of(marco).story.moments[0]
    grants.give(("moment", int(moment.id)), owner=marco, to=lena, by=marco, now=NOW)
    account = json.loads(unpacked(archive_of(browser_of(marco)))["account.json"])
    assert account["account"]["address"] == marco.address
    assert [one["team"] for one in account["teams"]] == ["Birch"]
    assert [one["lead"] for one in account["led_by"]] == ["Lena Sandberg"]
    assert account["shown_to"] == [
        {"kind": "moment", "item": moment.id, "to": "Lena Sandberg", "since": NOW.isoformat()}
    ]
    assert len(account["signed_in"]) == 1


def test_nobody_elses_words_are_in_it(marco: Person) -> None:
    other = seated(cast.OLGA, sample="three")
    theirs = filed_of(other).story.moments[0].text
    files = unpacked(archive_of(browser_of(marco)))
    assert not [name for name, data in files.items() if theirs.encode() in data]


def test_somebody_without_a_story_gets_their_account(db: None) -> None:  # noqa: ARG001  # opens the database
    files = unpacked(archive_of(browser_of(seated(cast.STAN))))
    assert sorted(files) == ["account.json", "index.html"]


def test_it_is_a_file_to_keep_and_nothing_keeps_it(marco: Person, browser_of_marco: Client, tmp_path: Path) -> None:
    before = set(tmp_path.parent.rglob("*"))
    answer: Any = send(browser_of_marco, "/keeping/takeout/")
    assert answer["Content-Type"] == "application/zip"
    assert answer["Cache-Control"] == "no-store"
    day = timezone.localdate().isoformat()
    assert answer["Content-Disposition"] == f'attachment; filename="dreamline-marco-bellini-{day}.zip"'
    assert b"".join(answer.streaming_content).startswith(b"PK")
    assert set(tmp_path.parent.rglob("*")) == before
    assert marco.name


def test_it_is_made_by_nobody_else(marco: Person, browser_of_marco: Client) -> None:
    stranger = Client()
    assert stranger.get("/keeping/takeout/").status_code == 303
    assert send(stranger, "/keeping/takeout/").status_code == 303
    assert not Opened.objects.filter(owner=marco).exists()
    assert browser_of_marco.get("/keeping/takeout/").status_code == 200


def test_who_did_not_prove_it_lately_proves_it_first(marco: Person, browser_of_marco: Client) -> None:
    Sitting.objects.filter(person=marco).update(proved=NOW - timedelta(minutes=6))
    answer = send(browser_of_marco, "/keeping/takeout/")
    assert answer.status_code == 303
    assert answer["Location"].startswith("/sign-in/prove/")
    assert not Opened.objects.exists()
    assert "prove once more" in browser_of_marco.get("/keeping/takeout/").content.decode()


def test_it_is_noted_and_told_by_letter_once(marco: Person, browser_of_marco: Client) -> None:
    key = "c0ffee00c0ffee00c0ffee00c0ffee00"
    for _ in range(2):
        answer: Any = browser_of_marco.post("/keeping/takeout/", {"once": key})
        assert b"".join(answer.streaming_content).startswith(b"PK")
    noted = Opened.objects.get()
    assert (noted.owner, noted.viewer, noted.kind) == (marco, marco, "archive")
    letter = Letter.objects.get(kind="keeping.taken-along")
    assert letter.to == marco.address
    written = reading.written(letter)
    assert "taken along as one archive" in written.text
    assert not [moment for moment in filed_of(marco).story.moments if moment.text in written.text + written.html]
    first = seen.who_has_seen(marco, now=NOW + timedelta(minutes=5))[0]
    assert (first.things, first.reasons) == (("1 archive of everything",), ("to take it along",))


def test_looking_makes_nothing(browser_of_marco: Client) -> None:
    page = browser_of_marco.get("/keeping/takeout/")
    assert page["Cache-Control"] == "no-store"
    assert re.search(r"Your story: \d+ moments", page.content.decode())
    assert not Opened.objects.exists()
    assert not Letter.objects.exists()


def test_a_closed_account_takes_nothing_along(marco: Person, browser_of_marco: Client) -> None:
    type(marco).objects.filter(pk=marco.pk).update(closed=NOW)
    assert send(browser_of_marco, "/keeping/takeout/").status_code == 303
    assert not Opened.objects.exists()


def test_content_that_stays_closed_is_not_packed(marco: Person, browser_of_marco: Client) -> None:
    type(marco).objects.filter(pk=marco.pk).update(sealed_until=NOW + timedelta(days=7))
    assert send(browser_of_marco, "/keeping/takeout/").status_code == 403
    assert not Opened.objects.exists()


def test_a_room_above_adds_what_others_wrote(marco: Person) -> None:
    def pack(_person: Person, _now: object) -> rooms.Packed:
        return rooms.Packed((rooms.File("notes/lena.md", lambda: b"Well done."), rooms.File("gone", lambda: None)))

    rooms.register(rooms.Room("test-notes", 50, told=lambda _person: ("Notes",), pack=pack))
    try:
        files = unpacked(b"".join(actions.pack(marco, now=NOW)))
    finally:
        rooms._rooms.pop("test-notes")  # noqa: SLF001  # the room of this test alone
    assert files["notes/lena.md"] == b"Well done."
    assert "gone" not in files


def test_what_can_still_come_back_is_in_it(marco: Person, browser_of_marco: Client) -> None:
    moment = filed_of(marco).story.moments[0]
    send(browser_of_marco, f"/story/moments/{moment.id}/removal/")
    files = unpacked(archive_of(browser_of_marco))
    removed = json.loads(files["recently-removed.json"])
    assert [(one["kind"], one["content"]["text"]) for one in removed] == [("moment", moment.text)]
    assert moment.text not in files["story.json"].decode()
