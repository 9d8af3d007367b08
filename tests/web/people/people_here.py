"""Somebody with a browser, and a house with people in it, for the tests of people and teams."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from django.test import Client

from dreamline_web.pages import once
from dreamline_web.people.actions import organisers, teams
from dreamline_web.people.actions.accounts import Card, add_person

if TYPE_CHECKING:
    from dreamline_web.people.models import Person, Team

NOW = datetime(2026, 10, 15, 9, 0, tzinfo=UTC)


def somebody(name: str, *, organises: bool = False, demo: bool = True, now: datetime = NOW) -> Person:
    """An account. People of the demo need no second factor, so that tests can let them in."""
    person = add_person(Card(name, f"{name.split(maxsplit=1)[0].lower()}@tallvik.example"), by=None, now=now)
    if demo:
        type(person).objects.filter(pk=person.pk).update(demo=True)
    if organises:
        organisers.make_organiser(person, by=None, now=now)
    person.refresh_from_db()
    return person


def team_of(name: str, lead: Person, *members: Person, now: datetime = NOW) -> Team:
    team = teams.make_team(name, by=None, now=now)
    teams.appoint_lead(lead, team, by=None, now=now)
    for member in members:
        teams.join(member, team, by=None, now=now)
    return team


class Browser:
    """Somebody, or nobody, at a browser."""

    def __init__(self, person: Person | None = None) -> None:
        self.client = Client()
        if person is not None:
            self.client.force_login(person)

    def get(self, address: str, /, **query: str) -> Any:
        return self.client.get(address, query)

    def part(self, address: str, /, **fields: Any) -> Any:
        return self.client.post(address, fields, headers={"HX-Request": "true"})

    def post(self, address: str, /, *, key: str = "", **fields: Any) -> Any:
        return self.client.post(address, {"once": key or once.new_key(), **fields})

    def text(self, address: str, **query: str) -> str:
        answer = self.get(address, **query)
        assert answer.status_code == 200, answer.status_code
        return str(answer.content.decode())
