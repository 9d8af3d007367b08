"""Whatever is sent to a form, people get a sentence: nothing breaks, nothing is stored wrongly or logged."""

from __future__ import annotations

import contextlib
import io
import logging
from typing import TYPE_CHECKING, Any
from urllib.parse import quote_from_bytes

import pytest
from canaries import body_of
from django.utils import timezone
from entitlements import ROUTES, Whom
from planted_house import ORGANISER, OWNER, House, planted
from sweeping import PIXEL, known, tries

from dreamline_web.pages import views
from dreamline_web.pages.quiet_log import Quiet
from dreamline_web.people.models import Person
from dreamline_web.post.models import Letter
from dreamline_web.stories import access, as_story
from dreamline_web.stories.models import Moment, Story
from dreamline_web.stories.shelf import Shelf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_django.fixtures import Settings

SURROGATE = b"\xed\xa0\x80"
"""Half a letter, as UTF-8 forbids it."""
EVIL: dict[str, bytes] = {
    "NUL": b"a\0b",
    "half a letter": b"a" + SURROGATE + b"b",
    "not UTF-8": b"\xff\xfe\xfa",
    "controls": bytes(range(1, 32)),
    "turned around": "a\u202eb\u2066c".encode(),
    "many marks": ("e" + "\u0301" * 300).encode(),
    "long": b"a" * 1_000_000,
    "many digits": b"9" * 400,
    "twenty digits": b"99999999999999999999",
    "below nothing": b"-1",
    "no number": b"1e309",
    "not a number": b"NaN",
    "other digits": "\u0663\u0662".encode(),
    "a list": b"[1, 2]",
    "an object": b'{"a": {"b": null}}',
    "a path": b"../../../../etc/passwd",
    "a format": b"{0.__class__} %(x)s %s {{ 7 }} {% load x %}",
    "a page": b"<script>alert(1)</script><!--",
    "a header": b"a\r\nSet-Cookie: evil=1\r\n\r\n",
    "nothing": b"",
}
EXTRA = {
    "owner": "1",
    "owner_id": "1",
    "space": "1",
    "role": "organiser",
    "is_staff": "1",
    "organiser": "1",
    "demo": "1",
}
EXTRA |= {"is_superuser": "1", "revision": "99", "sealed": "x", "id": "1", "pk": "1", "sealed_until": ""}

QUERIES = ("order", "style", "open", "q", "line", "by", "next", "search", "said", "of", "x", "y", "paper", "theme",
           "chapter", "before", "moment", "show", "emoji", "news")  # fmt: skip
NUMBERS = ("9" * 19, "9" * 40, str(2**63), str(2**63 - 1), "-1", "1e3", "\u0663", "%00", "a%0d%0aX:1")


pytestmark = [pytest.mark.slow, pytest.mark.django_db]


