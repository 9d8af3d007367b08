"""How often an acceptable emoji is among the first suggested, per language, and how long a line takes.

    .venv/bin/python bench/suggestions.py [LINES.tsv] [--misses] [--guess]

The file has the columns lang, text and acceptable emojis (parted by spaces). --misses prints what was missed,
--guess lets the engine guess each line's language instead of telling it.
"""

from __future__ import annotations

import argparse
import csv
import re
import statistics
import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

LINES = Path(__file__).parent.parent / "tests" / "dreamline" / "emoji" / "dev.tsv"
TOPS = (1, 3, 5)
FAMILY, COUPLE = "\U0001f46a", "\U0001f491"


@dataclass(frozen=True)
class Result:
    """One line, what was suggested, and how long it took."""

    lang: str
    text: str
    wanted: set[str]
    given: tuple[str, ...]
    seconds: float

    def hit(self, top: int) -> bool:
        return bool(self.wanted & {alike(emoji) for emoji in self.given[:top]})


def alike(emoji: str) -> str:
    """Two emojis count as the same when this is the same: without tones, gender, and the members of a family."""
    bare = re.sub("[\U0001f3fb-\U0001f3ff\ufe0f]", "", emoji)
    if bare == FAMILY or re.fullmatch("[👨👩🧑]\u200d([👨👩🧑]\u200d)?[👧👦🧒](\u200d[👧👦🧒])?", bare):
        return FAMILY
    if "\u200d❤\u200d" in bare and "💋" not in bare:
        return COUPLE
    bare = re.sub("\u200d[♀♂➡]", "", bare)
    return re.sub("^[👨👩](?=\u200d)", "🧑", bare)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("lines", nargs="?", type=Path, default=LINES)
    options.add_argument("--misses", action="store_true")
    options.add_argument("--guess", action="store_true")
    asked = options.parse_args()
    start = time.perf_counter()
    from dreamline.emoji.suggest import suggest  # noqa: PLC0415 (the import is part of the start that is timed)

    suggest("A first line", lang="en")
    started = time.perf_counter() - start
    results = [measured(suggest, row, guess=asked.guess) for row in rows(asked.lines)]
    again = [measured(suggest, row, guess=asked.guess) for row in rows(asked.lines)]
    report(results)
    print(f"start {1000 * started:.0f} ms; a line {1000 * statistics.median(each.seconds for each in results):.2f} ms")
    print(f"the same lines again {1000 * statistics.median(each.seconds for each in again):.2f} ms")
    for each in results if asked.misses else ():
        if not each.hit(max(TOPS)):
            print(f"{each.lang}  {each.text}\n    {' '.join(each.given)}  wanted {' '.join(sorted(each.wanted))}")


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def measured(suggest: Callable[..., tuple[str, ...]], row: dict[str, str], *, guess: bool) -> Result:
    start = time.perf_counter()
    given = suggest(row["text"], lang="" if guess else row["lang"])
    seconds = time.perf_counter() - start
    return Result(row["lang"], row["text"], {alike(emoji) for emoji in row["emojis"].split()}, given, seconds)


def report(results: list[Result]) -> None:
    groups: dict[str, list[Result]] = defaultdict(list)
    for each in results:
        groups["all"].append(each)
        groups[each.lang].append(each)
    print(f"{'':5}{'lines':>6}" + "".join(f"{f'hit@{top}':>8}" for top in TOPS) + f"{'none':>6}")
    for name, group in groups.items():
        hits = "".join(f"{sum(each.hit(top) for each in group) / len(group):8.3f}" for top in TOPS)
        print(f"{name:5}{len(group):6}{hits}{sum(not each.given for each in group):6}")


if __name__ == "__main__":
    main()
