"""Places and languages named in a line, as flags."""

from __future__ import annotations


def flags(text: str, lang: str) -> list[tuple[str, float]]:
    return []
