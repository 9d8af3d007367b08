"""The letters about accounts: you were added, your address was changed. They carry no story content."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.template.defaultfilters import date as in_words
from django.utils import timezone
from django.utils.translation import gettext as _

from dreamline_web.people import access
from dreamline_web.people.models import AddressChange, House, Person
from dreamline_web.people.queries import house
from dreamline_web.post import actions, letters
from dreamline_web.post.letters import NotNeeded
from dreamline_web.post.trial import NAME as TRIAL

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from dreamline_web.post.letters import About, Parts, Written

ADDED = "people.added"
MOVED_FROM = "people.address-before"
MOVED_TO = "people.address-after"


def added(people: Sequence[Person], *, now: datetime) -> None:
    """One letter each."""
    otherwise = house.language_for("")
    for person in people:
        language = person.language or otherwise
        actions.send(ADDED, to=person.address, language=language, about={"person": person.pk}, now=now)


def trial(person: Person, *, now: datetime) -> None:
    """To an organiser's own address, to see whether letters arrive."""
    actions.send(TRIAL, to=person.address, language=house.language_for(person.language), now=now)


def address_changed(change: AddressChange, *, person: Person, now: datetime) -> None:
    """To both addresses: the one before can stop it, the new one learns why content stays closed."""
    about = {"change": change.pk}
    _send(MOVED_FROM, to=change.before, language=person.language, about=about, now=now)
    _send(MOVED_TO, to=change.after, language=person.language, about=about, now=now)


def _send(kind: str, *, to: str, language: str, about: About, now: datetime) -> None:
    actions.send(kind, to=to, language=house.language_for(language), about=about, now=now)


def register() -> None:
    """Makes the kinds known to the post, and to every letter who runs the house."""
    letters.tell(lambda: {"run_by": house.run_by()})
    letters.register(letters.Kind(ADDED, _write_added, _sample_added))
    letters.register(letters.Kind(MOVED_FROM, _write_moved_from, _sample_moved_from))
    letters.register(letters.Kind(MOVED_TO, _write_moved_to, _sample_moved_to))


def _write_added(about: About, parts: Parts, language: str) -> Written:  # noqa: ARG001  # as the post calls it
    person = Person.objects.filter(pk=about["person"], closed=None).first()
    if person is None:
        raise NotNeeded
    return _added(person.first_name, _house_name(), person.address)


def _write_moved_from(about: About, parts: Parts, language: str) -> Written:  # noqa: ARG001  # as above
    change = _change(about)
    return _moved("before", change, change.person.sealed_until)


def _write_moved_to(about: About, parts: Parts, language: str) -> Written:  # noqa: ARG001  # as above
    change = _change(about)
    return _moved("after", change, change.person.sealed_until)


def _change(about: About) -> AddressChange:
    change = AddressChange.objects.filter(pk=about["change"], settled=None).select_related("person").first()
    if change is None:
        raise NotNeeded
    return change


def _sample_added(language: str) -> Written:  # noqa: ARG001  # as the preview calls it
    return _added("Maja", "Tallvik", "maja@tallvik.example")


def _sample_moved_from(language: str) -> Written:  # noqa: ARG001  # as above
    return _moved("before", _sample_change(), timezone.now() + timedelta(days=7))


def _sample_moved_to(language: str) -> Written:  # noqa: ARG001  # as above
    return _moved("after", _sample_change(), timezone.now() + timedelta(days=7))


def _sample_change() -> AddressChange:
    maja = Person(name="Maja Tornberg", address="maja@tornberg.example")
    return AddressChange(person=maja, before="maja@tallvik.example", after=maja.address)


def _added(first_name: str, house_name: str, address: str) -> Written:
    context = {"first_name": first_name, "house": house_name, "address": address, "begin": letters.link("home")}
    subject = _("You were added to Dreamline at %(house)s") % {"house": house_name}
    return letters.from_templates(subject, "people/letters/added", context | _told())


def _moved(which: str, change: AddressChange, until: datetime | None) -> Written:
    context = {
        "first_name": change.person.first_name,
        "house": _house_name(),
        "before": change.before,
        "after": change.after,
        "until": in_words(timezone.localtime(until), "j F Y, H:i") if until else "",
        "decide": letters.link("address", access.address_token(change)),
    }
    return letters.from_templates(
        _("Your address at Dreamline was changed"), f"people/letters/{which}", context | _told()
    )


def _told() -> dict[str, Any]:
    return {"about": letters.link("about")}


def _house_name() -> str:
    return House.objects.filter(pk=1).values_list("name", flat=True).first() or "Dreamline"