@pytest.fixture
def house(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> House:
    settings.DEMO = settings.DEBUG = False
    monkeypatch.setattr(Shelf, "put", lambda *_: None)  # what is taken back must not stay in memory
    return planted()


def forms(house: House) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Every address that takes a form, for whoever may send it, with a form that would do something."""
    for address in known():
        route = ROUTES[address.name]
        if "POST" in route.ways and route.whom is not Whom.NOBODY:
            visitor = ORGANISER if route.whom is Whom.ORGANISER else OWNER
            one = next(tries(house, visitor, address))
            yield visitor, one.place, {"once": "0" * 32, **dict.fromkeys(route.send, "1")}


def sent_raw(house: House, visitor: str, place: str, fields: dict[str, bytes]) -> Any:
    """As bytes, so that nothing is put right on the way."""
    client = house.clients[visitor]
    client.cookies["dreamline-csrf"] = "x" * 32
    body = "&".join(f"{name}={quote_from_bytes(value)}" for name, value in fields.items())
    body += f"&csrfmiddlewaretoken={'x' * 32}"
    return client.post(place, body, content_type="application/x-www-form-urlencoded")


@pytest.mark.parametrize("name", EVIL)
def test_no_field_breaks_anything(house: House, name: str) -> None:
    """In all fields at once, so that none hides behind another, and in a key and version of the form."""
    broken = []
    for visitor, place, fields in forms(house):
        evil = dict.fromkeys(fields, EVIL[name]) | ({} if name in {"NUL", "many digits"} else {"once": b"0" * 32})
        with house.as_it_was():
            answer = sent_raw(house, visitor, place, evil)
        if answer.status_code >= 500 or b"Traceback" in body_of(answer) or "evil" in str(answer.cookies):
            broken.append(f"{place}: {answer.status_code}")
    assert broken == []


@pytest.mark.parametrize("name", ["NUL", "half a letter", "controls", "long"])
def test_what_no_story_may_hold_is_refused_in_a_sentence(house: House, name: str) -> None:
    before = Moment.objects.count()
    answer = sent_raw(house, OWNER, "/story/moments/", {"line": b"2001 " + EVIL[name], "once": b"0" * 32})
    page = answer.content.decode()
    if answer.status_code == 422:
        assert Moment.objects.count() == before
        assert 'role="alert"' in page or "error" in page or "trouble" in page
    story = access.own_story(Person.objects.get(pk=house.people[OWNER].pk), now=timezone.now())
    assert story is not None
    for moment in as_story.filed(story).story.moments:
        assert not any(ord(letter) < 32 or 0xD800 <= ord(letter) < 0xE000 for letter in moment.text)
        assert len(moment.text) <= 1000


@pytest.mark.parametrize("way", ["get", "post"])
def test_no_address_breaks_anything(house: House, way: str) -> None:
    """Queries and numbers that were never there: too long, below nothing, of other digits."""
    broken = []
    query = "?" + "&".join(f"{name}=%00%ED%A0%80{'9' * 30}" for name in QUERIES)
    for address in known():
        visitor = ORGANISER if ROUTES[address.name].whom is Whom.ORGANISER else OWNER
        for number in NUMBERS[: 9 if way == "get" else 2] if address.parts else ("",):
            place = address.filled(dict.fromkeys(address.parts, number))
            with house.as_it_was():
                answer = getattr(house.clients[visitor], way)(place + query)
            if answer.status_code >= 500:
                broken.append(f"{place}: {answer.status_code}")
    assert broken == []


def test_fields_nobody_asked_for_change_nothing(house: House) -> None:
    """`owner`, `space`, `organiser` ... beside the fields of a form."""
    person = Person.objects.get(pk=house.people[OWNER].pk)
    kept = {name: getattr(person, name) for name in ("space", "organiser", "demo", "address", "since", "closed")}
    story = Story.objects.get(owner=person)
    for visitor, place, fields in forms(house):
        if visitor == OWNER and place.startswith(("/story/", "/people/me")):
            with house.as_it_was():
                house.send(visitor, place, {**fields, **EXTRA})
                now = Person.objects.filter(pk=person.pk).values(*kept).first()
                assert now in (kept, {**kept}), place
                owners = set(Story.objects.filter(pk=story.pk).values_list("owner", flat=True))
                assert owners <= {person.pk}, place


def test_a_form_without_its_key_is_not_understood(house: House) -> None:
    for key in ("", "x", "0" * 31, "\0", "9" * 400):
        with house.as_it_was():
            answer = house.send(OWNER, "/story/moments/", {"line": "2005 Went to sea", "once": key})
        assert answer.status_code == 400, key


def test_nothing_that_was_sent_stands_in_logs_or_letters(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Canaries with line breaks in every field, address, header and file name; also when something breaks."""
    canary, heard = "Zqlogged", io.StringIO()
    handler = logging.StreamHandler(heard)
    handler.setFormatter(Quiet())
    loggers = [logging.getLogger(name) for name in ("", "django", "django.request", "django.security", "dreamline")]
    for logger in loggers:
        logger.addHandler(handler)
    forged = f"{canary}\r\n2026-01-01 info dreamline.request: forged"
    before = set(Letter.objects.values_list("pk", flat=True))
    try:
        for visitor, place, fields in forms(house):
            with house.as_it_was():
                house.send(visitor, f"{place}?q={canary}", dict.fromkeys(fields, forged) | {"once": "0" * 32})
                letters = Letter.objects.exclude(pk__in=before)
                assert canary not in "".join(str(letter.about_json) + letter.to + letter.why for letter in letters)
            with house.as_it_was(), contextlib.suppress(ValueError):
                said_by = {"user-agent": f"{canary} forged", "referer": canary}
                house.clients[visitor].get(f"{place}{canary}/", headers=said_by)
        photo = io.BytesIO(PIXEL)
        photo.name = f"{canary}.png"
        house.send(OWNER, f"/story/moments/{house.numbers['moment'][0]}/photo/", {"photo": photo, "alt": canary})

        def broken(*_: object, **__: object) -> None:
            raise RuntimeError(forged)

        monkeypatch.setattr(views, "render", broken)
        answer = house.clients[OWNER].get(f"/help/?q={canary}")
        assert answer.status_code == 500
        assert canary not in answer.content.decode()
    finally:
        for logger in loggers:
            logger.removeHandler(handler)
    said = heard.getvalue()
    assert "RuntimeError at " in said
    assert canary not in said
    assert "forged" not in said
