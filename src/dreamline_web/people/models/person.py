"""People and their accounts."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Lower

from dreamline_web.pages.identifiers import new_id


class Everybody(BaseUserManager["Person"]):
    """The door Django's sign-in uses."""

    def get_by_natural_key(self, username: str | None) -> Person:
        return self.at(username or "").get()

    def at(self, *addresses: str) -> QuerySet[Person]:
        """Whoever has one of these addresses, however its letters are cased."""
        return self.alias(small=Lower("address")).filter(small__in=[address.lower() for address in addresses])


class Person(AbstractBaseUser):
    """An account.

    `space` names the person's own sealed space. `sign` is the emoji a person chose to stand for them, `disc` the colour
    behind it (0 to 7). `organiser`: keeps accounts and teams in order, sees no content. `sealed_until`: until then the
    account's content stays closed to it, because an organiser changed its address. `promised`: when the lead's promise
    was accepted. `left` and `goes` are the leaver's timetable: the last day, and the day everything personal is
    deleted; both in the house's time zone, both empty for whoever stays.
    """

    name = models.CharField(max_length=120)
    address = models.EmailField(unique=True)
    language = models.CharField(max_length=8, blank=True)
    sign = models.CharField(max_length=40)
    disc = models.PositiveSmallIntegerField(default=0)
    space = models.BigIntegerField(unique=True, default=new_id, editable=False)
    organiser = models.BooleanField(default=False)
    promised = models.DateTimeField(null=True)
    sealed_until = models.DateTimeField(null=True)
    since = models.DateTimeField()
    left = models.DateField(null=True)
    goes = models.DateField(null=True)
    closed = models.DateTimeField(null=True)
    demo = models.BooleanField(default=False)
    version = models.PositiveBigIntegerField(default=1)

    USERNAME_FIELD = "address"
    EMAIL_FIELD = "address"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects = Everybody()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(disc__lte=7), name="eight_discs"),
            models.UniqueConstraint(Lower("address"), name="one_person_an_address"),
            models.CheckConstraint(
                condition=Q(left=None, goes=None) | Q(left__isnull=False, goes__gte=F("left")),
                name="goes_after_leaving",
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def is_active(self) -> bool:  # type: ignore[override]  # Django's attribute; here it follows from a date
        return self.closed is None

    @property
    def first_name(self) -> str:
        return first_of(self.name)


def first_of(name: str) -> str:
    """What somebody is called; "" for an erased account."""
    return next(iter(name.split()), "")


class AddressChange(models.Model):
    """An organiser gave somebody another address; whoever reads mail at the one before may say yes or stop it.

    `at`: since when the new address is in doubt; of several changes in a row the time of the first, so that nothing the
    holder of the new address sets up meanwhile counts as proof. `settled` says when somebody decided, or when a later
    change took its place.
    """

    id = models.BigIntegerField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, models.CASCADE, related_name="address_changes")
    before = models.EmailField()
    after = models.EmailField()
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    settled = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"address change {self.pk}"
