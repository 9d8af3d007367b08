"""Somebody with a browser, for the tests of stories."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TypeVar

from django.test import Client

from dreamline_web import cast
from dreamline_web.pages import once
from dreamline_web.stories import as_story
from dreamline_web.stories.models import OfStory, Story

Piece = TypeVar("Piece", bound=OfStory)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dreamline.filing import Filed
    from dreamline_web.people.models import Person

NOW = datetime.now(UTC)
"""Views read the clock, so the stories of these tests were begun a moment ago."""
PART = {"HX-Request": "true"}


class Visitor:
    """Somebody with a browser."""

    def __init__(self, person: Person | None) -> None:
        self.person = person
        self.client = Client()
        if person:
            self.client.force_login(person)

    def get(self, address: str, /, *, part: bool = False, headers: dict[str, str] | None = None, **query: str) -> Any:
        return self.client.get(address, query, headers={**(PART if part else {}), **(headers or {})})

    def post(self, address: str, /, *, part: bool = False, key: str = "", **fields: Any) -> Any:
        """As a form of ours sends it, with a key of its own."""
        sent = {"once": key or once.new_key(), **fields}
        return self.client.post(address, sent, headers=PART if part else {})

    def send(self, address: str, fields: Mapping[str, str], /) -> Any:
        """As post, with the fields of a form gathered before."""
        return self.client.post(address, {"once": once.new_key(), **fields})

    @property
    def somebody(self) -> Person:
        """The person, where a test needs one who is signed in."""
        assert self.person is not None
        return self.person

    @property
    def filed(self) -> Filed:
        story = Story.objects.select_related("owner").get(owner=self.person)
        story.visitor = story.owner
        return as_story.filed(story)

    @property
    def texts(self) -> list[str]:
        """All moments of the person's story, in order."""
        return [moment.text for moment in self.filed.story.moments]

    def moment(self, beginning: str) -> str:
        """The id of the moment whose text begins so."""
        return next(moment.id for moment in self.filed.story.moments if moment.text.startswith(beginning))

    def chapter(self, name: str) -> str:
        return next(chapter.id for chapter in self.filed.story.chapters if chapter.name == name)


def opened(row: Piece) -> Piece:
    """A row as `access.py` gives it to its owner."""
    row.story.visitor = row.story.owner
    return row


def visitor(role: cast.Role, *, story: str = "") -> Visitor:
    person = cast.seat(role, now=NOW)
    if story:
        cast.tell(person, story, now=NOW)
    return Visitor(person)
