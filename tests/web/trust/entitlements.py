"""Who may do what at which address. Read every line of a change here as what it is: a change of who may see what.

Every address of the resolver stands here, and nothing else does; `test_every_route_stands_in_the_entitlements` says
what is missing. The sweep holds each line against eight visitors.

    "moment-form": Route(OWNER, "GET", "moment", sees=TEAM)      only the owner finds a moment behind its number
    "people": Route(ORGANISER, "GET", sees=ACCOUNTS)  organisers alone, and they see names and addresses

`sees` are the classes of other people's canaries that may stand in an answer; everybody's own may always. A class is
"name" or "address" (of an account), "team", "house", "chapter", or a sight of content ("lead": what is meant for the
lead, "people": what is for named people, "me": what nobody else ever gets), each with whom it is of ("*": anybody).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping


class Whom(Enum):
    """Who finds something at an address; everybody else gets what an unknown address gets."""

    EVERYBODY = "everybody, also somebody not signed in"
    SIGNED_IN = "whoever is signed in finds what is theirs"
    OWNER = "a thing with a number: only whoever it belongs to"
    GRANTED = "a thing with a number: whoever it belongs to, and those for whom it is open now"
    ORGANISER = "organisers"
    NOBODY = "not there where real stories are kept (demo, development, a company's sign-in not set up)"


EVERYBODY, SIGNED_IN, OWNER, GRANTED, ORGANISER, NOBODY = Whom


@dataclass(frozen=True, slots=True)
class Route:
    """One line of the list.

    `ways`: GET (with HEAD), POST. `number`: what the number in the address counts. `away`: somebody not signed in is
    sent to sign in, and home, instead of told that nothing is there. `send`: a form that would do something. `stores`:
    whether it then does, for its owner. `changes`: tables with other people's rows that change, as they should.
    `lacks`: it answers 404 to those of them who have nothing there.
    """

    whom: Whom
    ways: str = "GET"
    number: str = ""
    away: bool = False
    sees: Mapping[str, frozenset[str]] = field(default_factory=dict)
    send: Mapping[str, str] = field(default_factory=dict)
    stores: bool = True
    changes: frozenset[str] = frozenset()
    lacks: bool = False
    parts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def _sees(**classes: str) -> dict[str, frozenset[str]]:
    """For each visitor, with _ for a space: what of whom, with commas between."""
    return {
        who.replace("_", " "): frozenset(kind.strip() for kind in kinds.split(",")) for who, kinds in classes.items()
    }


ACCOUNTS: Final = _sees(organiser="* name, * address, * team, nobody house")
HOUSE: Final = {"*": frozenset({"nobody house"})}
RELATIONS: Final = _sees(
    owner="lead name, former lead name, nobody house",
    mate="lead name, former lead name, owner team, nobody house",
    lead="owner name, mate name, owner team, nobody house, closed name",
    other_lead="moved name, nobody house",
    former_lead="owner name, mate name, owner team, nobody house, closed name",
    organiser="nobody house",
)
"""On one's own page: who leads me and whom I lead, now and before, by name; and one's teams."""
ARCHIVE: Final = {**RELATIONS, "owner": RELATIONS["owner"] | {"mate name"}}
"""In the archive of everything also those for whom something is open, by name."""
TEAM: Final = _sees(
    owner="mate name, lead name, closed name, former lead name",
    mate="owner name, lead name, closed name, owner team",
    lead="owner name, mate name, closed name, owner team",
    other_lead="moved name",
)
"""Where one says who may see an item: the people of one's teams, by name."""
OPENED: Final = _sees(
    lead="owner lead, owner name, owner chapter, owner team",
    mate="owner people, owner name, owner chapter, owner team, lead name",
)
"""What is open: the owner's items of that sight, with the chapter they stand in."""
PEOPLE_ROWS: Final = frozenset({
    "people.Person", "people.Team", "people.Membership", "people.Leading", "people.Relation", "people.AddressChange",
    "people.House", "post.Letter", "signin.Sitting", "sealing.SpaceKey",
})  # fmt: skip
"""What organisers change of other people: accounts, teams, who leads whom. No content."""

FACTORS: Final = frozenset({"mfa.Authenticator", "socialaccount.SocialAccount"})
LETTER: Final = frozenset({"post.Letter"})

