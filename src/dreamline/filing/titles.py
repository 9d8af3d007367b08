"""How a heading among the goals names the dream above them: by its title, `Title#2` where titles repeat."""

from __future__ import annotations

import re

from dreamline.filing.escapes import guarded, plain_start
from dreamline.filing.pictographs import leading_emoji
from dreamline.filing.words import folded, section_of
from dreamline.goals.pyramid import Summit

_NUMBERED = re.compile(r"(.*?)(?<!\\)#(\d{1,6})", re.DOTALL)


class Tops:
    """The tops of the pyramid: dreams by their title, and summits, which are made where no dream has that title."""

    def __init__(self, dreams: list[tuple[str, str]]) -> None:
        self._ids: dict[str, list[str]] = {}
        self._numbers: dict[str, int] = {}
        self.summits: list[Summit] = []
        for name, title in dreams:
            self._count_in(name, title)

    def find_or_make(self, raw: str) -> str | None:
        """The id of the dream or summit a heading names; None for a heading without words."""
        if not raw:
            return None
        if found := self._find(raw):
            return found
        if (bare := raw[len(leading_emoji(raw)) :].lstrip()) != raw and (found := self._find(bare)):
            return found
        title, number = self._parts(raw)
        known = self._ids.get(folded(title), [])
        if number != len(known) + 1 or not title:
            title = plain_start(raw)
        return self.add(f"s{len(self.summits) + 1}", title)

    def add(self, name: str, title: str) -> str:
        self._count_in(name, title)
        self.summits.append(Summit(name, title))
        return name

    def remember(self, name: str, title: str) -> None:
        """Count a summit in, once its heading is written."""
        if name not in self._numbers:
            self.add(name, title)

    def heading(self, name: str, title: str) -> str:
        """What stands in the heading for the dream or summit `name` (a new summit if not known yet)."""
        raw = guarded(title)
        if re.search(r"#\d{1,6}$", raw):
            raw = re.sub(r"#(\d{1,6})$", r"\\#\1", raw)
        if (title.startswith("\\") and raw == title) or leading_emoji(raw) or section_of(raw):
            raw = "\\" + raw
        number = self._numbers.get(name) or len(self._ids.get(folded(title), [])) + 1
        return raw if number == 1 and raw else f"{raw}#{number}"

    def _count_in(self, name: str, title: str) -> None:
        alike = self._ids.setdefault(folded(title), [])
        alike.append(name)
        self._numbers[name] = len(alike)

    def _find(self, raw: str) -> str | None:
        title, number = self._parts(raw)
        known = self._ids.get(folded(title), [])
        return known[number - 1] if 0 < number <= len(known) else None

    @staticmethod
    def _parts(raw: str) -> tuple[str, int]:
        numbered = _NUMBERED.fullmatch(raw)
        return (plain_start(numbered[1].strip()), int(numbered[2])) if numbered else (plain_start(raw), 1)
