"""Every address of the app, as a stranger and as nobody would try it: the same answer for unknown and forbidden."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from story_visitors import NOW

import dreamline_web.stories
from dreamline_web import cast
from dreamline_web.people.models import Relation, Team
from dreamline_web.stories import urls
from dreamline_web.stories.actions import incoming
from dreamline_web.stories.documents import Read
from dreamline_web.stories.models import Happening, Photo, Story

if TYPE_CHECKING:
    from story_visitors import Visitor

ROOM = Path(dreamline_web.stories.__file__).parent
ANYBODYS = {
    "story", "story-list", "story-picture", "story-quick-line", "suggest", "emojis", "question", "story-form",
    "story-change", "moment-new", "moments", "chapters", "chapter-new", "values", "values-list", "paste", "import",
    "undo", "redo", "removed", "removed-erasure-of-all", "export", "story-opened-for-me", "story-as-seen",
    "story-opened", "story-taking-back", "story-words-opening", "story-goodbye", "story-goodbye-removal",
    "story-goodbye-erasure",
}  # fmt: skip
"""Addresses without a number of a row: everybody has their own behind them."""


def _numbers(marco: Visitor) -> dict[str, int]:
    """A row of Marco's for each address that takes a number."""
    page = marco.get("/story/").context["page"]
    removed = marco.moment("Up at four")
    marco.post(f"/story/moments/{removed}/removal/")
    draft = incoming.keep_draft(Read(marco.filed, "lines", ()), by=marco.somebody, now=NOW)
    return {
        "moments": int(marco.moment("Half a year")),
        "chapters": int(page.chapters[0].id),
        "values": int(page.values[0].id),
        "photos": Photo.objects.filter(story__owner=marco.person).first().pk,  # type: ignore[union-attr]  # he has three
        "happenings": Happening.objects.filter(story__owner=marco.person).latest("number").pk,
        "drafts": draft.pk,
        "removed": int(removed),
        "of": Story.objects.get(owner=marco.person).pk,
        "hand-over": _relation(marco).pk,
    }


def _relation(marco: Visitor) -> Relation:
    """Somebody leads Marco."""
    lead = cast.seat(cast.LENA, now=NOW)
    team = Team.objects.create(name="Birch", made=NOW)
    return Relation.objects.create(lead=lead, member=marco.somebody, team=team, since=NOW)


def _rooms() -> list[tuple[str, str]]:
    """Every address that takes a number of a row, with the kind of row."""
    found = [(str(pattern.name), str(pattern.pattern)) for pattern in urls.urlpatterns]
    return [(name, route) for name, route in found if name not in ANYBODYS]


def _address(route: str, numbers: dict[str, int], *, guess: int | None = None) -> str:
    number = guess or numbers[route.split("/", maxsplit=1)[0]]
    return "/story/" + re.sub(r"<str:table>", "moment", re.sub(r"<int:number>", str(number), route))


def test_every_address_is_one_or_the_other() -> None:
    assert len(_rooms()) == 29
    assert all("<int:number>" in route for _, route in _rooms())


def test_a_stranger_finds_nothing(marco: Visitor, olga: Visitor, stan: Visitor, nobody: Visitor) -> None:
    numbers = _numbers(marco)
    before = marco.filed
    for name, route in _rooms():
        for visitor in (olga, stan, nobody):
            address, unknown = _address(route, numbers), _address(route, numbers, guess=17)
            answers = [getattr(visitor, way)(one) for one in (address, unknown) for way in ("get", "post")]
            known, never = (sorted({answers[at].status_code, answers[at + 1].status_code}) for at in (0, 2))
            assert known == never, name
            assert set(known) <= {404, 405}, name
            assert 404 in known, name
            assert "Nonno" not in answers[0].content.decode(), name
    assert marco.filed == before


def test_the_owner_does_come_in(marco: Visitor) -> None:
    """The same addresses answer their owner: the refusals above are refusals."""
    numbers = _numbers(marco)
    for name, route in _rooms():
        assert marco.get(_address(route, numbers)).status_code in {200, 302, 405}, name


def test_everybodys_addresses_show_only_their_own(marco: Visitor, olga: Visitor, stan: Visitor) -> None:
    texts = [text for text in marco.texts if len(text) > 10]
    for name in sorted(ANYBODYS):
        route = next(str(pattern.pattern) for pattern in urls.urlpatterns if pattern.name == name)
        address = "/story/" + route.replace("<int:number>", "1").replace("<str:ending>", "md")
        for visitor in (olga, stan):
            for part in (False, True):
                page = visitor.get(address, part=part).content.decode()
                assert not [text for text in texts if text in page], name


@pytest.mark.django_db
def test_nobody_gets_nowhere(nobody: Visitor) -> None:
    for name in sorted(ANYBODYS - {"story"}):
        route = next(str(pattern.pattern) for pattern in urls.urlpatterns if pattern.name == name)
        address = "/story/" + route.replace("<int:number>", "1").replace("<str:ending>", "md")
        assert nobody.get(address).status_code in {404, 405}, name
        assert nobody.post(address).status_code in {404, 405}, name


def test_rows_are_reached_through_doors_only() -> None:
    """Views and forms never touch tables themselves."""
    for path in [*ROOM.glob("views/*.py"), *ROOM.glob("forms/*.py"), ROOM / "shown.py", ROOM / "understanding.py"]:
        assert ".objects" not in path.read_text(encoding="utf-8"), path.name


def test_documents_are_opened_in_one_module_only() -> None:
    """So that sealing them is a change of that module; others carry them about unopened."""
    openers = {
        path.relative_to(ROOM).as_posix()
        for path in ROOM.rglob("*.py")
        if re.search(r"json\.loads|_from_json\(", path.read_text(encoding="utf-8"))
    }
    assert openers == {"documents.py"}


def test_documents_are_opened_and_sealed_in_few_places() -> None:
    """Reading or writing a document is a function of documents.py, and of photos.py for the bytes of a photo.

    `opened/reading.py` opens for others what was granted to them.
    """
    touched = {
        path.relative_to(ROOM).as_posix()
        for path in ROOM.rglob("*.py")
        if re.search(r"\bdoor\.(text|content|close|own|open_for)\b", path.read_text(encoding="utf-8"))
    }
    assert touched == {"documents.py", "photos.py", "opened/reading.py"}
