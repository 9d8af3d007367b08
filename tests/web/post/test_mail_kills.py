"""A worker that is killed loses no letter (the long run stands in bench/mail_kills.py)."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).parents[3] / "bench" / "mail_kills.py"


@pytest.mark.slow
def test_killed_workers_lose_nothing_and_invent_nothing() -> None:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("DREAMLINE_")}
    order = [sys.executable, str(BENCH), "--kills", "6", "--seed", "6"]
    done = subprocess.run(order, env=clean, capture_output=True, text=True, check=False)  # noqa: S603  # our own script
    assert done.returncode == 0, done.stdout + done.stderr
    figures = json.loads(done.stdout)
    assert figures["actions"] > 40
    assert figures["rolled back"] > 10
    assert (figures["lost"], figures["for rolled-back actions"], figures["doubled with another Message-ID"]) == (
        0,
        0,
        0,
    )
    assert figures["doubled"] <= 6
