"""The account itself in the archive: what is kept about a person besides what they told."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from django.db.models import Q
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dreamline_web.keeping import seen
from dreamline_web.keeping.models import Grant, Opened
from dreamline_web.keeping.takeout import rooms
from dreamline_web.people.models import Leading, Membership
from dreamline_web.people.queries import house, leading
from dreamline_web.post.models import Letter
from dreamline_web.signin import sittings
from dreamline_web.signin.company import bound
from dreamline_web.signin.factors import held

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from dreamline_web.people.models import AddressChange, Person, Relation
    from dreamline_web.signin.models import Sitting

FORMAT: Final = 1
MOST_LETTERS: Final = 500


@dataclass(frozen=True, slots=True)
class Account:
    """Everything about one account, read at one moment."""

    person: Person
    memberships: Sequence[Membership]
    leadings: Sequence[Leading]
    relations: Sequence[Relation]
    grants: Sequence[Grant]
    opened: Sequence[Opened]
    sittings: Sequence[Sitting]
    held: held.Held
    companies: Sequence[bound.Bound]
    addresses: Sequence[AddressChange]
    letters: Sequence[Letter]


def register() -> None:
    rooms.register(rooms.Room("account", 90, told=_told, pack=_pack))


def of(person: Person, *, now: datetime) -> Account:
    mine = Q(owner=person) | Q(viewer=person)
    return Account(
        person=person,
        memberships=list(Membership.objects.filter(person=person).select_related("team").order_by("since")),
        leadings=list(Leading.objects.filter(lead=person).select_related("team").order_by("since")),
        relations=list(leading.history_of(person)),
        grants=list(Grant.objects.filter(owner=person).select_related("to").order_by("since", "pk")),
        opened=list(
            Opened.objects.filter(mine, at__gte=now - seen.KEPT).select_related("owner", "viewer").order_by("-at")
        ),
        sittings=sittings.of_person(person, now=now),
        held=held.of(person),
        companies=bound.of(person),
        addresses=list(person.address_changes.order_by("at")),
        letters=list(Letter.objects.filter(to__iexact=person.address).order_by("-made")[:MOST_LETTERS]),
    )


def _told(person: Person) -> Sequence[str]:
    """What the page before says of it."""
    return (
        _("Your account: name, address, language, teams, who led you since when, where you are signed in."),
        _shown(Grant.objects.filter(owner=person).count()),
        _("Who has opened what of yours in the last year, and what you have opened of others."),
    )


def _shown(count: int) -> str:
    if not count:
        return _("What you show to others: nothing now.")
    words = ngettext(
        "What you show to others: %(count)d item now.", "What you show to others: %(count)d items now.", count
    )
    return words % {"count": count}


def _pack(person: Person, now: datetime) -> rooms.Packed:
    account = of(person, now=now)
    context = {
        "account": account,
        "by_others": seen.who_has_seen(person, now=now),
        "by_me": seen.mine(person, now=now),
        "run_by": house.run_by(),
    }
    parts = tuple(
        rooms.Part(anchor, title, partial(render_to_string, f"keeping/takeout/{anchor}.html", context))
        for anchor, title in (("seen", _("Who has seen what")), ("account", _("Your account")))
    )
    written = json.dumps(document(account), ensure_ascii=False, indent=2) + "\n"
    return rooms.Packed((rooms.File("account.json", written.encode),), parts)


def document(account: Account) -> dict[str, Any]:
    """The account as JSON; times are UTC, people are named as they are called today."""
    person = account.person
    return {
        "format": FORMAT,
        "account": {
            "name": person.name,
            "address": person.address,
            "language": person.language,
            "sign": person.sign,
            "colour": person.disc,
            "organiser": person.organiser,
            "since": _at(person.since),
            "promised": _at(person.promised),
            "last_day": _at(person.left),
            "deleted_on": _at(person.goes),
            "content_closed_until": _at(person.sealed_until),
        },
        "teams": [{"team": one.team.name, **_span(one)} for one in account.memberships],
        "leads": [{"team": one.team.name, **_span(one)} for one in account.leadings],
        "led_by": [{"lead": one.lead.name, "team": one.team.name, **_span(one)} for one in account.relations],
        "shown_to": [
            {"kind": one.kind, "item": str(one.item), "to": one.to.name, "since": _at(one.since)}
            for one in account.grants
        ],
        "opened": [_opened(one) for one in account.opened],
        "signed_in": [
            {"browser": one.browser, "since": _at(one.since), "last_used": _at(one.used)} for one in account.sittings
        ],
        "ways_to_sign_in": _ways(account),
        "address_changes": [
            {"before": one.before, "after": one.after, "at": _at(one.at), "settled": _at(one.settled)}
            for one in account.addresses
        ],
        "letters": [
            {"kind": one.kind, "written": _at(one.made), "state": one.state, "settled": _at(one.settled)}
            for one in account.letters
        ],
    }


def _ways(account: Account) -> dict[str, Any]:
    return {
        "passkeys": [
            {"name": one.name, "since": _at(one.since), "last_used": _at(one.used)} for one in account.held.passkeys
        ],
        "code_app_since": _at(account.held.code_app),
        "recovery_codes_left": account.held.recovery,
        "company_accounts": [{"name": one.name, "since": _at(one.since)} for one in account.companies],
    }


def _opened(one: Opened) -> dict[str, Any]:
    return {
        "at": _at(one.at),
        "whose": one.owner.name,
        "by": one.viewer.name if one.viewer else None,
        "kind": one.kind,
        "items": [str(number) for number in one.ids],
        "purpose": one.purpose,
    }


def _span(one: Membership | Leading | Relation) -> dict[str, Any]:
    return {"since": _at(one.since), "until": _at(one.until)}


def _at(moment: datetime | date | None) -> str | None:
    return moment.isoformat() if moment else None
