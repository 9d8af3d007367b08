"""The sign-in page and asking for a code: `python bench/signin_page.py`.

Named against the bounds of sign-in: at most 5 ms of processor time for the page, compressed as a browser gets it, and
the same work for known and unknown addresses. For the second, both kinds are asked in turn; printed are the medians,
their ratio, and how well a single time tells the kinds apart (area under the ROC curve: 0.5 is not at all).
"""

from __future__ import annotations

import logging
import os
import statistics
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS = 60
PAIRS = 400


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="dreamline-bench-") as folder:
        Path(folder, "static").mkdir()
        os.environ |= {"DREAMLINE_DATA": folder, "DJANGO_SETTINGS_MODULE": "dreamline_web.settings"}
        import django  # noqa: PLC0415  # settings are read from the environment above

        django.setup()
        _measure()


def _measure() -> None:
    from django.conf import settings  # noqa: PLC0415  # needs the setup above
    from django.core.management import call_command  # noqa: PLC0415  # as above
    from django.test import Client  # noqa: PLC0415  # as above

    settings.ALLOWED_HOSTS.append("testserver")
    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    logging.getLogger("dreamline.request").setLevel(logging.WARNING)
    call_command("migrate", verbosity=0)
    call_command("migrate", "sealing", database="keyring", verbosity=0)
    _seat(PAIRS)
    client = Client(headers={"accept-encoding": "gzip"})
    client.post("/sign-in/ask/", {"address": "known0@tallvik.example"})
    _say("sign-in page", _timed(lambda: client.get("/sign-in/"), ROUNDS), 5.0)
    _say("page for the code", _timed(lambda: client.get("/sign-in/code/"), ROUNDS), 5.0)
    _compare(client)


def _seat(count: int) -> None:
    """People with accounts; and room in the limits for one bench's questions from one client."""
    from dreamline_web.people.models import Person  # noqa: PLC0415  # needs the setup above
    from dreamline_web.signin import limits  # noqa: PLC0415  # as above

    now = datetime.now(UTC)
    Person.objects.bulk_create(
        Person(name=f"Person {number}", address=f"known{number}@tallvik.example", sign="⛵", since=now)
        for number in range(count)
    )
    wide = limits.Rule("bench", 10**6, limits.ASKED_FROM_CLIENT.every)
    limits.ASKED_FROM_CLIENT = wide  # a bench asks more often than any client may


def _compare(client: Any) -> None:
    times: dict[str, list[float]] = {"known": [], "stranger": []}
    for number in range(PAIRS):
        for kind in ("known", "stranger") if number % 2 else ("stranger", "known"):
            address = f"{kind}{number}@tallvik.example"
            times[kind].append(_asked(client, address))
    known, stranger = (statistics.median(found) for found in times.values())
    print(f"asking, known address   {known:6.2f} ms (wall clock, median of {PAIRS})")
    print(f"asking, unknown address {stranger:6.2f} ms")
    apart = _auc(*times.values())
    print(f"ratio {known / stranger:.3f}; a single time tells them apart with {apart:.3f} (0.5: not at all)")


def _auc(first: list[float], second: list[float]) -> float:
    """How often a time of the first kind is the longer one."""
    longer = sum((one > other) + 0.5 * (one == other) for one in first for other in second)
    return longer / (len(first) * len(second))


def _asked(client: Any, address: str) -> float:
    """Milliseconds by the wall clock, which is what somebody outside can measure."""
    began = time.perf_counter()
    client.post("/sign-in/ask/", {"address": address})
    return (time.perf_counter() - began) * 1000


def _timed(act: Callable[[], object], rounds: int) -> list[float]:
    found = []
    for _ in range(rounds):
        began = time.process_time()
        act()
        found.append((time.process_time() - began) * 1000)
    return found


def _say(what: str, times: list[float], bound: float) -> None:
    middle, worst = statistics.median(times), sorted(times)[int(len(times) * 0.95)]
    print(f"{what:24} {middle:6.2f} ms (95 %: {worst:6.2f}), {middle / bound:5.2f} of its bound {bound:g} ms")


if __name__ == "__main__":
    main()
