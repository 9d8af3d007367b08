"""The story's own words: title, subtitle, caption, birth, language."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dreamline_web.pages.versions import Stale
from dreamline_web.stories import documents, kinds, recording
from dreamline_web.stories.actions.moments import Done

if TYPE_CHECKING:
    from datetime import datetime

    from dreamline.story.story import Story as CoreStory
    from dreamline_web.people.models import Person
    from dreamline_web.stories.models import Story


def change_story(story: Story, words: CoreStory, *, version: int, by: Person, now: datetime) -> Done[Story]:
    """Keeps title, subtitle, caption, birth and language of `words`. Raises Stale when they changed since `version`."""
    with recording.happening(story, kinds.STORY_CHANGED, by=by, now=now) as change:
        if story.version != version:
            raise Stale(story.version)
        change.note(story)
        head = documents.head_of(story)
        kept = replace(
            head.story,
            title=words.title,
            subtitle=words.subtitle,
            caption=words.caption,
            born=words.born,
            lang=words.lang,
        )
        documents.write_head(story, replace(head, story=kept))
        change.update(story)
    return Done(story, change.happening)
