"""Teams, who is in them, who leads them, and from these two: who leads whom since when."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from dreamline_web.pages.identifiers import new_id
from dreamline_web.people.models.person import Person


def _in_order(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(condition=Q(until=None) | Q(until__gte=F("since")), name=name)


class Team(models.Model):
    """A team; a closed one is history."""

    id = models.BigIntegerField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=120)
    made = models.DateTimeField()
    closed = models.DateTimeField(null=True)
    version = models.PositiveBigIntegerField(default=1)

    class Meta:
        constraints = (
            models.UniqueConstraint(Lower("name"), condition=Q(closed=None), name="one_open_team_a_name"),
            models.CheckConstraint(
                condition=Q(closed=None) | Q(closed__gte=F("made")), name="a_team_closes_after_it_began"
            ),
        )

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """Somebody is in a team, from `since` until `until` (open: still)."""

    team = models.ForeignKey(Team, models.CASCADE, related_name="memberships")
    person = models.ForeignKey(Person, models.CASCADE, related_name="memberships")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["team", "person"], condition=Q(until=None), name="once_in_a_team"),
            _in_order("a_membership_ends_after_it_began"),
        )

    def __str__(self) -> str:
        return f"membership {self.pk}"


class Leading(models.Model):
    """Somebody leads a team."""

    team = models.ForeignKey(Team, models.CASCADE, related_name="leadings")
    lead = models.ForeignKey(Person, models.CASCADE, related_name="leadings")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["team", "lead"], condition=Q(until=None), name="leads_a_team_once"),
            _in_order("a_leading_ends_after_it_began"),
        )

    def __str__(self) -> str:
        return f"leading {self.pk}"


class Relation(models.Model):
    """`lead` leads `member` in `team`. It has a sealed space of its own and begins empty.

    Opened and closed only by `actions.relations.follow`, which reads memberships and leadings. A closed relation never
    opens again: whoever comes back gets a new, empty one. What stood in an old one moves by the member's hand alone.
    """

    id = models.BigIntegerField(primary_key=True, default=new_id, editable=False)
    space = models.BigIntegerField(unique=True, default=new_id, editable=False)
    lead = models.ForeignKey(Person, models.CASCADE, related_name="leads")
    member = models.ForeignKey(Person, models.CASCADE, related_name="led")
    team = models.ForeignKey(Team, models.CASCADE, related_name="relations")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["lead", "member", "team"], condition=Q(until=None), name="one_open_relation_a_pair_and_team"
            ),
            models.CheckConstraint(condition=~Q(lead=F("member")), name="nobody_leads_themself"),
            _in_order("a_relation_ends_after_it_began"),
        )

    def __str__(self) -> str:
        return f"relation {self.pk}"
