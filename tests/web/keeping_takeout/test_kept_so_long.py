"""Nothing is kept longer than the table says, by itself; the page and the docs say what the table says."""

from __future__ import annotations

import json
import re
from datetime import datetime, timedelta
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.utils import timezone
from goodbye_people import NOW, browser_of, filed_of, seated, send

from dreamline_web import cast
from dreamline_web.keeping.goodbye import retention
from dreamline_web.keeping.models import Opened
from dreamline_web.pages import housekeeping
from dreamline_web.pages.models import Sent
from dreamline_web.people.actions import leaving
from dreamline_web.people.models import Person
from dreamline_web.post import actions as post
from dreamline_web.post.models import Letter, State
from dreamline_web.sealing import ledger, ring
from dreamline_web.sealing.models import SpaceKey
from dreamline_web.stories.models import Draft, Happening, Moment, Photo, Story

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django.fixtures import Settings

DOCS = Path(__file__).parents[3] / "docs" / "retention.md"


@pytest.fixture(autouse=True)
def own_ledger(settings: Settings, tmp_path: Path) -> None:
    settings.DATA = tmp_path


def every_day(until: datetime) -> None:
    """What `dreamline serve` does once a day, on that day."""
    assert all(ran.done for ran in housekeeping.run_all(now=until))


def rule(what: str) -> retention.Rule:
    return next(one for one in retention.table() if str(one.what) == what)


def test_every_line_names_a_chore_that_is_run() -> None:
    chores = {one.chore for one in retention.table() if one.chore}
    assert chores <= set(housekeeping._chores)  # noqa: SLF001  # what is hung in, compared with what is promised
    assert chores == {
        "empty-trash", "forget-who-has-seen", "keep-leavers-timetable", "thin-letters", "forget-form-keys",
        "forget-sign-ins",
    }  # fmt: skip


def test_what_was_removed_goes_after_its_days(marco: Person, browser_of_marco: Client) -> None:
    moment = next(one for one in filed_of(marco).story.moments if one.photo)
    photos = Photo.objects.count()
    send(browser_of_marco, f"/story/moments/{moment.id}/removal/")
    days = rule("What you removed from your story").kept
    every_day(NOW + days - timedelta(hours=1))
    assert Happening.objects.exists()
    assert Photo.objects.count() == photos
    every_day(timezone.now() + days + timedelta(minutes=1))
    assert not Happening.objects.exists()
    assert Photo.objects.count() == photos - 1


def test_what_was_read_from_a_file_goes_after_its_day(browser_of_marco: Client) -> None:
    send(browser_of_marco, "/story/file/", file=SimpleUploadedFile("a.md", b"# Me\n\n1998 moved\n"))
    days = rule("What was read from a file or from pasted lines").kept
    every_day(NOW + days - timedelta(hours=1))
    assert Draft.objects.count() == 1
    every_day(timezone.now() + days + timedelta(minutes=1))
    assert not Draft.objects.exists()


def test_who_has_opened_what_goes_after_a_year(marco: Person, lena: Person) -> None:
    Opened.objects.create(owner=marco, viewer=lena, at=NOW, kind="moment", purpose="read", items="1")
    days = rule("Who has opened what").kept
    assert days == timedelta(days=365)
    every_day(NOW + days - timedelta(hours=1))
    assert Opened.objects.count() == 1
    every_day(NOW + days + timedelta(minutes=1))
    assert not Opened.objects.exists()


def test_letters_and_numbers_of_forms_go(marco: Person, browser_of_marco: Client) -> None:
    send(browser_of_marco, "/people/me/", version=marco.version, name=marco.name, sign="⛵", disc="0", language="en")
    letter = post.send("people.added", to=marco.address, language="en", about={"person": marco.pk}, now=NOW)
    Letter.objects.filter(pk=letter.pk).update(state=State.SENT, settled=NOW)
    assert Sent.objects.exists()
    every_day(NOW + rule("Numbers of forms already sent").kept + timedelta(hours=1))
    assert not Sent.objects.exists()
    assert Letter.objects.exists()
    every_day(NOW + rule("Letters that went out").kept + timedelta(hours=1))
    assert not Letter.objects.exists()


def test_after_the_last_day_nobody_has_to_press_a_button(marco: Person) -> None:
    leaving.leave(marco, timezone.localdate(NOW), by=marco, now=NOW)
    days = rule("Your account, after your last day or after it was closed").kept
    every_day(NOW + days - timedelta(days=1))
    assert Moment.objects.exists()
    every_day(NOW + days)
    assert not Story.objects.exists()
    assert not SpaceKey.objects.filter(space=marco.space).exists()
    assert marco.space in ledger.read()
    assert Person.objects.get(pk=marco.pk).name == ""


def test_the_page_shows_the_table_to_everybody(client: Client, db: None) -> None:  # noqa: ARG001  # opens the database
    page = client.get("/keeping/how-long/").content.decode()
    assert [str(one.what) in page for one in retention.table()] == [True] * len(retention.table())
    assert [int(days) for days in re.findall(r"<td>(\d+) days?</td>", page)] == [one.days for one in retention.table()]


def test_the_docs_say_the_same() -> None:
    lines = re.findall(r"^\| ([^|]+) \| (\d+) days? \| ([^|]+) \|$", DOCS.read_text(encoding="utf-8"), re.MULTILINE)
    assert lines == [(str(one.what), str(one.days), str(one.then)) for one in retention.table()]


def tried() -> dict[str, int]:
    out = StringIO()
    call_command("try_spaces", stdout=out)
    said: dict[str, int] = json.loads(out.getvalue())
    return said


def test_one_value_of_every_space_is_opened(marco: Person) -> None:
    assert tried() == {"opened": 1, "shut": 0}
    seated(cast.OLGA, sample="three")
    ring.new_space()
    assert tried() == {"opened": 2, "shut": 0}
    row = Moment.objects.filter(story__owner=marco)
    for model in (Story, Moment, Photo, Happening):
        rows = model.objects.filter(**({"owner": marco} if model is Story else {"story__owner": marco}))
        rows.update(sealed=b"\x01" + bytes(40))
    assert tried() == {"opened": 1, "shut": 1}
    assert row.exists()


def test_a_key_of_another_ring_opens_nothing(marco: Person) -> None:
    stan = seated(cast.STAN)
    ring.key_to_seal(stan.space)
    other = SpaceKey.objects.get(space=stan.space)
    assert tried()["opened"] == 1
    SpaceKey.objects.filter(space=marco.space).update(wrapped=other.wrapped)
    assert tried() == {"opened": 0, "shut": 1}


def test_erasing_again_is_a_command(marco: Person) -> None:
    ledger.note(marco.space, at=NOW)
    out = StringIO()
    call_command("replay_erasures", stdout=out)
    assert out.getvalue() == "1 erased people were in the backup, and are erased again.\n"
    assert not Story.objects.exists()
    call_command("replay_erasures", stdout=out)
    assert browser_of(seated(cast.OLGA)).get("/story/").status_code == 200
