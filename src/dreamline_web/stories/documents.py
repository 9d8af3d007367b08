"""Rows to core values and back: the one place that knows what stands in a document.

A document is the core's JSON form without what the row itself says: its id, and who may see it (the names of people
stay in it, they were typed). Photos are named after their row; their bytes are read and written in `photos.py`.

    moment = documents.moment_of(row)
    documents.write_moment(row, replace(moment, why="..."))     # then the row is saved
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from dreamline.filing import Filed, save
from dreamline.story.moment import Sight
from dreamline.story.story import Story
from dreamline_web.keeping import door

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dreamline.story.dream import Dream
    from dreamline.story.moment import Moment, Photo
    from dreamline.story.story import Chapter, Value
    from dreamline_web.stories import models

    Row = models.Part | models.Story | models.Happening | models.Draft

Json = dict[str, Any]
Entry = dict[str, Any]
"""One touched row of a happening: table, id, before and after (snapshots; None = not there)."""
MEMORY: Final = "sealed_memory"
_MAIN: Final = {"moment": "text", "chapter": "name", "value": "name", "dream": "title"}
"""The field of a document that names its item."""


def text_in(row: Row) -> str:
    """A row's document as text, as far as the door opens it. Raises as `door.text`."""
    return door.text(row)


def open_together(story: models.Story, rows: Iterable[Row]) -> None:
    """Opens many rows of a story for its visitor with one look at the key for each table. Raises as `door.own`."""
    if story.visitor is not None and story.visitor.pk == story.owner_id:
        door.own(story.visitor, rows)


def content_of(text: str) -> Json:
    """What an opened document holds, as it stands: for what is carried along or handed out whole."""
    content: Json = json.loads(text)
    return content


def put_text(row: Row, text: str) -> None:
    """Seals a row's document (the row is not saved yet)."""
    door.close(row, text)


def write_moment(row: models.Moment, moment: Moment) -> None:
    """The moment and who may see it; its photo, chapter and place are the row's own."""
    put_text(row, _text(save.moment_to_json(moment)))
    row.sight = moment.sight.who


def moment_of(row: models.Moment) -> Moment:
    moment = _moment(text_in(row), row.pk)
    return replace(moment, sight=_sight(row.sight, moment.sight), photo=_photo(row.photo_id, moment.photo))


def write_chapter(row: models.Chapter, chapter: Chapter) -> None:
    """The chapter without its moments."""
    put_text(row, _text(save.chapter_to_json(chapter)))


def chapter_of(row: models.Chapter, moments: tuple[Moment, ...] = ()) -> Chapter:
    return replace(save.chapter_from_json(_json(row)), moments=moments)


def write_value(row: models.Value, value: Value) -> None:
    """The value and who may see it, without its moments."""
    document = save.value_to_json(value)
    document.pop("moments", None)
    put_text(row, _text(document))
    row.sight = value.sight.who


def value_of(row: models.Value, moments: tuple[int, ...] = ()) -> Value:
    value = save.value_from_json(json.loads(text_in(row)))
    return replace(value, sight=_sight(row.sight, value.sight), moments=tuple(map(str, moments)))


def write_dream(row: models.Dream, dream: Dream) -> None:
    """The dream and who may see it."""
    put_text(row, _text(save.dream_to_json(dream)))
    row.sight = dream.sight.who


def dream_of(row: models.Dream) -> Dream:
    dream = save.dream_from_json(_json(row))
    return replace(dream, sight=_sight(row.sight, dream.sight), photo=_photo(row.photo_id, dream.photo))


def write_head(row: models.Story, filed: Filed) -> None:
    """Everything of a story that is no row of its own: its words, its pyramid, lines nobody understood."""
    document = save.to_json(replace(filed, story=replace(filed.story, person="", chapters=(), values=(), dreams=())))
    document.pop("format")
    put_text(row, _text(document))


def head_of(row: models.Story) -> Filed:
    """The story's own words, without chapters, values and dreams. Links into those are kept as they stand."""
    document = json.loads(text_in(row) or "{}")
    return save.from_json({**document, "format": save.FORMAT})[0] if document else Filed(Story())


def memory_of(row: models.Story) -> dict[str, str]:
    """The person's earlier choices of emojis, stem -> emoji."""
    memory: dict[str, str] = json.loads(door.text(row, column=MEMORY) or "{}")
    return memory


def write_memory(row: models.Story, memory: dict[str, str]) -> None:
    door.close(row, _compact(memory), column=MEMORY)


@dataclass(frozen=True, slots=True)
class Read:
    """What a draft holds: what was found, the kind of file it was found in, and sentences on what was not taken."""

    filed: Filed
    source: str
    remarks: tuple[str, ...]


def write_draft(row: models.Draft, read: Read) -> None:
    put_text(row, _compact({"filed": save.to_json(read.filed), "source": read.source, "remarks": read.remarks}))


def draft_of(row: models.Draft) -> Read:
    document = json.loads(text_in(row))
    return Read(save.from_json(document["filed"])[0], document["source"], tuple(document["remarks"]))


def write_entries(row: models.Happening, entries: list[Entry]) -> None:
    put_text(row, _compact(entries))


def entries_of(row: models.Happening) -> list[Entry]:
    entries: list[Entry] = json.loads(text_in(row))
    return entries


def title_in(table: str, was: Json) -> str:
    """The words that name an item, as a happening's entry holds it; "" where it has none."""
    document: Json = json.loads(was["document"])
    return " ".join(str(document.get(_MAIN.get(table, "title"), "")).split())


def photo_name(number: int) -> str:
    return f"{number}.jpg"


def _photo(number: int | None, photo: Photo | None) -> Photo | None:
    """The row says whether there is a photo, the document what it shows."""
    return replace(photo, name=photo_name(number)) if number and photo else None


def _text(document: Json) -> str:
    document.pop("id", None)
    if "names" not in document.get("sight", {}):
        document.pop("sight", None)
    return _compact(document)


def _compact(document: object) -> str:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


@lru_cache(maxsize=1000)
def _moment(text: str, number: int) -> Moment:
    """A moment as it was read before: a story changes one at a time, and is read whole.

    Remembered under the text itself, which the door must have opened anew each time: what is erased opens no more, so
    nothing of it is ever asked from here. Only in the memory of this process, at most a thousand moments.
    """
    return save.moment_from_json({**json.loads(text), "id": str(number)})


def _json(row: models.Part) -> Json:
    return {**json.loads(text_in(row)), "id": str(row.pk)}


def _sight(who: str, sight: Sight) -> Sight:
    """The row says who; names count only where people are named."""
    if who == "people":
        return Sight("people", sight.names)
    return Sight("lead" if who == "lead" else "me")
