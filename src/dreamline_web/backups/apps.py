"""The app `backups`: no tables, what it says of itself, and the daily backup."""

from __future__ import annotations

from django.apps import AppConfig


class Backups(AppConfig):
    name = "dreamline_web.backups"
    label = "backups"

    def ready(self) -> None:
        from dreamline_web.backups import telling  # noqa: F401, PLC0415  # registers itself
