"""Tells the worker of this process that a letter was committed."""

from __future__ import annotations

import threading

_called = threading.Event()


def up() -> None:
    _called.set()


def wait(seconds: float) -> None:
    """Until somebody calls, or the time is over."""
    if _called.wait(seconds):
        _called.clear()
