"""A row's content as it stands in a happening: its clear columns and its document, without version and times."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from dreamline_web.keeping import grants
from dreamline_web.stories import documents
from dreamline_web.stories.models import Chapter, Dream, Moment, Photo, Sights, Story, Tie, Value

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

Row = Chapter | Moment | Value | Dream | Story
Key = tuple[str, int]
"""The name of a table and the id of a row."""
Snapshot = dict[str, Any]

TABLES: Final[dict[str, type[Row]]] = {
    "chapter": Chapter,
    "moment": Moment,
    "dream": Dream,
    "value": Value,
    "story": Story,
}
"""In the order in which rows can be brought back: a moment needs its chapter, a value the moments it is tied to."""

FIELDS: Final[dict[str, tuple[str, ...]]] = {
    "chapter": ("position",),
    "moment": ("chapter_id", "photo_id", "position", "sight"),
    "dream": ("photo_id", "position", "sight"),
    "value": ("position", "sight"),
    "story": (),
}
"""The clear columns of each."""
DOCUMENT: Final = "document"
"""Under this name stands the text of the row's document."""
OPEN_TO: Final = "open_to"
"""Under this name stands for whom an item was opened: pairs of a person and a relation (keeping.grants.To)."""
BESIDE: Final = frozenset({"ties", OPEN_TO})
"""What belongs to a row and stands in rows of its own."""
UNVERSIONED: Final = frozenset({"position", "ties", OPEN_TO})
"""What may change under an open form without making it stale."""


def key_of(row: Row) -> Key:
    name = row._meta.model_name  # noqa: SLF001  # Django's public name for it has this underscore
    return str(name), row.pk


def columns(row: Row) -> Snapshot:
    """The row as it stands in memory, without a value's ties and without for whom it is open."""
    table, _ = key_of(row)
    clear = {name: getattr(row, name) for name in FIELDS[table]}
    return {**clear, DOCUMENT: documents.text_in(row)}


def snapshot(row: Row) -> Snapshot:
    found = columns(row)
    if isinstance(row, Value):
        found["ties"] = sorted(Tie.objects.filter(value=row).values_list("moment_id", flat=True))
    if isinstance(row, Moment | Value | Dream):
        found[OPEN_TO] = _open_to(row)
    return found


def _open_to(row: Moment | Value | Dream) -> list[list[int | None]]:
    """What only its owner sees is open to nobody, so nobody asks."""
    if row.sight == Sights.ONLY_ME:
        return []
    return [list(to) for to in grants.held(row.granted_as(), owner=row.whose())]


def find(story: Story, key: Key) -> Row | None:
    """The row as it is now, of this story only."""
    table, number = key
    if table == "story":
        return story if number == story.pk else None
    model: Any = TABLES[table]
    found: Row | None = model.objects.filter(story=story, pk=number).first()
    if found is not None and not isinstance(found, Story):
        found.story = story
    return found


def there(story: Story, keys: Iterable[Key]) -> set[Key]:
    """Which of these rows exist; one query for each table named."""
    wanted: dict[str, list[int]] = {}
    for table, number in keys:
        wanted.setdefault(table, []).append(number)
    found: set[Key] = {("story", story.pk)}
    for table, numbers in wanted.items():
        if table != "story":
            model: Any = TABLES[table]
            known = model.objects.filter(story=story, pk__in=numbers).values_list("pk", flat=True)
            found |= {(table, number) for number in known}
    return found


def write(row: Row, fields: Snapshot) -> None:
    """Sets the given fields on the row (not saved yet); a photo that is gone for good stays away."""
    for name, value in fields.items():
        if name == "photo_id" and value and not Photo.objects.filter(pk=value).exists():
            setattr(row, name, None)
        elif name == DOCUMENT:
            documents.put_text(row, value)
        elif name not in BESIDE:
            setattr(row, name, value)


def tie(value: Value, moments: Iterable[int]) -> None:
    """Ties the value to these moments and no others; moments that are gone stay away."""
    wanted = set(Moment.objects.filter(story_id=value.story_id, pk__in=list(moments)).values_list("pk", flat=True))
    kept = set(Tie.objects.filter(value=value).values_list("moment_id", flat=True))
    Tie.objects.filter(value=value, moment__in=kept - wanted).delete()
    Tie.objects.bulk_create(Tie(value=value, moment_id=number) for number in sorted(wanted - kept))


def reopen(row: Row, was: Snapshot, *, now: datetime) -> None:
    """Opens a row for whom it was open, as far as that can still be; never for a lead who leads no more."""
    if isinstance(row, Moment | Value | Dream) and OPEN_TO in was:
        wanted = [(to, relation) for to, relation in was[OPEN_TO]] if row.sight != Sights.ONLY_ME else []
        owner = row.whose()
        grants.settle(row.granted_as(), wanted, owner=owner, by=owner, now=now)
