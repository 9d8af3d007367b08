"""The people of demo, tests and previews; everybody is invented."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dreamline import samples
from dreamline_web.people import actions
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

    @property
    def address(self) -> str:
        return f"{self.name.split()[0].lower()}@demo.invalid"


MARCO = Role("Marco Bellini", "⛵", 0, sample="marco")
LENA = Role("Lena Sandberg", "🌲", 1)
OLGA = Role("Olga Niemi", "🎻", 2)
STAN = Role("Stan Whitlock", "🚲", 3)
BERIT = Role("Berit Aune", "☕", 4)
CAST = (MARCO, LENA, OLGA, STAN, BERIT)
"""Marco tells; Lena leads his team; Olga is in it; Stan is a stranger to them; Berit organises."""


def seat(role: Role, *, now: datetime) -> Person:
    return actions.seat_demo_person(role.name, address=role.address, sign=role.sign, disc=role.disc, now=now)


def seat_everybody(*, now: datetime) -> None:
    """Brings the demo people in, with the stories they have told; safe to run again and again."""
    for role in CAST:
        person = seat(role, now=now)
        if role.sample:
            tell(person, role.sample, now=now)


def tell(person: Person, sample: str, *, now: datetime) -> None:
    """Fills a story nobody has touched yet with a sample, its photos and its sights."""
    story = begin.own_story(by=person, now=now)
    if not story.revision:
        told = samples.sample(sample)
        choice = incoming.Choice(sights=True)
        incoming.bring_in(story, told.filed, choice, photos=told.photos, by=person, now=now)
