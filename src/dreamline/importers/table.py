"""Tables of moments (CSV): any delimiter, encoding, order and naming of columns in; our own columns out."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from dreamline.filing import Filed, Remark
from dreamline.importers import CannotRead, Draft, dates
from dreamline.importers.cells import DELIMITERS, Row, rows
from dreamline.importers.columns import COLUMNS, is_header, named
from dreamline.importers.incoming import clean, decode, has_unwanted
from dreamline.importers.remarks import Remarks
from dreamline.sentence import counted, say
from dreamline.story.moment import HIGHEST, LOWEST, Moment
from dreamline.story.story import Chapter, Story
from dreamline.story.when import from_edtf, read_when

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dreamline.story.when import When

_LOOK_AT = 20
"""Rows looked at to tell the delimiter and, without a header, which column holds the dates."""
_START = 100_000
"""Letters in which the first rows are looked for."""
_MOSTLY = 0.6
_YEAR = re.compile(r"\d{4}")
_DAYS_APART = (date(2021, 3, 4), date(2034, 11, 5))
"""Words that mean another time on one of these days than on the other ("3 years ago") depend on the day."""
_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")  # the wide forms are formulas in East Asian settings
_SEP_LINE = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_FEELING = re.compile(r"([+-]?)(\d{1,3})(?:[.,]0+)?")
_HEIGHTS = {"a low": -2, "low": -2, "hard": -1, "even": 0, "good enough": 0, "good": 1, "a high": 2, "high": 2}


@dataclass(frozen=True, slots=True)
class _Layout:
    """How a table is written: its delimiter, where each column stands, and its header row (None without one)."""

    delimiter: str
    at: dict[str, int]
    header: Row | None = None

    @property
    def own(self) -> bool:
        """Whether it is exactly our own table; it then keeps its order."""
        return self.header is not None and self.header.cells == COLUMNS

    @property
    def unused(self) -> tuple[str, ...]:
        cells = self.header.cells if self.header else ()
        return tuple(cell for number, cell in enumerate(cells) if cell and number not in self.at.values())


def read(data: bytes, *, today: date, lang: str = "") -> Draft:
    """A draft from the bytes of a CSV table; `lang` helps to read the dates and becomes the story's language.

    Raises CannotRead for anything in which no column of texts can be found.
    """
    text = decode(data)
    remarks = Remarks()
    if has_unwanted(text):
        remarks.say(say("Control characters were taken out of the texts."))
    layout = _layout(text, today=today, lang=lang)
    if layout is None:
        raise CannotRead(
            say("I find no column of texts in this table; name the columns when and text in its first line.")
        )
    for name in layout.unused:
        remarks.say(say("The column “{name}” was left out.", name=name[:60]))
    body = _body(text, layout)
    told = [one for row in body if (one := _told(row, layout, remarks, today=today, lang=lang))]
    chapters = _chapters(_in_order(told, own=layout.own), own=layout.own)
    return Draft(Filed(Story(lang=lang, chapters=chapters)), remarks.all())


def is_table(text: str, *, today: date) -> bool:
    """Whether a text is a table of moments: it has our columns, or every line is a date, a delimiter and a text."""
    return _layout(text, today=today, lang="") is not None


def write(filed: Filed) -> str:
    """The moments as CSV: columns when, text, emoji, feeling, why, chapter; lines end in CR LF (RFC 4180).

    A cell a spreadsheet would take for a formula gets an apostrophe in front; `read` takes it away again. Feelings
    are bare numbers (2, -1): those are no formulas, and a person can sort by them.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for chapter in filed.story.chapters:
        writer.writerows(_cells(moment, chapter.name) for moment in chapter.moments)
    return out.getvalue()


