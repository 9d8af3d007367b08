"""Photos that came with a draft: they wait in its document, sealed with it, until its person says yes or no."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING, Any, Final

from dreamline_web.stories import documents

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dreamline_web.stories.models import Draft

FIELD: Final = "photos"


def put(draft: Draft, photos: Mapping[str, bytes]) -> None:
    """Beside what was read (the draft is written, and not saved yet)."""
    if photos:
        document = _document(draft) | {FIELD: {name: base64.b64encode(data).decode() for name, data in photos.items()}}
        documents.put_text(draft, json.dumps(document, ensure_ascii=False, separators=(",", ":")))


def names_in(draft: Draft) -> tuple[str, ...]:
    return tuple(_document(draft).get(FIELD, ()))


def photos_in(draft: Draft) -> dict[str, bytes]:
    """Clean JPEGs by the names in what was read."""
    return {name: base64.b64decode(data) for name, data in _document(draft).get(FIELD, {}).items()}


def _document(draft: Draft) -> dict[str, Any]:
    return documents.content_of(documents.text_in(draft))
