"""The photo of a moment: add, crop, remove. What comes in here is already clean (`pages.photo_door`)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dreamline.story.moment import Photo as CorePhoto
from dreamline_web.stories import documents, kinds, photos, recording
from dreamline_web.stories.actions.moments import Done
from dreamline_web.stories.models import Moment, Photo

if TYPE_CHECKING:
    from datetime import datetime

    from dreamline_web.people.models import Person
    from dreamline_web.stories.models import Story
    from dreamline_web.stories.recording import Change

MOST: Final = 300
"""Photos of one story, some 100 MB; with those that can still come back."""


class TooMany(Exception):
    """There is no room for another photo; the message is one sentence."""


def add_photo(row: Moment, data: bytes, *, alt: str = "", by: Person, now: datetime) -> Done[Moment]:
    """Shows this photo instead of any other. Raises TooMany."""
    with recording.happening(row.story, kinds.PHOTO_ADDED, by=by, now=now) as change:
        change.fresh(row)
        photo = keep(change, data)
        _show(change, row, photo, CorePhoto(documents.photo_name(photo.pk), alt))
    return Done(row, change.happening)


def set_focus(row: Moment, focus: tuple[float, float], *, by: Person, now: datetime) -> Done[Moment]:
    """The point the square keeps, as shares of width and height (0 to 1). Without a photo nothing happens."""
    with recording.happening(row.story, kinds.PHOTO_TURNED, by=by, now=now) as change:
        change.fresh(row)
        shown = documents.moment_of(row).photo
        if shown:
            across, down = (min(max(share, 0.0), 1.0) for share in focus)
            _show(change, row, row.photo, replace(shown, focus=(round(across, 3), round(down, 3))))
    return Done(row, change.happening)


def remove_photo(row: Moment, *, by: Person, now: datetime) -> Done[Moment]:
    """The moment stands without it; its bytes go when this can no longer be undone."""
    with recording.happening(row.story, kinds.PHOTO_REMOVED, by=by, now=now) as change:
        change.fresh(row)
        _show(change, row, None, None)
    return Done(row, change.happening)


def keep(change: Change, data: bytes) -> Photo:
    """A new photo within a change. Raises TooMany."""
    story: Story = change.story
    if Photo.objects.filter(story=story).count() >= MOST:
        raise TooMany
    return photos.new(story, data, now=change.now)


def _show(change: Change, row: Moment, photo: Photo | None, shown: CorePhoto | None) -> None:
    change.note(row)
    documents.write_moment(row, replace(documents.moment_of(row), photo=shown))
    row.photo = photo
    change.update(row)
