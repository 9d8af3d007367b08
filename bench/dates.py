"""How many expressions of a table are read exactly, and how long one takes.

Usage: python bench/dates.py [TABLE.tsv]. The table has the columns lang, text, edtf, from, to, kind; ".." is open. The
reference day is 2025-06-15 and the person is born on 1975-03-10.
"""

from __future__ import annotations

import contextlib
import csv
import statistics
import sys
import time
from collections import Counter
from datetime import date
from pathlib import Path

from dreamline.story.edtf import from_edtf
from dreamline.story.when import NotADate, When, find_when, read_when

TODAY = date(2025, 6, 15)
BORN = from_edtf("1975-03-10")
SHIPPED = Path(__file__).parent.parent / "tests/dreamline/story/dates.tsv"
ROUNDS = 20

Row = dict[str, str]


def rows_of(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))


def read(row: Row) -> When | None:
    try:
        return read_when(row["text"], today=TODAY, born=BORN)
    except NotADate:
        return None


def as_columns(when: When | None) -> tuple[str, str, str]:
    if not when:
        return "", "", ""
    return when.edtf, str(when.earliest or ".."), str(when.latest or "..")


def microseconds(rows: list[Row]) -> tuple[float, float]:
    """Median and slowest expression, each the best of several rounds, read and found in a line."""
    times = []
    for row in rows:
        line = row["text"] + " and what came of it"
        best = min(_timed(row["text"], line) for _ in range(ROUNDS))
        times.append(best * 1e6)
    return statistics.median(times), max(times)


def _timed(text: str, line: str) -> float:
    start = time.perf_counter()
    with contextlib.suppress(NotADate):
        read_when(text, today=TODAY, born=BORN)
    middle = time.perf_counter()
    find_when(line, today=TODAY, born=BORN)
    return max(middle - start, time.perf_counter() - middle)


def main() -> None:
    rows = rows_of(Path(sys.argv[1]) if len(sys.argv) > 1 else SHIPPED)
    hits, spans, by_lang, all_by_lang = 0, 0, Counter[str](), Counter[str]()
    for row in rows:
        got, wanted = as_columns(read(row)), (row["edtf"], row["from"], row["to"])
        hits += got == wanted
        spans += got[1:] == wanted[1:]
        all_by_lang[row["lang"]] += 1
        by_lang[row["lang"]] += got == wanted
        if got != wanted:
            print(f"{row['lang']}  {row['text']!r}: {' '.join(got) or 'no date'}; wanted {' '.join(wanted)}")
    median, slowest = microseconds(rows)
    print(f"exact {hits} of {len(rows)} ({hits / len(rows):.3f}), same days {spans} ({spans / len(rows):.3f})")
    print(", ".join(f"{lang} {by_lang[lang]}/{count}" for lang, count in all_by_lang.items()))
    print(f"microseconds: median {median:.1f}, slowest {slowest:.1f}")


if __name__ == "__main__":
    main()
