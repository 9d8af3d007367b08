"""Who leads whom follows from who is in a team and who leads it; this is the only place that opens or closes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dreamline_web.people.models import Leading, Membership, Relation, Team

if TYPE_CHECKING:
    from datetime import datetime

Pair = tuple[int, int]
"""Ids of a lead and a member."""


def follow(team: Team, *, now: datetime) -> None:
    """Closes what no longer holds and opens what is new; each new relation has a new, empty space.

    Call it inside the transaction that changed memberships or leadings of the team.
    """
    wanted = _pairs(team)
    there = {(row.lead_id, row.member_id): row for row in Relation.objects.filter(team=team, until=None)}
    over = [row.pk for pair, row in there.items() if pair not in wanted]
    Relation.objects.filter(pk__in=over).update(until=now)
    new = sorted(wanted - there.keys())
    Relation.objects.bulk_create(Relation(team=team, lead_id=lead, member_id=member, since=now) for lead, member in new)


def _pairs(team: Team) -> set[Pair]:
    leads = Leading.objects.filter(team=team, until=None).values_list("lead_id", flat=True)
    members = list(Membership.objects.filter(team=team, until=None).values_list("person_id", flat=True))
    return {(lead, member) for lead in leads for member in members if lead != member}
