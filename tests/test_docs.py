"""What is written is true: the map names every folder, README names the commands that exist."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MAP = (ROOT / "docs/map.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, check=True, capture_output=True, text=True)  # noqa: S607
    return [Path(line) for line in listed.stdout.splitlines()]


def test_the_map_names_every_folder() -> None:
    folders = {path.parent for path in tracked() if path.parts[0] in {"src", "docs", "bin", "bench", "tools"}}
    told_once = {"templates", "static", "migrations", "templatetags", "LC_MESSAGES", "management", "locale"}
    inside_apps = {folder for folder in folders if told_once & set(folder.parts)}
    missing = [str(folder) for folder in sorted(folders - inside_apps) if f"{folder.name}/" not in MAP]
    assert missing == []


def test_the_map_names_no_folder_that_is_not_there() -> None:
    names = {part for path in tracked() for part in path.parts[:-1]}
    drawn = MAP.split("```")[1]
    named = set(re.findall(r"^\s*(?:src/)?([a-z_]+)/\s", drawn, re.MULTILINE))
    assert named - names == set()


@pytest.mark.parametrize("command", ["bin/start", "bin/test"])
def test_the_commands_of_the_readme_exist(command: str) -> None:
    assert command in README
    assert (ROOT / command).stat().st_mode & 0o111


def test_continuous_integration_runs_the_readmes_command() -> None:
    assert "bin/test" in (ROOT / ".ci/run").read_text(encoding="utf-8")


def test_pictures_and_pages_the_docs_point_to_exist() -> None:
    for page in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")]:
        for target in re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name} points to {target}"


def test_locked_requirements_carry_hashes_and_no_addresses() -> None:
    for lock in ("run.txt", "dev.txt"):
        text = (ROOT / "requirements" / lock).read_text(encoding="utf-8")
        assert "--hash=sha256:" in text
        assert "://" not in text
        assert "--index-url" not in text


def test_every_licence_in_the_notice_is_shipped() -> None:
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    shipped = {path.name for path in (ROOT / "LICENSES").iterdir()}
    named = set(re.findall(r"LICENSES/([\w.-]+\w)", notice))
    assert named == shipped
