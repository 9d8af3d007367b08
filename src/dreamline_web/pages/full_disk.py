"""A full disk stops writing with one clear sentence, and deleting still works.

Deleting needs room too: a database first writes down what it is about to change. So a ballast file holds some room in
reserve; a view that frees room (`frees_room`) may use it, nothing else.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from functools import wraps
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.db import OperationalError

from dreamline_web.pages import errors

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from django.http import HttpRequest, HttpResponse

    View = Callable[..., HttpResponse]

BALLAST: Final = 64 * 2**20
"""Bytes held in reserve: more than one person's whole story with its photos."""
SPARE: Final = 8
"""The ballast is only laid where this many times its size is free."""
FULL: Final = 0.9
"""From this share on the organiser is told."""
_WORDS: Final = ("disk is full", "no space left", "could not extend file")
"""How SQLite and PostgreSQL say it."""


def frees_room(view: View) -> View:
    """For a view that deletes: on a full disk it runs once more with the ballast gone."""

    @wraps(view)
    def freeing(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except (OperationalError, OSError) as trouble:
            if not (is_full(trouble) and release()):
                raise
        return view(request, *args, **kwargs)

    return freeing


class FullDisk:
    """Says that the disk is full, instead of that something broke."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._next = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self._next(request)

    def process_exception(self, request: HttpRequest, trouble: Exception) -> HttpResponse | None:
        return errors.full(request) if is_full(trouble) else None


def is_full(trouble: Exception) -> bool:
    if isinstance(trouble, OSError) and trouble.errno in {errno.ENOSPC, errno.EDQUOT}:
        return True
    return isinstance(trouble, OperationalError) and any(words in str(trouble).lower() for words in _WORDS)


def lay() -> None:
    """Lays the ballast where there is room in plenty; nothing where it lies already or the disk will not have it."""
    path = _ballast()
    if path.exists() or shutil.disk_usage(settings.DATA).free < SPARE * BALLAST:
        return
    with contextlib.suppress(OSError), path.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, BALLAST)


def release() -> bool:
    """Gives the reserve up; whether there was any."""
    with contextlib.suppress(FileNotFoundError):
        _ballast().unlink()
        return True
    return False


def used() -> float:
    """The share of the disk that is used, 0 to 1."""
    disk = shutil.disk_usage(settings.DATA)
    return disk.used / disk.total


def _ballast() -> Path:
    path: Path = settings.DATA / "ballast"
    return path
