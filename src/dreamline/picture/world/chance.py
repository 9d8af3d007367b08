"""Chance with a seed: the same numbers from the same seed on every machine, for ever."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_ALL: Final = (1 << 64) - 1


def seed_of(words: Iterable[str]) -> int:
    """A number from words (BLAKE2b, with a mark between words)."""
    content = "\x1f".join(words).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(content, digest_size=8).digest(), "big")


class Chance:
    """SplitMix64 (Steele, Lea and Flood, OOPSLA 2014)."""

    __slots__ = ("_state",)

    def __init__(self, seed: int) -> None:
        self._state = seed & _ALL

    def share(self) -> float:
        """A number from 0 up to, but not including, 1."""
        self._state = (self._state + 0x9E3779B97F4A7C15) & _ALL
        number = self._state
        number = ((number ^ (number >> 30)) * 0xBF58476D1CE4E5B9) & _ALL
        number = ((number ^ (number >> 27)) * 0x94D049BB133111EB) & _ALL
        return ((number ^ (number >> 31)) >> 11) / (1 << 53)

    def between(self, low: float, high: float) -> float:
        return low + (high - low) * self.share()

    def below(self, count: int) -> int:
        """A whole number from 0 up to, but not including, `count`."""
        return int(self.share() * count)
