"""Keeps Python's collector of reference cycles from searching a picture while it is made.

A drawing is some ten thousand small values that hold no cycles; walking over them again and again took a quarter of
the time.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def paused() -> Iterator[None]:
    """No search for cycles inside; where it was off already it stays off. Everything else is freed as always."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
