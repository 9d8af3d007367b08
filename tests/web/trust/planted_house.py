"""A house of eight visitors, with a canary in every field and photo of theirs; planted through forms and actions."""

from __future__ import annotations

import copy
import io
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from canaries import Canaries
from django.test import Client
from django.utils import timezone
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import (
    Aaguid,
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)
from table_marks import taken_back

from dreamline.filing import Filed, Loose, save
from dreamline.goals.pyramid import Goal, Promise, Pyramid, Summit
from dreamline.story.dream import Dream, Need
from dreamline.story.moment import Sight
from dreamline.story.story import Story as CoreStory
from dreamline_web.keeping import grants
from dreamline_web.pages import once
from dreamline_web.people import access as people_access
from dreamline_web.people import firstrun
from dreamline_web.people.actions import accounts, house, leaving, teams
from dreamline_web.people.models import Person, Relation
from dreamline_web.post.models import Letter
from dreamline_web.stories.models import Chapter, Draft, Happening, Moment, Photo, Story, Value
from dreamline_web.stories.models import Dream as DreamRow

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from dreamline_web.people.models import Team

OWNER, MATE, LEAD, OTHER_LEAD, FORMER, ORGANISER, CLOSED = (
    "owner", "mate", "lead", "other lead", "former lead", "organiser", "closed",
)  # fmt: skip
NOBODY: Final = "nobody"
PEOPLE: Final = (OWNER, MATE, LEAD, OTHER_LEAD, FORMER, ORGANISER, CLOSED)
VISITORS: Final = (NOBODY, *PEOPLE)
SIGHTS: Final = ("me", "lead", "people")
UNKNOWN: Final = 4_611_686_018_427_387


@dataclass
class House:
    """`numbers`: the ids of the owner's things, by what they are. `facts`: what forms need, by name.

    `open_to`: for whom else something of the owner's is open now.
    """

    canaries: Canaries
    people: dict[str, Person] = field(default_factory=dict)
    clients: dict[str, Client] = field(default_factory=dict)
    numbers: dict[str, list[int]] = field(default_factory=dict)
    versions: dict[tuple[str, int], int] = field(default_factory=dict)
    facts: dict[str, str] = field(default_factory=dict)
    open_to: dict[tuple[str, int], set[str]] = field(default_factory=dict)

    def name_of(self, person: Person) -> str:
        return next(name for name, known in self.people.items() if known.pk == person.pk)

    @contextmanager
    def as_it_was(self) -> Iterator[None]:
        """Whatever happens inside has not happened afterwards: in the databases, and in everybody's browser."""
        cookies = {name: copy.deepcopy(client.cookies) for name, client in self.clients.items()}
        with taken_back():
            yield
        for name, client in self.clients.items():
            client.cookies = cookies[name]

    def send(self, visitor: str, address: str, fields: dict[str, Any], **headers: str) -> Any:
        """As a form of ours: with its token and a key."""
        token = "x" * 32
        client = self.clients[visitor]
        client.cookies["dreamline-csrf"] = token
        sent = {"csrfmiddlewaretoken": token, "once": once.new_key(), **fields}
        return client.post(address, sent, headers=headers)


def planted() -> House:
    now = timezone.now() - timedelta(minutes=3)
    found = House(Canaries())
    _people(found, now)
    _teams(found, now)
    _clients(found)
    for name in PEOPLE:
        _own_words(found, name)
    _whole_story(found)
    _grants(found, now)
    _ways_in(found, now)
    leaving.close_account(found.people[CLOSED], by=found.people[ORGANISER], now=now)
    teams.end_lead(found.people[FORMER], _team_of(found), by=found.people[ORGANISER], now=now + timedelta(minutes=1))
    _numbers(found)
    return found


# People


