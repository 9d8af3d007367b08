"""Days, months and seasons written with words: 14 March 1998, Sept 2010, summer 1994, winter 1995/96."""

from __future__ import annotations

from dreamline.story.when_rules.reading import Found, Reading, longest
from dreamline.story.when_rules.years import four_digits, third, year_after, year_pair

WINTER = 24
_LAST_DAY = 31


def after_weekday(reading: Reading, at: int) -> int:
    """The place after "Monday," and the like, if a date may follow."""
    found = reading.word(at, "weekday")
    if not found:
        return at
    end = found[1] + 1 if reading.text(found[1]) in {",", "."} else found[1]
    return reading.after_all(end, "filler")


def month_word(reading: Reading, at: int) -> tuple[int, int] | None:
    """A month's number and the place after its name and full stop."""
    found = reading.word(at, "month")
    if not found:
        return None
    end = found[1]
    if reading.text(end) == "." and reading.tight(end) and reading.text(end + 1) != ".":
        end += 1
    return int(found[0]), end


def day_number(reading: Reading, at: int) -> tuple[int, int] | None:
    """A day of the month, as 14, 14th, 14., 14:e or 1er, and the place after it."""
    number = reading.number(at)
    if not 1 <= number <= _LAST_DAY or len(reading.text(at)) > 2:  # noqa: PLR2004
        found = reading.word(at, "ordinal")
        return (int(found[0]), found[1]) if found and int(found[0]) <= 4 else None  # noqa: PLR2004 (1st to 4th in words)
    end = at + 1
    tail = reading.word(end, "ordinaltail")
    if tail and reading.tight(end):
        end = tail[1]
    elif reading.text(end) == "." and reading.tight(end) and reading.text(end + 1) != ".":
        end += 1
    return number, end


def month(reading: Reading, at: int) -> Found | None:
    """A month and year, or a day, month and year that begins with the month: March 14, 1998."""
    found = month_word(reading, at)
    if not found:
        return None
    number, end = found
    year = year_after(reading, end)
    best = Found(f"{year[0]:04}-{number:02}", year[1]) if year else _part_of_month(reading, number, end)
    day = day_number(reading, reading.after(end, "the"))
    if day:
        year = year_after(reading, day[1])
        if year:
            best = longest(best, Found(f"{year[0]:04}-{number:02}-{day[0]:02}", year[1]))
    return best


def _part_of_month(reading: Reading, number: int, at: int) -> Found | None:
    """The part between month and year, as in "elokuun lopussa 2010"."""
    part = reading.word(at, "partafter")
    year = year_after(reading, part[1]) if part else None
    edtf = third(f"{year[0]:04}-{number:02}", int(part[0])) if part and year else None
    return Found(edtf, year[1]) if edtf and year else None


def day(reading: Reading, at: int) -> Found | None:
    """A day, month and year: 14 March 1998, 14. März 1998, 14 de marzo de 1998, Friday 14 March 1998."""
    start = after_weekday(reading, at)
    number = day_number(reading, start)
    named = _month_of_day(reading, number[1]) if number else None
    if number and named:
        year = year_after(reading, named[1])
        return Found(f"{year[0]:04}-{named[0]:02}-{number[0]:02}", year[1]) if year else None
    return month(reading, start) if start > at else None


def _month_of_day(reading: Reading, at: int) -> tuple[int, int] | None:
    """The month behind a day: of March, or -May- as some forms write it."""
    if reading.dash(at) and reading.tight(at) and reading.tight(at + 1):
        named = month_word(reading, at + 1)
        return named if named and reading.dash(named[1]) else None
    return month_word(reading, reading.after_all(at, "of"))


def season(reading: Reading, at: int) -> Found | None:
    """A season and year; two years stand for the winter between them."""
    found = reading.word(at, "season")
    if not found:
        return None
    which, end = int(found[0]), found[1]
    if reading.text(end) in {"/", "-"} and reading.word(end + 1, "season"):
        return _two_seasons(reading, which, end + 1)
    if which == WINTER:
        pair = year_pair(reading, end)
        if pair:
            return Found(f"{pair[0]:04}-{WINTER}", pair[1])
    year = year_after(reading, end, loose=True)
    return Found(f"{year[0]:04}-{which}", year[1]) if year else None


def _two_seasons(reading: Reading, first: int, at: int) -> Found | None:
    last = season(reading, at)
    if not last or "/" in last.edtf or int(last.edtf[5:7]) <= first:
        return None
    return Found(f"{last.edtf[:4]}-{first}/{last.edtf}", last.end)


def seasons(reading: Reading, at: int) -> Found | None:
    """The same season of several years, summers 1995-1998: from the first one to the end of the last."""
    found = reading.word(at, "seasons")
    first = year_after(reading, found[1]) if found else None
    joint = reading.word(first[1], "to") if first else None
    last = year_after(reading, joint[1], loose=True) if joint else None
    if not (found and first and last and first[0] < last[0]):
        return None
    return Found(f"{first[0]:04}-{found[0]}/{last[0]:04}-{found[0]}", last[1])


def year_first(reading: Reading, at: int) -> Found | None:
    """The year before the month, season or part: 2010 May, "vuoden 2010 maaliskuussa", 2004 summer.

    Inside a line only where a word for the year stands before it: "2010 March for peace" is the year alone.
    """
    start = reading.after(at, "yearword")
    year = four_digits(reading, start)
    if not year or not (reading.whole or start > at):
        return None
    place = reading.after_all(start + 1, "of")
    named = month_word(reading, place)
    if named:
        exact = day_number(reading, named[1])
        if exact:
            return Found(f"{year:04}-{named[0]:02}-{exact[0]:02}", exact[1])
        return Found(f"{year:04}-{named[0]:02}", named[1])
    found = reading.word(place, "season")
    return Found(f"{year:04}-{found[0]}", found[1]) if found else None
