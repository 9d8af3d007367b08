"""What organisers see of people and teams: accounts, and who is where since when. No content, and nothing about it.

Not even when somebody last signed in: that would tell who answers and who does not.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Prefetch, Q

from dreamline_web.people.models import Leading, Membership, Person, Relation, Team

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet

PAGE = 200
"""People on one page of the list; the search finds the others."""


@dataclass(frozen=True, slots=True)
class PersonPage:
    """One account, its teams now, and everybody who leads or led it."""

    person: Person
    memberships: tuple[Membership, ...]
    leadings: tuple[Leading, ...]
    relations: tuple[Relation, ...]


@dataclass(frozen=True, slots=True)
class TeamPage:
    team: Team
    members: tuple[Membership, ...]
    leads: tuple[Leading, ...]
    before: tuple[Leading, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers that say nothing about what anybody does here."""

    people: int
    leaving: int
    closed: int
    teams: int
    organisers: int


def people(search: str = "", *, show: str = "here") -> QuerySet[Person]:
    """`show` is "here", "leaving" or "closed"; names and addresses that hold every word of the search."""
    shown = {
        "leaving": Q(closed=None, left__isnull=False),
        "closed": Q(closed__isnull=False) & ~Q(name=""),
    }.get(show, Q(closed=None))
    for word in search.split()[:8]:
        shown &= Q(name__icontains=word) | Q(address__icontains=word)
    teams = Membership.objects.filter(until=None).select_related("team").order_by("team__name")
    leadings = Leading.objects.filter(until=None).select_related("team").order_by("team__name")
    return (
        Person.objects.filter(shown)
        .prefetch_related(
            Prefetch("memberships", teams, to_attr="teams"), Prefetch("leadings", leadings, to_attr="leading")
        )
        .order_by("name", "pk")
    )


def person_page(person: Person) -> PersonPage:
    return PersonPage(
        person,
        tuple(person.memberships.filter(until=None).select_related("team").order_by("since")),
        tuple(person.leadings.filter(until=None).select_related("team").order_by("since")),
        tuple(Relation.objects.filter(member=person).select_related("lead", "team").order_by("since", "pk")),
    )


def teams() -> QuerySet[Team]:
    """Open teams with `members`, `size` and their leads as `leading`."""
    now_led = Leading.objects.filter(until=None).select_related("lead").order_by("since")
    return (
        Team.objects.filter(closed=None)
        .annotate(size=Count("memberships", filter=Q(memberships__until=None)))
        .prefetch_related(Prefetch("leadings", now_led, to_attr="leading"))
        .order_by("name")
    )


def team_page(team: Team) -> TeamPage:
    leadings = team.leadings.select_related("lead").order_by("since")
    members = team.memberships.filter(until=None).select_related("person").order_by("person__name")
    return TeamPage(
        team,
        tuple(members),
        tuple(leadings.filter(until=None)),
        tuple(leadings.filter(until__isnull=False).exclude(lead__name="")),
    )


def to_choose(*, outside: Team, leads: bool = False) -> QuerySet[Person]:
    """Who could join the team, or lead it."""
    rows = (
        outside.leadings.values_list("lead", flat=True)
        if leads
        else outside.memberships.values_list("person", flat=True)
    )
    return Person.objects.filter(closed=None).exclude(pk__in=rows.filter(until=None)).order_by("name", "pk")


def counts(today: date) -> Counts:
    return Counts(
        people=Person.objects.filter(closed=None).count(),
        leaving=Person.objects.filter(closed=None, left__gte=today).count(),
        closed=Person.objects.filter(closed__isnull=False).count(),
        teams=Team.objects.filter(closed=None).count(),
        organisers=Person.objects.filter(closed=None, organiser=True).count(),
    )


def due_for_deletion(today: date) -> QuerySet[Person]:
    """Whose day has come: everything personal of theirs is to be deleted."""
    return Person.objects.filter(goes__lte=today).exclude(name="").order_by("goes", "pk")
