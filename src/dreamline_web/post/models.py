"""Letters. Clear are ids, the address (nothing goes out without), state and times; what is personal is sealed."""

from __future__ import annotations

import json
from typing import Final

from django.db import models

from dreamline_web.pages.identifiers import new_id


class State(models.TextChoices):
    """How far a letter is. Waiting and leaving letters still hold their parts, all others are wiped."""

    WAITING = "waiting"
    LEAVING = "leaving"
    SENT = "sent"
    REFUSED = "refused"
    GIVEN_UP = "given up"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


OPEN: Final = (State.WAITING, State.LEAVING)


class Letter(models.Model):
    """One letter to one address. `why` names a sentence of words.py; `claim` is the worker's that has it in hand."""

    id = models.BigIntegerField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=60)
    to = models.CharField(max_length=254)
    language = models.CharField(max_length=12)
    about_json = models.TextField(default="{}")
    space = models.BigIntegerField(null=True)
    sealed = models.BinaryField(default=b"")
    message_id = models.CharField(max_length=320, unique=True)
    state = models.CharField(max_length=12, choices=State.choices, default=State.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    next_try = models.DateTimeField()
    claim = models.CharField(max_length=32, default="", blank=True)
    claimed_until = models.DateTimeField(null=True)
    made = models.DateTimeField()
    expires = models.DateTimeField(null=True)
    settled = models.DateTimeField(null=True)
    why = models.CharField(max_length=40, default="", blank=True)

    class Meta:
        indexes = (
            models.Index(fields=["state", "next_try"], name="letters_that_are_due"),
            models.Index(fields=["to"], name="letters_to_an_address"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.pk} ({self.state})"

    @property
    def about(self) -> dict[str, int]:
        """Ids of what it tells of. Not a JSONField: SQLite refuses its check where a schema is not trusted."""
        known: dict[str, int] = json.loads(self.about_json)
        return known
