"""Eight writers, 250 edits each, of one moment: `python bench/one_note.py [--edits 250]`.

Each reads the number that stands there, and writes the next with the version it read. Named against: the number at the
end is the count of edits answered well (none was overwritten), and every other answer was the page that shows both
texts. Exit code 1 when not.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
import threading
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path

from visitors import Server, Visitor

WRITERS = 8


@dataclass
class Counts:
    """What one writer was answered."""

    stored: int = 0
    conflicts: int = 0
    without_both: int = 0
    other: int = 0


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--edits", type=int, default=250)
    edits = parser.parse_args().edits
    with tempfile.TemporaryDirectory(prefix="dreamline-one-note-") as folder:
        server = Server(Path(folder))
        server.start()
        number = _first(server.port)
        every = [Counts() for _ in range(WRITERS)]
        writers = [threading.Thread(target=_write, args=(server.port, number, edits, counts)) for counts in every]
        for writer in writers:
            writer.start()
        for writer in writers:
            writer.join()
        stands, _ = _read(_stan(server.port), number)
        server.stop()
    return _tell(every, stands)


def _stan(port: int) -> Visitor:
    visitor = Visitor(port)
    visitor.enter_as("Stan")
    return visitor


def _first(port: int) -> str:
    visitor = _stan(port)
    visitor.post("/story/moments/", {"line": "2005 counting 0 by nobody"})
    page = visitor.get("/story/")[1]
    found = re.search(r"/story/moments/(\d+)/form/", page)
    if found is None:
        sys.exit("No moment on the page.")
    return found[1]


def _read(visitor: Visitor, number: str) -> tuple[int, str]:
    """The number that stands there, and the version it has."""
    page = visitor.get(f"/story/moments/{number}/form/")[1]
    stands, version = re.search(r"counting (\d+)", page), re.search(r'name="version" value="(\d+)"', page)
    if stands is None or version is None:
        sys.exit("The form shows no number.")
    return int(stands[1]), version[1]


def _write(port: int, number: str, edits: int, counts: Counts) -> None:
    name = f"writer-{id(counts):x}"
    visitor = _stan(port)
    for _ in range(edits):
        stands, version = _read(visitor, number)
        ours = f"counting {stands + 1} by {name}"
        form = {"when": "2005", "text": ours, "version": version, "sight": "me"}
        status, page = visitor.post(f"/story/moments/{number}/change/", form)
        if status == HTTPStatus.CONFLICT:
            counts.conflicts += 1
            counts.without_both += not (ours in page and len(set(re.findall(r"counting \d+ by [a-z0-9-]+", page))) > 1)
        elif status < HTTPStatus.BAD_REQUEST:
            counts.stored += 1
        else:
            counts.other += 1


def _tell(every: list[Counts], stands: int) -> int:
    stored, conflicts = sum(one.stored for one in every), sum(one.conflicts for one in every)
    without, other = sum(one.without_both for one in every), sum(one.other for one in every)
    print(f"{WRITERS} writers: {stored} edits answered well, the note counts {stands} (bound: the same)")
    print(
        f"{conflicts} conflicts shown, {without} of them without both texts (bound 0), {other} other answers (bound 0)"
    )
    return int(stored != stands or bool(without) or bool(other) or not conflicts)


if __name__ == "__main__":
    sys.exit(main())
