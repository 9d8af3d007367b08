"""The first row of a story."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from dreamline.filing import Filed
from dreamline.story.story import Story as CoreStory
from dreamline_web.stories import documents
from dreamline_web.stories.models import Story

if TYPE_CHECKING:
    from datetime import datetime

    from dreamline_web.people.models import Person


def own_story(*, by: Person, now: datetime) -> Story:
    """The person's story, made when there is none yet."""
    with transaction.atomic():
        story, made = Story.objects.get_or_create(owner=by, defaults={"made": now, "changed": now})
        story.owner = story.visitor = by
        if made:
            documents.write_head(story, Filed(CoreStory()))
            story.save()
    return story
