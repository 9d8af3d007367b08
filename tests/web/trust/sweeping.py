"""One request of the sweep, and what may stand in its answer."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field, replace
from itertools import product
from typing import TYPE_CHECKING, Any, Final

import pytest
from entitlements import ROUTES, Route, Whom
from planted_house import CLOSED, MATE, NOBODY, ORGANISER, OWNER, UNKNOWN, VISITORS, House
from route_walk import Address, every_address
from table_marks import Marks, changed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

OPEN: Final = {200, 204, 302, 303, 304, 409, 422}
PART: Final = {"HX-Request": "true"}
PIXEL: Final = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cfc0000003010100c9fe92ef"
    "0000000049454e44ae426082"
)
FILES: Final = {"photo": ("sea.png", PIXEL), "file": ("story.md", b"# A life\n2005: Went to sea\n")}


@dataclass(frozen=True, slots=True)
class Try:
    """A visitor at an address: `parts` fill it; `theirs` says whether they should find something there."""

    house: House
    visitor: str
    address: Address
    parts: Mapping[str, str]
    theirs: bool
    way: str = "get"
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def route(self) -> Route:
        return ROUTES[self.address.name]

    @property
    def place(self) -> str:
        return self.address.filled(self.parts)

    def __str__(self) -> str:
        return f"{self.visitor}: {self.way} {self.place} {'part ' if self.headers else ''}({self.address.name})"

    def ask(self) -> Any:
        if self.way == "post":
            return self.house.send(self.visitor, self.place, self._form())
        return getattr(self.house.clients[self.visitor], self.way)(self.place, headers=dict(self.headers))

    def never_there(self) -> Try:
        """The same for a thing that was never there."""
        return replace(self, parts={**self.parts, "number": str(UNKNOWN)})

    def _form(self) -> dict[str, Any]:
        number = int(self.parts.get("number", 0))
        known = {**_facts(self.house), "version": str(self.house.versions.get((self.route.number, number), 0))}
        return {name: _value(name, value.format_map(known)) for name, value in self.route.send.items()}


def known() -> list[Address]:
    """The addresses with a line in the list; the others fail in the test for that alone."""
    return [address for address in every_address() if address.name in ROUTES]


def tries(house: House, visitor: str, address: Address) -> Iterator[Try]:
    """One for each of the owner's things the address can be about."""
    route = ROUTES[address.name]
    if unknown := address.parts.keys() - route.parts.keys() - ({"number"} if route.number else set()):
        pytest.fail(f"{address.name}: say in entitlements.py what {unknown} means")
    fixed = {name: [value.format_map(_facts(house)) for value in values] for name, values in route.parts.items()}
    if route.number:
        fixed["number"] = [str(number) for number in house.numbers[route.number]]
    for values in product(*fixed.values()):
        parts = dict(zip(fixed, values, strict=True))
        opened = house.open_to.get((route.number, int(parts.get("number", 0))), set()) if route.number else set()
        yield Try(house, visitor, address, parts, _finds(route.whom, visitor, opened))


def in_every_way(one: Try, *, first: bool) -> Iterator[Try]:
    """The whole page; of the first thing also the part an open page asks for, and what mail scanners send."""
    yield one
    if first and (one.theirs or one.visitor in {NOBODY, MATE}):
        yield replace(one, headers=PART)
        yield replace(one, way="head")


def faults(one: Try, answer: Any) -> Iterator[str]:
    """What is wrong with an answer: its status, or a canary that has no place in it."""
    status = answer.status_code
    if one.way.upper().replace("HEAD", "GET") not in one.route.ways:
        if status != 405 and not (status == 404 and not one.theirs):
            yield f"{one}: answered {status} to a way it does not take"
    elif not one.theirs:
        if not _refused(answer, one.route):
            yield f"{one}: answered {status}"
    elif status not in OPEN and not (status == 404 and (one.route.number or one.route.lacks)):
        yield f"{one}: answered its own visitor {status}"
    for canary in sorted(one.house.canaries.within(answer)):
        if not _may_stand(canary, one):
            yield f"{one}: shows “{canary}”"


