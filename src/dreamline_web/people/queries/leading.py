"""Who leads whom, now and before; who is in which team."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dreamline_web.people.models import Leading, Person, Relation, Team

if TYPE_CHECKING:
    from django.db.models import QuerySet


def relations_of(member: Person) -> QuerySet[Relation]:
    """Who leads this person now: open relations, with lead and team."""
    return _told(Relation.objects.filter(member=member, until=None))


def relations_led_by(lead: Person) -> QuerySet[Relation]:
    """Whom this person leads now: open relations, with member and team."""
    return _told(Relation.objects.filter(lead=lead, until=None))


def history_of(member: Person) -> QuerySet[Relation]:
    """Everybody who leads or led this person, the earliest first."""
    return _told(Relation.objects.filter(member=member))


def leads_of(member: Person) -> QuerySet[Person]:
    """Each lead once, also of several teams."""
    return Person.objects.filter(leads__member=member, leads__until=None).distinct().order_by("pk")


def members_of(lead: Person) -> QuerySet[Person]:
    return Person.objects.filter(led__lead=lead, led__until=None).distinct().order_by("name", "pk")


def teams_of(person: Person) -> QuerySet[Team]:
    """The teams this person is a member of now."""
    return Team.objects.filter(memberships__person=person, memberships__until=None, closed=None).order_by("name")


def teams_led_by(person: Person) -> QuerySet[Team]:
    return Team.objects.filter(leadings__lead=person, leadings__until=None, closed=None).order_by("name")


def leads(lead: Person, member: Person) -> bool:
    """Whether one leads the other at this moment."""
    return Relation.objects.filter(lead=lead, member=member, until=None).exists()


def is_lead(person: Person) -> bool:
    return Leading.objects.filter(lead=person, until=None).exists()


def _told(rows: QuerySet[Relation]) -> QuerySet[Relation]:
    return rows.select_related("lead", "member", "team").order_by("since", "pk")
