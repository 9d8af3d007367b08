"""People and their accounts. What they tell stands elsewhere."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models


class Everybody(BaseUserManager["Person"]):
    """The door Django's sign-in uses."""

    def get_by_natural_key(self, username: str | None) -> Person:
        return self.get(address=username)


class Person(AbstractBaseUser):
    """An account. `sign` is the emoji a person chose to stand for them, `disc` the colour behind it (0 to 7)."""

    name = models.CharField(max_length=120)
    address = models.EmailField(unique=True)
    sign = models.CharField(max_length=40)
    disc = models.PositiveSmallIntegerField(default=0)
    since = models.DateTimeField()
    closed = models.DateTimeField(null=True)
    demo = models.BooleanField(default=False)

    USERNAME_FIELD = "address"
    EMAIL_FIELD = "address"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects = Everybody()

    class Meta:
        constraints = (models.CheckConstraint(condition=models.Q(disc__lte=7), name="eight_discs"),)

    def __str__(self) -> str:
        return self.name

    @property
    def is_active(self) -> bool:  # type: ignore[override]  # Django's attribute; here it follows from a date
        return self.closed is None

    @property
    def first_name(self) -> str:
        return self.name.split()[0] if self.name.strip() else ""
