"""For whom an owner can open something; read from the database when somebody asks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from django.db.models import Q

from dreamline_web.people.models import Person
from dreamline_web.people.queries import leading

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dreamline_web.keeping.grants import To
    from dreamline_web.people.models import Relation


@dataclass(frozen=True, slots=True)
class TeamView:
    """A team of the owner's with the names of those who lead them there."""

    id: int
    name: str
    leads: tuple[str, ...]


class Audience:
    """Leads by team, and people of the teams, in the order in which a form shows them."""

    def __init__(self, owner: Person) -> None:
        self.owner = owner

    @cached_property
    def relations(self) -> tuple[Relation, ...]:
        """Who leads the owner now."""
        return tuple(leading.relations_of(self.owner))

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """Everybody else in the owner's teams, and who leads those."""
        teams = leading.teams_of(self.owner).values("pk")
        inside = Q(memberships__until=None, memberships__team__in=teams)
        front = Q(leadings__until=None, leadings__team__in=teams)
        found = Person.objects.filter(inside | front, closed=None).exclude(pk=self.owner.pk)
        return tuple(found.distinct().order_by("name", "pk"))

    @cached_property
    def teams(self) -> tuple[TeamView, ...]:
        """The teams in which somebody leads the owner."""
        names: dict[int, str] = {}
        leads: dict[int, list[str]] = {}
        for relation in self.relations:
            names[relation.team_id] = relation.team.name
            leads.setdefault(relation.team_id, []).append(relation.lead.first_name)
        return tuple(TeamView(team, name, tuple(leads[team])) for team, name in names.items())

    @property
    def asks(self) -> bool:
        """With one team nobody is asked which one is meant."""
        return len(self.teams) > 1

    @property
    def leads(self) -> str:
        """First names of all leads, "" for none."""
        return ", ".join(dict.fromkeys(relation.lead.first_name for relation in self.relations))

    def through(self, teams: Iterable[int]) -> set[To]:
        """The leads of these teams, each through the relation with them."""
        wanted = set(teams)
        return {(row.lead_id, row.pk) for row in self.relations if row.team_id in wanted}

    def named(self, words: str) -> Person | None:
        """The one person meant: by e-mail address, or by a name only one of the owner's teams has."""
        if "@" in words:
            return Person.objects.at(words.strip()).filter(closed=None).exclude(pk=self.owner.pk).first()
        name = _folded(words)
        whole = [person for person in self.people if _folded(person.name) == name]
        found = whole or [person for person in self.people if _folded(person.first_name) == name]
        return found[0] if len(found) == 1 else None


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
