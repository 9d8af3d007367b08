import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).parents[3] / "bench" / "fuzz_importers.py"


def loaded() -> ModuleType:
    spec = importlib.util.spec_from_file_location("fuzz_importers", SCRIPT)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up there
    spec.loader.exec_module(module)
    return module


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(11, 16))
def test_hurt_and_random_files_give_a_draft_or_one_sentence(seed: int) -> None:
    fuzz = loaded()
    tally = fuzz.run(2_000, seed=seed)
    assert [(name, what) for name, what, _ in tally.failures] == []
    assert tally.read > 1_000
    assert tally.refused > 1_000
    assert tally.slowest < fuzz.SLOWEST_ALLOWED
