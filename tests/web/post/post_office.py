"""Kinds of letters for tests, and a clock and a worker to send them with."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from django.utils.translation import gettext

from dreamline_web.post import actions, letters, worker
from dreamline_web.post.letters import Calendar, Kind, NotNeeded, Written
from dreamline_web.post.models import Letter

if TYPE_CHECKING:
    from dreamline_web.post.letters import About, Parts

NOW = datetime(2026, 10, 15, 9, 0, tzinfo=UTC)
LEASE = timedelta(minutes=2)
CALENDAR = b"BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n"
MARCO = "marco@demo.invalid"
CANARY = "canary-48151623"
"""What must stand nowhere but in the mail itself."""


def code(_about: About, parts: Parts, _language: str) -> Written:
    return letters.from_templates(gettext("Good"), "post/letters/trial", {"code": parts.get("code", "")})


def plain(about: About, parts: Parts, language: str) -> Written:
    text = f"about {sorted(about.items())} parts {sorted(parts.items())} in {language}\n"
    return Written("Räksmörgås on Thursday", text, f"<p>{text}</p>")


def invite(_about: About, _parts: Parts, _language: str) -> Written:
    more = (("Reply-To", "lena@demo.invalid"),)
    return Written("Conversation: Lena & Marco", "t", "<p>h</p>", Calendar(CALENDAR, "REQUEST"), more)


def broken(_about: About, _parts: Parts, _language: str) -> Written:
    raise RuntimeError(CANARY)


def moot(_about: About, _parts: Parts, _language: str) -> Written:
    raise NotNeeded


def forged_subject(_about: About, parts: Parts, _language: str) -> Written:
    return Written(f"Hello {parts['name']}", "t", "<p>h</p>")


def forged_header(_about: About, parts: Parts, _language: str) -> Written:
    return Written("Hello", "t", "<p>h</p>", headers=(("Reply-To", parts["name"]),))


def blind_copy(_about: About, _parts: Parts, _language: str) -> Written:
    return Written("Hello", "t", "<p>h</p>", headers=(("Bcc", "stan@demo.invalid"),))


def unwritable(_about: About, _parts: Parts, _language: str) -> Written:
    return Written("Hello", "half a sign: \ud800", "<p>h</p>")


WRITERS = (unwritable, code, plain, invite, broken, moot, forged_subject, forged_header, blind_copy)


def open_up() -> None:
    for write in WRITERS:
        letters.register(Kind(f"tests.{write.__name__}", write, lambda language: plain({}, {}, language)))


def send(kind: str = "tests.plain", *, to: str = MARCO, language: str = "en", **more: object) -> Letter:
    return actions.send(kind, to=to, language=language, **{"now": NOW, **more})  # type: ignore[arg-type]  # by name


def deliver(at: datetime = NOW) -> bool:
    """Whether the way out was open."""
    return not worker.deliver(threading.Event(), lease=LEASE, clock=lambda: at)


def again(letter: Letter) -> Letter:
    return Letter.objects.get(pk=letter.pk)
