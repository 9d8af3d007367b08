"""Colours: only in tokens.css, readable on what they stand on by day and by night, and the picture's where shared."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dreamline.picture.look import DAY, NIGHT
from dreamline.picture.themes.colour import contrast

WEB = Path(__file__).parents[2] / "src" / "dreamline_web"
TOKENS = WEB / "pages" / "static" / "pages" / "css" / "tokens.css"
COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl|hwb|lab|lch|oklab|oklch|color)a?\(")
DECLARED = re.compile(r"--([a-z0-9-]+): (?:light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)|(#[0-9a-f]{6}));")
CHAPTERS = range(10)

TEXT = [
    *((ink, ground) for ink in ("ink", "ink-2", "ink-3") for ground in ("paper", "card", "raised", "well")),
    *((ink, ground) for ink in ("ink", "ink-2") for ground in ("sky-1", "sky-2", "sky-3", "hill-1", "hill-2")),
    *((voice, ground) for voice in ("coral", "leaf", "sun", "lake", "rose") for ground in ("paper", "card")),
    *((voice, f"{voice}-soft") for voice in ("coral", "leaf", "sun", "lake", "rose")),
    *(("ink", f"{voice}-soft") for voice in ("coral", "leaf", "sun", "lake", "rose")),
    *(("ink-2", ground) for ground in ("leaf-soft", "sun-soft", "lake-soft", "rose-soft", "chip", "mist")),
    *((f"chapter-{number}-text", ground) for number in CHAPTERS for ground in ("paper", "card")),
    *((f"chapter-{number}-text", f"chapter-{number}-soft") for number in CHAPTERS),
    ("on-night", "night"),
    ("on-night", "night-2"),
    ("on-flag", "flag"),
    ("on-toast", "toast"),
    ("on-toast-do", "toast-do"),
]
SHAPES = [
    *(
        ("focus", ground)
        for ground in ("paper", "card", "raised", "well", "sky-1", "sky-2", "sky-3", "hill-1", "hill-2")
    ),
    *(("edge", ground) for ground in ("paper", "card", "well")),
    ("toast-focus", "toast"),
    ("sun", "sun-soft"),
    ("leaf", "card"),
]


def tokens() -> dict[str, tuple[str, str]]:
    """Name -> its colour by day and by night."""
    found = DECLARED.findall(TOKENS.read_text(encoding="utf-8"))
    return {name: (day or both, night or both) for name, day, night, both in found}


COLOURS = tokens()


@pytest.mark.parametrize("night", [0, 1], ids=["day", "night"])
def test_text_can_be_read(night: int) -> None:
    poor = {
        pair: round(reached, 2)
        for pair in TEXT
        if (reached := contrast(COLOURS[pair[0]][night], COLOURS[pair[1]][night])) < 4.5
    }
    assert poor == {}


@pytest.mark.parametrize("night", [0, 1], ids=["day", "night"])
def test_shapes_that_matter_can_be_seen(night: int) -> None:
    poor = {
        pair: round(reached, 2)
        for pair in SHAPES
        if (reached := contrast(COLOURS[pair[0]][night], COLOURS[pair[1]][night])) < 3
    }
    assert poor == {}


def test_chapters_have_the_colours_of_the_picture() -> None:
    for number in CHAPTERS:
        day, night = DAY.chapters[number], NIGHT.chapters[number]
        assert COLOURS[f"chapter-{number}"] == (day.line.lower(), night.line.lower())
        assert COLOURS[f"chapter-{number}-text"] == (day.ink.lower(), night.ink.lower())


def test_only_the_tokens_hold_colours() -> None:
    others = {
        str(path.relative_to(WEB)): found
        for path in [*WEB.rglob("*.css"), *WEB.rglob("*.js")]
        if path != TOKENS and "vendor" not in path.parts
        if (found := COLOUR.findall(path.read_text(encoding="utf-8")))
    }
    assert others == {}


def test_every_token_that_is_used_exists() -> None:
    given = set(re.findall(r"(--[a-z0-9-]+):", TOKENS.read_text(encoding="utf-8")))
    for path in WEB.rglob("*.css"):
        text = path.read_text(encoding="utf-8")
        used = set(re.findall(r"var\((--[a-z0-9-]+)\)", text))
        assert used - given - set(re.findall(r"(--[a-z0-9-]+):", text)) - CHAPTER_VALUES == set(), path


CHAPTER_VALUES = {"--chapter", "--chapter-text", "--chapter-soft"}
"""Set by `in-chapter-N` on whatever stands in a chapter."""


def test_styles_stand_in_layers_and_lines_run_either_way() -> None:
    sided = re.compile(
        r"(?<![-\w])(?:margin|padding|border)-(?:left|right)|(?<![-\w])(?:left|right):|text-align: (?:left|right)"
    )
    for path in WEB.rglob("*.css"):
        text = path.read_text(encoding="utf-8")
        assert path == TOKENS or "@layer" in text, path
        assert sided.findall(text) == [], path