def _people(found: House, now: datetime) -> None:
    word = found.canaries.word
    card = accounts.Card(
        f"{word(ORGANISER, 'name', 'of the account')} Aune",
        f"{word(ORGANISER, 'address', 'of the account')}@tallvik.example",
    )
    words = house.Words(word(NOBODY, "house", "name"), "en", "")
    _, found.people[ORGANISER] = house.create_house(words, card, now=now)
    firstrun.over()
    for name in (*PEOPLE, "moved"):
        if name != ORGANISER:
            address = f"{word(name, 'address', 'of the account')}@tallvik.example"
            card = accounts.Card(f"{word(name, 'name', 'of the account')} Berg", address)
            found.people[name] = accounts.add_person(card, by=found.people[ORGANISER], now=now)
    moved = found.people["moved"]
    card = accounts.Card(moved.name, f"{word('moved', 'address', 'the new one')}@tallvik.example")
    accounts.change_account(moved, card, version=moved.version, by=found.people[ORGANISER], now=now)
    change = moved.address_changes.get()
    found.facts["address_token"] = people_access.address_token(change)


def _teams(found: House, now: datetime) -> None:
    people, by = found.people, found.people[ORGANISER]
    birch = teams.make_team(found.canaries.word(OWNER, "team", "name"), by=by, now=now)
    harbour = teams.make_team(found.canaries.word(OTHER_LEAD, "team", "name"), by=by, now=now)
    for name in (LEAD, FORMER):
        accounts.promise(people[name], now=now)
        teams.appoint_lead(people[name], birch, by=by, now=now)
    teams.appoint_lead(people[OTHER_LEAD], harbour, by=by, now=now)
    for name in (OWNER, MATE, CLOSED):
        teams.join(people[name], birch, by=by, now=now)
    teams.join(people["moved"], harbour, by=by, now=now)
    found.facts |= {"team": str(birch.pk), "harbour": str(harbour.pk), "moved": str(people["moved"].pk)}
    found.numbers["team"] = [birch.pk]


def _team_of(found: House) -> Team:
    return Relation.objects.filter(member=found.people[OWNER]).first().team  # type: ignore[union-attr]  # made above


def _clients(found: House) -> None:
    """Everybody has shown a second factor a moment ago: what is refused is refused by the rows, not at the entrance."""
    found.clients[NOBODY] = Client(enforce_csrf_checks=True, raise_request_exception=False)
    for name in PEOPLE:
        client = Client(enforce_csrf_checks=True, raise_request_exception=False)
        client.force_login(found.people[name])
        found.people[name].sittings.update(strong=True, browser=name)
        found.clients[name] = client


# What people tell


def _own_words(found: House, name: str) -> None:
    """Everybody has told something, so that everybody's pages show something."""
    line = f"2003 {found.canaries.word(name, 'me', 'line')} began"
    _sent(found, name, "/story/moments/", {"line": line, "emoji": "⛵"})


def _whole_story(found: House) -> None:
    word = found.canaries.word
    said = {name: f"{word(OWNER, 'me', name)} and more" for name in ("title", "subtitle", "caption")}
    version = Story.objects.get(owner=found.people[OWNER]).version
    _sent(found, OWNER, "/story/change/", {**said, "born": "1970", "lang": "en", "version": str(version)})
    _sent(found, OWNER, "/story/chapters/", {"name": word(OWNER, "chapter", "name"), "when": "2000-2009"})
    chapter = Chapter.objects.filter(story__owner=found.people[OWNER]).latest("made").pk
    for sight in SIGHTS:
        _moment(found, sight, chapter)
    _sent(found, OWNER, "/story/moments/", {"line": f"2006 {word(OWNER, 'me', 'removed')} went"})
    removed = Moment.objects.filter(story__owner=found.people[OWNER]).latest("made").pk
    _sent(found, OWNER, f"/story/moments/{removed}/removal/", {})
    found.numbers["removed"] = [removed]
    for sight in SIGHTS:
        form = {"name": word(OWNER, sight, "value"), "sight": sight, "names": word(OWNER, "me", f"value names {sight}")}
        _sent(found, OWNER, "/story/values/", form)
    _brought_in(found)
    _sent(found, OWNER, "/story/paste/", {"lines": f"2009 {word(OWNER, 'me', 'draft')} waited"})


