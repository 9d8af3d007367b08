"""Makes a new master key in the file and wraps every key of the ring with it; run it while Dreamline serves or not."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from dreamline_web.sealing import masters, ring


class Command(BaseCommand):
    help = "Makes a new master key in its file and wraps all keys with it. --newest: no new one, the newest there is."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--newest", action="store_true", help="wrap with the newest master key there is")

    def handle(self, *, newest: bool, **_options: Any) -> None:
        try:
            version = masters.newest().version if newest else masters.add().version
            count = ring.rewrap()
        except masters.BadMaster as mistake:
            raise CommandError(str(mistake)) from None
        self.stdout.write(f"{count} keys are wrapped with version {version} of the master key.")
        self.stdout.write("Keep a copy safe. Delete older versions when no backup of the key ring needs them any more.")
