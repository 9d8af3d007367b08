"""Sessions nobody can come back to."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from datetime import datetime


def forget(*, now: datetime) -> None:  # noqa: ARG001  # as every chore; the store knows the time itself
    """Deletes sessions that ended, as Django's `clearsessions` does."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
