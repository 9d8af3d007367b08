"""The LinkedIn data export (the whole zip, or one CSV file of it) into a draft story."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from dreamline.filing import Remark
from dreamline.importers import CannotRead, Draft, linkedin_files
from dreamline.importers.archive import is_zip, unpack
from dreamline.importers.career import MAX_ENTRIES, Career, Entry, draft
from dreamline.importers.cells import Row, rows
from dreamline.importers.incoming import clean, decode, fold
from dreamline.importers.linkedin_files import (
    Kept,
    is_header_of_named,
    is_other_file,
    is_profile,
    kept_by_columns,
    kept_by_name,
)
from dreamline.sentence import at, listed, say

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from dreamline.importers.archive import Unpacked
    from dreamline.sentence import Said

HEADER_WITHIN = 12
"""Rows a note may stand in front of the header ("Notes: ..." in Connections.csv takes three)."""
_START = 100_000  # letters in which the header is looked for
_OFFICE = "[Content_Types].xml"
_NAMED_AT_MOST = 5  # files of the account named in one sentence


def read(data: bytes, *, today: date, lang: str = "en") -> Draft:
    """A draft from the bytes of the export or of one of its files; `lang` is the language of the sentences (en, sv).

    Raises CannotRead for anything that is no LinkedIn export.
    """
    career = _whole(data) if is_zip(data) else _single(decode(data))
    return draft(career, today=today, lang=lang)


def is_linkedin_file(text: str) -> bool:
    """Whether the first rows of a text hold the columns of one of the export's files."""
    try:
        return any(_is_known(_columns(row)) for row in _first_rows(text))
    except CannotRead:
        return False


def _whole(data: bytes) -> Career:
    unpacked, others = unpack(data, _is_wanted)
    if not unpacked:
        raise CannotRead(_why_not(others))
    person, born, entries, remarks = "", "", list[Entry](), list[Remark]()
    for file in unpacked:
        kept = kept_by_name(linkedin_files.plain_name(file.name))
        if kept is None:
            person, born = _profile(file, remarks)
        else:
            entries += _entries(file, kept, remarks)
    return Career(person, born, tuple(entries), (*remarks, *_left_out(others)))


def _is_wanted(name: str) -> bool:
    plain = linkedin_files.plain_name(name)
    return plain == linkedin_files.PROFILE or kept_by_name(plain) is not None


def _why_not(others: tuple[str, ...]) -> Said:
    if _OFFICE in others:
        return say("This is an office document; save its table as CSV and choose that file.")
    if any(name.casefold().endswith(".zip") for name in others):
        return say("The archive holds another archive; unpack the outer one and choose the inner one.")
    if any(linkedin_files.plain_name(name) for name in others):
        return say("The archive has no positions, education or the like; ask LinkedIn for those parts of your data.")
    return say("This archive is no LinkedIn export; choose the zip LinkedIn sent you.")


def _single(text: str) -> Career:
    for row in _first_rows(text):
        columns = _columns(row)
        kept = kept_by_columns(columns)
        if kept:
            remarks: list[Remark] = []
            return Career(entries=tuple(_entries_below(text, row, kept, "LinkedIn", remarks)), left_out=tuple(remarks))
        if is_profile(columns):
            person, born, dropped = _about(text, row)
            return Career(person, born, (), (Remark(0, at("LinkedIn", dropped)),) if dropped else ())
        if is_other_file(columns):
            raise CannotRead(
                say("This file of the LinkedIn export holds no moments; choose Positions.csv or the whole zip.")
            )
    raise CannotRead(
        say("This is no file of a LinkedIn export; choose the zip LinkedIn sent you, or its Positions.csv.")
    )


def _is_known(columns: list[str]) -> bool:
    return kept_by_columns(columns) is not None or is_profile(columns) or is_other_file(columns)


def _first_rows(text: str) -> list[Row]:
    return list(islice(rows(text[:_START]), HEADER_WITHIN))


def _columns(row: Row) -> list[str]:
    return [fold(cell) for cell in row.cells]