def not_written(filed: Filed) -> tuple[Remark, ...]:
    """What a table cannot hold of this story, in sentences: everything but when, text, emoji, feeling, why, chapter."""
    story, goals = filed.story, filed.pyramid
    missing = (
        counted("{count} dream was", "{count} dreams were", count=len(story.dreams)),
        counted("{count} value was", "{count} values were", count=len(story.values)),
        counted("{count} goal was", "{count} goals were", count=len(goals.goals)),
        counted("{count} promise was", "{count} promises were", count=len(goals.promises)),
        counted(
            "{count} turning point was",
            "{count} turning points were",
            count=sum(moment.turning_point for moment in story.moments),
        ),
        counted(
            "{count} photo was", "{count} photos were", count=sum(moment.photo is not None for moment in story.moments)
        ),
        counted(
            "{count} choice was", "{count} choices were", count=sum(bool(moment.chose) for moment in story.moments)
        ),
        counted("{count} line nobody understood was", "{count} lines nobody understood were", count=len(filed.loose)),
    )
    return tuple(
        Remark(0, say("A table holds moments only: {things} not written.", things=things))
        for things in missing
        if things.parts["count"]
    )


def _cells(moment: Moment, chapter: str) -> tuple[str, ...]:
    feeling = "" if moment.feeling is None else str(moment.feeling)
    when = _words(moment.when) if moment.when else ""
    return _safe(when), _safe(moment.text), _safe(moment.emoji), feeling, _safe(moment.why), _safe(chapter)


def _safe(cell: str) -> str:
    line = clean(cell)
    return f"'{line}" if _FORMULA.match(line) else line


