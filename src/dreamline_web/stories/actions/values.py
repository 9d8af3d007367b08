"""Values: add, change, remove, tie to moments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dreamline.story.moment import ONLY_ME
from dreamline_web.pages.versions import Stale
from dreamline_web.stories import documents, kinds, order, recording
from dreamline_web.stories.actions.moments import Done
from dreamline_web.stories.models import Moment, Tie, Value
from dreamline_web.stories.opened import choices
from dreamline_web.stories.opened.choices import NO_WISH

if TYPE_CHECKING:
    from datetime import datetime

    from dreamline.story.story import Value as CoreValue
    from dreamline_web.people.models import Person
    from dreamline_web.stories.models import Story
    from dreamline_web.stories.opened.choices import Wish
    from dreamline_web.stories.recording import Change


def add_value(  # noqa: PLR0913  # each says one thing
    story: Story,
    value: CoreValue,
    *,
    moment: Moment | None = None,
    wish: Wish = NO_WISH,
    by: Person,
    now: datetime,
) -> Done[Value]:
    """A new value at the end, tied to that moment; one of the same name is taken instead of a second."""
    with recording.happening(story, kinds.VALUE_ADDED, by=by, now=now) as change:
        row = insert(change, value)
        if row in change.new_rows():
            choices.follow(change, row, ONLY_ME, value.sight, wish)
        if moment:
            Tie.objects.get_or_create(value=row, moment=moment)
    return Done(row, change.happening)


def change_value(  # noqa: PLR0913  # each says one thing
    row: Value, value: CoreValue, *, wish: Wish = NO_WISH, version: int, by: Person, now: datetime
) -> Done[Value]:
    """Keeps name and sight. Raises Stale when the row has changed since `version`."""
    with recording.happening(row.story, kinds.VALUE_CHANGED, by=by, now=now) as change:
        change.fresh(row)
        if row.version != version:
            raise Stale(row.version)
        change.note(row)
        before = choices.sight_of(row)
        documents.write_value(row, value)
        change.update(row)
        choices.follow(change, row, before, value.sight, wish)
    return Done(row, change.happening)


def tie_value(row: Value, moment: Moment, *, tied: bool, by: Person, now: datetime) -> Done[Value]:
    """Says that this moment shows this value, or no longer."""
    with recording.happening(row.story, kinds.VALUE_TIED, by=by, now=now) as change:
        change.fresh(row)
        change.fresh(moment)
        change.note(row)
        if tied:
            Tie.objects.get_or_create(value=row, moment=moment)
        else:
            Tie.objects.filter(value=row, moment=moment).delete()
    return Done(row, change.happening)


def remove_value(row: Value, *, by: Person, now: datetime) -> Done[Value]:
    with recording.happening(row.story, kinds.VALUE_REMOVED, by=by, now=now) as change:
        change.fresh(row)
        change.delete(row)
    return Done(row, change.happening)


def insert(change: Change, value: CoreValue) -> Value:
    """A row within a change: the one of that name, else a new one at the end."""
    others = list(change.story.values.order_by("position", "id"))
    for known in others:
        if documents.value_of(known).name.casefold() == value.name.casefold():
            change.note(known)
            return known
    row = Value(story=change.story)
    documents.write_value(row, value)
    row.position = order.position_at(change, others, len(others))
    change.insert(row)
    return row
