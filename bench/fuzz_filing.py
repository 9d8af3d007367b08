"""Random and mutated inputs to the story file's and the interchange form's readers.

    python bench/fuzz_filing.py [--count 20000] [--seed 1]
    python bench/fuzz_filing.py --longest

Every input must be read, or refused with BadText or BadJson; what was read must be written and read back the same.
Prints how many were refused, the slowest input, and the peak memory. `--longest` reads the longest file allowed and
fails beyond 10 seconds of computing or 300 MB.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from dreamline.filing.door import MOST_CHARACTERS, MOST_LINES, BadText
from dreamline.filing.places import BadJson
from dreamline.filing.save import dumps, loads
from dreamline.filing.text import read_text, write_text
from dreamline.samples import names, sample

TODAY = date(2026, 6, 1)
PIECES = (
    "# ", "## ", "- ", "  why: ", "why!:", "(", ")", "(+2, turning point)", "\\", "\\\n", "\n", "\n\n", "  ", "\t",
    "1998 ", "Aug 2001 ", "14. August 2001 ", "5 years ago", "📻", "👩‍🏫", "🇸🇪", "1️⃣", "\u200d", "\ufe0f", "\u0301",
    "\u202e", "# Drömmar", "# Goals", "# Values", "born: 1988", "lang: sv", "by Ada", "promise (A): ", "process: ",
    "if-then: ", "value: ", "from: ", "1995#2", '"', "<!--", "-->", "```", "> ", "| a |", "---", "1. ", "• ",
    "**1998** ", "only me", "for A; B", "by 2031", "=", ",", ";", ":", "#", "\ufeff", "\r\n", "\x0b", "\u2028",
    "שלום", "日本", "e\u0301" * 5, "9" * 30, "for ", "(2019-)", "needs: wood 3/1, 9/9", "became: 2007",
    "photo: a.jpg", "[x] ", "NaN", "1e999", "[" * 50, "{", '{"format": 1}',
)  # fmt: skip


MOST_SECONDS, MOST_MEGABYTES = 10, 300

REFUSED = ("\x00", "\ud800", "\x1b", "\u0301" * 200)


@dataclass(slots=True)
class Outcome:
    """What a run found."""

    count: int = 0
    refused: int = 0
    slowest: float = 0.0
    slowest_input: str = ""


def fuzz(count: int, seed: int) -> Outcome:
    """Feed `count` inputs; any other exception than the two refusals ends the run."""
    chance = random.Random(seed)
    texts = [sample(name).text for name in names()]
    documents = [dumps(sample(name).filed) for name in names()]
    outcome = Outcome()
    for at in range(count):
        text = _input(chance, texts, documents, at)
        started = time.perf_counter()
        outcome.refused += not _text_survives(text) if at % 2 else not _json_survives(text)
        spent = time.perf_counter() - started
        if spent > outcome.slowest:
            outcome.slowest, outcome.slowest_input = spent, text
        outcome.count += 1
    return outcome


def _input(chance: random.Random, texts: list[str], documents: list[str], at: int) -> str:
    if chance.random() < 0.02:
        return _mutated(chance, chance.choice(texts)) + chance.choice(REFUSED)
    if chance.random() < 0.3:
        return "".join(chance.choice(PIECES) for _ in range(chance.randint(0, 60)))
    if at % 2 == 0 and chance.random() < 0.6:
        return _changed_values(chance, chance.choice(documents))
    return _mutated(chance, chance.choice(texts if at % 2 else documents))


def _mutated(chance: random.Random, text: str) -> str:
    """Cut, doubled, with pieces thrown in."""
    for _ in range(chance.randint(1, 8)):
        start = chance.randint(0, len(text))
        end = min(len(text), start + chance.randint(0, 40))
        middle = chance.choice(("", text[start:end] * 2, chance.choice(PIECES), chr(chance.randint(0, 0x2FFFF))))
        text = text[:start] + middle + text[end:]
    return text


def _changed_values(chance: random.Random, document: str) -> str:
    """A document with one value, somewhere, of another kind."""
    data: Any = json.loads(document)
    inside, here, key = data, data, "title"
    for _ in range(chance.randint(1, 4)):
        if not isinstance(here, dict | list) or not here:
            break
        inside, key = here, chance.choice(list(here) if isinstance(here, dict) else range(len(here)))
        here = inside[key]
    odd: tuple[Any, ...] = (
        None,
        True,
        -7,
        10**40,
        1.5,
        "",
        "x" * 300,
        "\x00",
        "\ud800",
        [],
        [1],
        {},
        {"a": {}},
        "2001-13-99",
        "lead",
        " a ",
    )
    inside[key] = chance.choice(odd)
    return json.dumps(data)


def _text_survives(text: str) -> bool:
    try:
        filed, _ = read_text(text, today=TODAY)
    except BadText:
        return False
    written = write_text(filed)
    again, _ = read_text(written, today=TODAY)
    if again != filed or write_text(again) != written:
        raise AssertionError(f"not the same after writing: {text!r}")
    return True


def _json_survives(text: str) -> bool:
    try:
        filed, _ = loads(text)
    except BadJson:
        return False
    write_text(filed)
    if loads(dumps(filed))[0] != filed:
        raise AssertionError(f"not the same after saving: {text!r}")
    return True


def longest() -> str:
    """A story file with as many lines as the door lets in, and nearly as many characters."""
    room = MOST_CHARACTERS // MOST_LINES - 50
    lines = (f"- {1950 + at % 70} moved house {at} {'x' * room} (+1, lead)" for at in range(MOST_LINES))
    return "\n".join(lines)


def peak_megabytes() -> float:
    """The most memory this program held; what getrusage says may still be that of the program that started it."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def _read_longest() -> None:
    text = longest()
    started = time.process_time()
    filed, _ = read_text(text, today=TODAY)
    spent = time.process_time() - started
    peak = peak_megabytes()
    print(f"{len(text):,} characters, {len(filed.story.moments):,} moments in {spent:.1f} s, peak {peak:.0f} MB")
    if spent > MOST_SECONDS or peak > MOST_MEGABYTES:
        raise SystemExit(f"more than {MOST_SECONDS} s or {MOST_MEGABYTES} MB")


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--count", type=int, default=20_000)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--longest", action="store_true")
    said = asked.parse_args()
    if said.longest:
        _read_longest()
        return
    started = time.perf_counter()
    outcome = fuzz(said.count, said.seed)
    spent = time.perf_counter() - started
    peak = peak_megabytes()
    print(f"{outcome.count:,} inputs in {spent:.1f} s, {outcome.refused:,} refused in a sentence")
    print(f"slowest {outcome.slowest * 1000:.0f} ms ({len(outcome.slowest_input):,} characters), peak {peak:.0f} MB")


if __name__ == "__main__":
    main()