def _moment(found: House, sight: str, chapter: int) -> None:
    word = found.canaries.word
    parts = {name: f"{word(OWNER, sight, name)} then" for name in ("text", "why", "chose", "place", "people")}
    names = word(OWNER, "me", f"names {sight}")
    form = {**parts, "when": "2005", "emoji": "⛵", "feeling": "1", "show_why": "on", "turning_point": "on"}
    _sent(found, OWNER, "/story/moments/", {**form, "chapter": str(chapter), "sight": sight, "names": names})
    number = Moment.objects.filter(story__owner=found.people[OWNER]).latest("made").pk
    photo = io.BytesIO(found.canaries.photo(OWNER, sight))
    photo.name = f"{word(OWNER, 'file', sight)}.png"
    alt = word(OWNER, sight, "alt")
    _sent(found, OWNER, f"/story/moments/{number}/photo/", {"photo": photo, "alt": alt})


def _brought_in(found: House) -> None:
    """Dreams, goals and kept lines come with a file; they have no pages of their own yet."""
    word = found.canaries.word
    dreams = tuple(_dream(found, place, sight) for place, sight in enumerate(SIGHTS))
    goals = tuple(
        Goal(f"g{place}", word(OWNER, sight, "goal"), if_then=word(OWNER, sight, "goal plan"),
             in_the_way=word(OWNER, sight, "goal hindrance"), objective=word(OWNER, sight, "goal objective"),
             sight=_sight(found, sight))
        for place, sight in enumerate(SIGHTS)
    )  # fmt: skip
    promises = (Promise("p0", word(OWNER, "me", "promise who"), word(OWNER, "me", "promise")),)
    summits = (Summit("s0", word(OWNER, "me", "summit")),)
    loose = (Loose("head", word(OWNER, "me", "loose line")),)
    filed = Filed(CoreStory(dreams=dreams), Pyramid(goals, promises, summits), loose)
    file = io.BytesIO(save.dumps(filed).encode())
    file.name = f"{word(OWNER, 'file', 'story')}.json"
    answer = _sent(found, OWNER, "/story/file/", {"file": file})
    _sent(found, OWNER, f"{answer.headers['Location']}storing/", {"rest": "on", "sights": "on"})


def _dream(found: House, place: int, sight: str) -> Dream:
    word = found.canaries.word
    return Dream(
        f"d{place}", word(OWNER, sight, "dream"), why=word(OWNER, sight, "dream why"), size="big",
        in_the_way=word(OWNER, sight, "dream hindrance"), needs=(Need(word(OWNER, sight, "need"), 2, 3),),
        state="changed", was=word(OWNER, sight, "dream was"), sight=_sight(found, sight),
    )  # fmt: skip


def _sight(found: House, sight: str) -> Sight:
    return Sight("people", (found.canaries.word(OWNER, "me", "dream names"),)) if sight == "people" else Sight(sight)  # type: ignore[arg-type]  # me or lead


def _grants(found: House, now: datetime) -> None:
    """What is meant for the lead is granted to both who lead now; one of them stops leading afterwards.

    What is for named people is granted to the team mate.
    """
    owner = found.people[OWNER]
    for row in _of_sight(owner, "people"):
        grants.give((str(row._meta.model_name), row.pk), owner=owner, to=found.people[MATE], by=owner, now=now)  # noqa: SLF001  # Django's public name
    for name in (LEAD, FORMER):
        relation = Relation.objects.get(lead=found.people[name], member=owner, until=None)
        for row in _of_sight(owner, "lead"):
            item = (str(row._meta.model_name), row.pk)  # noqa: SLF001  # Django's public name
            grants.give(item, owner=owner, to=found.people[name], by=owner, now=now, relation=relation)


def _of_sight(owner: Person, sight: str) -> Iterator[Any]:
    for model in (Moment, Value, DreamRow):
        yield from model.objects.filter(story__owner=owner, sight=sight)


