"""Keys of forms already sent, so that a form sent twice does its work once; and the daily chores."""

from django.db import models


class Sent(models.Model):
    """A form that did its work. `result` holds ids only, so that the second answer can show what the first made."""

    key = models.UUIDField()
    by = models.CharField(max_length=40)
    result = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["by", "key"], name="a_form_is_sent_once"),)

    def __str__(self) -> str:
        return f"{self.key}"


class Chore(models.Model):
    """When a daily chore (pages/housekeeping.py) was last begun. Whoever moves the time on runs it."""

    name = models.CharField(primary_key=True, max_length=64)
    last_run = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
