"""A tenth of the long trials in bench/: kill -9 under six writing clients, eight writers of one note."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).parents[3] / "bench"


@pytest.mark.slow
@pytest.mark.parametrize("trial", [("server_kills.py", "--rounds", "4"), ("one_note.py", "--edits", "25")], ids=str)
def test_nothing_acknowledged_is_lost(trial: tuple[str, ...]) -> None:
    script, *options = trial
    words = [sys.executable, str(BENCH / script), *options]
    done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=300)  # noqa: S603  # our own
    assert done.returncode == 0, done.stdout + done.stderr
