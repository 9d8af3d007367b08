"""A real server with its own data folder, for tests with a browser."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

SERVE = "import sys; from dreamline_web.command import main; sys.exit(main(['serve', '--demo', '--no-browser']))"


@contextmanager
def served(**environment: str) -> Iterator[str]:
    """A real server with its own data folder; yields its origin and ends it afterwards."""
    with tempfile.TemporaryDirectory(prefix="dreamline-served-") as folder:
        port = str(_free_port())
        chosen = {**os.environ, "DREAMLINE_DATA": folder, "PORT": port, **environment}
        log = Path(folder, "log").open("wb")  # noqa: SIM115  # closed below, after the process
        process = subprocess.Popen([sys.executable, "-c", SERVE], env=chosen, stdout=log, stderr=log)  # noqa: S603
        try:
            _wait_for(f"http://localhost:{port}/", process)
            yield f"http://localhost:{port}"
        finally:
            process.terminate()
            process.wait(10)
            log.close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        assert process.poll() is None, "The server ended by itself."
        try:
            urllib.request.urlopen(address, timeout=2)  # noqa: S310  # our own server on loopback
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
        else:
            return
    pytest.fail("The server did not answer within a minute.")
