"""The people of demo, tests and previews; everybody is invented."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dreamline import samples
from dreamline_web.people.actions import accounts, demo, teams
from dreamline_web.stories.actions import begin, incoming

if TYPE_CHECKING:
    from datetime import datetime

    from dreamline_web.people.models import Person


@dataclass(frozen=True, slots=True)
class Role:
    """Somebody of the cast; `sample` names their story in dreamline.samples, empty for none."""

    name: str
    sign: str
    disc: int
    sample: str = ""
    organiser: bool = False

    @property
    def address(self) -> str:
        return f"{self.name.split()[0].lower()}@demo.invalid"


@dataclass(frozen=True, slots=True)
class Group:
    """A team of the cast."""

    name: str
    lead: Role
    members: tuple[Role, ...]


MARCO = Role("Marco Bellini", "⛵", 0, sample="marco")
LENA = Role("Lena Sandberg", "🌲", 1)
OLGA = Role("Olga Niemi", "🎻", 2)
STAN = Role("Stan Whitlock", "🚲", 3)
BERIT = Role("Berit Aune", "☕", 4, organiser=True)
TOVE = Role("Tove Lund", "🪁", 5)
CAST = (MARCO, LENA, OLGA, STAN, BERIT, TOVE)
"""Marco tells; Lena leads his team; Olga is in it; Stan is a stranger to them, in Tove's team; Berit organises."""
GROUPS = (Group("Birch", LENA, (MARCO, OLGA)), Group("Harbour", TOVE, (STAN,)))


def seat(role: Role, *, now: datetime) -> Person:
    card = accounts.Card(role.name, role.address, role.sign, role.disc)
    return demo.seat_demo_person(card, organiser=role.organiser, now=now)


def seat_everybody(*, now: datetime) -> None:
    """Brings the demo people in, with their teams and the stories they have told; safe to run again and again."""
    demo.open_house(now=now)
    seated = {role: seat(role, now=now) for role in CAST}
    for group in GROUPS:
        seat_team(group, seated, now=now)
    for role, person in seated.items():
        if role.sample:
            tell(person, role.sample, now=now)


def seat_team(group: Group, seated: dict[Role, Person], *, now: datetime) -> None:
    team = teams.make_team(group.name, by=None, now=now)
    accounts.promise(seated[group.lead], now=now)
    teams.appoint_lead(seated[group.lead], team, by=None, now=now)
    for role in group.members:
        teams.join(seated[role], team, by=None, now=now)


def tell(person: Person, sample: str, *, now: datetime) -> None:
    """Fills a story nobody has touched yet with a sample, its photos and its sights."""
    story = begin.own_story(by=person, now=now)
    if not story.revision:
        told = samples.sample(sample)
        choice = incoming.Choice(sights=True)
        incoming.bring_in(story, told.filed, choice, photos=told.photos, by=person, now=now)