def _ways_in(found: House, now: datetime) -> None:
    owner = found.people[OWNER]
    data = {"name": found.canaries.word(OWNER, "account", "passkey"), "credential": _credential()}
    passkeys = [Authenticator.objects.create(user=owner, type="webauthn", data=data, created_at=now) for _ in range(2)]
    found.numbers["passkey"] = [passkeys[0].pk]
    subject = found.canaries.word(OWNER, "account", "subject")
    account = SocialAccount.objects.create(user=owner, provider="tallvik", uid=subject, extra_data={})
    found.numbers["company account"] = [account.pk]


def _credential() -> dict[str, Any]:
    """A passkey as a browser registers it, of no device."""
    key = ES256({1: 2, 3: -7, -1: 1, -2: b"x" * 32, -3: b"y" * 32})
    about = AttestedCredentialData.create(Aaguid(b"\0" * 16), b"a passkey", key)
    flags = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.UV | AuthenticatorData.FLAG.AT
    data = AuthenticatorData.create(b"h" * 32, flags, 0, about)
    client = CollectedClientData.create("webauthn.create", b"challenge", "http://localhost:8000")
    return {
        "id": websafe_encode(b"a passkey"),
        "rawId": websafe_encode(b"a passkey"),
        "type": "public-key",
        "clientExtensionResults": {},
        "response": {
            "clientDataJSON": websafe_encode(client),
            "attestationObject": websafe_encode(AttestationObject.create("none", data, {})),
        },
    }


# What the addresses and forms need


def _numbers(found: House) -> None:
    owner = found.people[OWNER]
    mine = {"story__owner": owner}
    found.numbers |= {
        "moment": list(Moment.objects.filter(**mine).order_by("pk").values_list("pk", flat=True)),
        "chapter": list(Chapter.objects.filter(**mine).exclude(pk=_nameless(owner)).values_list("pk", flat=True)),
        "value": list(Value.objects.filter(**mine).values_list("pk", flat=True)),
        "photo": list(Photo.objects.filter(**mine).values_list("pk", flat=True)),
        "happening": list(Happening.objects.filter(**mine).order_by("-number").values_list("pk", flat=True)[:2]),
        "draft": list(Draft.objects.filter(owner=owner).values_list("pk", flat=True)),
        "sitting": list(owner.sittings.values_list("pk", flat=True)),
        "person": [owner.pk],
        "letter": list(Letter.objects.order_by("pk").values_list("pk", flat=True)[:1]),
    }
    found.numbers["story"] = [Story.objects.get(owner=owner).pk]
    found.numbers["relation"] = [Relation.objects.get(lead=found.people[LEAD], member=owner, until=None).pk]
    found.open_to["story", found.numbers["story"][0]] = {LEAD, MATE}
    for sight, visitor in (("lead", LEAD), ("people", MATE)):
        photo = Moment.objects.get(**mine, sight=sight).photo_id
        found.open_to["photo", int(photo or 0)] = {visitor}
    for model in (Moment, Chapter, Value):
        for row in model.objects.filter(**mine):
            found.versions[str(model._meta.model_name), row.pk] = row.version  # noqa: SLF001  # as above
    owner.refresh_from_db()
    found.facts |= {
        "first moment": str(found.numbers["moment"][0]),
        "story version": str(Story.objects.get(owner=owner).version),
        "own version": str(owner.version),
        "team version": str(_team_of(found).version),
        "house version": "1",
        "address": owner.address,
        "name": owner.name,
        "tomorrow": str((timezone.localdate() + timedelta(days=1)).isoformat()),
    }


def _nameless(owner: Person) -> int:
    """The chapter without a name, which has no form."""
    return int(Chapter.objects.filter(story__owner=owner).earliest("made").pk)


def _sent(found: House, name: str, address: str, fields: dict[str, Any]) -> Any:
    answer = found.send(name, address, fields)
    assert answer.status_code in {200, 302, 303}, (address, answer.status_code, answer.content.decode()[:3000])
    return answer
