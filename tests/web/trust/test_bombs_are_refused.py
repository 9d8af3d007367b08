"""Files that unpack to far more than they are, or lie about what they are, at the doors they come in through."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from bombs import CANARY, IMPORTS, LARGE, PICTURES, planted_jpeg, planted_png
from planted_house import OWNER, House, planted

from dreamline_web.stories.models import Photo

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).parent
SECONDS, MEGABYTES = 3, 150
"""The machine of a test may be busy; bench/trust_bombs.py holds each bomb to one second of its own."""
SMALL = [name for name in PICTURES if "30,000" not in name]
QUICK = ("600 MB in 584 KB", "10,000 files", "damaged stream", "a header that says little", "JSON, 100,000 deep",
         "JSON, objects 100,000 deep", "XML, a file of the server", "only a link")  # fmt: skip


@pytest.fixture
def house(db: None) -> House:  # noqa: ARG001  # opens the database
    return planted()


def upload(data: bytes, name: str) -> io.BytesIO:
    file = io.BytesIO(data)
    file.name = name
    return file


@pytest.mark.parametrize("name", SMALL)
def test_a_picture_that_is_none_is_refused_in_a_sentence(house: House, name: str) -> None:
    before = Photo.objects.count()
    address = f"/story/moments/{house.numbers['moment'][0]}/photo/"
    answer = house.send(OWNER, address, {"photo": upload(PICTURES[name](), "me.jpg")})
    assert answer.status_code == 422
    assert Photo.objects.count() == before
    page = answer.content.decode()
    assert any(words in page for words in ("not a JPEG", "megapixels", "is damaged")), name


@pytest.mark.parametrize("name", QUICK)
def test_a_file_that_is_a_bomb_is_answered_in_a_sentence(house: House, name: str) -> None:
    answer = house.send(OWNER, "/story/file/", {"file": upload(IMPORTS[name](), "../../etc/export.zip")})
    assert answer.status_code in {303, 422}
    assert b"root:" not in answer.content
    assert b"Traceback" not in answer.content


@pytest.mark.parametrize("make", [planted_jpeg, planted_png])
def test_nothing_but_the_picture_survives(house: House, make: Callable[[], bytes]) -> None:
    """No place, camera, comment or tail, neither in what is stored nor in what is sent."""
    data = make()
    assert CANARY.encode() in data
    number = house.numbers["moment"][0]
    answer = house.send(OWNER, f"/story/moments/{number}/photo/", {"photo": upload(data, f"{CANARY}.jpg"), "alt": ""})
    assert answer.status_code == 303
    photo = Photo.objects.latest("made").pk
    client = house.clients[OWNER]
    archive = house.send(OWNER, "/keeping/takeout/", {})
    served: list[Any] = [client.get(f"/story/photos/{photo}/{part}") for part in ("", "square/")]
    served += [client.get(f"/story/export/story.{ending}") for ending in ("svg", "json", "md", "pdf")]
    for one in (*served[:2], *served[2:], archive):
        body = b"".join(one.streaming_content) if one.streaming else one.content
        assert CANARY.encode() not in body
    for one in served[:2]:
        assert one.status_code == 200
        assert not any(mark in one.content for mark in (b"Exif", b"GPS", b"xmpmeta", b"<script", b"adobe"))
    assert CANARY not in str(house.canaries.words)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["13,000 x 13,000 PNG", *LARGE, "600 MB in 584 KB"])
def test_bombs_take_neither_time_nor_memory(name: str) -> None:
    """A tenth of bench/trust_bombs.py: each in a process of its own."""
    script = "import sys, json; sys.path.insert(0, sys.argv[1]); import trust_bombs as b;"
    script += "print(json.dumps(b.tried(*sys.argv[2:])))"
    kind = "import" if name in IMPORTS else "picture"
    bench = HERE.parents[2] / "bench"
    words = [sys.executable, "-c", script, str(bench), kind, name]
    done = subprocess.run(words, capture_output=True, text=True, check=True)  # noqa: S603  # our own interpreter
    seconds, megabytes, size, said, wrong = json.loads(done.stdout)
    assert size
    assert not wrong, (said, wrong)
    assert seconds < SECONDS
    assert megabytes < MEGABYTES
