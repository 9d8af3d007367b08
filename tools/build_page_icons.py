"""Builds `pages/icons.svg` from the pinned npm package lucide-static (ISC): `python tools/build_page_icons.py`.

Only the icons named here travel with the pages; each becomes a symbol of one sprite.
"""

from __future__ import annotations

import re
from pathlib import Path

from packages import Package, unpacked

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "src" / "dreamline_web" / "pages" / "static" / "pages" / "icons.svg"
LUCIDE = Package(
    "lucide-static",
    "1.62.0",
    "WBZA/m2PvkFpMGHDtsBck5P2A9G4ehLlYu4GwwICcmEm1BvYVgj00lCDxKRWLlbMlOibLaiwdQ88G5pHkSWgwA==",
)
ICONS = (
    "arrow-down", "arrow-up", "book-open", "check", "chevron-down", "circle-question-mark", "cloud", "cloud-fog",
    "corner-down-left", "download", "ellipsis", "eye", "file-up", "flag", "grip-vertical", "history", "image-plus",
    "info", "keyboard", "lightbulb", "loader", "lock", "log-out", "messages-square", "moon", "mountain", "pencil",
    "play", "plus", "redo-2", "route", "save", "search", "settings-2", "sparkles", "sun", "sun-moon", "trash-2",
    "triangle-alert", "undo-2", "users", "waypoints", "x",
)  # fmt: skip
HEAD = '<svg xmlns="http://www.w3.org/2000/svg">'
SYMBOL = (
    '<symbol id="{name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" '
    'stroke-linecap="round" stroke-linejoin="round">{shapes}</symbol>'
)


def symbol(folder: Path, name: str) -> str:
    """One icon as a symbol: its shapes, without the frame around them."""
    drawn = (folder / f"{name}.svg").read_text(encoding="utf-8")
    found = re.search(r"<svg\b[^>]*>(.*)</svg>", drawn, re.DOTALL)
    if found is None:
        raise SystemExit(f"{name}.svg holds no drawing.")
    return SYMBOL.format(name=name, shapes=re.sub(r"\s*\n\s*", "", found[1]).replace(" />", "/>"))


def main() -> None:
    folder = unpacked(LUCIDE) / "icons"
    TARGET.write_text("\n".join([HEAD, *(symbol(folder, name) for name in ICONS), "</svg>", ""]), encoding="utf-8")


if __name__ == "__main__":
    main()
