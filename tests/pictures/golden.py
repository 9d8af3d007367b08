"""The golden pictures: which sample in which theme and style must become which SVG.

`python tests/pictures/golden.py` draws them anew (names: only some); look at what changed before you commit.
Only samples set in our own fonts stand here, so that the bytes are the same on every machine.
"""

from __future__ import annotations

import sys
from pathlib import Path

from dreamline import samples
from dreamline.picture.draw import draw
from dreamline.picture.svg import write

EXPECTED = Path(__file__).parent / "expected"

PICTURES = (
    ("linnea", "day", "path"),
    ("linnea", "night", "path"),
    ("linnea", "paper", "path"),
    ("linnea_six", "day", "path"),
    ("linnea_forty", "day", "path"),
    ("empty", "day", "path"),
    ("one", "contrast", "path"),
    ("three", "night", "path"),
    ("long_words", "day", "path"),
    ("linnea", "day", "scroll"),
    ("linnea", "night", "scroll"),
    ("linnea_forty", "day", "scroll"),
    ("empty", "day", "scroll"),
    ("long_words", "contrast", "scroll"),
)


def drawn(name: str, theme: str, style: str) -> str:
    """The SVG of a sample as it comes out today."""
    sample = samples.sample(name)
    return write(draw(sample.filed, today=sample.today, style=style, theme=theme, photos=sample.photos))


def expected(name: str, theme: str, style: str) -> Path:
    """Where the picture lies as it must be."""
    return EXPECTED / f"{name}-{theme}.svg" if style == "path" else EXPECTED / f"{name}-{style}-{theme}.svg"


def changed(name: str, theme: str, style: str) -> Path:
    """Where a picture is put that came out differently."""
    beside = expected(name, theme, style)
    return beside.with_name(f"{beside.stem}-changed.svg")


def update(names: list[str]) -> None:
    """Writes the pictures as they come out today, all of them or those of the samples named."""
    EXPECTED.mkdir(exist_ok=True)
    for name, theme, style in PICTURES:
        if not names or name in names:
            expected(name, theme, style).write_text(drawn(name, theme, style), encoding="utf-8")
            changed(name, theme, style).unlink(missing_ok=True)


if __name__ == "__main__":
    update(sys.argv[1:])
