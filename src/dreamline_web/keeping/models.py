"""What a sealed row is; who may open which one besides its owner; who has opened what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models

from dreamline_web.pages.identifiers import new_id
from dreamline_web.people.models import Person, Relation

if TYPE_CHECKING:
    from collections.abc import Iterable


class SealedRow(models.Model):
    """A row whose content stands in `sealed`, which only `door.py` touches; an empty one was never written.

    Its id is known before it is saved (`pages.identifiers.new_id`), because the content is bound to it. More sealed
    columns of a row are named `sealed_...`.
    """

    sealed = models.BinaryField(default=bytes)

    class Meta:
        abstract = True

    def __init__(self, *args: Any, **fields: Any) -> None:
        super().__init__(*args, **fields)
        self.opened: dict[str, bytes] = {}

    def whose(self) -> Person:
        """The person it belongs to, who reads who opened it. Asked for every row: no query where many are read."""
        raise NotImplementedError

    def space_of(self) -> int:
        """The space it is sealed in: its owner's, or another that goes when it must go, like that of a relation."""
        return self.whose().space

    def reader(self) -> Person | None:
        """Who came in through an app's own doors (`access.py`) and so reached this row; None: nobody did."""
        return None

    def granted_as(self) -> tuple[str, int]:
        """Kind and item of the grant that opens it for others."""
        return str(self._meta.model_name), int(self.pk)

    def refresh_from_db(
        self, using: str | None = None, fields: Iterable[str] | None = None, from_queryset: Any = None
    ) -> None:
        super().refresh_from_db(using, fields, from_queryset)
        self.opened = {}


class Grant(models.Model):
    """One item of `owner` that `to` may open. No row, no right: no role and no rank opens anything.

    With a `relation` it stands only while that relation is open: a change of lead closes it on the next request.
    """

    id = models.BigIntegerField(primary_key=True, default=new_id, editable=False)
    owner = models.ForeignKey(Person, models.CASCADE, related_name="granted")
    kind = models.CharField(max_length=32)
    item = models.BigIntegerField()
    to = models.ForeignKey(Person, models.CASCADE, related_name="grants")
    relation = models.ForeignKey(Relation, models.CASCADE, null=True, related_name="grants")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    since = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["kind", "item", "to"], name="granted_once"),
            models.CheckConstraint(condition=~models.Q(owner=models.F("to")), name="own_things_need_no_grant"),
        )
        indexes = (models.Index(fields=["to", "kind", "item"], name="grants_of_somebody"),)

    def __str__(self) -> str:
        return f"grant {self.pk}"


class Opened(models.Model):
    """Somebody opened something of somebody else: one row for each time, with ids and never a word of the content.

    `items` are the ids, separated by commas. When the viewer's account is deleted, it stays, without the name.
    """

    id = models.BigIntegerField(primary_key=True, default=new_id, editable=False)
    owner = models.ForeignKey(Person, models.CASCADE, related_name="+")
    viewer = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    kind = models.CharField(max_length=32)
    purpose = models.CharField(max_length=32)
    items = models.TextField()

    class Meta:
        indexes = (
            models.Index(fields=["owner", "-at"], name="seen_of_an_owner"),
            models.Index(fields=["viewer", "-at"], name="seen_by_a_viewer"),
        )

    def __str__(self) -> str:
        return f"opened {self.pk}"

    @property
    def ids(self) -> tuple[int, ...]:
        return tuple(int(item) for item in self.items.split(","))
