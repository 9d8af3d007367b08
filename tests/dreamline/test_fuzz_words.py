"""Random lines to everything that understands a line: a seeded tenth of the run in bench/fuzz_words.py."""

import runpy
from pathlib import Path

import pytest

FUZZ = runpy.run_path(str(Path(__file__).parents[2] / "bench" / "fuzz_words.py"))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(5))
def test_no_line_is_too_strange(seed: int) -> None:
    outcome = FUZZ["fuzz"](2_000, seed=seed)
    assert outcome.count == 2_000
    assert outcome.slowest < 2
