"""Every golden picture comes out as it lies in `expected`, byte for byte, and without a fault."""

from __future__ import annotations

import pytest
from golden import PICTURES, changed, drawn, expected

from dreamline import samples
from dreamline.picture.checking.check import faults
from dreamline.picture.draw import draw
from dreamline.picture.look import THEMES


@pytest.mark.parametrize(("name", "theme", "style"), PICTURES)
def test_a_picture_comes_out_as_before(name: str, theme: str, style: str) -> None:
    svg = drawn(name, theme, style)
    beside = changed(name, theme, style)
    if expected(name, theme, style).read_text(encoding="utf-8") == svg:
        beside.unlink(missing_ok=True)
        return
    beside.write_text(svg, encoding="utf-8")
    pytest.fail(
        f"{name} ({theme}, {style}) came out differently: compare {beside.name} with the one beside it; "
        f"if it is as it should be, run: python tests/pictures/golden.py {name}"
    )


@pytest.mark.parametrize("name", samples.names())
def test_no_sample_has_a_fault_in_any_theme(name: str) -> None:
    sample = samples.sample(name)
    for theme in THEMES:
        drawing = draw(sample.filed, today=sample.today, theme=theme, photos=sample.photos)
        assert [str(fault) for fault in faults(drawing)] == [], theme
