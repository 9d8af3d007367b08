"""The tables of django-allauth, made by us.

Its own migrations check JSON columns inside SQLite, which refuses such a check where a schema is not trusted
(`trusted_schema=OFF`, database.py). Tables and columns are the same; a test holds that Django sees no difference, so an
update of django-allauth that changes them is noticed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper


class UncheckedJSON(models.JSONField):
    """A JSON column without a check in the database; to Django it is the plain one."""

    def db_check(self, connection: BaseDatabaseWrapper) -> None:
        """None at all."""

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.JSONField", args, kwargs
