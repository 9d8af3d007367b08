"""An archive taken along gives the same story back, and opens nothing by itself."""

from __future__ import annotations

import io
import random
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from goodbye_people import archive_of, browser_of, filed_of, seated, send, story_of, unpacked
from PIL import Image, ImageChops, ImageStat

from dreamline.filing.numbering import renumbered
from dreamline.importers import CannotRead
from dreamline.importers.recognise import recognise
from dreamline.importers.takeout import LIMITS, read
from dreamline.sentence import Refused
from dreamline.story.moment import ONLY_ME
from dreamline_web import cast
from dreamline_web.stories import photos
from dreamline_web.stories.models import Draft, Story

if TYPE_CHECKING:
    from django.test import Client

    from dreamline.filing import Filed
    from dreamline_web.people.models import Person


def look_at(client: Client, archive: bytes) -> str:
    """The address of the page that shows what was found."""
    answer = send(client, "/story/file/", file=SimpleUploadedFile("mine.zip", archive))
    assert answer.status_code == 303, answer.context["form"].errors
    address: str = answer["Location"]
    return address


def bring_back(client: Client, archive: bytes, **more: Any) -> None:
    address = look_at(client, archive)
    view = client.get(address).context["draft"]
    keep = [item.id for chapter in view.chapters for item in chapter.moments]
    assert send(client, f"{address}storing/", keep=keep, rest="1", **more).status_code == 303


def as_told(filed: Filed) -> Filed:
    """Numbered from the start, the person's name and the names of photos taken away."""
    same = renumbered(filed)
    story = same.story
    chapters = tuple(
        replace(chapter, moments=tuple(unnamed(moment) for moment in chapter.moments)) for chapter in story.chapters
    )
    dreams = tuple(unnamed(dream) for dream in story.dreams)
    return replace(same, story=replace(story, person="", chapters=chapters, dreams=dreams))


def unnamed(item: Any) -> Any:
    return replace(item, photo=replace(item.photo, name="")) if item.photo else item


@pytest.mark.parametrize("sample", ["marco", "linnea", "three", "hebrew", "long_words"])
def test_it_gives_the_same_story_back(sample: str, db: None) -> None:  # noqa: ARG001  # opens the database
    told, stranger = seated(cast.MARCO, sample=sample), seated(cast.STAN)
    bring_back(browser_of(stranger), archive_of(browser_of(told)), sights="1")
    assert as_told(filed_of(stranger)) == as_told(filed_of(told))


def test_photos_come_back_with_what_they_show(marco: Person, browser_of_marco: Client) -> None:
    moment = next(one for one in filed_of(marco).story.moments if one.photo)
    send(browser_of_marco, f"/story/moments/{moment.id}/photo/focus/", x="0.2", y="0.7")
    stan = seated(cast.STAN)
    bring_back(browser_of(stan), archive_of(browser_of_marco))
    before, after = pictures_of(marco), pictures_of(stan)
    assert [shown for shown, _ in after] == [shown for shown, _ in before]
    assert (0.2, 0.7) in [focus for (_, focus), _ in after]
    for (_, one), (_, other) in zip(before, after, strict=True):
        assert other.size == one.size
        assert max(ImageStat.Stat(ImageChops.difference(one, other)).mean) < 2


def pictures_of(person: Person) -> list[tuple[tuple[str, Any], Image.Image]]:
    """Alternative text and focus, and the pixels, of every photo in the order of the story."""
    rows = {row.pk: row for row in story_of(person).photos.all()}
    shown = list(photos.shown_in(filed_of(person)))
    assert shown
    return [
        ((one.alt, one.focus), Image.open(io.BytesIO(photos.bytes_of(rows[photos.number_of(one.name)]))))
        for one in shown
    ]


def test_it_opens_nothing_by_itself(browser_of_marco: Client) -> None:
    stan = seated(cast.STAN)
    client = browser_of(stan)
    archive = archive_of(browser_of_marco)
    page = client.get(look_at(client, archive))
    assert page.context["draft"].opens
    assert page.context["draft"].sights.lead > 0
    assert page.context["photos"] == len(read(archive).photos) > 0
    bring_back(client, archive)
    story = filed_of(stan).story
    for items in (story.moments, story.values, story.dreams):
        assert {item.sight for item in items} == {ONLY_ME}


