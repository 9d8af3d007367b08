"""A key service that hides nothing."""

from __future__ import annotations


class Mirror:
    version = 1

    def wrap(self, key: bytes, *, space: int) -> bytes:
        assert space
        return key[::-1]

    def unwrap(self, wrapped: bytes, *, space: int) -> bytes:
        assert space
        return wrapped[::-1]


def offered() -> list[Mirror]:
    return [Mirror()]
