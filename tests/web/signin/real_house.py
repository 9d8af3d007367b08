"""Dreamline as people run it, without the demo: invented people with accounts, and a mail server that keeps letters."""

from __future__ import annotations

import email
import email.policy
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from aiosmtpd.controller import Controller

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import EmailMessage

SEED = """
import sys
import django
django.setup()
from datetime import UTC, datetime
from dreamline_web import serving
from dreamline_web.people.models import House, Leading, Person, Team
serving.make_ready()
now = datetime.now(UTC)
if not House.objects.exists():
    House.objects.create(name="Tallvik", language="en", made=now)
    for name, organiser in (("Maja Tornberg", False), ("Tomas Ekvall", False), ("Berit Aune", True)):
        address = f"{name.split()[0].lower()}@tallvik.example"
        Person.objects.create(name=name, address=address, sign="\\u26f5", since=now, organiser=organiser, password="!")
    birch = Team.objects.create(name="Birch", made=now)
    Leading.objects.create(team=birch, lead=Person.objects.get(name="Tomas Ekvall"), since=now)
"""
SERVE = SEED + "sys.exit(serving.serve(browser=False))"


@dataclass
class Postbox:
    """What a mail server on this computer received, by address."""

    letters: list[EmailMessage] = field(default_factory=list)

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802  # aiosmtpd's name
        self.letters.append(email.message_from_bytes(envelope.content, policy=email.policy.default))
        return "250 taken"

    def to(self, address: str) -> list[EmailMessage]:
        return [letter for letter in self.letters if address in str(letter["To"])]

    def codes(self, address: str) -> list[str]:
        """Those in the letters to an address, the newest last."""
        return [code for letter in self.to(address) for code in codes_in(letter)]

    def code(self, address: str, *, count: int = 1) -> str:
        """The newest code sent to an address, once so many have come."""
        for _ in range(150):
            if len(found := self.codes(address)) >= count:
                return found[-1]
            time.sleep(0.1)
        pytest.fail(f"Code {count} never came to {address}.")


def codes_in(letter: EmailMessage) -> list[str]:
    body = letter.get_body(("plain",))
    assert body is not None
    return re.findall(r"^(\d{4} \d{4})\s*$", body.get_content(), re.MULTILINE)


@dataclass(frozen=True)
class House:
    """`origin` is where it answers, `post` what its letters brought, `data` its folder."""

    origin: str
    post: Postbox
    data: Path


@contextmanager
def real_house(**environment: str) -> Iterator[House]:
    """A real server and its mail server; both end afterwards."""
    box = Postbox()
    mail = Controller(box, hostname="127.0.0.1", port=free_port())
    mail.start()
    with tempfile.TemporaryDirectory(prefix="dreamline-signin-") as folder:
        chosen = _environment(folder, free_port(), mail.port, environment)
        log = Path(folder, "log").open("wb")  # noqa: SIM115  # closed below, after the process
        process = subprocess.Popen([sys.executable, "-c", SERVE], env=chosen, stdout=log, stderr=log)  # noqa: S603
        try:
            wait_for(f"http://localhost:{chosen['PORT']}/help/", process)
            yield House(f"http://localhost:{chosen['PORT']}", box, Path(folder))
        finally:
            process.terminate()
            process.wait(10)
            log.close()
            mail.stop()


def _environment(folder: str, port: int, mail: int, more: dict[str, str]) -> dict[str, str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("DREAMLINE_")}
    return {
        **clean,
        "DJANGO_SETTINGS_MODULE": "dreamline_web.settings",
        "DREAMLINE_DATA": folder,
        "DREAMLINE_MAIL": f"smtp+clear://127.0.0.1:{mail}",
        "PORT": str(port),
        **more,
    }


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        assert process.poll() is None, "The server ended by itself."
        try:
            urllib.request.urlopen(address, timeout=2)  # noqa: S310  # our own server on loopback
        except urllib.error.HTTPError:
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
        else:
            return
    pytest.fail("The server did not answer within a minute.")
