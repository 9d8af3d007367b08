"""Teams: making them, who joins, who leads, who leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.db.models import F

from dreamline_web.pages.versions import Stale
from dreamline_web.people.actions.relations import follow
from dreamline_web.people.models import Leading, Membership, Person, Team
from dreamline_web.people.refusals import NameTaken, NotHere

if TYPE_CHECKING:
    from datetime import datetime


def make_team(name: str, *, by: Person | None, now: datetime) -> Team:  # noqa: ARG001  # every verb says who
    """The open team of that name, made if there is none."""
    with transaction.atomic():
        found = Team.objects.filter(name__iexact=name, closed=None).first()
        return found or Team.objects.create(name=name, made=now)


def rename_team(team: Team, name: str, *, version: int, by: Person, now: datetime) -> None:  # noqa: ARG001  # as above
    """Raises NameTaken, or Stale when somebody changed the team meanwhile."""
    try:
        with transaction.atomic():
            changed = Team.objects.filter(pk=team.pk, version=version).update(name=name, version=F("version") + 1)
    except IntegrityError:
        raise NameTaken from None
    if not changed:
        team.refresh_from_db()
        raise Stale(team.version)


def close_team(team: Team, *, by: Person, now: datetime) -> None:  # noqa: ARG001  # as above
    """Everybody leaves it; what it was stays in everybody's history."""
    with transaction.atomic():
        Membership.objects.filter(team=team, until=None).update(until=now)
        Leading.objects.filter(team=team, until=None).update(until=now)
        Team.objects.filter(pk=team.pk, closed=None).update(closed=now, version=F("version") + 1)
        follow(team, now=now)


def join(person: Person, team: Team, *, by: Person | None, now: datetime) -> Membership:
    """Safe to repeat. Raises NotHere for a closed account."""
    with transaction.atomic():
        _present(person)
        rows = Membership.objects.filter(team=team, person=person, until=None)
        row = rows.first() or Membership.objects.create(team=team, person=person, since=now, by=by)
        follow(team, now=now)
    return row


def leave_team(person: Person, team: Team, *, by: Person | None, now: datetime) -> None:  # noqa: ARG001  # as above
    """The leads of the team lose what was theirs by leading, on the very next request."""
    with transaction.atomic():
        Membership.objects.filter(team=team, person=person, until=None).update(until=now)
        follow(team, now=now)


def appoint_lead(person: Person, team: Team, *, by: Person | None, now: datetime) -> Leading:
    """Opens no content: each relation of the new lead begins empty. Raises NotHere for a closed account."""
    with transaction.atomic():
        _present(person)
        rows = Leading.objects.filter(team=team, lead=person, until=None)
        row = rows.first() or Leading.objects.create(team=team, lead=person, since=now, by=by)
        follow(team, now=now)
    return row


def end_lead(person: Person, team: Team, *, by: Person | None, now: datetime) -> None:  # noqa: ARG001  # as above
    with transaction.atomic():
        Leading.objects.filter(team=team, lead=person, until=None).update(until=now)
        follow(team, now=now)


def leave_all(person: Person, *, now: datetime) -> None:
    """Out of every team, as member and as lead."""
    with transaction.atomic():
        here = Membership.objects.filter(person=person, until=None)
        leading = Leading.objects.filter(lead=person, until=None)
        teams = list(
            Team.objects.filter(pk__in=[*here.values_list("team", flat=True), *leading.values_list("team", flat=True)])
        )
        here.update(until=now)
        leading.update(until=now)
        for team in teams:
            follow(team, now=now)


def _present(person: Person) -> None:
    if Person.objects.filter(pk=person.pk, closed__isnull=False).exists():
        raise NotHere
