"""When something happened, as people say it: days, months, seasons, decades, roughly, spans, ages.

Read in English, Swedish, German, French, Spanish and Finnish, in any mixture. What the words mean is settled so:
seasons are northern and winter belongs to the year it starts in; early, middle and late are years 0-3, 4-6 and 7-9 of
a decade and thirds of a year; "before 1990" excludes the year, "until 1990" includes it; 03/04/2011 has its day first;
a feast of several days is its month, a named day that day; "around" keeps the year's own days and says so.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from dreamline.sentence import Refused, say
from dreamline.story.edtf import When, from_edtf
from dreamline.story.when_label import short_label
from dreamline.story.when_rules.reading import Found, Reading
from dreamline.story.when_rules.spans import short_span, span, year_to
from dreamline.story.when_words.tokens import DASHES

if TYPE_CHECKING:
    from dreamline.sentence import Said
    from dreamline.story.when_words.tokens import Token

__all__ = ["NotADate", "When", "find_when", "from_edtf", "read_when", "short_label", "sort_key"]

_LONGEST = 200
"""No date a person writes has more characters; what is longer is not read as one."""
_LOOKED_AT = 120
"""How much of the beginning of a line may hold its date, in characters."""
_QUOTED = 40
_SEPARATORS = ":,;|.)]\u00b7\u2022\u30fb"
_UNITS = frozenset("%€$£¥°‰²³")
_THOUSANDS = 3
"""How many digits stand together in a long number."""
_BRACKETS = {")": "(", "]": "["}


class NotADate(Refused):
    """No date can be told; the text is one plain sentence for the person."""


def read_when(words: str, *, today: date, lang: str = "", born: When | None = None) -> When:
    """The date that the whole of `words` tells; raises NotADate with a sentence saying what is wrong.

    `lang` is read before the other languages where they disagree; `born` is needed for ages.
    """
    said = words.strip()
    if not said:
        raise NotADate(say("Write when it was, for example 1998, Aug 2001 or summer 2018."))
    if len(said) > _LONGEST:
        raise NotADate(_no_year(said))
    reading = Reading(said, today=today, lang=lang, born=born, whole=True)
    found = _whole(reading)
    if not found:
        raise NotADate(_why_not(said, reading))
    try:
        return from_edtf(found.edtf, said)
    except ValueError:
        raise NotADate(_no_such_day(said)) from None


def _whole(reading: Reading) -> Found | None:
    for found in (span(reading, 0), short_span(reading), year_to(reading)):
        if found and _rest_is_empty(reading, found.end):
            return found
    return None


def _rest_is_empty(reading: Reading, end: int) -> bool:
    return end == reading.size or (end == reading.size - 1 and reading.text(end) in {".", ",", ":", ";"})


def _why_not(said: str, reading: Reading) -> Said:
    words = _quoted(said)
    if reading.wants_born:
        return say("To place “{words}” I need a birth date; add a line such as “born: 1975”.", words=words)
    if reading.impossible:
        return _no_such_day(said)
    if not any(token.number >= 0 for token in reading.tokens) and "month" in reading.meanings(0):
        return say("“{words}” needs a year, as in “{words} {year}”.", words=words, year=reading.today.year)
    return _no_year(said)


def _no_year(said: str) -> Said:
    return say("I cannot tell a year in “{words}”.", words=_quoted(said))


def _no_such_day(said: str) -> Said:
    return say("There is no such day as “{words}” in the calendar.", words=_quoted(said))


def _quoted(text: str) -> str:
    plain = " ".join("".join(letter if letter.isprintable() else " " for letter in text[: 2 * _QUOTED]).split())
    return plain if len(plain) <= _QUOTED else plain[: _QUOTED - 1] + "…"


def find_when(line: str, *, today: date, lang: str = "", born: When | None = None) -> tuple[When | None, str]:
    """The date a line begins with, or ends with in brackets, and the rest of the line; None where none is sure.

    The rest is part of the line as it stands; only the separator between date and text is taken away.
    """
    return (
        _at_start(line, today=today, lang=lang, born=born)
        or _in_brackets(line, today=today, lang=lang, born=born)
        or (None, line)
    )


def _at_start(line: str, *, today: date, lang: str, born: When | None) -> tuple[When, str] | None:
    reading = Reading(line[:_LOOKED_AT], today=today, lang=lang, born=born, whole=False)
    opened = reading.text(0) in {"(", "["}
    found = span(reading, 1 if opened else 0)
    if not found or (opened and reading.text(found.end) not in {")", "]"}) or not _stands_apart(reading, found.end):
        return None
    end = found.end + 1 if opened else found.end
    begin = reading.tokens[0].start
    place = reading.tokens[end - 1].end
    when = _when(found.edtf, line[begin:place].strip("()[] "))
    return (when, _rest(line, place)) if when else None


def _when(edtf: str, words: str) -> When | None:
    try:
        return from_edtf(edtf, words)
    except ValueError:
        return None


def _stands_apart(reading: Reading, end: int) -> bool:
    """Whether the date ends where it seems to, and the next word does not make its number an amount."""
    following = reading.token(end)
    if not following.text:
        return True
    if reading.number(end - 1) >= 0 and _is_counted(reading, end):
        return False
    return following.spaced or _is_separator(reading, following, end)


def _is_counted(reading: Reading, at: int) -> bool:
    """Whether what follows a number makes it an amount: 2000 people, 2000 €, 2000 000."""
    text = reading.text(at)
    return bool(reading.word(at, "count")) or text in _UNITS or (reading.number(at) >= 0 and len(text) == _THOUSANDS)


def _is_separator(reading: Reading, following: Token, end: int) -> bool:
    if following.text == "-":
        return not reading.tight(end + 1) or reading.line[reading.token(end + 1).start].isupper()
    if following.text in _SEPARATORS:
        return not reading.tight(end + 1) or reading.number(end + 1) < 0
    return not (following.text.isalnum() or following.text in "/'%+*=@#&_<>")


def _rest(line: str, place: int) -> str:
    """The text behind the date without white space and one separator."""
    rest = line[place:].strip()
    if rest[:1] and rest[0] in DASHES:
        return rest.lstrip(DASHES).lstrip()
    return rest[1:].lstrip() if rest and rest[0] in _SEPARATORS else rest


def _in_brackets(line: str, *, today: date, lang: str, born: When | None) -> tuple[When, str] | None:
    text = line.rstrip()
    opening = _BRACKETS.get(text[-1:])
    start = text.rfind(opening) if opening else -1
    if start <= 0 or len(text) - start > _LOOKED_AT:
        return None
    try:
        when = read_when(text[start + 1 : -1], today=today, lang=lang, born=born)
    except NotADate:
        return None
    return when, text[:start].strip()


def sort_key(when: When) -> tuple[int, int, str]:
    """A key that puts dates in the order of time: by earliest day, then latest; open ends lie before and after all."""
    earliest = when.earliest.toordinal() if when.earliest else 0
    latest = when.latest.toordinal() if when.latest else date.max.toordinal() + 1
    return earliest, latest, when.edtf
