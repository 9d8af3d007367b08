"""Rows to core values and back: the one place that knows what stands in a `document`.

A document is the core's JSON form without what the row itself says: its id, and who may see it (the names of people
stay in it, they were typed). Photos are named after their row.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from dreamline.filing import Filed, save
from dreamline.story.moment import Sight
from dreamline.story.story import Story

if TYPE_CHECKING:
    from dreamline.story.dream import Dream
    from dreamline.story.moment import Moment, Photo
    from dreamline.story.story import Chapter, Value
    from dreamline_web.stories import models

Json = dict[str, Any]


def moment_text(moment: Moment) -> str:
    return _text(save.moment_to_json(moment))


def moment_of(row: models.Moment) -> Moment:
    moment = save.moment_from_json(_json(row.document, row.pk))
    return replace(moment, sight=_sight(row.sight, moment.sight), photo=_photo(row.photo_id, moment.photo))


def chapter_text(chapter: Chapter) -> str:
    return _text(save.chapter_to_json(chapter))


def chapter_of(row: models.Chapter, moments: tuple[Moment, ...] = ()) -> Chapter:
    return replace(save.chapter_from_json(_json(row.document, row.pk)), moments=moments)


def value_text(value: Value) -> str:
    document = save.value_to_json(value)
    document.pop("moments", None)
    return _text(document)


def value_of(row: models.Value, moments: tuple[int, ...] = ()) -> Value:
    value = save.value_from_json(json.loads(row.document))
    return replace(value, sight=_sight(row.sight, value.sight), moments=tuple(map(str, moments)))


def dream_text(dream: Dream) -> str:
    return _text(save.dream_to_json(dream))


def dream_of(row: models.Dream) -> Dream:
    dream = save.dream_from_json(_json(row.document, row.pk))
    return replace(dream, sight=_sight(row.sight, dream.sight), photo=_photo(row.photo_id, dream.photo))


def head_text(filed: Filed) -> str:
    """Everything of a story that is no row of its own: its words, its pyramid, lines nobody understood."""
    document = save.to_json(replace(filed, story=replace(filed.story, person="", chapters=(), values=(), dreams=())))
    document.pop("format")
    return _text(document)


def head_of(row: models.Story) -> Filed:
    """The story's own words, without chapters, values and dreams. Links into those are kept as they stand."""
    document = json.loads(row.document)
    return save.from_json({**document, "format": save.FORMAT})[0] if document else Filed(Story())


def memory_of(row: models.Story) -> dict[str, str]:
    """The person's earlier choices of emojis, stem -> emoji."""
    memory: dict[str, str] = json.loads(row.memory)
    return memory


def memory_text(memory: dict[str, str]) -> str:
    return json.dumps(memory, ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class Read:
    """What a draft holds: what was found, the kind of file it was found in, and sentences on what was not taken."""

    filed: Filed
    source: str
    remarks: tuple[str, ...]


def draft_text(read: Read) -> str:
    document = {"filed": save.to_json(read.filed), "source": read.source, "remarks": read.remarks}
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def draft_of(row: models.Draft) -> Read:
    document = json.loads(row.document)
    return Read(save.from_json(document["filed"])[0], document["source"], tuple(document["remarks"]))


def photo_name(number: int) -> str:
    return f"{number}.jpg"


def _photo(number: int | None, photo: Photo | None) -> Photo | None:
    """The row says whether there is a photo, the document what it shows."""
    return replace(photo, name=photo_name(number)) if number and photo else None


def _text(document: Json) -> str:
    document.pop("id", None)
    if "names" not in document.get("sight", {}):
        document.pop("sight", None)
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def _json(document: str, number: int) -> Json:
    return {**json.loads(document), "id": str(number)}


def _sight(who: str, sight: Sight) -> Sight:
    """The row says who; names count only where people are named."""
    if who == "people":
        return Sight("people", sight.names)
    return Sight("lead" if who == "lead" else "me")
