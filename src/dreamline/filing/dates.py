"""Dates in a story file: the person's words, and beside them, where the words alone would not do, what they mean."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from dreamline.filing.escapes import guarded, plain, split_at
from dreamline.story.edtf import from_edtf
from dreamline.story.when import NotADate, When, find_when, read_when

LONGEST = 80
"""No date takes more characters than this."""

_DAYS_APART = (date(2021, 3, 4), date(2034, 11, 5))
"""Words that mean another time on one of these days than on the other cannot stand alone."""

_BOLD = re.compile(r"(\*\*|__)(.{1,80}?)\1[:,]?\s*(?:[–—-]\s+)?")
_COMMA = re.compile(r"(?<!\d),|,(?!\s*\d{4}\b)")
"""A comma, but not the one before the year in "March 14, 1998"."""


@dataclass(frozen=True, slots=True)
class Dates:
    """How dates are read in one file: the day they are read on, its language, the birthday if known."""

    today: date
    lang: str = ""
    born: When | None = None

    def read(self, words: str) -> When | None:
        """The date `words` are, as a whole, or None; `5 years ago = 2019` says what the words mean."""
        said, *meant = split_at(words, "=")
        if len(meant) == 1 and said and meant[0]:
            return self._meant(plain(meant[0]), plain(said))
        return self._known(plain(words))

    def leading(self, line: str) -> tuple[When | None, str]:
        """The date a line begins with (or ends with in brackets), and the rest of the line."""
        if bold := _BOLD.match(line):
            when = self._known(bold[2].rstrip(" :,"))
            return (when, line[bold.end() :].strip()) if when else (None, line)
        first, end, more = line.partition("\n")
        when, rest = find_when(first, today=self.today, lang=self.lang, born=self.born)
        return (when, (rest + end + more).strip()) if when else (None, line)

    def _meant(self, meaning: str, words: str) -> When | None:
        try:
            return from_edtf(meaning, words)
        except ValueError:
            known = self._known(meaning)
            return replace(known, words=words) if known else None

    def _known(self, words: str) -> When | None:
        if not words or len(words) > LONGEST:
            return None
        try:
            return read_when(words, today=self.today, lang=self.lang, born=self.born)
        except NotADate:
            return None

    def stands_alone(self, when: When) -> bool:
        """Whether the words alone will be read as this date on any day."""
        days = (replace(self, today=day).read(guarded(when.words, "=")) for day in _DAYS_APART)
        return all(day == when for day in days)

    def written(self, when: When) -> str:
        """The date for the file: its words, and what they mean if they cannot stand alone."""
        words = _COMMA.sub(r"\\,", guarded(when.words, "=()"))
        return words if self.stands_alone(when) else f"{words} = {when.edtf}"
