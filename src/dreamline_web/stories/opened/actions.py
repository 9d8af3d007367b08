"""Taking back what was opened, opening for a lead, handing over. Each counts from the very next request on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dreamline.story.moment import ONLY_ME, Sight
from dreamline_web.keeping import grants
from dreamline_web.stories import documents, kinds, recording, snapshots
from dreamline_web.stories.models import Dream, HandOver, Moment, Value
from dreamline_web.stories.opened import choices

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from dreamline_web.people.models import Person, Relation
    from dreamline_web.stories.models import Happening, Story
    from dreamline_web.stories.opened.choices import Shown
    from dreamline_web.stories.recording import Change
    from dreamline_web.stories.snapshots import Key


def take_back(story: Story, keys: Iterable[Key], *, to: Person, by: Person, now: datetime) -> Happening | None:
    """These items are closed for `to`, at once. One step, which can be taken back; None where nothing was open."""
    with recording.happening(story, kinds.CLOSED, by=by, now=now) as change:
        for row in _rows(story, keys):
            _close_for(change, row, to)
    return change.happening


def everything_for(story: Story, to: Person) -> list[Key]:
    """All items of a story that are open for somebody."""
    return [(row.kind, row.item) for row in grants.opened_by(story.owner) if row.to_id == to.pk]


def open_words(story: Story, *, to: Person, relation: Relation | None, now: datetime) -> None:
    """The title and the words about the story, which are an item of their own."""
    item = ("story", story.pk)
    wanted = {*grants.held(item, owner=story.owner), (to.pk, relation.pk if relation else None)}
    grants.settle(item, wanted, owner=story.owner, by=story.owner, now=now)


def close_words(story: Story, *, to: Person) -> None:
    grants.take_back(("story", story.pk), owner=story.owner, to=to)


def hand_over(story: Story, keys: Iterable[Key], *, relation: Relation, by: Person, now: datetime) -> Happening | None:
    """Opens what was chosen for a lead of now, of what is meant for the lead; and the notice of it is seen to."""
    with recording.happening(story, kinds.OPENED, by=by, now=now) as change:
        for row in _rows(story, keys):
            if row.sight == "lead":
                change.note(row)
                _open_for(row, relation, now=now)
        seen_to(relation, now=now)
    return change.happening


def seen_to(relation: Relation, *, now: datetime) -> None:
    """The notice of a new lead is put away."""
    HandOver.objects.get_or_create(relation=relation, defaults={"at": now})


def _rows(story: Story, keys: Iterable[Key]) -> list[Shown]:
    """The items there are; what is gone meanwhile is left out."""
    found = (snapshots.find(story, key) for key in dict.fromkeys(keys) if key[0] in {"moment", "value", "dream"})
    return [row for row in found if isinstance(row, Moment | Value | Dream)]


def _open_for(row: Shown, relation: Relation, *, now: datetime) -> None:
    """Beside those who may see it now; what ended stays ended."""
    owner = row.whose()
    wanted = {*grants.held(row.granted_as(), owner=owner), (relation.lead_id, relation.pk)}
    grants.settle(row.granted_as(), wanted, owner=owner, by=owner, now=now)


def _close_for(change: Change, row: Shown, to: Person) -> None:
    """Without its grant to that person; open to nobody any more, it is the owner's alone."""
    there = grants.held(row.granted_as(), owner=row.whose())
    left = [one for one in there if one[0] != to.pk]
    if len(left) == len(there):
        return
    change.note(row)
    before = choices.sight_of(row)
    grants.take_back(row.granted_as(), owner=row.whose(), to=to)
    _write_sight(row, _without(before, to) if grants.possible(left, owner=row.whose()) else ONLY_ME)
    change.update(row)


def _without(sight: Sight, person: Person) -> Sight:
    """The sight without that person's name, if people are named."""
    meant = {person.name.casefold(), person.first_name.casefold(), person.address.casefold()}
    return replace(sight, names=tuple(name for name in sight.names if name.casefold() not in meant))


def _write_sight(row: Shown, sight: Sight) -> None:
    if isinstance(row, Moment):
        documents.write_moment(row, replace(documents.moment_of(row), sight=sight))
    elif isinstance(row, Value):
        documents.write_value(row, replace(documents.value_of(row), sight=sight))
    else:
        documents.write_dream(row, replace(documents.dream_of(row), sight=sight))
