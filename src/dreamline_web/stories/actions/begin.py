"""The first row of a story."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from dreamline_web.stories.models import Story

if TYPE_CHECKING:
    from datetime import datetime

    from dreamline_web.people.models import Person


def own_story(*, by: Person, now: datetime) -> Story:
    """The person's story, made when there is none yet."""
    with transaction.atomic():
        story = Story.objects.get_or_create(owner=by, defaults={"made": now, "changed": now})[0]
    story.owner = by
    return story
