"""Invented people of a firm called Tallvik, with real accounts: Maja tells, Tomas leads, Berit organises."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from dreamline_web.people.models import Leading, Person, Team


@dataclass
class Somebody:
    person: Person

    @property
    def address(self) -> str:
        return self.person.address

    def client(self, browser: str = "", *, strong: bool = False) -> Client:
        """A browser they are signed in at."""
        client = Client(headers={"user-agent": browser})
        client.force_login(self.person)
        if browser or strong:
            rows = self.person.sittings.filter(key=client.session.session_key)
            rows.update(strong=strong, browser="Firefox, Linux" if "Firefox" in browser else "")
        return client

    def change(self, **values: Any) -> None:
        Person.objects.filter(pk=self.person.pk).update(**values)

    def lead_a_team(self) -> None:
        now = datetime.now(UTC)
        team = Team.objects.create(name=f"Team of {self.person.name}", made=now)
        Leading.objects.create(team=team, lead=self.person, since=now)


def somebody(name: str, *, organiser: bool = False) -> Somebody:
    address = f"{name.split(maxsplit=1)[0].lower()}@tallvik.example"
    person = Person(name=name, address=address, sign="⛵", since=datetime.now(UTC), organiser=organiser)
    person.set_unusable_password()
    person.save()
    return Somebody(person)


@pytest.fixture
def maja(db: None) -> Somebody:  # noqa: ARG001  # opens the database
    return somebody("Maja Tornberg")


@pytest.fixture
def tomas(db: None) -> Somebody:  # noqa: ARG001  # as above
    found = somebody("Tomas Ekvall")
    found.lead_a_team()
    return found


@pytest.fixture
def berit(db: None) -> Somebody:  # noqa: ARG001  # as above
    return somebody("Berit Aune", organiser=True)