def tells(one: Try, answer: Any) -> Iterator[str]:
    """Whether a stranger is answered otherwise for a thing that is there than for one that never was."""
    if one.theirs or not one.route.number:
        return
    never = one.never_there()
    with one.house.as_it_was():
        other = never.ask()
    if _face(answer, one.parts) != _face(other, never.parts):
        yield f"{one}: {answer.status_code} where an unknown number gets {other.status_code}, or other words"


def strange_changes(one: Try, before: Marks, after: Marks) -> Iterator[str]:
    """Rows of other people that this visitor has changed without being entitled to."""
    rows = changed(before, after)
    mine = one.house.people[one.visitor].pk if one.visitor != NOBODY else 0
    ours = {row for row, whose in rows.items() if mine in whose}
    if one.visitor == CLOSED:
        ours = {row for row in ours if row[0] == "signin.Sitting"}  # signing out is all that is left
    allowed = one.route.changes if one.theirs else frozenset()
    if ours:
        allowed |= {"sealing.SpaceKey"}  # a space gets its key with the first thing written in it
    yield from (f"{one}: changed {row}" for row in rows if row not in ours and row[0] not in allowed)


def _refused(answer: Any, route: Route) -> bool:
    """Nothing is there; or, for somebody not signed in, the way to sign in."""
    away = answer.headers.get("Location", "") or answer.headers.get("HX-Redirect", "")
    if route.away and (away == "/" or away.startswith("/sign-in/?next=")):
        return True
    if route.whom is Whom.OWNER and route.away and away in {"/sign-in/secure/", "/sign-in/sittings/"}:
        return True  # the list of what is theirs, from which nothing was removed
    return int(answer.status_code) == 404


def _may_stand(canary: str, one: Try) -> bool:
    whose = next(name for name in (*VISITORS, "moved") if canary.startswith(f"{name} "))
    kind = canary[len(whose) + 1 :].split(maxsplit=1)[0]
    if whose == one.visitor and one.visitor != CLOSED:
        return True
    seen = one.route.sees.get(one.visitor, frozenset()) | one.route.sees.get("*", frozenset())
    return one.theirs and not seen.isdisjoint({f"{whose} {kind}", f"* {kind}"})


def _face(answer: Any, parts: Mapping[str, str]) -> tuple[object, ...]:
    """What can be told of an answer, without tokens and the number itself."""
    number = re.compile(rf"(?<!\d){parts['number']}(?=/|%2F|#|&|$)")
    body = re.sub(r'value="[A-Za-z0-9_:-]{32,}"', "", answer.content.decode("utf-8", "replace"))
    texts = (re.sub(r'said=[^"&#]+', "said", text) for text in (body, answer.headers.get("Location", "")))
    heads = tuple(sorted(name for name in answer.headers if name != "Content-Length"))
    return (answer.status_code, *(number.sub("N", text) for text in texts), heads)


def _facts(house: House) -> dict[str, str]:
    """What forms and addresses name: everybody's number by who they are, and what was planted."""
    return {**house.facts, **{name: str(person.pk) for name, person in house.people.items()}}


def _finds(whom: Whom, visitor: str, opened: set[str]) -> bool:
    return {
        Whom.EVERYBODY: True,
        Whom.SIGNED_IN: visitor not in {NOBODY, CLOSED},
        Whom.OWNER: visitor == OWNER,
        Whom.GRANTED: visitor == OWNER or visitor in opened,
        Whom.ORGANISER: visitor == ORGANISER,
        Whom.NOBODY: False,
    }[whom]


def _value(name: str, text: str) -> Any:
    if name not in FILES:
        return text
    called, data = FILES[name]
    file = io.BytesIO(data)
    file.name = called
    return file
