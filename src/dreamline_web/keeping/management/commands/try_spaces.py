"""Opens one sealed value of every space and says how many opened; the restore drill reads it."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from dreamline_web.keeping.goodbye import spaces
from dreamline_web.sealing import masters


class Command(BaseCommand):
    help = 'Opens one sealed value of every space; prints {"opened": n, "shut": n} and no content.'

    def handle(self, *_arguments: Any, **_options: Any) -> None:
        try:
            tried = spaces.every_space()
        except masters.BadMaster as mistake:
            raise CommandError(str(mistake)) from None
        self.stdout.write(json.dumps(asdict(tried)))
