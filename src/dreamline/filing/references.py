"""How a story file names a moment elsewhere: by its date (`1988`, `1995#2`), or by its text in quotes."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

from dreamline.filing.escapes import guarded, plain, plain_start
from dreamline.filing.words import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dreamline.filing.dates import Dates
    from dreamline.story.moment import Moment

_NUMBERED = re.compile(r"(.*?(?<!\\)(?:\\\\)*)#(\d{1,6})$", re.DOTALL)
"""An escaped sign is no number's; an even count of backslashes before it escapes only themselves."""
_QUOTED = re.compile(r"[\"“”„«»](.*)[\"“”„«»]$", re.DOTALL)


class Moments:
    """The moments of one story, found by label and named by label."""

    def __init__(self, moments: Sequence[Moment], dates: Dates) -> None:
        self._dates = dates
        self._by_words: dict[str, list[str]] = defaultdict(list)
        self._by_text: dict[str, list[str]] = defaultdict(list)
        self._labels: dict[str, str] = {}
        spans: list[tuple[date, int, date, str]] = []
        for at, moment in enumerate(moments):
            alike = self._by_words[folded(moment.when.words)] if moment.when else self._by_text[moment.text]
            alike.append(moment.id)
            self._labels[moment.id] = _label(moment, len(alike))
            if moment.when and moment.when.earliest and moment.when.latest:
                spans.append((moment.when.earliest, at, moment.when.latest, moment.id))
        self._starts = sorted(
            (moment.when.earliest, moment.id) for moment in moments if moment.when and moment.when.earliest
        )
        self._spans = sorted(spans)
        self._within: dict[tuple[date, date], list[str]] = {}

    def find(self, raw: str) -> str | None:
        """The id of the moment `raw` names, or None."""
        numbered = _NUMBERED.fullmatch(raw)
        label, number = (numbered[1].strip(), int(numbered[2])) if numbered else (raw, 1)
        if quoted := _QUOTED.fullmatch(label):
            return _nth(self._by_text.get(plain(quoted[1]), []), number)
        exact = self._by_words.get(folded(plain_start(label)), [])
        return (
            _nth(exact, number)
            or _nth(self._in_time(label), number)
            or (self._only_start(label) if number == 1 else None)
        )

    def label(self, moment_id: str) -> str:
        """How the file names that moment; "" for an id of no moment."""
        return self._labels.get(moment_id, "")

    def _in_time(self, label: str) -> list[str]:
        """Moments that lie within the time `label` names, in the order of the story."""
        when = self._dates.read(label)
        if not when or not when.earliest or not when.latest:
            return []
        span = (when.earliest, when.latest)
        if span not in self._within:
            self._within[span] = self._between(*span)
        return self._within[span]

    def _only_start(self, label: str) -> str | None:
        """The one moment that begins within the time `label` names and goes on behind it, as 2004-2007 for 2004."""
        when = self._dates.read(label)
        if not when or not when.earliest or not when.latest:
            return None
        first = bisect_left(self._starts, (when.earliest, ""))
        begun = self._starts[first : first + 2]
        begun = [start for start in begun if start[0] <= when.latest]
        return begun[0][1] if len(begun) == 1 else None

    def _between(self, earliest: date, latest: date) -> list[str]:
        first = bisect_left(self._spans, (earliest, -1, date.min, ""))
        last = bisect_right(self._spans, (latest, len(self._spans) * 2, date.max, ""))
        inside = sorted((at, name) for _, at, end, name in self._spans[first:last] if end <= latest)
        return [name for _, name in inside]


def _label(moment: Moment, number: int) -> str:
    """The date, or the text in quotes; with its number where it is not the first of its kind."""
    if moment.when:
        label = guarded(moment.when.words, '"#,()=:')
        label = "\\" + label if _QUOTED.match(label) or plain_start(label) != moment.when.words else label
    else:
        label = '"' + guarded(moment.text, ',():="') + '"'
    return label if number == 1 else f"{label}#{number}"


def _nth(names: list[str], number: int) -> str | None:
    return names[number - 1] if 0 < number <= len(names) else None
