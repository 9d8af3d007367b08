"""The key ring, in a database of its own (`routing.py`), and the proof in the other that both belong together."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Now


class SpaceKey(models.Model):
    """The key of one space, wrapped by a master key; nothing here opens anything without that."""

    space = models.BigIntegerField(primary_key=True)
    wrapped = models.BinaryField()
    master = models.PositiveIntegerField()
    made = models.DateTimeField(db_default=Now())

    def __str__(self) -> str:
        return f"key of space {self.space}"


class Erased(models.Model):
    """A space whose key was destroyed. Rows are only ever added; they win over any key an old backup brings back."""

    space = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"space {self.space}, erased"


class Proof(models.Model):
    """A sealed value without a secret, in the main database: it opens with the ring and master that belong to it."""

    sealed = models.BinaryField()

    def __str__(self) -> str:
        return "proof"
