"""Nothing anybody told, and no key, stands anywhere on disk: databases, journals, logs, temporary files, backups.

A real server is told a canary in every field of a story, and a photo; then every byte it wrote is searched, while it
runs, after it was killed in the middle of its work, and in its backups.
"""

from __future__ import annotations

import base64
import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from http.client import HTTPException
from threading import Thread
from typing import TYPE_CHECKING

import pytest
from house import _free_port, _wait_for
from told_over_http import Teller, tell_everything

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.slow

KEYS = """
import django
django.setup()
from dreamline_web.sealing import masters
from dreamline_web.sealing.models import SpaceKey
for row in SpaceKey.objects.all():
    print(masters.of(row.master).unwrap(bytes(row.wrapped), space=row.space).hex())
"""
MASTER = "import django; django.setup(); from dreamline_web.sealing import masters; print(masters.newest().key.hex())"


class Place:
    """Where a server writes: its data folder, its temporary files, its log."""

    def __init__(self, folder: Path) -> None:
        self.data, self.temporary, self.log = folder / "data", folder / "tmp", folder / "log"
        for made in (self.data, self.temporary):
            made.mkdir(mode=0o700)
        self.environment = {**os.environ, "DREAMLINE_DATA": str(self.data), "TMPDIR": str(self.temporary)}

    def run(self, *words: str) -> str:
        done = subprocess.run(  # noqa: S603  # our own interpreter
            [sys.executable, *words], env=self.environment, capture_output=True, text=True, check=True
        )
        return done.stdout

    @contextmanager
    def served(self) -> Iterator[str]:
        port = str(_free_port())
        words = [sys.executable, "-m", "dreamline_web", "serve", "--demo", "--no-browser"]
        with self.log.open("ab") as log:
            process = subprocess.Popen(  # noqa: S603  # as above
                words, env={**self.environment, "PORT": port}, stdout=log, stderr=log, start_new_session=True
            )
            try:
                _wait_for(f"http://localhost:{port}/", process)
                yield f"http://localhost:{port}"
            finally:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait(10)

    def files(self) -> dict[str, bytes]:
        """Every byte that was written, but our own static files and the ballast of zeros."""
        folder = self.data.parent
        paths = [path for path in folder.rglob("*") if path.is_file() and self.data / "static" not in path.parents]
        return {str(path.relative_to(folder)): path.read_bytes() for path in paths if path.name != "ballast"}


def forms(secret: bytes) -> set[bytes]:
    """How a secret could stand in a file: as it is, in hex, in base64 wherever it begins, in UTF-16 if it is text."""
    found = {secret, secret.hex().encode(), secret.hex().upper().encode()}
    for lead in range(3):
        coded = base64.b64encode(b"\0" * lead + secret)
        found.add(coded[(0, 2, 3)[lead] :].rstrip(b"=")[:-1])
    text = secret.decode("utf-8", "replace")
    return found | ({text.encode("utf-16-le"), text.encode("utf-16-be")} if text.encode() == secret else set())


def found_in(files: dict[str, bytes], secrets: list[bytes]) -> list[str]:
    """Where any of these stands, in any form."""
    return [
        f"{name}: secret {number}"
        for name, content in files.items()
        for number, secret in enumerate(secrets)
        if any(form in content for form in forms(secret))
    ]


def keys_of(place: Place) -> list[bytes]:
    return [bytes.fromhex(line) for line in place.run("-c", KEYS).split()]


def test_what_is_told_stands_nowhere_on_disk(tmp_path: Path) -> None:
    place = Place(tmp_path)
    with place.served() as origin:
        teller = Teller(origin)
        teller.enter_as("Stan")
        shown = tell_everything(teller)
        kept = teller.get("/story/export/story.json") + teller.get("/story/") + teller.get("/story/export/story.pdf")
        assert [word for word in shown if word.encode() not in kept] == []
        photo = teller.photo()
        teller.told += [photo[at : at + 24] for at in (600, len(photo) // 2, len(photo) - 60)]
        assert found_in(place.files(), teller.told) == []
        busy = Thread(target=_keep_writing, args=(teller,))
        busy.start()
        time.sleep(0.4)
    busy.join()
    assert found_in(place.files(), teller.told) == []
    keys, master = keys_of(place), bytes.fromhex(place.run("-c", MASTER))
    assert len(keys) >= 3
    assert found_in(place.files(), keys) == []
    assert {line.split(":")[0] for line in found_in(place.files(), [master])} == {"data/master-key"}
    _in_backups(place, [*teller.told, *keys, master])


def test_the_search_would_find_them() -> None:
    for form in (b"zqword", b"xzqwordx", "zqword".encode("utf-16-le"), base64.b64encode(b"about zqword here")):
        assert found_in({"file": form}, [b"zqword"]) == ["file: secret 0"], form
    key = bytes(range(32))
    for form in (key, key.hex().encode(), base64.b64encode(key), base64.b64encode(b"1" + key)):
        assert found_in({"file": form}, [key]) == ["file: secret 0"], form


def _keep_writing(teller: Teller) -> None:
    """Until the server is gone."""
    with suppress(OSError, HTTPException, AssertionError):
        while True:
            teller.send("/story/moments/", line=f"1993 {teller.canary()}")


def _in_backups(place: Place, secrets: list[bytes]) -> None:
    elsewhere = place.data.parent / "elsewhere"
    place.run("-m", "dreamline_web", "backup", "--demo", "--new-key", str(elsewhere))
    elsewhere.unlink()
    place.run("-m", "dreamline_web", "backup", "--demo")
    backups = {name: content for name, content in place.files().items() if "backups/" in name}
    assert len(backups) >= 2
    assert found_in(backups, secrets) == []
