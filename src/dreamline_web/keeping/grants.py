"""Giving and taking back what somebody else may open. Both count from the very next request on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from dreamline_web.keeping.models import Grant
from dreamline_web.people.models import Person, Relation

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from django.db.models import QuerySet

Item = tuple[str, int]
"""A kind (the name of its table, "moment") and the id of a row."""
To = tuple[int, int | None]
"""Somebody's id, and that of the relation with which their right ends, if there is one."""


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


def anything_to(person: Person) -> bool:
    """Whether somebody opened something to them, at any time that still counts."""
    return Grant.objects.filter(to=person).exists()


def take_back(item: Item, *, owner: Person, to: Person | None = None) -> int:
    """Nobody, or only not `to`, may open it any more; returns how many grants that ended."""
    kind, number = item
    ended = Grant.objects.filter(owner=owner, kind=kind, item=number)
    return (ended.filter(to=to) if to else ended).delete()[0]


def settle(item: Item, wanted: Iterable[To], *, owner: Person, by: Person, now: datetime) -> None:
    """Makes the grants of one item equal to what is wanted, as far as that is possible; what stands keeps its date.

    Call it inside the transaction that changes who may see the item.
    """
    kind, number = item
    there = {(row.to_id, row.relation_id): row.pk for row in Grant.objects.filter(owner=owner, kind=kind, item=number)}
    kept = _one_each(possible(wanted, owner=owner), there)
    Grant.objects.filter(pk__in=[row for to, row in there.items() if to not in kept]).delete()
    Grant.objects.bulk_create(
        Grant(owner=owner, kind=kind, item=number, to_id=to, relation_id=relation, by=by, since=now)
        for to, relation in sorted(kept - there.keys(), key=str)
    )


def possible(wanted: Iterable[To], *, owner: Person) -> set[To]:
    """Those that could stand now: nobody whose account is closed, no relation that ended, never the owner."""
    asked = set(wanted)
    if not asked:
        return set()
    here = set(Person.objects.filter(pk__in={to for to, _ in asked}, closed=None).values_list("pk", flat=True))
    through = {relation for _, relation in asked if relation}
    leads = Relation.objects.filter(pk__in=through, member=owner, until=None) if through else Relation.objects.none()
    open_now = set(leads.values_list("lead", "pk"))
    return {
        (to, relation)
        for to, relation in asked
        if to in here and to != owner.pk and (relation is None or (to, relation) in open_now)
    }


def held(item: Item, *, owner: Person) -> tuple[To, ...]:
    """To whom an item was opened, also through relations that have ended."""
    kind, number = item
    rows = Grant.objects.filter(owner=owner, kind=kind, item=number).order_by("to", "relation")
    return tuple(rows.values_list("to", "relation"))


def _one_each(wanted: set[To], there: Iterable[To]) -> set[To]:
    """One grant a person: the one that stands, else through the first relation."""
    found: dict[int, To] = {}
    for to in sorted(wanted, key=lambda one: (one not in there, str(one))):
        found.setdefault(to[0], to)
    return set(found.values())


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


def everything_for(viewer: Person, *, owners: QuerySet[Person]) -> set[tuple[int, str, int]]:
    """Owner, kind and item of all that the viewer may open of these people's now; one query."""
    if viewer.closed:
        return set()
    rows = _open(Grant.objects.filter(to=viewer, owner__in=owners)).exclude(owner=viewer)
    return set(rows.values_list("owner", "kind", "item"))


def owners_for(viewer: Person) -> QuerySet[Person]:
    """Everybody who opened something for the viewer that stands now."""
    if viewer.closed:
        return Person.objects.none()
    return Person.objects.filter(pk__in=_open(Grant.objects.filter(to=viewer)).values("owner")).order_by("name", "pk")


def opened_by(owner: Person) -> QuerySet[Grant]:
    """All that stands of what the owner opened, with whom it is opened for and the team it goes through."""
    return _open(Grant.objects.filter(owner=owner)).select_related("to", "relation__team").order_by("since", "pk")


def ended_of(owner: Person) -> QuerySet[Grant]:
    """What was opened through relations that have ended: nobody may open it by that any more."""
    ended = Grant.objects.filter(owner=owner, relation__until__isnull=False)
    return ended.select_related("to", "relation__team").order_by("since", "pk")


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
