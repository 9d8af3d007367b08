"""What people told is sealed: it opens for its owner, through the doors, as long as its key is there."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from story_visitors import NOW, opened

from dreamline_web.keeping import door, grants
from dreamline_web.keeping.models import Opened
from dreamline_web.people.models import Person
from dreamline_web.sealing import ring
from dreamline_web.stories import access, as_story, documents, photos, trash
from dreamline_web.stories.models import Happening, Moment, Photo, Story

if TYPE_CHECKING:
    from pathlib import Path

    from pytest_django.fixtures import DjangoAssertNumQueries
    from story_visitors import Visitor

PAGES = ("/story/", "/story/picture/", "/story/export/story.md", "/story/export/story.svg")


def pages_of(visitor: Visitor) -> list[str]:
    moment = visitor.moment("Half a year")
    photo = Moment.objects.get(pk=moment).photo_id
    return [*PAGES, f"/story/moments/{moment}/form/", f"/story/photos/{photo}/", f"/story/photos/{photo}/square/"]


def test_a_row_reached_without_a_door_stays_sealed(marco: Visitor) -> None:
    row = Moment.objects.get(pk=marco.moment("Drummer"))
    with pytest.raises(door.StillSealed):
        documents.moment_of(row)
    assert documents.moment_of(opened(row)).text.startswith("Drummer")


def test_a_story_reached_by_somebody_else_stays_sealed(marco: Visitor, olga: Visitor) -> None:
    story = Story.objects.get(owner=marco.person)
    story.visitor = olga.person
    with pytest.raises(door.NotTheirOwn):
        as_story.filed(story)
    with pytest.raises(door.NotTheirOwn):
        as_story.known(story)


def test_owners_read_without_a_note(marco: Visitor) -> None:
    for page in pages_of(marco):
        assert marco.get(page, part=page.endswith("/picture/")).status_code == 200, page
    assert not Opened.objects.exists()


def test_somebody_granted_a_moment_opens_that_one_and_it_is_noted(marco: Visitor, olga: Visitor) -> None:
    number = int(marco.moment("Drummer"))
    grants.give(("moment", number), owner=marco.somebody, to=olga.somebody, by=marco.somebody, now=NOW)
    rows = Moment.objects.filter(story__owner=marco.person).select_related("story__owner")
    shown = door.open_for(olga.somebody, rows, purpose="talk", now=NOW)
    assert [documents.moment_of(row).text[:7] for row in shown] == ["Drummer"]
    assert Opened.objects.get().ids == (number,)


def test_an_erased_person_is_closed_on_every_page_also_what_memory_holds(marco: Visitor, olga: Visitor) -> None:
    pages = pages_of(marco)
    for page in pages:
        assert marco.get(page, part=page.endswith("/picture/")).status_code == 200
    ring.erase(marco.somebody.space, now=NOW)
    marco.client.raise_request_exception = False
    for page in pages:
        answer = marco.get(page, part=page.endswith("/picture/"))
        assert answer.status_code >= 400, page
        assert b"Drummer" not in answer.content
    assert olga.get("/story/").status_code == 200


def test_an_account_whose_address_was_changed_finds_its_story_closed(marco: Visitor) -> None:
    pages = pages_of(marco)
    assert marco.get("/story/").status_code == 200
    Person.objects.filter(pk=marco.somebody.pk).update(sealed_until=NOW + trash.KEPT)
    for page in pages:
        answer = marco.get(page, part=page.endswith("/picture/"))
        assert answer.status_code == 403, page
        assert b"Drummer" not in answer.content


def test_the_chore_goes_on_where_a_story_does_not_open(marco: Visitor, olga: Visitor) -> None:
    for one in (marco, olga):
        one.post("/story/undo/")
    Happening.objects.update(at=NOW - trash.KEPT * 2)
    ring.erase(marco.somebody.space, now=NOW)
    assert trash.empty_all(now=NOW) == Story.objects.get(owner=olga.person).revision
    assert not Happening.objects.filter(story__owner=olga.person).exists()


def test_a_photo_moved_to_another_row_does_not_open(marco: Visitor) -> None:
    first, second = (opened(photo) for photo in Photo.objects.filter(story__owner=marco.person)[:2])
    first.sealed = second.sealed
    with pytest.raises(door.CannotOpen):
        photos.bytes_of(first)


def test_a_whole_story_takes_one_look_for_the_key(
    sixty: Visitor, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1, using="keyring"):
        assert sixty.get("/story/").status_code == 200


def test_the_doors_say_who_came_in(marco: Visitor) -> None:
    story = access.own_story(marco.somebody, now=NOW)
    assert story is not None
    assert {row.reader() for row in (*story.moments.all(), *story.photos.all(), *story.happenings.all())} == {
        marco.person
    }


BACK_AND_FORTH = """
import sqlite3
from datetime import datetime, UTC
import django
django.setup()
from django.conf import settings
from django.core.management import call_command
from dreamline_web import cast
from dreamline_web.people.models import Person
from dreamline_web.stories import access, as_story, photos

def migrated(*to):
    call_command("migrate", *to, verbosity=0)

def told():
    marco = Person.objects.get(name="Marco Bellini")
    story = access.own_story(marco, now=datetime.now(UTC))
    bytes_of = {photo.pk: photos.bytes_of(photo) for photo in story.photos.all()}
    return as_story.filed(story), bytes_of, [row.reader() == marco for row in story.happenings.all()]

def in_the_file():
    return settings.DATABASES["default"]["NAME"].read_bytes().count(b"Half a year in G")

migrated("sealing", "--database=keyring")
migrated()
cast.seat_everybody(now=datetime.now(UTC))
before, sealed = told(), in_the_file()
migrated("stories", "0001")
clear = in_the_file()
migrated("stories")
print(before == told(), len(before[1]), sealed, clear > 0, in_the_file())
"""


@pytest.mark.slow
def test_seeded_stories_are_sealed_and_opened_again_by_the_migrations(tmp_path: Path) -> None:
    done = subprocess.run(  # noqa: S603  # our own interpreter, a database of its own
        [sys.executable, "-c", BACK_AND_FORTH],
        env={**os.environ, "DREAMLINE_DATA": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr.strip().splitlines()[-1:] == [], done.stderr
    assert done.stdout.split() == ["True", "3", "0", "True", "0"]


def test_nothing_is_begun_in_an_account_that_stays_closed(stan: Visitor) -> None:
    Person.objects.filter(pk=stan.somebody.pk).update(sealed_until=NOW + trash.KEPT)
    assert stan.get("/story/").status_code == 403
    assert stan.post("/story/moments/", line="1990 A line").status_code == 403
    assert not Story.objects.filter(owner=stan.somebody).exists()
