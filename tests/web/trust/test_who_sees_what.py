"""Every address, eight visitors, every kind of thing: nobody sees or changes what is not theirs."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

import pytest
from entitlements import ROUTES, Whom
from planted_house import CLOSED, LEAD, MATE, ORGANISER, OWNER, VISITORS, House, planted
from route_walk import every_address
from sweeping import faults, in_every_way, known, strange_changes, tells, tries
from table_marks import ALWAYS, LOOKING, NOBODYS, WHOSE, marks, tables, writes

from dreamline_web.stories.shelf import Shelf

if TYPE_CHECKING:
    from pytest_django.fixtures import Settings
    from sweeping import Try


@pytest.fixture
def house(db: None, settings: Settings) -> House:  # noqa: ARG001  # opens the database
    """As a house where real stories are kept: no demo, no development."""
    settings.DEMO = settings.DEBUG = False
    return planted()


@pytest.fixture
def forgetful(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is taken back after a request must not stay in memory."""
    monkeypatch.setattr(Shelf, "put", lambda *_: None)


def test_every_route_stands_in_the_entitlements() -> None:
    there = [address.name for address in every_address()]
    assert sorted(there) == sorted(set(there)), "two addresses of one name"
    assert set(there) - ROUTES.keys() == set(), "say in entitlements.py who may see what there"
    assert ROUTES.keys() - set(there) == set(), "these are gone"


def test_every_table_is_somebodys() -> None:
    known_ones = WHOSE.keys() | NOBODYS | ALWAYS
    assert set(tables().values()) == known_ones, "say in table_marks.py whose its rows are"


def test_nobody_sees_what_is_not_theirs(house: House) -> None:
    """GET and HEAD: what is in the answers, what they say of strangers' things, and what they write."""
    wrong: list[str] = []
    for visitor, address in product(VISITORS, known()):
        for place, thing in enumerate(tries(house, visitor, address)):
            for one in in_every_way(thing, first=place == 0):
                with writes() as written, house.as_it_was():
                    answer = one.ask()
                    wrong += faults(one, answer)
                wrong += [f"{one}: wrote {label}" for label in written - LOOKING if not _ends_a_session(one, label)]
                if place == 0:
                    wrong += tells(one, answer)
    assert wrong == [], "\n".join(wrong[:40])


@pytest.mark.usefixtures("forgetful")
def test_nobody_changes_what_is_not_theirs(house: House) -> None:
    """POST, as a form of ours sends it."""
    before = marks()
    wrong: list[str] = []
    for visitor, address in product(VISITORS, known()):
        things = list(tries(house, visitor, address))
        for thing in things if visitor in {OWNER, MATE} else things[:1]:
            one = _posting(thing)
            with house.as_it_was():
                with writes() as written:
                    answer = one.ask()
                wrong += faults(one, answer)
                if written - ALWAYS:
                    wrong += strange_changes(one, before, marks())
            wrong += tells(one, answer)
    assert wrong == [], "\n".join(wrong[:40])


@pytest.mark.usefixtures("forgetful")
def test_the_forms_of_the_sweep_do_something_for_whom_they_are(house: House) -> None:
    """So that a refusal above is a refusal, and not a form that nobody could have sent."""
    idle = []
    for address in known():
        route = ROUTES[address.name]
        if "POST" not in route.ways or not route.stores or route.whom is Whom.NOBODY:
            continue
        did = []
        for thing in tries(house, ORGANISER if route.whom is Whom.ORGANISER else OWNER, address):
            with house.as_it_was(), writes() as written:
                did.append((_posting(thing).ask().status_code, written - ALWAYS))
        if not any(status < 400 and labels for status, labels in did):
            idle.append(f"{address.name}: {did}")
    assert idle == [], "\n".join(idle)


def test_what_is_theirs_is_there(house: House) -> None:
    """The canaries are found where they should be, also inside files: looking for them finds them."""
    photos = house.numbers["photo"]
    expected = {
        (OWNER, "/story/"): "owner me text",
        (OWNER, "/story/export/story.md"): "owner people goal plan",
        (OWNER, "/story/export/story.pdf"): "owner lead photo",
        (OWNER, "/story/export/story.svg"): "owner me photo",
        (OWNER, "/story/removed/"): "owner me removed",
        (OWNER, f"/story/drafts/{house.numbers['draft'][0]}/"): "owner me draft",
        (OWNER, f"/story/photos/{photos[1]}/square/"): "owner lead photo",
        (OWNER, "/sign-in/secure/"): "owner account passkey",
        (LEAD, f"/story/of/{house.numbers['story'][0]}/"): "owner lead text",
        (MATE, f"/story/of/{house.numbers['story'][0]}/"): "owner people why",
        (ORGANISER, "/people/"): "owner address of the account",
    }
    for (visitor, address), said in expected.items():
        assert said in house.canaries.within(house.clients[visitor].get(address)), address
    archive = house.send(OWNER, "/keeping/takeout/", {})
    assert {"owner me title", "owner lead photo", "owner people need"} <= house.canaries.within(archive)


def test_a_form_without_its_token_or_from_elsewhere_does_nothing(house: House) -> None:
    """Cross-site requests, at every address that takes a form."""
    let_in = []
    for address in known():
        route = ROUTES[address.name]
        if "POST" not in route.ways or address.name == "saml_acs":  # the provider's page sends that one, and it is off
            continue
        visitor = ORGANISER if route.whom is Whom.ORGANISER else OWNER
        place = next(tries(house, visitor, address)).place
        with writes() as written:
            bare = house.clients[visitor].post(place, {})
            foreign = house.send(visitor, place, {}, Origin="https://elsewhere.example")
        if {bare.status_code, foreign.status_code} != {403} or written - LOOKING:
            let_in.append(f"{address.name}: {bare.status_code} {foreign.status_code} {written}")
    assert let_in == []


def _posting(thing: Try) -> Try:
    return replace(thing, way="post")


def _ends_a_session(one: Try, label: str) -> bool:
    """The session of a closed account ends where it is met."""
    return label == "sessions.Session" and one.visitor == CLOSED
