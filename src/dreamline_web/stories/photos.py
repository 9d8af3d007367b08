"""The bytes of photos: whole as they are kept, or cut to the square the picture shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dreamline.importers.photo import SIDE, square
from dreamline_web.keeping import door
from dreamline_web.stories import documents
from dreamline_web.stories.models import Photo
from dreamline_web.stories.shelf import Shelf

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from dreamline.filing import Filed
    from dreamline.story.moment import Photo as Shown
    from dreamline_web.stories.models import Story

Focus = tuple[float, float] | None

SQUARES_KEPT: Final = 48
"""Squares in memory, some 60 kB each: 3 MB."""


_squares: Shelf[tuple[int, Focus, int], bytes] = Shelf(SQUARES_KEPT)


def bytes_of(photo: Photo) -> bytes:
    return door.content(photo)


def new(story: Story, data: bytes, *, now: datetime) -> Photo:
    photo = Photo(story=story, made=now)
    door.close(photo, data)
    photo.save(force_insert=True)
    return photo


ON_SCREEN = 300
"""Side in pixels of a photo on a page, where it is shown at most 132 CSS pixels wide."""


def square_of(photo: Photo, focus: Focus, *, side: int = ON_SCREEN) -> bytes:
    """The square JPEG around the focus; its photo's bytes are read only if it is not at hand."""
    known = _squares.get((photo.pk, focus, side))
    if known is None:
        known = square(bytes_of(photo), focus=focus, side=side, quality=80 if side == ON_SCREEN else 85)
        _squares.put((photo.pk, focus, side), known)
    return known


def squares_of(story: Story, filed: Filed) -> dict[str, bytes]:
    """The squares of all photos a story shows, as large as print needs, by name; one query for those not at hand."""
    shown = {number: photo for photo in shown_in(filed) if (number := number_of(photo.name))}
    missing = [number for number, photo in shown.items() if _squares.get((number, photo.focus, SIDE)) is None]
    rows = {row.pk: row for row in story.photos.filter(pk__in=missing)} if missing else {}
    found = {}
    for number, photo in shown.items():
        kept = _squares.get((number, photo.focus, SIDE))
        if kept is None and number in rows:
            kept = square_of(rows[number], photo.focus, side=SIDE)
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
