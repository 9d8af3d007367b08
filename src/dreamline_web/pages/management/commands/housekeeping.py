"""Runs the daily chores now."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from dreamline_web.pages import housekeeping


class Command(BaseCommand):
    help = "Runs every daily chore now: forgets what is too old to be kept."

    def handle(self, *_arguments: Any, **_options: Any) -> None:
        ran = housekeeping.run_all(now=timezone.now())
        for chore in ran:
            self.stdout.write(f"{chore.name}: {'done' if chore.done else 'not done'}")
        if not all(chore.done for chore in ran):
            raise CommandError("Not every chore came to its end; the log names the place.")
