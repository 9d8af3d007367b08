"""Photos: who sees them, and that nothing but the picture survives."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from PIL.Image import Exif
from story_visitors import opened

from dreamline_web.stories import photos
from dreamline_web.stories.models import Moment, Photo

if TYPE_CHECKING:
    from story_visitors import Visitor

SECRET = b"59.3293N 18.0686E"
_GPS, _COMMENT = 0x8825, 0x010E


def _upload(*, kind: str = "JPEG", size: tuple[int, int] = (2400, 1200), tail: bytes = b"") -> SimpleUploadedFile:
    """A photo that tells where it was taken, in every place a file has for it."""
    exif = Exif()
    exif[_COMMENT] = SECRET.decode()
    out = io.BytesIO()
    comment = {"comment": SECRET} if kind == "JPEG" else {}
    Image.linear_gradient("L").convert("RGB").resize(size).save(out, kind, exif=exif, **comment)
    return SimpleUploadedFile("IMG_0042.jpg", out.getvalue() + tail, content_type="image/jpeg")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_only_the_picture_survives(marco: Visitor, kind: str) -> None:
    upload = _upload(kind=kind, tail=SECRET)
    assert SECRET in upload.read()
    upload.seek(0)
    number = marco.moment("Drummer")
    assert marco.post(f"/story/moments/{number}/photo/", photo=upload, alt="Five people").status_code == 303
    photo = Moment.objects.get(pk=number).photo
    assert photo
    kept = photos.bytes_of(opened(photo))
    assert SECRET not in kept
    assert b"Exif" not in kept
    with Image.open(io.BytesIO(kept)) as image:
        assert (image.format, image.size) == ("JPEG", (1600, 800))
    shown = next(moment for moment in marco.filed.story.moments if moment.id == number).photo
    assert shown is not None
    assert (shown.alt, shown.name) == ("Five people", f"{photo.pk}.jpg")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "The photo is not a JPEG, PNG or WebP file."),
        (b"\xff\xd8\xff\xe0garbage", "The photo is damaged and cannot be read."),
        (b"", "This file is empty; choose another one."),
    ],
)
def test_what_is_no_photo_is_refused_with_a_sentence(marco: Visitor, data: bytes, sentence: str) -> None:
    count = Photo.objects.count()
    number = marco.moment("Drummer")
    answer = marco.post(f"/story/moments/{number}/photo/", photo=SimpleUploadedFile("a.jpg", data))
    assert answer.status_code == 422
    assert answer.context["photo_form"].errors["photo"] == [sentence]
    assert Photo.objects.count() == count


def test_its_owner_sees_it_and_no_cache_keeps_it(marco: Visitor) -> None:
    photo = Moment.objects.get(pk=marco.moment("Half a year")).photo
    assert photo
    for address in (f"/story/photos/{photo.pk}/", f"/story/photos/{photo.pk}/square/?x=0.2&y=0.3"):
        answer = marco.get(address)
        assert (answer["Content-Type"], answer["Cache-Control"]) == ("image/jpeg", "no-store")
        with Image.open(io.BytesIO(answer.content)) as image:
            assert image.format == "JPEG"
    with Image.open(io.BytesIO(marco.get(f"/story/photos/{photo.pk}/square/").content)) as image:
        assert image.width == image.height


def test_a_stranger_finds_nothing(marco: Visitor, olga: Visitor, stan: Visitor, nobody: Visitor) -> None:
    photo = Moment.objects.get(pk=marco.moment("Half a year")).photo
    assert photo
    assert marco.get(f"/story/photos/{photo.pk}/").status_code == 200
    for visitor in (olga, stan, nobody):
        assert visitor.get(f"/story/photos/{photo.pk}/").status_code == 404
        assert visitor.get(f"/story/photos/{photo.pk}/square/").status_code == 404


def test_the_point_that_stays_in_view_is_kept(marco: Visitor) -> None:
    number = marco.moment("Half a year")
    marco.post(f"/story/moments/{number}/photo/focus/", x="0.25", y="0.75")
    shown = marco.get("/story/").context["page"].moment(number).photo
    assert shown.focus == (0.25, 0.75)
    assert shown.square.endswith("?x=0.25&y=0.75")
    assert shown.alt == "A blue tram in the evening rain, two people under one umbrella"


def test_a_point_outside_is_refused(marco: Visitor) -> None:
    number = marco.moment("Half a year")
    assert marco.post(f"/story/moments/{number}/photo/focus/", x="7", y="nan").status_code == 422


def test_a_removed_photo_comes_back(marco: Visitor) -> None:
    number = marco.moment("Half a year")
    before = next(moment for moment in marco.filed.story.moments if moment.id == number).photo
    marco.post(f"/story/moments/{number}/photo/removal/")
    assert next(moment for moment in marco.filed.story.moments if moment.id == number).photo is None
    marco.post("/story/undo/")
    assert next(moment for moment in marco.filed.story.moments if moment.id == number).photo == before


def test_the_form_of_a_moment_keeps_its_photo(marco: Visitor) -> None:
    from test_moments import form_of  # noqa: PLC0415  # shared by two files of tests

    number = marco.moment("Half a year")
    fields = form_of(marco, number) | {"alt": "A tram in the rain", "done": "1"}
    marco.post(f"/story/moments/{number}/change/", **fields)
    photo = next(moment for moment in marco.filed.story.moments if moment.id == number).photo
    assert photo is not None
    assert photo.alt == "A tram in the rain"
    assert photo.name == f"{Moment.objects.get(pk=number).photo_id}.jpg"
