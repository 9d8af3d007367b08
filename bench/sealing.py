"""What sealing costs: opening a story's moments, many notes, a photo; making keys; wrapping them anew.

python bench/sealing.py
"""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

WHERE = {"table": "stories.moment", "field": "sealed"}


def measured(name: str, work: Callable[[], object], *, times: int = 20) -> None:
    """The median and the slowest of some runs, in milliseconds."""
    took = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        took.append((time.perf_counter() - began) * 1000)
    print(f"{name:<58} {statistics.median(took):8.3f} ms   slowest {max(took):8.3f} ms")


def main() -> None:
    from dreamline_web.sealing import envelope, masters, ring  # noqa: PLC0415  # needs Django set up

    space = ring.new_space()
    moments = dict.fromkeys(range(60), b"x" * 300)
    notes = dict.fromkeys(range(1000), b"x" * 200)
    photo = {1: os.urandom(3_000_000)}
    sealed = {
        name: envelope.seal_many(plain, space=space, **WHERE)
        for name, plain in (("moments", moments), ("notes", notes), ("photo", photo))
    }

    def opened(name: str) -> None:
        with ring.at_hand():
            envelope.open_many(sealed[name], space=space, **WHERE)

    def sealed_again() -> None:
        with ring.at_hand():
            envelope.seal_many(notes, space=space, **WHERE)

    measured("the look for one key (a query on the ring)", lambda: ring.key_to_open(space))
    measured("60 moments of 300 B opened, with the look for the key", lambda: opened("moments"))
    measured("1,000 notes of 200 B opened, with the look", lambda: opened("notes"))
    measured("1,000 notes of 200 B sealed, with the look", sealed_again)
    measured("a photo of 3 MB opened, with the look", lambda: opened("photo"))
    measured("a new space with its key, on disk", ring.new_space, times=200)
    masters.add()
    measured("201 keys wrapped anew by a newer master", ring.rewrap, times=1)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="dreamline-bench-") as folder:
        os.environ |= {"DREAMLINE_DATA": folder, "DJANGO_SETTINGS_MODULE": "dreamline_web.settings"}
        import django
        from django.core.management import call_command

        django.setup()
        call_command("migrate", "sealing", database="keyring", verbosity=0)
        main()
