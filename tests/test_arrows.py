"""The arrows of docs/map.md: which room of the core may use which."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

SRC = Path(__file__).parents[1] / "src"

MAY_USE = {
    "sentence": set(),
    "story": {"sentence"},
    "goals": {"story"},
    "emoji": set(),
    "filing": {"sentence", "story", "goals"},
    "picture": {"story", "goals", "emoji", "filing"},
    "export": {"picture", "emoji"},
    "importers": {"sentence", "story", "goals", "filing"},
    "samples": {"filing", "story", "goals"},
    "cli": {"sentence", "story", "goals", "emoji", "filing", "picture", "export", "importers", "samples"},
    "__main__": {"cli"},
    "": set(),
}
"""Room -> the rooms it may import. Every room may use itself; a new room must be written down here."""

EDGES = {
    "uharfbuzz": {"picture/typography/harfbuzz.py"},
    "PIL": {"export/png.py", "importers/photo.py", "picture/pixels.py"},
    "resvg": {"export/png.py"},
    "typst": {"export/pdf.py"},
    "snowballstemmer": {"emoji/words.py"},
}
"""Third-party library -> the only modules that know it."""

NOT_IN_THE_CORE = {"django", "dreamline_web", "sqlite3", "socket", "urllib", "http", "time", "requests"}


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are written whole"
            module = node.module or ""
            yield from (f"{module}.{alias.name}" if module == "dreamline" else module for alias in node.names)


def modules() -> list[Path]:
    return sorted((SRC / "dreamline").rglob("*.py"))


def room(path: Path) -> str:
    first = path.relative_to(SRC / "dreamline").parts[0]
    return first.removesuffix(".py").removeprefix("__init__")


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(SRC)))
def test_arrows_point_one_way(path: Path) -> None:
    allowed = MAY_USE[room(path)] | {room(path)}
    for name in imports(path):
        if name.startswith("dreamline."):
            target = name.split(".")[1]
            if target == "__version__":
                continue
            assert target in allowed, f"{path.name}: {room(path)} may not use {target} (docs/map.md, arrows)"


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(SRC)))
def test_the_core_knows_no_web_and_libraries_stay_at_the_edges(path: Path) -> None:
    inside = str(path.relative_to(SRC / "dreamline"))
    for name in imports(path):
        library = name.split(".")[0]
        assert library not in NOT_IN_THE_CORE, f"{inside}: the core does not use {library}"
        if library in EDGES:
            assert inside in EDGES[library], f"{inside}: {library} stays behind {', '.join(EDGES[library])}"


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(SRC)))
def test_only_the_command_line_reads_the_clock_and_the_users_files(path: Path) -> None:
    if path.name in {"cli.py", "__main__.py"}:
        return
    source = path.read_text(encoding="utf-8")
    for clock in ("date.today(", "datetime.now(", "datetime.utcnow("):
        assert clock not in source, f"{path.name}: the day comes in as an argument"
