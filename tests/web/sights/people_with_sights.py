"""A team with its lead, somebody in it who tells, and strangers; each with a browser."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from django.test import Client

from dreamline_web import cast
from dreamline_web.pages import once
from dreamline_web.people.actions import teams
from dreamline_web.people.models import Person, Relation, Team
from dreamline_web.stories import as_story
from dreamline_web.stories.actions import begin, incoming
from dreamline_web.stories.models import Moment, Story, Value

if TYPE_CHECKING:
    from dreamline.filing import Filed

NOW = datetime.now(UTC)


@dataclass
class House:
    """Marco tells in team Birch, which Lena leads; Olga is in it too. Tove leads Harbour with Stan in it."""

    people: dict[str, Person] = field(default_factory=dict)
    teams: dict[str, Team] = field(default_factory=dict)
    clients: dict[str, Client] = field(default_factory=dict)

    def get(self, who: str, address: str, **more: Any) -> Any:
        return self.clients[who].get(address, **more)

    def post(self, who: str, address: str, **fields: Any) -> Any:
        answer = self.clients[who].post(address, {"once": once.new_key(), **fields})
        assert answer.status_code < 500
        return answer

    @property
    def story(self) -> Story:
        """Marco's, opened for Marco."""
        story = Story.objects.select_related("owner").get(owner=self.people["marco"])
        story.visitor = story.owner
        return story

    @property
    def filed(self) -> Filed:
        return as_story.filed(self.story)

    @property
    def of(self) -> str:
        """Where others find Marco's story."""
        return f"/story/of/{Story.objects.get(owner=self.people['marco']).pk}/"

    def add(self, line: str, sight: str = "me", **more: Any) -> int:
        """A moment through the whole form; returns its id."""
        when, _, text = line.partition(" ")
        self.post("marco", "/story/moments/", when=when, text=text, sight=sight, **more)
        return Moment.objects.filter(story=self.story).latest("made", "version").pk

    def change(self, number: int, **fields: Any) -> Any:
        """The form of a moment as it stands, with these fields changed."""
        row = next(moment for moment in self.filed.story.moments if moment.id == str(number))
        said = {"when": row.when.words if row.when else "", "text": row.text, "sight": row.sight.who, "done": "1",
                "version": Moment.objects.get(pk=number).version, "names": ", ".join(row.sight.names)}  # fmt: skip
        return self.post("marco", f"/story/moments/{number}/change/", **(said | fields))

    def value(self, name: str, sight: str = "me", **more: Any) -> int:
        self.post("marco", "/story/values/", name=name, sight=sight, **more)
        return Value.objects.filter(story=self.story).latest("made", "version").pk

    def sees(self, who: str, text: str) -> bool:
        answer = self.get(who, self.of)
        return answer.status_code == 200 and text in answer.content.decode()

    def lead(self, who: str, team: str = "Birch") -> None:
        teams.appoint_lead(self.people[who], self.teams[team], by=None, now=NOW)

    def end_lead(self, who: str, team: str = "Birch") -> None:
        teams.end_lead(self.people[who], self.teams[team], by=None, now=datetime.now(UTC))

    def relation(self, who: str, team: str = "Birch") -> Relation:
        return Relation.objects.get(
            lead=self.people[who], member=self.people["marco"], team=self.teams[team], until=None
        )


def house() -> House:
    found = House()
    for role in cast.CAST:
        found.people[role.name.split()[0].lower()] = cast.seat(role, now=NOW)
    for group in cast.GROUPS:
        cast.seat_team(group, {role: found.people[role.name.split()[0].lower()] for role in cast.CAST}, now=NOW)
        found.teams[group.name] = Team.objects.get(name=group.name)
    for name, person in found.people.items():
        found.clients[name] = Client()
        found.clients[name].force_login(person)
    begin.own_story(by=found.people["marco"], now=NOW)
    return found


def tell_sample(found: House, *, sights: bool) -> None:
    """Marco's sample story comes in as a file would."""
    from dreamline import samples  # noqa: PLC0415  # only here

    told = samples.sample("marco")
    choice = incoming.Choice(sights=sights)
    incoming.bring_in(found.story, told.filed, choice, photos=told.photos, by=found.people["marco"], now=NOW)
