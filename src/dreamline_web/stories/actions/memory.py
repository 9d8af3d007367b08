"""What a person chose before: the emojis their own words call for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db import transaction

from dreamline.emoji.suggest import remember
from dreamline_web.stories import documents, recording

if TYPE_CHECKING:
    from datetime import datetime

    from dreamline_web.people.models import Person
    from dreamline_web.stories.models import Story

MOST: Final = 2_000
"""Stems remembered; the oldest are forgotten first."""


def remember_choice(story: Story, text: str, emoji: str, *, lang: str, by: Person, now: datetime) -> None:  # noqa: ARG001, PLR0913  # every verb says who and when
    """Keeps that this person chose this emoji for words like these. No part of what can be undone."""
    chosen = remember(text, emoji, lang)
    if not chosen:
        return
    with transaction.atomic():
        recording.lock(story)
        known = documents.memory_of(story)
        kept = {stem: shown for stem, shown in known.items() if stem not in chosen} | chosen
        documents.write_memory(story, dict(list(kept.items())[-MOST:]))
        story.save(update_fields=[documents.MEMORY])
