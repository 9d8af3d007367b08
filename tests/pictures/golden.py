"""The golden pictures: which sample in which theme must become which SVG.

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
    ("linnea", "day"),
    ("linnea", "night"),
    ("linnea", "paper"),
    ("linnea_six", "day"),
    ("linnea_forty", "day"),
    ("empty", "day"),
    ("one", "contrast"),
    ("three", "night"),
    ("long_words", "day"),
)


def drawn(name: str, theme: str) -> str:
    """The SVG of a sample as it comes out today."""
    sample = samples.sample(name)
    return write(draw(sample.filed, today=sample.today, theme=theme, photos=sample.photos))


def expected(name: str, theme: str) -> Path:
    """Where the picture lies as it must be."""
    return EXPECTED / f"{name}-{theme}.svg"


def changed(name: str, theme: str) -> Path:
    """Where a picture is put that came out differently."""
    return EXPECTED / f"{name}-{theme}-changed.svg"


def update(names: list[str]) -> None:
    """Writes the pictures as they come out today, all of them or those of the samples named."""
    EXPECTED.mkdir(exist_ok=True)
    for name, theme in PICTURES:
        if not names or name in names:
            expected(name, theme).write_text(drawn(name, theme), encoding="utf-8")
            changed(name, theme).unlink(missing_ok=True)


if __name__ == "__main__":
    update(sys.argv[1:])
