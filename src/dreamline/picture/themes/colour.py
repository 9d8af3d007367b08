"""The arithmetic of colour: mixing, pairs for pages, and contrast as WCAG 2.2 counts it. Colours are "#RRGGBB"."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

_SRGB_KNEE = 0.04045
"""Below this share an sRGB channel is linear (IEC 61966-2-1)."""


_PAIR: Final = "light-dark("


def pair(day: str, night: str) -> str:
    """Two colours of which a page shows one, in the words of CSS (Color Module Level 5)."""
    return day if day == night else f"{_PAIR}{day},{night})"


def see_through(colour: str, share: float) -> str:
    """A colour with its opacity in it, "#RRGGBBAA"; whole where the share is 1."""
    return colour if share == 1 else f"{colour}{round(255 * share):02X}"


@lru_cache(maxsize=1024)
def mix(first: str, second: str, share: float) -> str:
    """The colour `share` of the way from the first to the second, both "#RRGGBB" or pairs of them."""
    if not first or not second:
        return first
    if first.startswith(_PAIR) or second.startswith(_PAIR):
        (day, night), (other_day, other_night) = _sides(first), _sides(second)
        return pair(mix(day, other_day, share), mix(night, other_night, share))
    channels = (round(a + (b - a) * share) for a, b in zip(_rgb(first), _rgb(second), strict=True))
    return "#" + "".join(f"{channel:02X}" for channel in channels)


def contrast(first: str, second: str) -> float:
    """The contrast of two opaque colours, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    low, high = sorted((_luminance(first), _luminance(second)))
    return (high + 0.05) / (low + 0.05)


def _sides(colour: str) -> tuple[str, str]:
    day, _, night = colour.removeprefix(_PAIR).removesuffix(")").partition(",")
    return day, night or day


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _rgb(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= _SRGB_KNEE else ((channel + 0.055) / 1.055) ** 2.4
