"""Random and mutated lines to everything that understands a line: dates, EDTF, emojis, languages.

    python bench/fuzz_words.py [--count 100000] [--seed 1]

Only the refusals a person would see (NotADate, ValueError of EDTF) are allowed. Prints the slowest line and the peak
memory.
"""

from __future__ import annotations

import argparse
import random
import resource
import time
from dataclasses import dataclass
from datetime import date

from dreamline.emoji import art, names
from dreamline.emoji.language import guess_language
from dreamline.emoji.suggest import remember, suggest
from dreamline.samples import names as people
from dreamline.samples import sample
from dreamline.story.when import NotADate, find_when, from_edtf, read_when, short_label, sort_key

TODAY = date(2025, 6, 15)
BORN = from_edtf("1975-03-10")
LABEL = 12
LANGUAGES = ("", "en", "sv", "de", "es", "fr", "fi", "he", "xx", "sv-SE", "\ud800")
PIECES = (
    "1998", "98", "-94", "'98", "0000", "9999", "99999", "2001-13-99", "31/2/2004", "2004-02-30", "24 Dec", "mars",
    "May", "våren", "kesällä", "été", "años 90", "80-talet", "the early", "late", "mitten av", "around", "ca",
    "~", "?", "%",
    "since", "until", "före", "bis", "-", "–", "/", "..", "../", "/..", "199X", "1XXX", "X", "age 7",
    "vid 120 års ålder", "3 years ago", "in 900 years", "last summer", "Q3", "week 53", "v. 0",
    "HT", "VT-05", "Christmas", "pääsiäinen",
    "\u200d", "\ufe0f", "👩‍👩‍👧", "🇸🇪🇸", "\u0301", "\x00", "\ud800", "\u202e", "٣", "二〇一〇", " ", "  ", "\t", "\n",
    "(", ")", '"', "\\", "moved to", "quit smoking", "Linköping", "ljusårsavstånd" * 4, "not", "lost my", "½", "²",
)  # fmt: skip


@dataclass(slots=True)
class Outcome:
    """What a run found; times in seconds."""

    count: int = 0
    dates: int = 0
    slowest: float = 0.0
    slowest_line: str = ""


def fuzz(count: int, seed: int) -> Outcome:
    """Feed `count` lines to every function; any exception that is no refusal ends the run."""
    chance = random.Random(seed)
    lines = [line for name in people() for line in sample(name).text.splitlines() if line.strip()]
    outcome = Outcome()
    for _ in range(count):
        line, lang = _line(chance, lines), chance.choice(LANGUAGES)
        started = time.perf_counter()
        outcome.dates += _dates(line, lang, born=chance.random() < 0.5)
        _edtf(line)
        _emojis(line, lang)
        if outcome.count % 25 == 0:  # looks through all names, some 20 ms
            names.search(line[:40], lang)
        spent = time.perf_counter() - started
        if spent > outcome.slowest:
            outcome.slowest, outcome.slowest_line = spent, line
        outcome.count += 1
    return outcome


def _line(chance: random.Random, lines: list[str]) -> str:
    if chance.random() < 0.5:
        return chance.choice((" ", "")).join(chance.choice(PIECES) for _ in range(chance.randint(0, 8)))
    line = chance.choice(lines)
    for _ in range(chance.randint(0, 4)):
        start = chance.randint(0, len(line))
        end = min(len(line), start + chance.randint(0, 12))
        middle = chance.choice(("", line[start:end] * 2, chance.choice(PIECES), chr(chance.randint(0, 0x2FFFF))))
        line = line[:start] + middle + line[end:]
    return line


def _dates(line: str, lang: str, *, born: bool) -> bool:
    """Whether the line reads as a date; what was read must hold together."""
    birth = BORN if born else None
    found, rest = find_when(line, today=TODAY, lang=lang, born=birth)
    if rest not in line or (found is None and rest != line):
        raise AssertionError(f"words changed: {line!r} -> {rest!r}")
    try:
        when = read_when(line, today=TODAY, lang=lang, born=birth)
    except NotADate:
        return False
    if when.earliest and when.latest and when.earliest > when.latest:
        raise AssertionError(f"ends before it begins: {line!r}")
    again = from_edtf(when.edtf)
    if (again.earliest, again.latest) != (when.earliest, when.latest):
        raise AssertionError(f"EDTF tells another time: {line!r}")
    if len(short_label(when, lang=lang)) > LABEL or not sort_key(when):
        raise AssertionError(f"label too long: {line!r}")
    return True


def _edtf(line: str) -> None:
    try:
        from_edtf(line)
    except ValueError:
        return


def _emojis(line: str, lang: str) -> None:
    for emoji in suggest(line, lang=lang):
        if art.find(emoji) is None or art.qualified(emoji) != emoji:
            raise AssertionError(f"no drawing of {emoji!r} for {line!r}")
    emoji, rest = art.leading_emoji(line)
    if not line.endswith(rest):
        raise AssertionError(f"words changed: {line!r}")
    art.find(line)
    art.is_pale(emoji)
    names.name(line, lang)
    remember(line, "⛵", lang)
    guess_language([line])


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--count", type=int, default=100_000)
    asked.add_argument("--seed", type=int, default=1)
    said = asked.parse_args()
    started = time.perf_counter()
    outcome = fuzz(said.count, said.seed)
    spent = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{outcome.count:,} lines in {spent:.1f} s, {outcome.dates:,} read as dates")
    print(f"slowest {outcome.slowest * 1000:.1f} ms ({outcome.slowest_line[:80]!r}), peak {peak:.0f} MB")


if __name__ == "__main__":
    main()
