"""Guessing is counted once for all workers: four real server processes on one database, forged forwarding headers."""

from __future__ import annotations

import os
import random
import re
import sqlite3
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from http.cookiejar import CookieJar
from typing import TYPE_CHECKING

import pytest
from real_house import House, free_port, real_house, wait_for

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.slow
WORKER = "import sys, django; django.setup(); from dreamline_web import serving; sys.exit(serving.serve(browser=False))"
GUESSES = 80


class Guesser:
    """A program with cookies of its own that says it comes from everywhere."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.jar = CookieJar()
        self.open = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar)).open

    def post(self, address: str, /, **fields: str) -> int:
        """The status; the form's token is read from the page it stands on."""
        page = address.replace("/ask/", "/")
        with self.open(page) as found:
            token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', found.read().decode())
        body = urllib.parse.urlencode({"csrfmiddlewaretoken": token[1] if token else "", **fields}).encode()
        return self.send(address, body)

    def send(self, address: str, body: bytes) -> int:
        forged = ".".join(str(self.chance.randrange(1, 255)) for _ in range(4))
        asked = urllib.request.Request(address, body, {"X-Forwarded-For": forged, "X-Real-IP": forged})  # noqa: S310
        try:
            with self.open(asked) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as refused:
            return refused.code


@contextmanager
def four_workers() -> Iterator[tuple[House, list[str]]]:
    """The house and the origins of four processes that share its data folder."""
    with real_house() as house, ExitStack() as others:
        origins = [house.origin, *(others.enter_context(_worker(house.data)) for _ in range(3))]
        yield house, origins


@contextmanager
def _worker(data: Path) -> Iterator[str]:
    port = str(free_port())
    clean = {name: value for name, value in os.environ.items() if not name.startswith("DREAMLINE_")}
    chosen = {**clean, "DREAMLINE_DATA": str(data), "PORT": port, "DJANGO_SETTINGS_MODULE": "dreamline_web.settings"}
    log = (data / f"log-{port}").open("wb")
    process = subprocess.Popen([sys.executable, "-c", WORKER], env=chosen, stdout=log, stderr=log)  # noqa: S603
    try:
        wait_for(f"http://localhost:{port}/help/", process)
        yield f"http://localhost:{port}"
    finally:
        process.terminate()
        process.wait(10)
        log.close()


def checked(data: Path) -> tuple[int, int]:
    """How many codes were asked for, and how many typed ones were compared with one."""
    with sqlite3.connect(data / "dreamline.sqlite3", timeout=20) as rows:
        asked, typed = rows.execute("select count(*), coalesce(sum(3 - left), 0) from signin_attempt").fetchone()
    return int(asked), int(typed)


def test_of_eighty_wrong_codes_over_four_workers_at_most_five_are_checked() -> None:
    """Eighty at once for one code: three. A new code before each guess: five in all."""
    with four_workers() as (house, origins):
        one = Guesser(1)
        assert one.post(f"{origins[0]}/sign-in/ask/", address="maja@tallvik.example") == 200
        code = house.post.code("maja@tallvik.example").replace(" ", "")
        tokens = _token(one, f"{origins[0]}/sign-in/code/")
        wrong = [f"{number:08}" for number in random.Random(7).sample(range(10**8), GUESSES) if f"{number:08}" != code]
        bodies = [urllib.parse.urlencode({"csrfmiddlewaretoken": tokens, "code": guess}).encode() for guess in wrong]
        with ThreadPoolExecutor(8) as crowd:
            places = [f"{origins[number % 4]}/sign-in/code/" for number in range(len(bodies))]
            answers = list(crowd.map(one.send, places, bodies))
        assert set(answers) <= {422, 429}
        assert checked(house.data) == (1, 3)

        for number in range(12):
            again = Guesser(number)
            place = origins[number % 4]
            again.post(
                f"{place}/sign-in/ask/", address=random.Random(number).choice(("Tomas", "tomas")) + "@tallvik.example"
            )
            again.post(f"{place}/sign-in/code/", code=wrong[number])
        assert checked(house.data) == (1 + 5, 3 + 5), "each address has five questions and five tries"


def _token(guesser: Guesser, address: str) -> str:
    with guesser.open(address) as page:
        found = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.read().decode())
    assert found
    return found[1]