def test_nothing_is_in_the_story_before_the_yes(browser_of_marco: Client) -> None:
    stan = seated(cast.STAN)
    client = browser_of(stan)
    address = look_at(client, archive_of(browser_of_marco))
    assert not Story.objects.filter(owner=stan).exists()
    assert send(client, f"{address}removal/").status_code == 303
    assert not Draft.objects.exists()
    assert not Story.objects.filter(owner=stan).exists()


def test_what_waits_for_the_yes_is_sealed(browser_of_marco: Client) -> None:
    archive = archive_of(browser_of_marco)
    look_at(browser_of(seated(cast.STAN)), archive)
    kept = bytes(Draft.objects.values_list("sealed", flat=True)[0])
    assert len(kept) > 100_000
    assert b"bakery" not in kept
    assert b"/9j/" not in kept


def test_a_second_time_adds_beside_what_is_there(marco: Person, browser_of_marco: Client) -> None:
    before = len(filed_of(marco).story.moments)
    bring_back(browser_of_marco, archive_of(browser_of_marco))
    assert len(filed_of(marco).story.moments) == 2 * before


TIGHT = "The archive is packed more tightly than an export ever is; it was not opened."


def zipped(files: dict[str, bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    box = io.BytesIO()
    with zipfile.ZipFile(box, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return box.getvalue()


def test_folders_and_other_files_play_no_part(browser_of_marco: Client) -> None:
    files = unpacked(archive_of(browser_of_marco))
    moved = {f"../../somewhere/{name}": data for name, data in files.items()} | {"run.sh": b"rm -rf /"}
    assert recognise(zipped(moved)) == "takeout"
    assert read(zipped(moved)) == read(zipped(files))


@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        ({"story.json": b" " * 50_000_000}, TIGHT),
        ({"story.json": b'{"format": 1'}, "line 1: this is not JSON (Expecting ',' delimiter)."),
        ({"story.json": b"{}"}, 'format: this is no story of ours; it should say "format": 1.'),
    ],
)  # fmt: skip
def test_bombs_and_strange_files_get_one_sentence(files: dict[str, bytes], sentence: str) -> None:
    with pytest.raises(Refused) as refused:
        read(zipped(files))
    assert str(refused.value) == sentence


def test_too_many_files_are_refused_before_they_are_read() -> None:
    many = zipped({"story.json": b'{"format": 1}'} | {f"{number}.txt": b"" for number in range(LIMITS.entries)})
    with pytest.raises(CannotRead) as refused:
        read(many)
    assert str(refused.value) == "The archive holds more than 400 files; it was not opened."
    assert recognise(many) == "linkedin"


def test_a_photo_that_is_none_is_left_out_and_said(browser_of_marco: Client) -> None:
    files = unpacked(archive_of(browser_of_marco))
    names = sorted(name for name in files if name.startswith("photos/"))
    files[names[0]] = b"<svg onload='alert(1)'/>"
    del files[names[1]]
    brought = read(zipped(files))
    assert set(brought.photos) == set(names[2:])
    assert [str(remark) for remark in brought.left_out] == [
        f"{names[0].removeprefix('photos/')}: The photo is not a JPEG, PNG or WebP file.",
        f"{names[1]}: this photo is not in the archive; its moment comes without it.",
    ]


def test_a_damaged_archive_is_refused_or_read_and_nothing_else(browser_of_marco: Client) -> None:
    files = unpacked(archive_of(browser_of_marco))
    small = zipped({name: data for name, data in files.items() if name.startswith(("story.json", "photos/"))})
    chance = random.Random(20261123)
    refused = 0
    for _ in range(150):
        damaged = bytearray(small)
        for _ in range(chance.randint(1, 4)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        try:
            read(bytes(damaged[: chance.choice((len(damaged), chance.randrange(len(damaged))))]))
        except Refused:
            refused += 1
    assert refused > 50
