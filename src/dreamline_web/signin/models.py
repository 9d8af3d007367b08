"""Rows of sign-in: ways in under way, counts of guesses, signed-in browsers. Words of people stand nowhere here."""

from __future__ import annotations

import uuid

from django.db import models

from dreamline_web.pages.identifiers import new_id
from dreamline_web.people.models import Person


class Purpose(models.TextChoices):
    """What a proof is for. A code typed for one purpose proves nothing for another."""

    ENTER = "enter"
    PROVE = "prove"
    OLD_ADDRESS = "old address"
    NEW_ADDRESS = "new address"


class Attempt(models.Model):
    """Somebody at one browser proves who they are. Only that browser knows the id.

    `person` is empty when nobody has the address; everything else happens all the same. `digest` is that of the
    e-mailed code, empty where the proof was another; `left` counts the tries down; `proved` says when it was right,
    `ended` when it led to something: no proof is used twice.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, models.CASCADE, null=True, related_name="+")
    purpose = models.CharField(max_length=12, choices=Purpose.choices)
    digest = models.CharField(max_length=64, blank=True)
    left = models.PositiveSmallIntegerField(default=3)
    at = models.DateTimeField()
    until = models.DateTimeField(db_index=True)
    proved = models.DateTimeField(null=True)
    ended = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"attempt {self.pk}"


class Limit(models.Model):
    """How far one count has run ahead: `due` is the moment, in milliseconds, at which it is empty again (limits.py)."""

    key = models.CharField(primary_key=True, max_length=64)
    due = models.BigIntegerField(default=0, db_index=True)

    def __str__(self) -> str:
        return f"limit {self.key[:8]}"


class Sitting(models.Model):
    """One signed-in browser. `key` is its session's; `strong`: a passkey or second factor was shown in it.

    `proved` is the last time the person proved who they are; `browser` says which kind it is, like “Firefox, Linux”.
    """

    id = models.BigIntegerField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, models.CASCADE, related_name="sittings")
    key = models.CharField(max_length=40, unique=True)
    since = models.DateTimeField()
    used = models.DateTimeField()
    proved = models.DateTimeField()
    passkey_at = models.DateTimeField(null=True)
    strong = models.BooleanField(default=False)
    browser = models.CharField(max_length=40, blank=True)

    def __str__(self) -> str:
        return f"sitting {self.pk}"


class Kept(models.Model):
    """The table of Django's database cache: short-lived marks all workers share, such as used codes of an app."""

    cache_key = models.CharField(primary_key=True, max_length=255)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "signin_kept"

    def __str__(self) -> str:
        return self.cache_key
