"""Giving and taking back what somebody else may open. Both count from the very next request on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from dreamline_web.keeping.models import Grant

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from django.db.models import QuerySet

    from dreamline_web.people.models import Person, Relation

Item = tuple[str, int]
"""A kind (the name of its table, "moment") and the id of a row."""


class NotTheirs(ValueError):
    """A grant through a relation is for that relation's lead, of something of its member's."""


def give(  # noqa: PLR0913  # each says one thing
    item: Item, *, owner: Person, to: Person, by: Person, now: datetime, relation: Relation | None = None
) -> Grant:
    """`to` may open it, while `relation` is open if one is named. Given again, it stands as given last."""
    if relation is not None and (relation.member_id, relation.lead_id) != (owner.pk, to.pk):
        raise NotTheirs
    kind, number = item
    values = {"owner": owner, "relation": relation, "by": by, "since": now}
    return Grant.objects.update_or_create(kind=kind, item=number, to=to, defaults=values)[0]


def take_back(item: Item, *, owner: Person, to: Person | None = None) -> int:
    """Nobody, or only not `to`, may open it any more; returns how many grants that ended."""
    kind, number = item
    ended = Grant.objects.filter(owner=owner, kind=kind, item=number)
    return (ended.filter(to=to) if to else ended).delete()[0]


def standing(viewer: Person, items: Iterable[Item], *, owner: Person) -> set[Item]:
    """Which of the owner's items the viewer may open now; one query."""
    asked = _any_of(items)
    if viewer.closed or asked is None:
        return set()
    return set(_open(Grant.objects.filter(asked, to=viewer, owner=owner)).values_list("kind", "item"))


def given_to(viewer: Person, *, owner: Person, kind: str) -> tuple[int, ...]:
    """The ids of everything of one kind the viewer may open of the owner's; one query."""
    if viewer.closed:
        return ()
    return tuple(_open(Grant.objects.filter(to=viewer, owner=owner, kind=kind)).values_list("item", flat=True))


def _open(grants: QuerySet[Grant]) -> QuerySet[Grant]:
    """A grant ends with the relation it was given through, and with either account."""
    return grants.filter(Q(relation=None) | Q(relation__until=None), owner__closed=None, to__closed=None)


def _any_of(items: Iterable[Item]) -> Q | None:
    by_kind: dict[str, list[int]] = {}
    for kind, number in items:
        by_kind.setdefault(kind, []).append(number)
    asked: Q | None = None
    for kind, numbers in by_kind.items():
        one = Q(kind=kind, item__in=numbers)
        asked = asked | one if asked else one
    return asked
