"""The story page with sixty moments: queries and processor time of one request, `python bench/story_page.py`.

Named against the bounds of the first web page: at most 8 queries and 25 ms of processor time, the picture not in a
cache. *Warm* repeats the page as it is, *changed* changes one moment before each request (so nothing that depends on
the story is at hand), *picture kept* is what the page costs apart from its drawing. Also: what a keystroke in the quick
line costs (bound 10 ms), and adding a moment (the part of its 150 ms that is ours).
"""

from __future__ import annotations

import logging
import os
import resource
import statistics
import tempfile
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS = 40


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="dreamline-bench-") as folder:
        Path(folder, "static").mkdir()
        os.environ |= {
            "DREAMLINE_DATA": folder,
            "DREAMLINE_DEMO": "1",
            "DJANGO_SETTINGS_MODULE": "dreamline_web.settings",
        }
        import django  # noqa: PLC0415  # settings are read from the environment above

        django.setup()
        _measure()


def _measure() -> None:
    from django.conf import settings  # noqa: PLC0415  # needs the setup above
    from django.core.management import call_command  # noqa: PLC0415  # as above
    from django.test import Client  # noqa: PLC0415  # as above

    from dreamline_web import cast, serving  # noqa: PLC0415  # as above
    from dreamline_web.stories.actions import begin  # noqa: PLC0415  # as above

    logging.disable(logging.CRITICAL)
    settings.ALLOWED_HOSTS.append("testserver")
    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    call_command("migrate", "sealing", database="keyring", verbosity=0)
    for ring in ("keyring", "default"):
        call_command("migrate", database=ring, verbosity=0)
    now = datetime.now(UTC)
    marco = cast.seat(cast.MARCO, now=now)
    cast.tell(marco, "sixty", now=now)
    story = begin.own_story(by=marco, now=now)
    client = Client()
    client.force_login(marco)
    tick = _Changes(story, marco, now)
    client.get("/story/")
    serving.calm_collector()  # as the server does
    bound = 25.0
    _say("story page, warm", _timed(lambda: client.get("/story/")), bound)
    _say("story page, changed, picture drawn", _timed(lambda: client.get("/story/"), before=tick.change), bound)
    packed = {"Accept-Encoding": "gzip"}
    _say(
        "the same, compressed for the wire",
        _timed(lambda: client.get("/story/", headers=packed), before=tick.change),
        bound,
    )
    _say("story page, changed, picture kept", _timed(lambda: client.get("/story/"), before=tick.change_and_draw), bound)
    part = {"HX-Request": "true"}
    lines = _typed("2005 Moved to Linköping to study engineering")
    _say(
        "suggestions for a keystroke",
        _timed(lambda: client.get("/story/suggest/", {"line": next(lines)}, headers=part)),
        10.0,
    )
    _say("a moment added, with all that changed", _timed(lambda: _add(client, part)), 150.0)
    print(f"queries of the story page: {_queries(client)} (bound 8)")
    print(f"most memory of this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")


class _Changes:
    """Changes how one moment felt, one after the other, so that the road takes another way each time."""

    def __init__(self, story: Any, person: Any, now: datetime) -> None:
        self.story, self.person, self.now, self.count = story, person, now, 0

    def change(self) -> None:
        from dreamline_web.stories import documents  # noqa: PLC0415  # needs Django's setup
        from dreamline_web.stories.actions import moments  # noqa: PLC0415  # as above

        self.now += timedelta(minutes=5)
        rows = self.story.moments.order_by("pk")
        row = rows[7 * self.count % len(rows)]
        self.count += 1
        moment = documents.moment_of(row)
        felt = replace(moment, feeling=((moment.feeling or 0) + 3) % 5 - 2)
        moments.change_moment(row, felt, version=row.version, by=self.person, now=self.now)

    def change_and_draw(self) -> None:
        from dreamline_web.stories import access, as_story, picture  # noqa: PLC0415  # needs Django's setup

        self.change()
        story = access.own_story(self.person, now=self.now)
        if story is None:
            raise LookupError(self.person)
        today = datetime.now(UTC).date()
        picture.inline_picture(story, as_story.filed(story), style="path", today=today)


def _typed(line: str) -> Any:
    while True:
        yield from (line[:end] for end in range(1, len(line) + 1))


def _add(client: Any, part: dict[str, str]) -> None:
    from dreamline_web.pages import once  # noqa: PLC0415  # needs Django's setup

    answer = client.post("/story/moments/", {"line": "2005 Moved to Lund", "once": once.new_key()}, headers=part)
    assert answer.status_code == 200, answer.status_code  # noqa: S101  # else we would measure a refusal


def _timed(act: Callable[[], object], before: Callable[[], object] | None = None) -> list[float]:
    found = []
    for _ in range(ROUNDS):
        if before:
            before()
        began = time.process_time()
        act()
        found.append((time.process_time() - began) * 1000)
    return found


def _queries(client: Any) -> int:
    from django.db import connection  # noqa: PLC0415  # needs Django's setup
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415  # as above

    with CaptureQueriesContext(connection) as found:
        client.get("/story/")
    return len(found)


def _say(what: str, times: list[float], bound: float) -> None:
    middle, worst = statistics.median(times), sorted(times)[int(len(times) * 0.95)]
    print(
        f"{what:42} {middle:6.1f} ms (least {min(times):.1f}, 95 %: {worst:.1f}),"
        f" {middle / bound:5.2f} of its bound {bound:g} ms"
    )


if __name__ == "__main__":
    main()
