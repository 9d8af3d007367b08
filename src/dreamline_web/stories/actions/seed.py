"""Sample stories for the people of the demo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dreamline.samples import sample
from dreamline_web.stories.actions import begin, incoming

if TYPE_CHECKING:
    from datetime import datetime

    from dreamline_web.people.models import Person
    from dreamline_web.stories.models import Story


def tell_sample(name: str, *, by: Person, now: datetime) -> Story:
    """Gives the person that sample's story, with its photos and sights; a story that was begun stays as it is."""
    story = begin.own_story(by=by, now=now)
    if not story.revision:
        told = sample(name)
        incoming.bring_in(story, told.filed, incoming.Choice(sights=True), photos=told.photos, by=by, now=now)
    return story
