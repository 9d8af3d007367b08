"""Rows of a CSV file, read within bounds."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dreamline.importers import CannotRead
from dreamline.importers.incoming import clean
from dreamline.sentence import say

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_LINE = 200_000
"""Letters in one line of the file; a long description is 5,000."""
MAX_ROWS = 10_000
"""More rows than any life has moments, and few enough to hold in memory."""
MAX_LINES = 100_000
"""Lines of the file, empty ones too."""
MAX_COLUMNS = 200
"""A spreadsheet of a person has ten."""
DELIMITERS = ",;\t|"


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the line of the file it starts in (from 1) and its cells, each one clean line."""

    line: int
    cells: tuple[str, ...]


def rows(text: str, delimiter: str = ",") -> Iterator[Row]:
    """The rows that hold anything. Raises CannotRead for lines, cells, columns or rows beyond all measure."""
    reader = csv.reader(_lines(text), delimiter=delimiter)
    count, start = 0, 1
    try:
        for cells in reader:
            row = _row(start, cells)
            start = reader.line_num + 1
            if any(row.cells):
                count += 1
                _check(count)
                yield row
    except csv.Error:
        raise CannotRead(
            say(
                "The table goes wrong in line {line}: a cell is far too long, or its quote is never closed.",
                line=start,
            )
        ) from None


def _lines(text: str) -> Iterator[str]:
    """The lines with their ends, only broken where a CSV file breaks them (not at every Unicode line separator)."""
    start, number = 0, 0
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    while start < len(text):
        number += 1
        if number > MAX_LINES:
            raise CannotRead(say("The file has more than {most:,} lines; this is no table of moments.", most=MAX_LINES))
        end = text.find("\n", start) + 1 or len(text)
        if end - start > MAX_LINE:
            raise CannotRead(
                say(
                    "Line {line} has more than {most:,} letters; this is no table of moments.",
                    line=number,
                    most=MAX_LINE,
                )
            )
        yield text[start:end]
        start = end


def _row(line: int, cells: list[str]) -> Row:
    if len(cells) > MAX_COLUMNS:
        raise CannotRead(
            say("Line {line} has more than {most} columns; this is no table of moments.", line=line, most=MAX_COLUMNS)
        )
    return Row(line, tuple(clean(cell) for cell in cells))


def _check(count: int) -> None:
    if count > MAX_ROWS:
        raise CannotRead(say("The table has more than {most:,} rows; choose the ones that matter.", most=MAX_ROWS))
