"""Dreamline in a data folder of its own, run as people run it, for tests of backups."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., subprocess.CompletedProcess[str]]

READY = "import django; django.setup(); from dreamline_web.serving import make_ready; make_ready()"
ERASE = """
import sys, django; django.setup()
from datetime import UTC, datetime
from dreamline_web.sealing import ring
ring.erase(int(sys.argv[1]), now=datetime.now(UTC))
"""


def running(place: Path, **more: str) -> Run:
    """Runs Python as if the data folder were `place`; a failure shows what was said."""

    def run(*words: str, fails: bool = False) -> subprocess.CompletedProcess[str]:
        chosen = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "dreamline_web.settings",
            "DREAMLINE_DATA": str(place),
            "DREAMLINE_DEMO": "1",
            "DATABASE_URL": "",
            "DREAMLINE_KEYRING_URL": "",
            "PYTHONPATH": os.pathsep.join(sys.path),
            **more,
        }
        done = subprocess.run([sys.executable, *words], env=chosen, capture_output=True, text=True, check=False)  # noqa: S603
        assert bool(done.returncode) is fails, done.stdout + done.stderr
        return done

    return run
