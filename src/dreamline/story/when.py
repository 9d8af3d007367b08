"""When something happened, as people say it: days, months, seasons, decades, roughly, spans, ages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class When:
    """The person's own `words`, the same in EDTF (ISO 8601-2), and earliest and latest day (None = open end)."""

    words: str
    edtf: str
    earliest: date | None
    latest: date | None
