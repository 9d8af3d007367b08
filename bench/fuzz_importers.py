"""Random and mutated files for every importer: only CannotRead, with one sentence, may come out.

    .venv/bin/python bench/fuzz_importers.py --count 100000 --seed 7

Prints how many inputs were read and refused, the slowest, and the peak of memory. Ends with 1 at the first traceback,
unclean text or limit passed, and keeps that input beside the script's --keep folder.
"""

from __future__ import annotations

import argparse
import copy
import io
import json
import random
import resource
import string
import sys
import time
import zipfile
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dreamline.importers import CannotRead, Draft, json_resume, linkedin, table
from dreamline.importers.incoming import has_unwanted
from dreamline.importers.recognise import recognise

if TYPE_CHECKING:
    from collections.abc import Callable

TODAY = date(2025, 11, 22)
SLOWEST_ALLOWED = 2.0
"""Seconds; the largest inputs made here are a few hundred KB."""
MEMORY_ALLOWED = 300
"""MB, for the whole process."""
_SAMPLES = Path(__file__).parents[1] / "tests" / "dreamline" / "importers" / "files"
_ODD_CELLS = (
    "",
    "=1+1",
    "'",
    '"',
    "\x00",
    "\ud800",
    "9" * 400,
    "-1e999",
    "31 Feb 2010",
    "0000-00-00",
    "x" * 3000,
    "\u202eabc",
)
_ODD_VALUES: tuple[Any, ...] = (
    None,
    True,
    0,
    -1,
    10**30,
    1e308,
    "",
    "\ud800",
    "\x00",
    [],
    {},
    [[]],
    [None],
    {"": ""},
    "2010-13-45",
)

READERS: dict[str, Callable[[bytes], object]] = {
    "json resume": lambda data: json_resume.read(data, today=TODAY),
    "linkedin": lambda data: linkedin.read(data, today=TODAY),
    "table": lambda data: table.read(data, today=TODAY),
    "recognise": recognise,
}


@dataclass(slots=True)
class Tally:
    """What a run saw."""

    read: int = 0
    refused: int = 0
    slowest: float = 0.0
    slowest_was: str = ""
    failures: list[tuple[str, str, bytes]] = field(default_factory=list)


def samples() -> list[bytes]:
    """Whole, valid files to begin with: resumes, tables, each file of the exports, and the exports as zips."""
    files = [path for path in sorted(_SAMPLES.rglob("*")) if path.is_file()]
    folders = [path for path in sorted(_SAMPLES.iterdir()) if path.is_dir()]
    return [path.read_bytes() for path in files] + [zipped(folder) for folder in folders]


