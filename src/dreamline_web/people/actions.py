"""What changes people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from dreamline_web.people.models import Person

if TYPE_CHECKING:
    from datetime import datetime


def seat_demo_person(name: str, *, address: str, sign: str, disc: int, now: datetime) -> Person:
    """An invented person of the demo; the one already seated if there is one."""
    with transaction.atomic():
        values = {"name": name, "sign": sign, "disc": disc, "since": now, "demo": True, "password": "!"}
        return Person.objects.get_or_create(address=address, defaults=values)[0]
