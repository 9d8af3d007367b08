"""The rows of a story.

A row keeps ids, relations, position, sight, version and times in the clear. Everything a person typed or chose is one
document in the core's JSON form, sealed in its owner's space (`documents.py` writes and reads it, through
`keeping.door`). A row opens only for the visitor who reached it through `access.py`, as its story or a part of that.

A `version` is the story's revision at the row's last change: it never comes twice, not even for a row that was removed
and came back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q

from dreamline_web.keeping.models import SealedRow
from dreamline_web.pages.identifiers import new_id
from dreamline_web.people.models import Person, Relation

if TYPE_CHECKING:
    from collections.abc import Iterable


class Sights(models.TextChoices):
    """Who may see an item. Whose names are meant stands in its document."""

    ONLY_ME = "me"
    MY_LEAD = "lead"
    PEOPLE = "people"


def _known_sight(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(condition=Q(sight__in=Sights.values), name=name)


class Story(SealedRow):
    """One person's story. `revision` counts every change of anything in it; `version` is that of its own words.

    The document holds title, subtitle, caption, birth and language, the lines of imported files nobody understood, and
    the goal pyramid (goals get rows of their own with their app). `sealed_memory` is a second document: the emojis this
    person chose before, stem -> emoji; it is no part of what can be undone.

    `visitor`, in memory only: who came in through `access.py`. Rows reached through the story open for them.
    """

    id = models.BigIntegerField(primary_key=True, default=new_id, editable=False)
    owner = models.OneToOneField(Person, models.CASCADE, related_name="story")
    revision = models.PositiveBigIntegerField(default=0)
    version = models.PositiveBigIntegerField(default=0)
    made = models.DateTimeField()
    changed = models.DateTimeField()
    sealed_memory = models.BinaryField(default=bytes)
    visitor: Person | None = None
    through: tuple[str, int] | None = None

    def __str__(self) -> str:
        return f"story {self.pk}"

    def whose(self) -> Person:
        return self.owner

    def reader(self) -> Person | None:
        return self.visitor

    def granted_as(self) -> tuple[str, int]:
        return self.through or super().granted_as()


class OfStory(SealedRow):
    """What belongs to a story: it is the story's owner's, and opens for the story's visitor.

    `through`, in memory only: the item whose grant opens this row for somebody else. A photo opens with the moment that
    shows it, a chapter's name and the words of the story with a moment in it (`opened/reading.py`).
    """

    id = models.BigIntegerField(primary_key=True, default=new_id, editable=False)
    story = models.ForeignKey(Story, models.CASCADE)
    through: tuple[str, int] | None = None

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self._meta.model_name} {self.pk}"

    def granted_as(self) -> tuple[str, int]:
        return self.through or super().granted_as()

    def whose(self) -> Person:
        return self.story.owner

    def reader(self) -> Person | None:
        return self.story.visitor

    def refresh_from_db(
        self, using: str | None = None, fields: Iterable[str] | None = None, from_queryset: Any = None
    ) -> None:
        """A row read anew stays in its story, with the visitor who came in there."""
        story = self.story
        super().refresh_from_db(using, fields, from_queryset)
        self.story = story


class Part(OfStory):
    """What chapters, moments, values and dreams have in common."""

    position = models.FloatField()
    version = models.PositiveBigIntegerField()
    made = models.DateTimeField()
    changed = models.DateTimeField()

    class Meta:
        abstract = True


class Chapter(Part):
    """A chapter; one without a name holds the moments that stand under no chapter."""

    class Meta(Part.Meta):
        default_related_name = "chapters"
        indexes = (models.Index(fields=["story", "position"], name="chapters_in_order"),)


class Photo(OfStory):
    """A clean JPEG (`dreamline.importers.photo.stored`).

    It outlives the moment that showed it until its removal can no longer be undone. Photos stand in the database: one
    backup, one transaction, sealed like every document.
    """

    made = models.DateTimeField()

    class Meta:
        default_related_name = "photos"


class Moment(Part):
    """A moment. Its photo's words and focus stand in the document, its bytes in the photo's row."""

    chapter = models.ForeignKey(Chapter, models.RESTRICT, related_name="moments")
    photo = models.ForeignKey(Photo, models.RESTRICT, null=True, related_name="+")
    sight = models.CharField(max_length=6, choices=Sights, default=Sights.ONLY_ME)

    class Meta(Part.Meta):
        default_related_name = "moments"
        indexes = (models.Index(fields=["story", "position"], name="moments_in_order"),)
        constraints = (_known_sight("moment_has_a_sight"),)


class Value(Part):
    """A word the person stands for."""

    sight = models.CharField(max_length=6, choices=Sights, default=Sights.ONLY_ME)

    class Meta(Part.Meta):
        default_related_name = "values"
        constraints = (_known_sight("value_has_a_sight"),)


class Tie(models.Model):
    """A moment that shows a value."""

    value = models.ForeignKey(Value, models.CASCADE, related_name="ties")
    moment = models.ForeignKey(Moment, models.CASCADE, related_name="ties")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["value", "moment"], name="tied_once"),)

    def __str__(self) -> str:
        return f"value {self.value_id} in moment {self.moment_id}"


class Dream(Part):
    """A dream, kept and drawn; its page comes with its own app. The moments it grew from stand in its document."""

    photo = models.ForeignKey(Photo, models.RESTRICT, null=True, related_name="+")
    sight = models.CharField(max_length=6, choices=Sights, default=Sights.ONLY_ME)

    class Meta(Part.Meta):
        default_related_name = "dreams"
        constraints = (_known_sight("dream_has_a_sight"),)


class Happening(OfStory):
    """What somebody did to a story, and when: the way back for 30 days.

    `number` is the story's revision it led to. The document keeps each touched row as it was before and after.
    `undone` says when it was taken back.
    """

    by = models.ForeignKey(Person, models.CASCADE, related_name="+")
    at = models.DateTimeField()
    number = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=32)
    undone = models.DateTimeField(null=True)

    class Meta:
        default_related_name = "happenings"
        constraints = (models.UniqueConstraint(fields=["story", "number"], name="one_happening_after_another"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class Draft(SealedRow):
    """What was read from a file or from pasted lines, until its person says yes or no; nothing of it is in the story.

    The document is the interchange form of what was found, and remarks on what was not. The file itself is not kept.
    """

    id = models.BigIntegerField(primary_key=True, default=new_id, editable=False)
    owner = models.ForeignKey(Person, models.CASCADE, related_name="+")
    made = models.DateTimeField(db_index=True)
    visitor: Person | None = None

    def __str__(self) -> str:
        return f"draft {self.pk}"

    def whose(self) -> Person:
        return self.owner

    def reader(self) -> Person | None:
        return self.visitor


class HandOver(models.Model):
    """The member has seen to what a new lead may see, or put the notice of it away; until then the page reminds."""

    relation = models.OneToOneField(Relation, models.CASCADE, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"hand-over {self.relation_id}"
