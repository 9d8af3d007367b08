"""The bytes of photos: whole as they are kept, or cut to the square the picture shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dreamline.importers.photo import square
from dreamline_web.stories import documents
from dreamline_web.stories.models import Photo
from dreamline_web.stories.shelf import Shelf

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dreamline.filing import Filed
    from dreamline.story.moment import Photo as Shown

Focus = tuple[float, float] | None

SQUARES_KEPT: Final = 48
"""Squares in memory, some 60 kB each: 3 MB."""


_squares: Shelf[tuple[int, Focus], bytes] = Shelf(SQUARES_KEPT)


def bytes_of(photo: Photo) -> bytes:
    return bytes(photo.document)


def square_of(photo: Photo, focus: Focus) -> bytes:
    """The square JPEG around the focus; its photo's bytes are read only if it is not at hand."""
    known = _squares.get((photo.pk, focus))
    if known is None:
        known = square(bytes_of(photo), focus=focus)
        _squares.put((photo.pk, focus), known)
    return known


def squares_of(filed: Filed) -> dict[str, bytes]:
    """The squares of all photos a story shows, by their names; one query for those not at hand."""
    shown = {number: photo for photo in shown_in(filed) if (number := number_of(photo.name))}
    missing = [number for number, photo in shown.items() if _squares.get((number, photo.focus)) is None]
    rows = {row.pk: row for row in Photo.objects.filter(pk__in=missing)} if missing else {}
    found = {}
    for number, photo in shown.items():
        kept = _squares.get((number, photo.focus))
        if kept is None and number in rows:
            kept = square_of(rows[number], photo.focus)
        if kept is not None:
            found[photo.name] = kept
    return found


def shown_in(filed: Filed) -> Iterable[Shown]:
    photos = [moment.photo for moment in filed.story.moments] + [dream.photo for dream in filed.story.dreams]
    return [photo for photo in photos if photo]


def number_of(name: str) -> int:
    """The row a photo's name stands for; 0 for none."""
    stem = name.removesuffix(".jpg")
    return int(stem) if stem.isascii() and stem.isdigit() and documents.photo_name(int(stem)) == name else 0
