"""Seals every document in its owner's space, and opens them again on the way back."""

from collections.abc import Callable, Iterator
from typing import Any

from django.core.management import call_command
from django.db import migrations

from dreamline_web.sealing import envelope, ring

PIECES = ("story", "chapter", "moment", "value", "dream", "photo", "happening", "draft")

Work = Callable[[Any, str, str, int], None]


def seal(apps: Any, _schema: Any) -> None:
    _each(apps, _sealed)


def unseal(apps: Any, _schema: Any) -> None:
    _each(apps, _opened)


def _each(apps: Any, work: Work) -> None:
    """Every row with its owner's space. The ring is made ready first, unless there is nothing to seal."""
    if not apps.get_model("stories", "Story").objects.exists() and not _drafts(apps).exists():
        return
    call_command("migrate", "sealing", database="keyring", verbosity=0, interactive=False)
    with ring.at_hand():
        for name in PIECES:
            for row, space in _rows(apps, name):
                work(row, f"stories.{name}", "sealed", space)
                if name == "story":
                    work(row, "stories.story", "sealed_memory", space)


def _rows(apps: Any, name: str) -> Iterator[tuple[Any, int]]:
    owner = "owner" if name in {"story", "draft"} else "story__owner"
    rows = apps.get_model("stories", name).objects.select_related(owner)
    for number in list(rows.values_list("pk", flat=True)):  # one at a time: photos are large
        row = rows.get(pk=number)
        yield row, (row.owner if hasattr(row, "owner") else row.story.owner).space


def _drafts(apps: Any) -> Any:
    return apps.get_model("stories", "Draft").objects


def _sealed(row: Any, table: str, field: str, space: int) -> None:
    plain = getattr(row, _clear(field))
    kept = plain.encode() if isinstance(plain, str) else bytes(plain)
    setattr(row, field, envelope.seal(kept, space=space, table=table, field=field, row=row.pk))
    row.save(update_fields=[field])


def _opened(row: Any, table: str, field: str, space: int) -> None:
    sealed = bytes(getattr(row, field))
    plain = envelope.open_sealed(sealed, space=space, table=table, field=field, row=row.pk) if sealed else b""
    setattr(row, _clear(field), plain if table == "stories.photo" else plain.decode() or "{}")
    row.save(update_fields=[_clear(field)])


def _clear(field: str) -> str:
    return "memory" if field == "sealed_memory" else "document"


class Migration(migrations.Migration):
    dependencies = (
        ("stories", "0002_room_for_sealed"),
        ("sealing", "0001_initial"),
    )

    operations = (migrations.RunPython(seal, unseal),)
