"""What pages lend to the apps above them: keys of forms, fragments, toasts, versions, fields."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import uuid
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import BadRequest, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.utils.translation import override
from PIL import Image

from dreamline_web.pages import fragments, once, toasts, versions
from dreamline_web.pages.models import Sent
from dreamline_web.pages.photo_door import PhotoField
from dreamline_web.pages.text_door import LinesField, TextField

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 10, 15, 9, 0, tzinfo=UTC)


def post(**fields: str) -> HttpRequest:
    request = RequestFactory().post("/", fields)
    request.user = AnonymousUser()
    return request


def get(address: str = "/", **headers: str) -> HttpRequest:
    request = RequestFactory().get(address, headers=headers)
    request.user = AnonymousUser()
    return request


@pytest.mark.django_db
def test_a_form_sent_twice_does_its_work_once() -> None:
    key, done = once.new_key(), []
    for _ in range(2):
        with once.turn(post(once=key), now=NOW) as turn:
            if turn.first:
                done.append(1)
                turn.result = "17"
        assert turn.result == "17"
    assert done == [1]


@pytest.mark.django_db
def test_work_that_fails_leaves_the_key_free() -> None:
    key = once.new_key()
    with pytest.raises(RuntimeError), once.turn(post(once=key), now=NOW):
        raise RuntimeError
    with once.turn(post(once=key), now=NOW) as turn:
        assert turn.first


@pytest.mark.django_db
def test_a_form_without_a_key_is_not_understood() -> None:
    for key in ("", "7", "not a key"):
        with pytest.raises(BadRequest), once.turn(post(once=key), now=NOW):
            pytest.fail("It did its work.")


@pytest.mark.django_db
def test_old_keys_are_forgotten() -> None:
    Sent.objects.create(key=uuid.uuid4(), at=NOW - timedelta(days=4))
    young = Sent.objects.create(key=uuid.uuid4(), at=NOW - timedelta(days=1))
    assert once.forget(now=NOW) == 1
    assert list(Sent.objects.all()) == [young]


def test_the_open_page_asks_for_parts() -> None:
    assert fragments.wanted(get(**{"hx-request": "true", "hx-request-type": "partial"}))
    assert not fragments.wanted(get(**{"hx-request": "true", "hx-request-type": "full"}))
    assert not fragments.wanted(get())


def test_a_part_the_page_already_has_is_not_sent_again() -> None:
    first = fragments.checked(get(), HttpResponse("a part"))
    again = fragments.checked(get(**{"if-none-match": f"W/{first['ETag']}"}), HttpResponse("a part"))
    changed = fragments.checked(get(**{"if-none-match": first["ETag"]}), HttpResponse("another"))
    assert (first.status_code, again.status_code, changed.status_code) == (200, 304, 200)
    assert again.content == b""
    assert again["ETag"] == first["ETag"]


def test_news_cross_a_redirect_without_words_in_the_address() -> None:
    def teller(request: HttpRequest, reference: str) -> toasts.Toast:
        assert request
        return toasts.Toast(f"Moment {reference} is removed.", undo="/undo/")

    toasts.teller("test-removed", teller)
    address = toasts.tell("/story/?order=start#road", "test-removed", "17")
    assert address.startswith("/story/?order=start&said=")
    assert address.endswith("#road")
    assert toasts.said(get(address)) == toasts.Toast("Moment 17 is removed.", undo="/undo/")


def test_forged_and_unknown_news_are_not_told() -> None:
    assert toasts.said(get("/?said=forged")) is None
    assert toasts.said(get(toasts.tell("/", "nobody-tells-this"))) is None
    assert toasts.said(get()) is None


def test_two_versions_are_both_shown() -> None:
    pairs = (
        versions.Pair("text", "What happened", "kept <b>now</b>", "sent just now"),
        versions.Pair("when", "When", "2005", "2005"),
    )
    answer = versions.conflict(get(), pairs, version=3, save="/save/", back="/back/")
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "kept &lt;b&gt;now&lt;/b&gt;" in page
    assert page.count("sent just now") == 2
    assert 'name="version" value="3"' in page
    assert ">When<" not in page


def test_text_is_tidied_at_the_door() -> None:
    assert TextField().clean(" Cafe\u0301\t in\n Lyon ") == "Café in Lyon"
    assert LinesField().clean("one\r\ntwo\u2028three ") == "one\ntwo\nthree"


@pytest.mark.parametrize("bad", ["a\x00b", "a\x1bb", "a\ud800b", "e" + "\u0301" * 200])
def test_what_no_story_may_hold_is_refused_in_a_sentence(bad: str) -> None:
    for field in (TextField(), LinesField()):
        with pytest.raises(ValidationError) as refused:
            field.clean(bad)
        assert "delete" in refused.value.messages[0]


def test_refusals_are_translated() -> None:
    with override("sv"), pytest.raises(ValidationError) as refused:
        TextField().clean("a\x00b")
    assert refused.value.messages == ["rad 1: här finns ett osynligt styrtecken; ta bort det och försök igen."]


def photo(kind: str, **extra: Any) -> SimpleUploadedFile:
    out = io.BytesIO()
    Image.new("RGB", (2000, 1000), "teal").save(out, kind, **extra)
    return SimpleUploadedFile("x", out.getvalue())


def test_photos_come_in_clean() -> None:
    exif = Image.Exif()
    exif[0x010E] = "somewhere secret"
    kept = PhotoField().clean(photo("PNG", exif=exif.tobytes()))
    assert kept is not None
    assert kept.startswith(b"\xff\xd8")
    assert b"secret" not in kept
    assert Image.open(io.BytesIO(kept)).size == (1600, 800)


def test_what_is_no_photo_is_refused_in_a_sentence() -> None:
    with pytest.raises(ValidationError) as refused:
        PhotoField().clean(SimpleUploadedFile("x.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"))
    assert refused.value.messages == ["The photo is not a JPEG, PNG or WebP file."]
    assert PhotoField(required=False).clean(None) is None


AT_ONCE = """
import threading, uuid
from datetime import datetime, UTC
import django
django.setup()
from django.core.management import call_command
from django.db import connection
from django.test import RequestFactory
from django.contrib.auth.models import AnonymousUser
from dreamline_web.pages import once
call_command("migrate", "pages", verbosity=0)
key, work, results = uuid.uuid4().hex, [], []
def send():
    request = RequestFactory().post("/", {"once": key})
    request.user = AnonymousUser()
    with once.turn(request, now=datetime.now(UTC)) as turn:
        if turn.first:
            work.append(1)
            turn.result = "17"
    results.append(turn.result)
    connection.close()
threads = [threading.Thread(target=send) for _ in range(8)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(len(work), sorted(set(results)), len(results))
"""


def test_eight_at_once_do_the_work_once(tmp_path: Path) -> None:
    done = subprocess.run(  # noqa: S603  # our own interpreter, a database of its own
        [sys.executable, "-c", AT_ONCE],
        env={**os.environ, "DREAMLINE_DATA": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split("\n")[0] == "1 ['17'] 8"
