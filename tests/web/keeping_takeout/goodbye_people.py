"""Somebody with a browser and a story, for the tests of taking it along and of leaving."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from django.test import Client

from dreamline_web import cast
from dreamline_web.pages import once
from dreamline_web.people.models import Person
from dreamline_web.stories import access, as_story

if TYPE_CHECKING:
    from dreamline.filing import Filed
    from dreamline_web.stories.models import Story

NOW = datetime.now(UTC)
"""Views read the clock, so these stories were begun a moment ago."""


def seated(role: cast.Role, *, sample: str = "") -> Person:
    person = cast.seat(role, now=NOW)
    if sample:
        cast.tell(person, sample, now=NOW)
    return person


def story_of(person: Person) -> Story:
    found = access.own_story(person, now=NOW)
    assert found is not None
    return found


def filed_of(person: Person) -> Filed:
    return as_story.filed(story_of(Person.objects.get(pk=person.pk)))


def browser_of(person: Person) -> Client:
    """Signed in a moment ago, so that their proof is fresh."""
    client = Client()
    client.force_login(person)
    return client


def send(client: Client, address: str, **fields: Any) -> Any:
    """As a form of ours sends it, with a key of its own."""
    return client.post(address, {"once": once.new_key(), **fields})


def archive_of(client: Client) -> bytes:
    answer = send(client, "/keeping/takeout/")
    assert answer.status_code == 200, answer
    return b"".join(answer.streaming_content)


def unpacked(archive: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(archive)) as box:
        assert box.testzip() is None
        return {name: box.read(name) for name in box.namelist()}
