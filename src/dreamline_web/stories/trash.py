"""What can be taken back is kept for 30 days, then it is gone for good; so is a photo nothing shows any more."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.db import transaction

from dreamline_web.keeping import door
from dreamline_web.stories import documents
from dreamline_web.stories.models import Draft, Dream, Happening, Moment, Photo, Story

if TYPE_CHECKING:
    from datetime import datetime

KEPT: Final = timedelta(days=30)
DRAFTS_KEPT: Final = timedelta(days=1)


def empty(story: Story, *, now: datetime) -> int:
    """Forgets what happened to a story more than 30 days ago; returns how many happenings."""
    with transaction.atomic():
        forgotten = Happening.objects.filter(story=story, at__lt=now - KEPT).delete()[0]
        if forgotten:
            drop_loose_photos(story)
    return forgotten


def empty_all(*, now: datetime) -> int:
    """The same for everybody, and drafts nobody said yes or no to for a day."""
    Draft.objects.filter(made__lt=now - DRAFTS_KEPT).delete()
    old = Story.objects.filter(happenings__at__lt=now - KEPT).select_related("owner").distinct()
    return sum(_empty_for_owner(story, now=now) for story in old)


def _empty_for_owner(story: Story, *, now: datetime) -> int:
    """Which photos are still known stands in sealed notes, so they are opened for their owner, if they open at all."""
    story.visitor = story.owner
    try:
        return empty(story, now=now)
    except (door.StaysClosed, door.CannotOpen):
        return 0


def drop_loose_photos(story: Story) -> int:
    """Deletes photos that no moment, no dream and no happening knows; returns how many."""
    kept = set(Moment.objects.filter(story=story, photo__isnull=False).values_list("photo_id", flat=True))
    kept |= set(Dream.objects.filter(story=story, photo__isnull=False).values_list("photo_id", flat=True))
    for happening in story.happenings.all():
        kept |= _photos_in(happening)
    return Photo.objects.filter(story=story).exclude(pk__in=kept).delete()[0]


def _photos_in(happening: Happening) -> set[int]:
    """The photos of the rows a happening touched, before or after."""
    entries = documents.entries_of(happening)
    snapshots = [was for entry in entries for was in (entry["before"], entry["after"]) if was]
    return {was["photo_id"] for was in snapshots if was.get("photo_id")}
