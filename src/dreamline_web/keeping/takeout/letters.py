"""The letter that says everything was taken along, so that nobody does it unnoticed. It carries no content."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from django.template.defaultfilters import date as in_words
from django.utils import timezone
from django.utils.translation import gettext as _

from dreamline_web.people.models import Person
from dreamline_web.people.queries import house
from dreamline_web.post import actions, letters

if TYPE_CHECKING:
    from dreamline_web.post.letters import About, Parts, Written

TAKEN: Final = "keeping.taken-along"


def register() -> None:
    letters.register(letters.Kind(TAKEN, _write, _sample))


def taken(person: Person, *, now: datetime) -> None:
    """Call it inside the transaction that notes it."""
    about = {"person": person.pk, "at": int(now.timestamp())}
    actions.send(TAKEN, to=person.address, language=house.language_for(person.language), about=about, now=now)


def _write(about: About, parts: Parts, language: str) -> Written:  # noqa: ARG001  # as the post calls it
    person = Person.objects.filter(pk=about["person"], closed=None).first()
    if person is None:
        raise letters.NotNeeded
    return _letter(person.first_name, datetime.fromtimestamp(about["at"], tz=UTC))


def _sample(language: str) -> Written:  # noqa: ARG001  # as the preview calls it
    return _letter("Maja", timezone.now())


def _letter(first_name: str, at: datetime) -> Written:
    found = house.house()
    context = {
        "first_name": first_name,
        "house": found.name if found else "Dreamline",
        "at": in_words(timezone.localtime(at), "j F Y, H:i"),
        "sittings": letters.link("signin:sittings"),
    }
    return letters.from_templates(_("Your archive was made"), "keeping/letters/taken", context)
