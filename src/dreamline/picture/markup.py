"""The small change of SVG: numbers, path data and text as they may stand in a file."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 allows nowhere."""

SPECIAL: Final = re.compile('[&<>"\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]')
LONG: Final = re.compile(r"\.\d\d\d")
NOTHING: Final = re.compile(r"-0\.00(?!\d)")
NUMBER: Final = re.compile(r"-?\d*\.?\d+(?:[eE][-+]?\d+)?")


def number(value: float) -> str:
    """A number with at most two decimals, in every locale with a point, never "-0"."""
    text = f"{value:.2f}"
    if text[-1] != "0":
        return text
    if text[-2] != "0":
        return text[:-1]
    text = text[:-3]
    return "0" if text == "-0" else text


def escaped(text: str) -> str:
    """Text for element content and attributes in double quotes; what XML forbids is left out."""
    if SPECIAL.search(text) is None:
        return text
    text = FORBIDDEN.sub("", text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


@lru_cache(maxsize=4096)
def plain_data(data: str) -> str:
    """Path data with at most two decimals and no idle zeros."""
    if LONG.search(data) or "e" in data or "E" in data or ("-0.00" in data and NOTHING.search(data)):
        return NUMBER.sub(lambda found: number(float(found[0])), data)
    for follows in " LCMZ":
        data = data.replace(".00" + follows, follows)
    return data.removesuffix(".00")
