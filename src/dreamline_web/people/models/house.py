"""The house itself: one row, made in the first run."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class House(models.Model):
    """The space of a firm. Without this row nobody has set Dreamline up yet.

    `run_by` says who runs the server, in the words people read at the foot of every page; `language` is that of letters
    to people who have chosen none.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    name = models.CharField(max_length=120)
    language = models.CharField(max_length=8)
    run_by = models.CharField(max_length=200, blank=True)
    made = models.DateTimeField()
    version = models.PositiveBigIntegerField(default=1)

    class Meta:
        constraints = (models.CheckConstraint(condition=Q(id=1), name="one_house"),)

    def __str__(self) -> str:
        return self.name