MOMENT: Final = {
    "when": "2001", "text": "A day at sea", "emoji": "⛵", "feeling": "", "why": "", "chose": "", "chapter": "",
    "sight": "me", "names": "", "people": "", "place": "", "alt": "", "version": "{version}", "done": "1",
}  # fmt: skip
SURE: Final = {"word": "erase"}


def _owners(number: str, **send: str) -> Route:
    return Route(OWNER, "POST", number, send=send, sees=TEAM)


def _keeps(number: str = "", **send: str) -> Route:
    """An organiser's verb."""
    return Route(ORGANISER, "POST", number, send=send, changes=PEOPLE_ROWS)


ROUTES: Final[dict[str, Route]] = {
    # pages
    "home": Route(EVERYBODY, sees=HOUSE),
    "health": Route(EVERYBODY),
    "help": Route(EVERYBODY),
    "look": Route(NOBODY),
    "settle": Route(EVERYBODY, "POST", send={"look": "night"}, stores=False),
    # the demo
    "enter": Route(NOBODY, "POST", "person"),
    "leave": Route(EVERYBODY, "POST", stores=False),
    # for everybody
    "about": Route(EVERYBODY, sees=HOUSE),
    "first-run": Route(NOBODY, "GET POST", parts={"token": ("guess",)}),
    "address": Route(
        EVERYBODY,
        "GET POST",
        parts={"token": ("{address_token}",)},
        stores=False,
        send={"answer": "yes"},
        sees={"*": frozenset({"moved address"})},
        changes=frozenset({"people.Person", "people.AddressChange"}),
    ),
    # one's own account
    "me": Route(
        SIGNED_IN,
        "GET POST",
        sees=RELATIONS,
        send={"name": "Ada", "sign": "⛵", "disc": "1", "language": "en", "version": "{own version}"},
    ),
    "me-leaving": Route(SIGNED_IN, "POST", send={"last_day": "{tomorrow}"}),
    "me-staying": Route(SIGNED_IN, "POST"),
    "promise": Route(SIGNED_IN, "GET POST", stores=False),
    # accounts and teams, for organisers
    "people": Route(ORGANISER, sees=ACCOUNTS),
    "people-add": Route(
        ORGANISER,
        "GET POST",
        send={"people": "Ada, ada@tallvik.example"},
        stores=False,
        sees=ACCOUNTS,
        changes=PEOPLE_ROWS,
    ),
    "person": Route(
        ORGANISER,
        "GET POST",
        "person",
        sees=ACCOUNTS,
        changes=PEOPLE_ROWS,
        send={"name": "{name}", "address": "new@tallvik.example", "version": "{own version}"},
    ),
    "person-organising": _keeps("person", on="1"),
    "person-leaving": _keeps("person", last_day="{tomorrow}"),
    "person-staying": _keeps("person"),
    "person-closing": _keeps("person"),
    "person-reopening": Route(ORGANISER, "POST", "person", stores=False, changes=PEOPLE_ROWS),
    "teams": Route(ORGANISER, "GET POST", send={"name": "Elm"}, sees=ACCOUNTS, changes=PEOPLE_ROWS),
    "team": Route(
        ORGANISER,
        "GET POST",
        "team",
        send={"name": "Elm", "version": "{team version}"},
        sees=ACCOUNTS,
        changes=PEOPLE_ROWS,
    ),
    "team-closing": _keeps("team"),
    "team-leads": _keeps("team", person="{moved}"),
    "team-lead-ending": Route(ORGANISER, "POST", "team", parts={"who": ("{lead}",)}, changes=PEOPLE_ROWS),
    "team-members": _keeps("team", person="{moved}"),
    "team-member-leaving": Route(ORGANISER, "POST", "team", parts={"who": ("{owner}",)}, changes=PEOPLE_ROWS),
    "house-trial": _keeps(),
    "house": Route(
        ORGANISER,
        "GET POST",
        send={"name": "Elm", "language": "en", "run_by": "The IT team", "version": "{house version}"},
        sees=ACCOUNTS,
        changes=PEOPLE_ROWS,
    ),
    # signing in
    "signin:page": Route(EVERYBODY, sees=HOUSE),
    "signin:ask": Route(
        EVERYBODY,
        "POST",
        send={"address": "{address}"},
        stores=False,
        changes=frozenset({"signin.Attempt", "post.Letter", "sealing.SpaceKey"}),
    ),
    "signin:code": Route(EVERYBODY, "GET POST", send={"code": "12345678"}, stores=False),
    "signin:again": Route(EVERYBODY, "POST", stores=False),
    "signin:afresh": Route(ORGANISER, "GET POST", "person", away=True, sees=ACCOUNTS, changes=PEOPLE_ROWS | FACTORS),
    "signin:let-in": Route(NOBODY, "GET POST", parts={"token": ("guess",)}),
    "signin:second": Route(EVERYBODY, "GET POST", send={"code": "123456"}, stores=False),
    "signin:passkey-begin": Route(EVERYBODY, "POST", stores=False),
    "signin:passkey": Route(EVERYBODY, "POST", send={"answer": "{{}}"}, stores=False),
    "signin:company": Route(NOBODY, "POST", parts={"name": ("tallvik",)}),
    "signin:saml-finish": Route(NOBODY, "POST"),
    "openid_connect_callback": Route(NOBODY, parts={"provider_id": ("tallvik",)}),
    "saml_acs": Route(NOBODY, "POST", send={"SAMLResponse": "x"}),
    "saml_metadata": Route(NOBODY),
    "signin:bind": Route(SIGNED_IN, "GET POST", send={"mine": "yes"}, away=True, stores=False),
    # how one signs in
    "signin:secure": Route(SIGNED_IN, away=True, sees=HOUSE),
    "signin:passkey-add-begin": Route(SIGNED_IN, "POST", away=True, stores=False),
    "signin:passkey-add": Route(SIGNED_IN, "POST", away=True, send={"answer": "{{}}"}, stores=False),
    "signin:passkey-remove": Route(OWNER, "POST", "passkey", away=True, changes=LETTER),
    "signin:app-begin": Route(SIGNED_IN, "POST", away=True, stores=False),
    "signin:app": Route(SIGNED_IN, "GET POST", away=True, send={"code": "123456"}, stores=False),
    "signin:app-remove": Route(SIGNED_IN, "POST", away=True, stores=False),
    "signin:recovery-new": Route(SIGNED_IN, "POST", away=True),
    "signin:company-part": Route(OWNER, "POST", "company account", away=True, changes=LETTER),
    "signin:prove": Route(SIGNED_IN, "GET POST", away=True, send={"code": "123456"}, stores=False),
    "signin:prove-ask": Route(SIGNED_IN, "POST", away=True, stores=False, changes=LETTER),
    "signin:address": Route(SIGNED_IN, "GET POST", away=True, send={"address": "ada@tallvik.example"}, changes=LETTER),
    "signin:address-codes": Route(
        SIGNED_IN, "GET POST", away=True, send={"new-code": "12345678", "old-code": "1"}, stores=False
    ),
    "signin:sittings": Route(SIGNED_IN, away=True),
    "signin:sitting-end": Route(OWNER, "POST", "sitting", away=True),
    "signin:sittings-end": Route(SIGNED_IN, "POST", away=True, stores=False),
    "signin:leave": Route(EVERYBODY, "POST", stores=False),
    # letters, read in demo and development only
    "post-preview": Route(NOBODY),
    "post-sample": Route(NOBODY, parts={"name": ("signin-code",), "language": ("en",)}),
    "post-sample-html": Route(NOBODY, parts={"name": ("signin-code",), "language": ("en",)}),
    "post-letter": Route(NOBODY, number="letter"),
    "post-letter-html": Route(NOBODY, number="letter"),
    # keeping
    "who-has-seen": Route(SIGNED_IN, sees=_sees(owner="lead name, mate name", lead="owner name", mate="owner name")),
    "takeout": Route(SIGNED_IN, "GET POST", away=True, sees=ARCHIVE, changes=LETTER),
    "goodbye": Route(SIGNED_IN, away=True, sees=RELATIONS),
    "goodbye-staying": Route(SIGNED_IN, "POST", away=True, stores=False),
    "goodbye-closing": Route(SIGNED_IN, "POST", away=True, changes=frozenset({"post.Letter", "people.Relation"})),
    "goodbye-erasure": Route(
        SIGNED_IN,
        "POST",
        away=True,
        send=SURE,
        changes=frozenset({"post.Letter", "people.Relation", "sealing.SpaceKey", "sealing.Erased"}),
    ),
    "goodbye-after": Route(EVERYBODY),
    "how-long": Route(EVERYBODY),
    # what is open to others, and what others have opened
    "story-of": Route(GRANTED, "GET", "story", sees=OPENED),
    "story-of-picture": Route(GRANTED, "GET", "story", sees=OPENED),
    "story-opened-for-me": Route(SIGNED_IN, sees=_sees(lead="owner name", mate="owner name")),
    "story-as-seen": Route(SIGNED_IN, sees=TEAM),
    "story-opened": Route(SIGNED_IN, sees=TEAM),
    "story-taking-back": Route(SIGNED_IN, "POST", send={"to": "{lead}"}, lacks=True, sees=TEAM),
    "story-words-opening": Route(SIGNED_IN, "POST", send={"to": "{lead}"}, lacks=True, sees=TEAM),
    "hand-over": Route(OWNER, "GET POST", "relation", send={"all": "1"}, stores=False, sees=TEAM),
    "hand-over-later": Route(OWNER, "POST", "relation", sees=TEAM),
    # one's story
    "story": Route(SIGNED_IN, away=True, sees=TEAM),
    "story-list": Route(SIGNED_IN, sees=TEAM),
    "story-picture": Route(SIGNED_IN),
    "story-quick-line": Route(SIGNED_IN),
    "suggest": Route(SIGNED_IN),
    "emojis": Route(SIGNED_IN),
    "question": Route(SIGNED_IN, parts={"number": ("1",)}),
    "story-form": Route(SIGNED_IN),
    "story-change": Route(
        SIGNED_IN,
        "POST",
        send={"title": "A life", "subtitle": "", "caption": "", "born": "", "lang": "", "version": "{story version}"},
    ),
    "moments": Route(SIGNED_IN, "POST", sees=TEAM, send={"line": "2005 Went to sea", "sight": "me"}),
    "moment-new": Route(SIGNED_IN, sees=TEAM),
    "moment": Route(OWNER, "GET", "moment", sees=TEAM),
    "moment-form": Route(OWNER, "GET", "moment", sees=TEAM),
    "moment-change": _owners("moment", **MOMENT),
    "moment-beside": _owners("moment", **MOMENT),
    "moment-place": _owners("moment", to="down"),
    "moment-removal": _owners("moment"),
    "moment-photo": Route(OWNER, "POST", "moment", send={"photo": "a photo", "alt": "the sea"}),
    "moment-photo-focus": _owners("moment", x="0.2", y="0.3"),
    "moment-photo-removal": _owners("moment"),
    "photo": Route(GRANTED, "GET", "photo", sees=OPENED),
    "photo-square": Route(GRANTED, "GET", "photo", sees=OPENED),
    "chapters": Route(SIGNED_IN, "POST", send={"name": "Harbour", "colour": ""}),
    "chapter-new": Route(SIGNED_IN),
    "chapter-form": Route(OWNER, "GET", "chapter"),
    "chapter-change": _owners("chapter", name="Harbour", when="", colour="pine", version="{version}"),
    "chapter-place": _owners("chapter", to="up"),
    "chapter-removal": _owners("chapter"),
    "values": Route(SIGNED_IN, "POST", send={"name": "Curiosity", "sight": "me"}),
    "values-list": Route(SIGNED_IN),
    "value-form": Route(OWNER, "GET", "value", sees=TEAM),
    "value-change": _owners("value", name="Curiosity", sight="me", names="", version="{version}"),
    "value-ties": _owners("value", moment="{first moment}", tied="1"),
    "value-removal": _owners("value"),
    "paste": Route(SIGNED_IN, "GET POST", send={"lines": "2005 Went to sea"}),
    "import": Route(SIGNED_IN, "GET POST", send={"file": "a story"}),
    "draft": Route(OWNER, "GET", "draft"),
    "draft-storing": _owners("draft", rest="on"),
    "draft-removal": _owners("draft"),
    "undo": Route(SIGNED_IN, "POST"),
    "redo": Route(SIGNED_IN, "POST", stores=False),
    "happening-undo": _owners("happening"),
    "removed": Route(SIGNED_IN),
    "removed-putting-back": Route(OWNER, "POST", "removed", parts={"table": ("moment",)}),
    "removed-erasure": Route(OWNER, "GET POST", "removed", parts={"table": ("moment",)}),
    "removed-erasure-of-all": Route(SIGNED_IN, "GET POST", lacks=True),
    "story-goodbye": Route(SIGNED_IN),
    "story-goodbye-removal": Route(SIGNED_IN, "POST", send=SURE),
    "story-goodbye-erasure": Route(SIGNED_IN, "POST", send=SURE),
    "export": Route(SIGNED_IN, parts={"ending": ("md", "json", "csv", "svg", "pdf", "png")}),
}