def zipped(folder: Path, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A folder's files as one archive with fixed times, so that the same seed gives the same input."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for path in sorted(folder.iterdir()):
            archive.writestr(zipfile.ZipInfo(path.name), path.read_bytes(), compression)
    return out.getvalue()


def mutated(chance: random.Random, seeds: list[bytes]) -> bytes:
    """One input: noise, or a valid file hurt in one to four ways."""
    if chance.random() < 0.1:
        return chance.randbytes(chance.randrange(2000))
    data = chance.choice(seeds)
    for _ in range(chance.randint(1, 4)):
        data = chance.choice(_WAYS)(chance, data, seeds)
    return data


def _flip(chance: random.Random, data: bytes, _: list[bytes]) -> bytes:
    hurt = bytearray(data)
    for _turn in range(chance.randint(1, 8)):
        if hurt:
            hurt[chance.randrange(len(hurt))] = chance.randrange(256)
    return bytes(hurt)


def _truncate(chance: random.Random, data: bytes, _: list[bytes]) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _splice(chance: random.Random, data: bytes, seeds: list[bytes]) -> bytes:
    other = chance.choice(seeds)
    return data[: chance.randrange(len(data) + 1)] + other[chance.randrange(len(other) + 1) :]


def _repeat(chance: random.Random, data: bytes, _: list[bytes]) -> bytes:
    start = chance.randrange(len(data) + 1)
    part = data[start : start + chance.randint(1, 300)]
    return data[:start] + part * chance.choice((2, 3, 50)) + data[start:]


def _insert(chance: random.Random, data: bytes, _: list[bytes]) -> bytes:
    at = chance.randrange(len(data) + 1)
    letters = chance.choice((string.punctuation, ',;"\n', "\x00\x01\x1b", "[]{}:", "\u202e\ufeff\u2028é🎉"))
    return data[:at] + "".join(chance.choices(letters, k=chance.randint(1, 40))).encode() + data[at:]


def _recode(chance: random.Random, data: bytes, _: list[bytes]) -> bytes:
    text = data.decode("utf-8", "replace")
    return text.encode(chance.choice(("utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "cp1252", "utf-32")), "replace")


def _swap_cells(chance: random.Random, data: bytes, _: list[bytes]) -> bytes:
    lines = data.decode("utf-8", "surrogateescape").split("\n")
    at = chance.randrange(len(lines))
    cells = lines[at].split(",")
    cells[chance.randrange(len(cells))] = chance.choice(_ODD_CELLS)
    chance.shuffle(cells)
    lines[at] = ",".join(cells)
    return "\n".join(lines).encode("utf-8", "surrogatepass" if chance.random() < 0.5 else "replace")


def _swap_types(chance: random.Random, data: bytes, _: list[bytes]) -> bytes:
    try:
        tree = json.loads(data)
    except (ValueError, RecursionError):
        return data
    for _turn in range(chance.randint(1, 6)):
        _hurt_tree(chance, tree)
    return json.dumps(tree).encode()


def _hurt_tree(chance: random.Random, tree: Any) -> None:
    """Walk down at random and put another type, another branch or nothing in some place."""
    while isinstance(tree, (dict, list)) and tree:
        key: Any = chance.choice(list(tree)) if isinstance(tree, dict) else chance.randrange(len(tree))
        if chance.random() < 0.4 or not isinstance(tree[key], (dict, list)):
            tree[key] = copy.deepcopy(chance.choice(_ODD_VALUES))  # the lists among them get hurt too
            return
        tree = tree[key]


def _hurt_zip(chance: random.Random, data: bytes, _: list[bytes]) -> bytes:
    """Bytes of the headers: sizes, offsets, flags, methods, names."""
    marks = [at for mark in (b"PK\x01\x02", b"PK\x03\x04", b"PK\x05\x06") for at in _places(data, mark)]
    if not marks:
        return data
    hurt = bytearray(data)
    for _turn in range(chance.randint(1, 4)):
        at = chance.choice(marks) + chance.randint(4, 50)
        if at < len(hurt):
            hurt[at] = chance.choice((0, 1, 8, 12, 14, 99, 0x7F, 0xFF, chance.randrange(256)))
    return bytes(hurt)


def _places(data: bytes, mark: bytes) -> list[int]:
    found, at = [], data.find(mark)
    while at >= 0:
        found.append(at)
        at = data.find(mark, at + 1)
    return found


def _rezip(chance: random.Random, data: bytes, seeds: list[bytes]) -> bytes:
    """A sound archive of hurt files under known and absurd names."""
    names = (
        "Positions.csv",
        "../../Education.csv",
        "Profile.csv",
        "C:\\x\\Honors.csv",
        "\u202eprojects.csv",
        "a.zip",
        "",
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in chance.sample(names, chance.randint(1, 4)):
            way = chance.choice(_PLAIN_WAYS)
            archive.writestr(zipfile.ZipInfo(name), way(chance, chance.choice([data, *seeds]), seeds))
    return out.getvalue()


_PLAIN_WAYS = (_flip, _truncate, _splice, _repeat, _insert, _recode, _swap_cells, _swap_types)
_WAYS = (*_PLAIN_WAYS, _hurt_zip, _hurt_zip, _rezip)


def run(count: int, seed: int) -> Tally:
    """Feed `count` inputs to every importer."""
    chance, seeds, tally = random.Random(seed), samples(), Tally()
    for number in range(count):
        data = mutated(chance, seeds)
        for name, reader in READERS.items():
            _try(name, reader, data, number, tally)
    return tally


def _try(name: str, reader: Callable[[bytes], object], data: bytes, number: int, tally: Tally) -> None:
    start = time.perf_counter()
    try:
        found = reader(data)
    except CannotRead as error:
        tally.refused += 1
        _check_sentence(str(error), name, data, tally)
    except Exception as error:  # noqa: BLE001 -- any other error is what this script looks for
        tally.failures.append((name, f"{type(error).__name__}: {error}", data))
    else:
        tally.read += 1
        if isinstance(found, Draft):
            _check_draft(found, name, data, tally)
    took = time.perf_counter() - start
    if took > tally.slowest:
        tally.slowest, tally.slowest_was = took, f"input {number}, {len(data):,} bytes, {name}"


def _check_sentence(sentence: str, name: str, data: bytes, tally: Tally) -> None:
    if not sentence.endswith(".") or "\n" in sentence or len(sentence) > 300:
        tally.failures.append((name, f"no plain sentence: {sentence[:200]!r}", data))


def _check_draft(draft: Draft, name: str, data: bytes, tally: Tally) -> None:
    story = draft.filed.story
    texts = [story.person, *(part for moment in story.moments for part in (moment.text, moment.why, moment.place))]
    texts += [remark.sentence for remark in draft.left_out]
    if any(has_unwanted(text) or "\n" in text for text in texts):
        tally.failures.append((name, "a control character or line end came through", data))
    if len({moment.id for moment in story.moments}) != len(story.moments):
        tally.failures.append((name, "two moments share an id", data))
    if any(not moment.text for moment in story.moments):
        tally.failures.append((name, "a moment without a text", data))


def peak_megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> int:
    """Run, print, and say by the exit code whether all bars held."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--keep", type=Path, default=None, help="folder for inputs that failed")
    given = parser.parse_args()
    start = time.perf_counter()
    tally = run(given.count, given.seed)
    took, peak = time.perf_counter() - start, peak_megabytes()
    print(f"{given.count:,} inputs x {len(READERS)} readers in {took:.1f} s")
    print(f"{tally.read:,} read, {tally.refused:,} refused, {len(tally.failures)} failed")
    print(f"slowest {tally.slowest * 1000:.0f} ms ({tally.slowest_was}); peak memory {peak:.0f} MB")
    for number, (name, what, data) in enumerate(tally.failures[:20]):
        print(f"FAILED {name}: {what} ({len(data):,} bytes)")
        if given.keep:
            given.keep.mkdir(parents=True, exist_ok=True)
            (given.keep / f"{number}-{name.replace(' ', '-')}.bin").write_bytes(data)
    return int(bool(tally.failures) or tally.slowest > SLOWEST_ALLOWED or peak > MEMORY_ALLOWED)


if __name__ == "__main__":
    sys.exit(main())
