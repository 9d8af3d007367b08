"""Apps know only those below them, and only the doors, reads and verbs of an app touch its rows."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

WEB = Path(__file__).parents[2] / "src" / "dreamline_web"
APPS = (
    "pages", "sealing", "backups", "post", "people", "signin", "keeping", "live", "stories", "dreams", "goals", "talks",
    "impressions", "api",
)  # fmt: skip
"""From low to high (docs/map.md)."""
ABOVE_ALL = {"settings", "urls", "cast", "serving", "command", "wsgi", "checks"}
MODULES = sorted(path for app in APPS for path in (WEB / app).rglob("*.py"))


def imported(path: Path) -> Iterator[str]:
    """What a module imports of ours, as `app.module`."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("dreamline_web"):
            inside = (node.module or "").removeprefix("dreamline_web").strip(".")
            yield from ([inside] if inside else [alias.name for alias in node.names])


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(WEB)))
def test_apps_know_only_what_lies_below(path: Path) -> None:
    here = path.relative_to(WEB).parts[0]
    for name in imported(path):
        room = name.split(".")[0]
        if path.name == "apps.py" and room == "checks":
            continue
        assert room not in ABOVE_ALL, f"{here} may not know {name}"
        if room in APPS:
            assert APPS.index(room) <= APPS.index(here), f"{here} may not know {name}, which lies above it"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(WEB)))
def test_views_go_through_the_doors(path: Path) -> None:
    if path.name == "views.py" or "views" in path.parts:
        assert ".objects" not in path.read_text(encoding="utf-8")
