"""The only doors to rows of stories. What is not there and what may not be seen are one and the same: 404.

Only the owner comes in here, so whoever may read may also write. What others see of a story they get from
`opened/reading.py`, which opens no more than was granted to them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from django.db.models import Model, Q, QuerySet
from django.http import Http404

from dreamline_web.keeping import door, grants
from dreamline_web.people.models import Person
from dreamline_web.people.queries import leading
from dreamline_web.stories import documents, removed, trash
from dreamline_web.stories.models import Chapter, Draft, Happening, Moment, OfStory, Photo, Sights, Story, Value
from dreamline_web.stories.opened import reading

if TYPE_CHECKING:
    from datetime import datetime

    from django.contrib.auth.models import AnonymousUser

    from dreamline_web.keeping.models import Grant
    from dreamline_web.people.models import Relation

    Visitor = Person | AnonymousUser

Row = TypeVar("Row", bound=Model)
Piece = TypeVar("Piece", bound=OfStory)


def own_story(person: Visitor, *, now: datetime) -> Story | None:
    """The person's own story, with its way back (`removed.way_back`) in the same query.

    None where nothing was ever written: reading makes no rows. Raises door.StaysClosed.
    """
    number = _known(person)
    door.must_be_open(person)  # type: ignore[arg-type]  # signed in
    story = Story.objects.filter(owner_id=number).annotate(**removed.way_back(now=now)).first()
    if story is None:
        return None
    story.owner = person  # type: ignore[assignment]  # signed in, and the owner: no second query
    return _entered(story, person)


def chapter_to_edit(person: Visitor, number: int) -> Chapter:
    return _part(Chapter.objects.all(), person, number)


def moment_to_read(person: Visitor, number: int) -> Moment:
    return _part(Moment.objects.all(), person, number)


def moment_to_edit(person: Visitor, number: int) -> Moment:
    return _part(Moment.objects.all(), person, number)


def value_to_edit(person: Visitor, number: int) -> Value:
    return _part(Value.objects.all(), person, number)


def photo_to_read(person: Visitor, number: int, *, now: datetime) -> Photo:
    """One's own, without its bytes, which `photos.bytes_of` reads when they are needed; or one that is open for them.

    Its story is opened here, so that a photo kept in memory is not shown to whom it would not open for any more.
    """
    mine = Q(story__owner_id=_known(person), pk=number)
    photo = Photo.objects.defer("sealed").select_related("story__owner").filter(mine).first()
    if photo is None:
        return reading.opened_photo(somebody(person), number, now=now)
    documents.text_in(_entered(photo.story, person))
    return photo


# What others have opened


def somebody(person: Visitor) -> Person:
    """Raises Http404 for nobody."""
    if not person.is_authenticated:
        raise Http404
    return person


def owns(person: Person, number: int) -> bool:
    return Story.objects.filter(owner=person, pk=number).exists()


def open_now(row: Moment | Value) -> tuple[Grant, ...]:
    """For whom an item of one's own is open now."""
    kind, number = row.granted_as()
    return tuple(grants.opened_by(row.whose()).filter(kind=kind, item=number)) if row.sight != Sights.ONLY_ME else ()


def stories_open_for(person: Person) -> tuple[Story, ...]:
    """Stories of which something is open for this person now, by the names of who tells them; nothing is opened."""
    found = grants.everything_for(person, owners=grants.owners_for(person))
    owners = {owner for owner, kind, _ in found if kind in reading.KINDS}
    return tuple(Story.objects.filter(owner__in=owners).select_related("owner").order_by("owner__name", "pk"))


def open_for(story: Story, number: int) -> Person:
    """Somebody for whom something of this story is open now. Raises Http404 for everybody else."""
    return _found(Person.objects.all(), Q(pk__in=grants.opened_by(story.owner).values("to"), pk=number))


def relation_to_open_for(person: Visitor, number: int) -> Relation:
    """Somebody's lead of now. Raises Http404."""
    return _found(leading.relations_of(somebody(person)), Q(pk=number))


# The way back, and what was brought


def happening_to_undo(person: Visitor, number: int, *, now: datetime) -> Happening:
    return _part(Happening.objects.filter(at__gte=now - trash.KEPT), person, number)


def draft_to_edit(person: Visitor, number: int, *, now: datetime) -> Draft:
    asked = Q(owner_id=_known(person), pk=number, made__gte=now - trash.DRAFTS_KEPT)
    draft = _found(Draft.objects.select_related("owner"), asked)
    draft.visitor = draft.owner
    return draft


def _part(rows: QuerySet[Piece], person: Visitor, number: int) -> Piece:
    found = _found(rows.select_related("story__owner"), Q(story__owner_id=_known(person), pk=number))
    _entered(found.story, person)
    return found


def _entered(story: Story, person: Visitor) -> Story:
    """From here on the story, and what is reached through it, opens for this person, if it is theirs."""
    story.visitor = person if person.is_authenticated else None
    return story


def _known(person: Visitor) -> int:
    if not person.is_authenticated:
        raise Http404
    return person.pk


def _found(rows: QuerySet[Row], asked: Q) -> Row:
    found = rows.filter(asked).first()
    if found is None:
        raise Http404
    return found
