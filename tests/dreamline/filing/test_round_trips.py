"""Nothing is lost between values, text and JSON, whatever they hold."""

from __future__ import annotations

import runpy
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import jsonschema  # type: ignore[import-untyped]  # it ships no types
import pytest
from any_filed import filed_values
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dreamline.filing import Filed, schema
from dreamline.filing.door import BadText
from dreamline.filing.numbering import renumbered
from dreamline.filing.save import dumps, loads, to_json
from dreamline.filing.text import read_text, write_text
from dreamline.samples import names, sample

SCRIPT = Path(__file__).parents[3] / "bench" / "fuzz_filing.py"
FUZZ = runpy.run_path(str(SCRIPT))
VALIDATOR = jsonschema.Draft202012Validator(schema())
bounded = settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


def comparable(filed: Filed) -> Filed:
    """The order of loose places and the headings of sections that had none yet do not count."""
    return replace(filed, loose=tuple(sorted(filed.loose, key=lambda loose: loose.after)), sections=())


@bounded
@given(filed_values())
def test_any_file_comes_back_from_text(filed: Filed) -> None:
    written = write_text(filed)
    again, _ = read_text(written, today=date(2033, 3, 3))
    assert comparable(again) == comparable(filed)
    assert write_text(again) == written


@bounded
@given(filed_values())
def test_any_file_comes_back_from_json_and_fits_the_schema(filed: Filed) -> None:
    again, remarks = loads(dumps(filed))
    assert again == filed
    assert remarks == ()
    VALIDATOR.validate(to_json(filed))


@settings(bounded, max_examples=150)
@given(st.lists(st.sampled_from(FUZZ["PIECES"]) | st.text(max_size=8), max_size=25).map("".join))
def test_any_text_is_the_same_once_written(text: str) -> None:
    try:
        filed, _ = read_text(text, today=date(2026, 6, 1))
    except BadText:
        return
    written = write_text(filed)
    again, _ = read_text(written, today=date(2026, 6, 1))
    assert again == filed
    assert write_text(again) == written


@pytest.mark.parametrize("name", [name for name in names() if name != "juno"])
def test_a_canonical_file_is_written_byte_for_byte(name: str) -> None:
    assert write_text(sample(name).filed) == sample(name).text


@pytest.mark.parametrize("name", names())
def test_a_sample_says_what_it_means(name: str) -> None:
    told = sample(name)
    filed, remarks = read_text(told.text, today=told.today)
    assert remarks == ()
    assert filed == told.filed == renumbered(filed)
    assert read_text(write_text(filed), today=told.today)[0] == filed
    assert loads(dumps(filed)) == (filed, ())
    VALIDATOR.validate(to_json(filed))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(20260601, 20260611))
def test_random_and_mutated_inputs_are_read_or_refused_in_a_sentence(seed: int) -> None:
    outcome = FUZZ["fuzz"](1_000, seed=seed)
    assert outcome.count == 1_000
    assert outcome.slowest < 5


@pytest.mark.slow
def test_the_longest_file_is_read_within_its_bounds() -> None:
    done = subprocess.run(  # noqa: S603  # our own script, by its own path
        [sys.executable, str(SCRIPT), "--longest"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "20,000 moments" in done.stdout


@pytest.mark.parametrize(
    "text", ["#\\\t9", "# \\ 9", "## \\\t9\n- x", "# Dreams\n- \\ x", "# Goals\n## \\ 9\n- outcome: \\\tx"]
)
def test_a_protected_beginning_holds_no_space(text: str) -> None:
    filed, _ = read_text(text, today=date(2026, 6, 1))
    written = write_text(filed)
    assert read_text(written, today=date(2026, 6, 1))[0] == filed


def test_a_stray_line_below_a_dream_without_goals_is_kept() -> None:
    text = "# Dreams\n- Drum again (private, small)\n\n# Goals\n- outcome: Tea\n\n## Drum again\na stray line\n"
    filed, remarks = read_text(text, today=date(2026, 6, 1))
    assert [remark.line for remark in remarks] == [8]
    assert write_text(filed) == text
