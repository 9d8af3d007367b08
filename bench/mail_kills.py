"""The worker of letters, killed again and again: `python bench/mail_kills.py [--kills 60] [--seed 1]`.

Two workers send letters to a real mail server on loopback while actions write them, one in four of them rolled back.
After a random moment one worker is killed (SIGKILL) and started anew. Named against sending inside the transaction
(mails for actions that never happened) and sending after the commit (mails that never leave). Ends with 1 when a letter
is lost, one went out for a rolled-back action, a double carries another Message-ID, or came while a claim was live.
"""

from __future__ import annotations

import argparse
import itertools
import json
import logging
import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from contextlib import contextmanager
from datetime import UTC, datetime
from email import message_from_bytes, policy
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import EmailMessage

    from aiosmtpd.smtp import SMTP, Envelope, Session

    from dreamline_web.post.letters import About, Parts, Written

LEASE = 1.5
A_ROUND = 12
"""Letters written between two kills."""


class Box:
    """Arrivals: number of the action -> (Message-ID, when). Takes its time, so that kills meet every step."""

    def __init__(self, chance: random.Random) -> None:
        self.arrivals: dict[int, list[tuple[str, float]]] = defaultdict(list)
        self._chance = chance

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802  # its name
        mail = message_from_bytes(envelope.original_content or b"", policy=policy.default)
        number, word = _text(mail).split()
        assert word == f"word-{number}"  # noqa: S101  # what was sealed came out
        self.arrivals[int(number)].append((str(mail["Message-ID"]), time.monotonic()))
        time.sleep(self._chance.uniform(0, 0.02))  # noqa: ASYNC251  # the answer comes late: taken over, not yet noted
        return "250 OK"


def _text(mail: EmailMessage) -> str:
    body = mail.get_body(("plain",))
    return str(body.get_content()) if body else ""


def write(about: About, parts: Parts, _language: str) -> Written:
    from dreamline_web.post.letters import Written  # noqa: PLC0415  # needs the setup below

    return Written("A letter", f"{about['number']} {parts['word']}\n", f"<p>{about['number']}</p>")


def set_up() -> None:
    import django  # noqa: PLC0415  # settings are read from the environment

    django.setup()
    from dreamline_web.post import letters  # noqa: PLC0415  # as above

    letters.register(letters.Kind("bench.letter", write, lambda language: write({"number": 0}, {"word": ""}, language)))


def work() -> None:
    """One worker, until it is killed."""
    set_up()
    from dreamline_web.post import worker  # noqa: PLC0415  # as above

    print("ready", flush=True)
    worker.work(threading.Event(), worker.Pace(look=0.03, trouble=0.1, lease=LEASE))


def started() -> subprocess.Popen[bytes]:
    process = subprocess.Popen([sys.executable, __file__, "--work"], stdout=subprocess.PIPE)
    assert process.stdout is not None  # noqa: S101  # asked for above
    assert process.stdout.readline() == b"ready\n"  # noqa: S101  # or it did not start
    return process


def killed(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGKILL)
    process.wait()
    if process.stdout:
        process.stdout.close()


class Actions:
    """What happened, and what was rolled back."""

    def __init__(self, chance: random.Random) -> None:
        self.done: set[int] = set()
        self.undone: set[int] = set()
        self._chance = chance

    def some(self) -> None:
        for _ in range(A_ROUND):
            self._one(len(self.done) + len(self.undone))
            time.sleep(self._chance.uniform(0, 0.02))

    def _one(self, number: int) -> None:
        from django.db import transaction  # noqa: PLC0415  # needs the setup above

        from dreamline_web.post import actions  # noqa: PLC0415  # as above

        taken_back = self._chance.random() < 1 / 4
        about, parts = {"number": number}, {"word": f"word-{number}"}
        with transaction.atomic():
            now = datetime.now(UTC)
            actions.send("bench.letter", to="a@demo.invalid", language="en", about=about, parts=parts, now=now)
            transaction.set_rollback(taken_back)
        (self.undone if taken_back else self.done).add(number)


def rounds(kills: int, chance: random.Random, happened: Actions) -> None:
    workers = [started(), started()]
    for _ in range(kills):
        happened.some()
        time.sleep(chance.uniform(0, 0.1))
        which = chance.randrange(2)
        killed(workers[which])
        workers[which] = started()
    _run_dry()
    for process in workers:
        killed(process)


def _run_dry() -> None:
    from dreamline_web.post.models import OPEN, Letter  # noqa: PLC0415  # needs the setup above

    limit = time.monotonic() + 60
    while Letter.objects.filter(state__in=OPEN).exists() and time.monotonic() < limit:
        time.sleep(0.1)


def found(box: Box, happened: Actions, kills: int) -> dict[str, Any]:
    doubled = [came for came in box.arrivals.values() if len(came) > 1]
    gaps = [later[1] - earlier[1] for came in doubled for earlier, later in itertools.pairwise(came)]
    return {
        "kills": kills,
        "actions": len(happened.done),
        "rolled back": len(happened.undone),
        "lost": len(happened.done - box.arrivals.keys()),
        "for rolled-back actions": len(box.arrivals.keys() - happened.done),
        "doubled": len(doubled),
        "doubled with another Message-ID": sum(len({name for name, _ in came}) > 1 for came in doubled),
        "shortest pause before a double, s": round(min(gaps), 2) if gaps else None,
        "parts left in rows": _left_over(),
    }


def _left_over() -> int:
    from dreamline_web.post.models import Letter  # noqa: PLC0415  # as above

    return Letter.objects.exclude(sealed=b"").count()


def sound(figures: dict[str, Any]) -> bool:
    """A claim is renewed just before the letter leaves: a double may come no earlier than it runs out."""
    pause = figures["shortest pause before a double, s"]
    nothing = ("lost", "for rolled-back actions", "doubled with another Message-ID", "parts left in rows")
    return not any(figures[name] for name in nothing) and (pause is None or pause >= LEASE - 0.2)


@contextmanager
def mail_server(box: Box) -> Iterator[None]:
    from aiosmtpd.controller import Controller  # noqa: PLC0415  # workers need none

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    os.environ["DREAMLINE_MAIL"] = f"smtp+clear://localhost:{port}"
    controller = Controller(box, hostname="localhost", port=port)
    controller.start()
    try:
        yield
    finally:
        controller.stop()


def measure(kills: int, seed: int) -> dict[str, Any]:
    chance = random.Random(seed)
    box, happened = Box(random.Random(seed + 1)), Actions(chance)
    with tempfile.TemporaryDirectory(prefix="dreamline-kills-") as folder, mail_server(box):
        Path(folder, "static").mkdir()
        os.environ |= {"DREAMLINE_DATA": folder, "DJANGO_SETTINGS_MODULE": "dreamline_web.settings"}
        set_up()
        logging.getLogger("mail.log").setLevel(logging.ERROR)
        _make_tables()
        rounds(kills, chance, happened)
        return found(box, happened, kills)


def _make_tables() -> None:
    from django.conf import settings  # noqa: PLC0415  # needs the setup above
    from django.core.management import call_command  # noqa: PLC0415  # as above

    for name in settings.DATABASES:
        call_command("migrate", database=name, verbosity=0)


def main() -> int:
    asked = argparse.ArgumentParser()
    asked.add_argument("--kills", type=int, default=60)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--work", action="store_true", help=argparse.SUPPRESS)
    options = asked.parse_args()
    if options.work:
        work()
        return 0
    figures = measure(options.kills, options.seed)
    print(json.dumps(figures, indent=1))
    return 0 if sound(figures) else 1


if __name__ == "__main__":
    sys.exit(main())
