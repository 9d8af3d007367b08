"""Reads what whoever runs this chose, from the environment; a mistake becomes one sentence."""

from __future__ import annotations

import os
import secrets
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

if TYPE_CHECKING:
    from collections.abc import Collection


class BadSetting(ValueError):
    """A value in the environment that cannot be used; the message is one plain sentence."""


_TRUE = {"1", "true", "yes", "on"}
_FALSE = {"", "0", "false", "no", "off"}


def env_text(name: str, default: str = "") -> str:
    return os.environ.get(name, "").strip() or default


def env_bool(name: str, *, default: bool = False) -> bool:
    value = os.environ.get(name, "1" if default else "").strip().lower()
    if value not in _TRUE | _FALSE:
        raise BadSetting(f"{name} is “{value}”; write 1 for yes or 0 for no.")
    return value in _TRUE


def env_int(name: str, default: int, *, least: int, most: int) -> int:
    value = env_text(name, str(default))
    if not (value.isascii() and value.isdigit() and least <= int(value) <= most):
        raise BadSetting(f"{name} is “{value}”; write a number from {least} to {most}.")
    return int(value)


def env_choice(name: str, known: Collection[str], default: str) -> str:
    value = env_text(name, default)
    if value not in known:
        raise BadSetting(f"{name} is “{value}”; choose one of: {', '.join(sorted(known))}.")
    return value


def env_zone(name: str, default: str) -> str:
    value = env_text(name, default)
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError):
        raise BadSetting(f"{name} is “{value}”; write a time zone like Europe/Stockholm.") from None
    return value


def env_list(name: str) -> list[str]:
    return [part.strip() for part in env_text(name).split(",") if part.strip()]


def env_path(name: str, default: Path) -> Path:
    return Path(env_text(name, str(default))).expanduser().absolute()


def has_screen() -> bool:
    """Whether a browser has a window to open: one for terminals would take this one away from us."""
    return sys.platform in {"darwin", "win32"} or bool({"DISPLAY", "WAYLAND_DISPLAY"} & os.environ.keys())


def aimed_at(**chosen: str) -> dict[str, str]:
    """For a process we start: our own environment, our own places to import from, and `chosen` on top."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **chosen}


def env_secret(name: str, kept_in: Path) -> str:
    """The secret from the environment, or from the file `kept_in`, which is made (0600) when it is not there.

    An unwritable folder gives a secret for this run only; the system checks say so.
    """
    if given := env_text(name):
        return given
    try:
        return _kept(kept_in)
    except OSError:
        return secrets.token_urlsafe(48)


def _kept(path: Path) -> str:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip()
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(48))
    return path.read_text(encoding="ascii").strip()
