"""Tables: CSV with a first row that names its columns, as spreadsheets and people systems write it."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _

from dreamline_web.people.lists import lines
from dreamline_web.people.lists.found import Entry, Found, NotUnderstood, Trouble, entry_of, together

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_LINES: Final = 2_000
LARGEST: Final = 1_000_000
"""Bytes; two thousand people need a tenth of it."""
COLUMNS: Final = {
    "name": ("name", "full name", "namn", "fullständigt namn", "display name", "person"),
    "first": ("first name", "firstname", "given name", "förnamn"),
    "last": ("last name", "lastname", "surname", "family name", "efternamn"),
    "address": (
        "email",
        "e-mail",
        "mail",
        "e-mail address",
        "email address",
        "address",
        "e-post",
        "epost",
        "e-postadress",
    ),
    "team": ("team", "group", "department", "lag", "grupp", "avdelning"),
    "lead": ("lead", "team lead", "leads", "manager", "ledare", "teamledare", "chef"),
}
_KNOWN: Final = {word: column for column, words in COLUMNS.items() for word in words}


class TooMuch(Exception):
    """The whole list cannot be read; the sentence says why."""


def decoded(data: bytes) -> str:
    """The text of a file. Raises TooMuch when it is too large or no text."""
    if len(data) > LARGEST:
        raise TooMuch(_("The file is larger than one megabyte; send only names, e-mails, teams and leads."))
    if b"\x00" in data and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise TooMuch(_("The file is not a table of text; save it as CSV and try again."))
    for encoding in ("utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise TooMuch(_("The file is not a table of text; save it as CSV and try again."))


def read(text: str) -> Found:
    """Reads a table when its first row names an e-mail column, pasted lines otherwise. Raises TooMuch."""
    kept = text.replace("\r\n", "\n").replace("\r", "\n")
    if kept.count("\n") >= MOST_LINES:
        raise TooMuch(_("That is more than 2,000 lines; bring them in several parts."))
    for separator in ",;\t":
        columns = _columns(kept.lstrip("\n").partition("\n")[0], separator)
        if "address" in columns.values():
            return _table(kept, separator, columns)
    return lines.read(kept)


def _columns(first_row: str, separator: str) -> dict[int, str]:
    try:
        cells = next(csv.reader([first_row], delimiter=separator), [])
    except csv.Error:  # a cell longer than any table has: these are lines
        return {}
    named = (cell.strip().lower().strip("*: ") for cell in cells)
    return {place: _KNOWN[name] for place, name in enumerate(named) if name in _KNOWN}


def _table(text: str, separator: str, columns: Mapping[int, str]) -> Found:
    entries: list[Entry] = []
    troubles: list[Trouble] = []
    rows = csv.reader(io.StringIO(text), delimiter=separator)
    try:
        for place, row in enumerate(rows):
            if any(cell.strip() for cell in row) and not (
                place == 0 or _columns(separator.join(row), separator) == columns
            ):
                _row(rows.line_num, {name: row[at] for at, name in columns.items() if at < len(row)}, entries, troubles)
    except csv.Error:
        raise TooMuch(_("The table breaks off in a cell without an end; save it as CSV again.")) from None
    return together(entries, troubles)


def _row(number: int, cells: Mapping[str, str], entries: list[Entry], troubles: list[Trouble]) -> None:
    name = cells.get("name", "").strip() or f"{cells.get('first', '')} {cells.get('last', '')}"
    try:
        entries.append(
            entry_of(
                number,
                name=name,
                address=cells.get("address", "").strip(),
                team=cells.get("team", ""),
                lead=cells.get("lead", ""),
            )
        )
    except NotUnderstood as why:
        troubles.append(Trouble(number, str(why)))
