"""The signs people are given until they choose their own: calm things, nobody's face."""

from __future__ import annotations

from typing import Final

SIGNS: Final = (
    "🛶",
    "🎸",
    "🌲",
    "☕",
    "🚲",
    "🦉",
    "🚀",
    "🫖",
    "⛵",
    "🪁",
    "🌷",
    "🧶",
    "🌊",
    "🥁",
    "🎻",
    "🐝",
    "🍎",
    "⛺",
    "🎈",
    "🦊",
)
DISCS: Final = 8


def next_sign(number: int) -> tuple[str, int]:
    """A sign and a disc for the account that comes after `number` others, so that neighbours differ."""
    return SIGNS[number % len(SIGNS)], number % DISCS
