"""JSON of strangers: read within bounds, and asked for texts and lists without trusting any type."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from dreamline.importers import CannotRead
from dreamline.importers.incoming import clean, decode
from dreamline.sentence import say

MAX_JSON_BYTES = 8 * 1024 * 1024
"""The JSON form of the longest story; 8 MB of the smallest values ("[[],[],...") become about 200 MB in memory."""


@dataclass(slots=True)
class _Twice:
    """The names of fields that stood twice in one object."""

    names: list[str] = field(default_factory=list)

    def object(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs) and not self.names:
            counted = Counter(name for name, _ in pairs)
            self.names.extend(name for name, count in counted.items() if count > 1)
        return found


def parse(data: bytes) -> tuple[Any, tuple[str, ...]]:
    """The value in the file, and the names of fields that stand twice in one object (the last one counts).

    Raises CannotRead with the line where the file stops being JSON.
    """
    text = decode(data, limit=MAX_JSON_BYTES).lstrip("\ufeff")
    twice = _Twice()
    try:
        value = json.loads(text, object_pairs_hook=twice.object)
    except json.JSONDecodeError as error:
        raise CannotRead(
            say("The file is not whole JSON: it breaks off or goes wrong at line {line}.", line=error.lineno)
        ) from None
    except (RecursionError, MemoryError):
        raise CannotRead(say("The file is nested too deeply to be a resume.")) from None
    except ValueError:
        raise CannotRead(say("The file holds a number with too many digits.")) from None
    return value, tuple(clean(name) for name in twice.names)


def text(item: dict[str, Any], *names: str) -> str:
    """The first of these fields that holds a text or a number, as one clean line; "" when none does."""
    for name in names:
        found = _line(item.get(name))
        if found:
            return found
    return ""


def objects(value: Any, most: int) -> tuple[list[tuple[int, dict[str, Any]]], int]:
    """The objects among the first `most` things of a list with their place (from 1), and how many were no objects.

    One object alone is a list of it; nothing at all is an empty list.
    """
    items = value if isinstance(value, list) else [] if value is None else [value]
    first = items[:most]
    found = [(place, item) for place, item in enumerate(first, start=1) if isinstance(item, dict)]
    return found, len(first) - len(found)


def _line(value: Any) -> str:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return ", ".join(part for part in (_line(one) for one in value if isinstance(one, str)) if part)
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return ""
    return str(value) if abs(value) < 10**12 else ""
