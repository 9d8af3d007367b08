"""A whole story goes: into the trash for 30 days, or for good at once; and what of stories goes with a person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from dreamline.filing import Filed
from dreamline.story.story import Story as CoreStory
from dreamline_web.keeping.goodbye import retention, rooms
from dreamline_web.keeping.models import Grant
from dreamline_web.stories import documents, kinds, recording, trash
from dreamline_web.stories.models import Draft, Happening, Moment, Story

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from dreamline_web.people.models import Person

REMOVED: Final = gettext_lazy("What you removed from your story")
READ: Final = gettext_lazy("What was read from a file or from pasted lines")
SHOWN: Final = ("story", "chapter", "moment", "value", "dream", "photo")
"""The kinds of grants that open something of a story."""


def register() -> None:
    rooms.register(rooms.Room("stories", 10, told=told, delete=_delete))
    for place, what, kept, then in (
        (10, REMOVED, trash.KEPT, gettext_lazy("Until then it can come back; “erase now” does not wait.")),
        (20, READ, trash.DRAFTS_KEPT, gettext_lazy("It waits so long for your yes, then it is thrown away.")),
    ):
        retention.add(retention.Rule(place, what, kept, then, "empty-trash"))


def told(person: Person) -> Sequence[str]:
    """What goes, as counts of rows; nothing is opened for it."""
    story = Story.objects.filter(owner=person).first()
    if story is None:
        return ()
    moments, photos = story.moments.count(), story.photos.count()
    return (
        ngettext("Your story: %(count)d moment", "Your story: %(count)d moments", moments) % {"count": moments},
        ngettext("%(count)d photo", "%(count)d photos", photos) % {"count": photos},
        _("Your values, dreams, goals and promises"),
        _("What you removed lately, and every earlier version"),
    )


def remove(story: Story, *, by: Person, now: datetime) -> Happening | None:
    """Everything of a story goes into the trash, as one step that can be taken back for 30 days; None if it is bare."""
    with recording.happening(story, kinds.STORY_REMOVED, by=by, now=now) as change:
        change.note(story, *story.values.all())
        for rows in (story.moments.all(), story.values.all(), story.dreams.all(), story.chapters.all()):
            for row in rows:
                change.delete(row)
        documents.write_head(story, Filed(CoreStory(lang=documents.head_of(story).story.lang)))
        change.update(story)
    return change.happening


def erase(story: Story, *, by: Person, now: datetime) -> None:  # noqa: ARG001  # every verb says who and when
    """Deletes every row of a story, with its trash, its earlier versions and what was shown of it. No way back."""
    with transaction.atomic():
        Grant.objects.filter(owner_id=story.owner_id, kind__in=SHOWN).delete()
        Draft.objects.filter(owner_id=story.owner_id).delete()
        Story.objects.filter(pk=story.pk).delete()


def removed_whole(story: Story, *, now: datetime) -> Happening | None:
    """The removal of the whole story that can still be taken back."""
    recent = Q(kind=kinds.STORY_REMOVED, undone=None, at__gte=now - trash.KEPT)
    found = story.happenings.filter(recent).order_by("-number").first()
    return None if found is None or _written_since(story) else found


def _written_since(story: Story) -> bool:
    return Moment.objects.filter(story=story).exists()


def _delete(person: Person, now: datetime) -> None:
    Draft.objects.filter(owner=person).delete()
    Happening.objects.filter(by=person).delete()
    for story in Story.objects.filter(owner=person):
        erase(story, by=person, now=now)
