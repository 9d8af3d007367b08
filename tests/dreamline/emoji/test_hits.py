"""An acceptable emoji stands among the first five for nearly every development line."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from dreamline.emoji.suggest import suggest

DEV = Path(__file__).with_name("dev.tsv")
BAR = 0.95


def alike(emoji: str) -> str:
    """Without skin tones, gender and the selector; every family and every couple the same."""
    bare = re.sub("[\U0001f3fb-\U0001f3ff\ufe0f]|\u200d[♀♂➡]", "", emoji)
    parts = set(bare.split("\u200d"))
    if bare == "👪" or (len(parts) > 1 and parts <= set("👨👩🧑👧👦🧒")):
        return "👪"
    return "💑" if "\u200d❤\u200d" in bare else re.sub("^[👨👩](?=\u200d)", "🧑", bare)


@pytest.mark.parametrize("tells_language", [True, False])
def test_an_acceptable_emoji_is_among_the_first_five(*, tells_language: bool) -> None:
    with DEV.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    hits = sum(
        bool(
            {alike(emoji) for emoji in row["emojis"].split()}
            & {alike(emoji) for emoji in suggest(row["text"], lang=row["lang"] if tells_language else "", limit=5)}
        )
        for row in rows
    )
    assert len(rows) == 120
    assert hits >= BAR * len(rows)
