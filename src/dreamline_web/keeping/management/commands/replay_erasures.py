"""Erases again whoever an old backup brought back; run after every restore."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from dreamline_web.keeping import goodbye


class Command(BaseCommand):
    help = "Destroys the keys of all erased spaces once more and deletes the people an old backup brought back."

    def handle(self, *_arguments: Any, **_options: Any) -> None:
        count = goodbye.replay(now=timezone.now())
        self.stdout.write(f"{count} erased people were in the backup, and are erased again.")
