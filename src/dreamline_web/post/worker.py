"""Sends letters, one after the other: a thread of `dreamline serve`, or `dreamline post` alone; several may run.

stop = threading.Event()
thread = worker.start(stop)      beside the server
worker.end(stop, thread)         before the process ends
worker.run()                     in the foreground until Ctrl-C; the exit code
"""

from __future__ import annotations

import logging
import signal
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import DatabaseError, close_old_connections, connections

from dreamline_web.post import actions, claims, envelope, letters, parts, reading, wake, words
from dreamline_web.post.delivery import Later, Line, Refused, Trouble

if TYPE_CHECKING:
    from email.message import EmailMessage

    from dreamline_web.post.models import Letter

Clock = Callable[[], datetime]
_log = logging.getLogger("dreamline.post")
STEPS_WITH_A_SERVER = 6
"""From MAIL to the end of DATA at most so many answers are waited for; a claim outlives them all."""


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds: between two looks when nobody calls, while the way out is closed, and how long a claim holds."""

    look: float = 3
    trouble: float = 20
    longest: float = 300
    lease: float = 120

    def after(self, closed: int) -> float:
        """The pause after so many looks in a row at a closed way out."""
        return min(self.trouble * 2 ** min(closed - 1, 10), self.longest) if closed else self.look


def start(stop: threading.Event, pace: Pace | None = None) -> threading.Thread:
    """A thread that works until `stop` is set."""
    thread = threading.Thread(target=work, args=(stop, pace), name="dreamline-post", daemon=True)
    thread.start()
    return thread


def end(stop: threading.Event, thread: threading.Thread, *, patience: float = 10) -> None:
    """Lets the letter in hand go out. One that hangs is taken up again at the next start."""
    stop.set()
    wake.up()
    thread.join(patience)


def run(pace: Pace | None = None) -> int:
    """Works until Ctrl-C or SIGTERM. 1 when mail is not set up."""
    if settings.MAIL_SERVER is None:
        sys.stderr.write("dreamline: mail is not set up; set DREAMLINE_MAIL=smtp://user:password@mail.example:587\n")
        return 1
    stop = threading.Event()

    def stopped(*_: object) -> None:
        stop.set()
        wake.up()

    signal.signal(signal.SIGINT, stopped)
    signal.signal(signal.SIGTERM, stopped)
    sys.stdout.write("Sending letters; Ctrl-C ends it.\n")
    sys.stdout.flush()
    work(stop, pace)
    return 0


def work(stop: threading.Event, pace: Pace | None = None) -> None:
    """Looks for letters until `stop` is set. Also without a mail server: letters that come too late are wiped."""
    pace = pace or Pace(lease=max(Pace().lease, STEPS_WITH_A_SERVER * settings.MAIL_TIMEOUT))
    before, looks = "", 0
    try:
        while not stop.is_set():
            why = _look(stop, pace)
            looks = looks + 1 if why else 0
            if why != before:
                _log.warning("Letters wait: %s.", why) if why else _log.info("Letters go out again.")
            before = why
            if not stop.is_set():
                wake.wait(pace.after(looks))
    finally:
        connections.close_all()


def _look(stop: threading.Event, pace: Pace) -> str:
    """One look; why letters wait, empty when they need not. Whatever happens, the next look comes."""
    try:
        close_old_connections()
        actions.expire(now=_now())
        return deliver(stop, lease=timedelta(seconds=pace.lease))
    except Exception:  # noqa: BLE001  # a worker that ended would be noticed days later
        _log.exception("The worker of letters stumbled; it looks again.")
        connections.close_all()
        return "stumbled"


def deliver(stop: threading.Event, *, lease: timedelta, clock: Clock = _now) -> str:
    """Sends all that is due; why the way out is closed, or empty. Without a mail server nothing is taken in hand."""
    server = settings.MAIL_SERVER
    if server is None:
        return ""
    with Line(server, sender=settings.MAIL_FROM, timeout=settings.MAIL_TIMEOUT) as line:
        hand = Hand(line, lease, clock)
        while not stop.is_set() and (letter := claims.take(now=clock(), lease=lease)):
            try:
                hand.deliver(letter)
            except Trouble as trouble:
                claims.put_back(letter, trouble.why)
                return trouble.why
    return ""


@dataclass(frozen=True, slots=True)
class Hand:
    """Brings the letter in hand out, over one line."""

    line: Line
    lease: timedelta
    clock: Clock

    def deliver(self, letter: Letter) -> None:
        """Raises Trouble; everything else is noted at the letter."""
        mail = self._mail(letter)
        if mail is None:
            return
        self.line.call()
        if claims.keep(letter, now=self.clock(), lease=self.lease):
            self._send(letter, mail)

    def _send(self, letter: Letter, mail: EmailMessage) -> None:
        to = envelope.address(letter).addr_spec
        try:
            self.line.send(mail, to=to, envelope_id=envelope.envelope_id(letter))
        except Later as later:
            claims.again(letter, later.why, now=self.clock())
        except Refused as refused:
            claims.refused(letter, refused.why, now=self.clock())
        else:
            claims.sent(letter, now=self.clock())

    def _mail(self, letter: Letter) -> EmailMessage | None:
        """None when there is none to send, which is noted at the letter."""
        try:
            return envelope.mail(letter, reading.written(letter), sender=settings.MAIL_FROM)
        except letters.NotNeeded:
            claims.withdrawn(letter, now=self.clock())
        except parts.Erased:
            claims.given_up(letter, words.ERASED, now=self.clock())
        except parts.KeysAway:
            claims.again(letter, words.KEYS_AWAY, now=self.clock())
        except reading.UnknownKind:
            claims.again(letter, words.UNKNOWN_KIND, now=self.clock())
        except DatabaseError:
            raise
        except Exception:  # noqa: BLE001  # one bad letter never stops the others, whatever its kind raises
            _log.exception("A letter of the kind %s could not be written.", letter.kind)
            claims.given_up(letter, words.NOT_WRITTEN, now=self.clock())
        return None