def _bare(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def _words(when: When) -> str:
    """The person's words where reading them again gives the same; EDTF where they depend on the day or the person."""
    words = clean(when.words)
    alike = all(_same(words, when, day) for day in _DAYS_APART)
    return words if alike else when.edtf


def _same(words: str, when: When, today: date) -> bool:
    found = _when(words, today=today, lang="")
    return found is not None and found.edtf == when.edtf


def _when(words: str, *, today: date, lang: str) -> When | None:
    if not words or len(words) > dates.LONGEST:
        return None
    try:
        return read_when(words, today=today, lang=lang)
    except ValueError:
        return _from_edtf(words)


def _from_edtf(words: str) -> When | None:
    try:
        return from_edtf(words)
    except ValueError:
        return None


def _layout(text: str, *, today: date, lang: str) -> _Layout | None:
    """What fits best: a header in any delimiter, else dates and texts in columns without one."""
    start, delimiters = text[:_START], DELIMITERS
    mark = _SEP_LINE.match(start)
    if mark and mark[1] in DELIMITERS:
        start, delimiters = start[mark.end() :], mark[1]
    return _with_header(start, delimiters) or _without_header(start, delimiters, today=today, lang=lang)


def _body(text: str, layout: _Layout) -> Iterator[Row]:
    """The rows below the header, or all."""
    found = rows(text, layout.delimiter)
    if _SEP_LINE.match(text):
        next(found)
    if layout.header:
        next(found)
    return found


def _with_header(start: str, delimiters: str) -> _Layout | None:
    first = {delimiter: row for delimiter in delimiters for row in _first(start, delimiter, 1) if is_header(row.cells)}
    fitting = [_Layout(delimiter, named(row.cells), row) for delimiter, row in first.items()]
    return max(fitting, key=lambda one: len(one.at), default=None)


def _without_header(start: str, delimiters: str, *, today: date, lang: str) -> _Layout | None:
    """Two columns or more, alike in (nearly) every row, one of them dates: the longest of the others is the text."""
    for delimiter in delimiters:
        first = _first(start, delimiter, _LOOK_AT)
        width = max((len(row.cells) for row in first), default=0)
        if width < 2 or sum(len(row.cells) == width for row in first) < len(first) * _MOSTLY:  # noqa: PLR2004 -- two columns
            continue
        when = next((at for at in range(width) if _mostly_dates(first, at, today=today, lang=lang)), None)
        if when is not None:
            others = [at for at in range(width) if at != when]
            return _Layout(delimiter, {"when": when, "text": max(others, key=lambda at: _letters(first, at))})
    return None


def _letters(first: list[Row], at: int) -> int:
    return sum(len(_at(row, at)) for row in first)


def _first(text: str, delimiter: str, count: int) -> list[Row]:
    return [row for row, _ in zip(_quietly(rows(text, delimiter)), range(count), strict=False)]


def _quietly(found: Iterator[Row]) -> Iterator[Row]:
    """Rows until the first that goes wrong; whether that matters is known once the delimiter is."""
    try:
        yield from found
    except CannotRead:
        return


def _mostly_dates(first: list[Row], at: int, *, today: date, lang: str) -> bool:
    """Whether most cells of a column are dates with a year in them ("May" and "12" alone could be anything)."""
    filled = [cell for row in first if (cell := _bare(_at(row, at)))]
    read = sum(bool(_YEAR.search(cell)) and _when(cell, today=today, lang=lang) is not None for cell in filled)
    return bool(filled) and read >= len(filled) * _MOSTLY


def _at(row: Row, number: int | None) -> str:
    return row.cells[number] if number is not None and number < len(row.cells) else ""


@dataclass(frozen=True, slots=True)
class _Told:
    moment: Moment
    chapter: str


def _told(row: Row, layout: _Layout, remarks: Remarks, *, today: date, lang: str) -> _Told | None:
    cell = {name: _bare(_at(row, number)) for name, number in layout.at.items()}
    text = cell.get("text", "")
    words = _from_to(cell.get("when", ""), cell.get("end", ""))
    when = _when(words, today=today, lang=lang)
    if words and when is None:
        unread = words[: dates.LONGEST]
        remarks.say(say("I cannot tell a date in “{words}”; it was kept in the text.", words=unread), line=row.line)
        text = f"{words} {text}".strip()
    if not text:
        remarks.say(say("a row without a text was left out."), line=row.line)
        return None
    feeling = _feeling(cell.get("feeling", ""), row.line, remarks)
    emoji, why = cell.get("emoji", ""), cell.get("why", "")
    return _Told(Moment(f"m{row.line}", text, when, emoji, feeling=feeling, why=why), cell.get("chapter", ""))


def _from_to(start: str, end: str) -> str:
    return dates.between(start, end) if start and end and start != end else start or end


def _feeling(cell: str, line: int, remarks: Remarks) -> int | None:
    """A height from -2 to +2, from a number (any minus sign) or our own word; the nearest for numbers outside."""
    if not cell:
        return None
    named_height = _HEIGHTS.get(cell.casefold())
    if named_height is not None:
        return named_height
    number = _FEELING.fullmatch(cell.replace("−", "-").replace("–", "-"))  # minus signs of spreadsheets
    if not number:
        remarks.say(say("“{words}” is no feeling from -2 to +2 and was left out.", words=cell[:40]), line=line)
        return None
    height = int(number[1] + number[2])
    nearest = min(max(height, LOWEST), HIGHEST)
    if nearest != height:
        sentence = say("a feeling goes from -2 to +2; {height} became {nearest}.", height=height, nearest=nearest)
        remarks.say(sentence, line=line)
    return nearest


def _in_order(told: list[_Told], *, own: bool) -> list[_Told]:
    """As it stands, but turned round where the newest stands first, as in a CV."""
    days = [one.moment.when.earliest or one.moment.when.latest for one in told if one.moment.when]
    known = [day for day in days if day]
    falls = len(known) > 1 and known == sorted(known, reverse=True) and known[0] != known[-1]
    return told[::-1] if falls and not own else told


def _chapters(told: list[_Told], *, own: bool) -> tuple[Chapter, ...]:
    """Neighbours of one chapter together; in a stranger's table, all rows of one chapter at the place of its first."""
    rank = {name: place for place, name in enumerate(dict.fromkeys(one.chapter for one in told))}
    ordered = told if own else sorted(told, key=lambda one: rank[one.chapter])
    runs = [(name, [one.moment for one in run]) for name, run in groupby(ordered, key=lambda one: one.chapter)]
    return tuple(Chapter(f"c{number}", name, tuple(moments)) for number, (name, moments) in enumerate(runs, start=1))
