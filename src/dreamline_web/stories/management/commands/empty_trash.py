"""Forgets what can no longer be taken back; to be run once a day."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from dreamline_web.stories import trash


class Command(BaseCommand):
    help = "Deletes for good what was removed more than 30 days ago, and drafts nobody answered."

    def handle(self, *_arguments: Any, **_options: Any) -> None:
        forgotten = trash.empty_all(now=timezone.now())
        self.stdout.write(f"{forgotten} forgotten")