def _entries(file: Unpacked, kept: Kept, remarks: list[Remark]) -> list[Entry]:
    """The entries of one file; a file that cannot be read becomes a remark, so the others still tell their part."""
    try:
        text = decode(file.data)
        header = _header(text, lambda columns: is_header_of_named(kept, columns))
        if header is None:
            return _without_header(file, text, remarks)
        return _entries_below(text, header, kept, _shown(file.name), remarks)
    except CannotRead as error:
        remarks.append(_not_read(file, error))
        return []


def _without_header(file: Unpacked, text: str, remarks: list[Remark]) -> list[Entry]:
    if text.strip():
        remarks.append(_about_file(file.name, say("left out, because its columns have unknown names.")))
    return []


def _not_read(file: Unpacked, error: CannotRead) -> Remark:
    return _about_file(file.name, say("left out. {sentence}", sentence=error.said))


def _about_file(name: str, sentence: Said) -> Remark:
    return Remark(0, at(_shown(name), sentence))


def _shown(name: str) -> str:
    """A file's name as shown to people: one clean line of at most 60 letters."""
    return clean(name)[:60] or say("a file without a name")


def _header(text: str, known: Callable[[list[str]], bool]) -> Row | None:
    return next((row for row in _first_rows(text) if known(_columns(row))), None)


def _entries_below(text: str, header: Row, kept: Kept, source: str, remarks: list[Remark]) -> list[Entry]:
    columns = _columns(header)
    entries = []
    below = (row for row in rows(text) if row.line > header.line)
    for row in islice(below, MAX_ENTRIES + 1):
        if len(row.cells) > len(columns):
            sentence = say("this row has more cells than columns; the rest was left out.")
            remarks.append(Remark(row.line, at(source, sentence)))
        entries.append(linkedin_files.entry(kept, _values(columns, row), source=source, line=row.line))
    return entries


def _values(columns: list[str], row: Row) -> dict[str, str]:
    return dict(zip(columns, row.cells, strict=False))


def _profile(file: Unpacked, remarks: list[Remark]) -> tuple[str, str]:
    try:
        text = decode(file.data)
        header = _header(text, lambda columns: {"firstname", "lastname"} <= set(columns))
        person, born, dropped = _about(text, header) if header else ("", "", None)
    except CannotRead as error:
        remarks.append(_not_read(file, error))
        return "", ""
    if dropped:
        remarks.append(_about_file(file.name, dropped))
    return person, born


def _about(text: str, header: Row) -> tuple[str, str, Said | None]:
    """Name, birth date (only with a year) and a sentence about the rest of the profile, if it has any."""
    row = next((row for row in rows(text) if row.line > header.line), None)
    if row is None:
        return "", "", None
    values = _values(_columns(header), row)
    person = " ".join(part for part in (values.get("firstname", ""), values.get("lastname", "")) if part)
    born = values.get("birthdate", "")
    has_year = any(len(part) == 4 and part.isdigit() for part in born.replace(",", " ").replace("-", " ").split())  # noqa: PLR2004
    others = any(values.get(name) for name in ("headline", "summary", "address", "industry"))
    dropped = say("headline, summary, address and the like were left out; a story begins with its moments.")
    return person, born if has_year else "", dropped if others else None


def _left_out(others: tuple[str, ...]) -> list[Remark]:
    """A sentence for each known file without moments, and one for all files about the account."""
    known, account = list[Remark](), list[str]()
    for name in others:
        why = linkedin_files.LEFT_OUT.get(linkedin_files.plain_name(name))
        if why:
            known.append(_about_file(name, why))
        else:
            account.append(name)
    if account:
        known.append(Remark(0, at(_named(account), say("left out; they tell about the account, not about you."))))
    return known


def _named(files: list[str]) -> str:
    """The first names of files, and how many more there are."""
    first, more = listed(_shown(name) for name in files[:_NAMED_AT_MOST]), len(files) - _NAMED_AT_MOST
    return say("{files} and {more} more", files=first, more=more) if more > 0 else first
