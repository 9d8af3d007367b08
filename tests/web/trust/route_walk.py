"""Every address the application answers, read from the resolver itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.urls import URLPattern, get_resolver

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PART = re.compile(r"<(?:(\w+):)?(\w+)>")


@dataclass(frozen=True, slots=True)
class Address:
    """One entry of a urls.py: its name with namespaces, its pattern from the root on."""

    name: str
    pattern: str
    view: Any

    @property
    def parts(self) -> dict[str, str]:
        """What stands for what, with its kind: {"number": "int"}."""
        return {name: kind or "str" for kind, name in PART.findall(self.pattern)}

    def filled(self, parts: Mapping[str, object]) -> str:
        return "/" + PART.sub(lambda found: str(parts[found[2]]), self.pattern)


def every_address() -> list[Address]:
    return list(_inside(get_resolver().url_patterns, "", ()))


def _inside(patterns: list[Any], before: str, spaces: tuple[str, ...]) -> Iterator[Address]:
    for one in patterns:
        pattern = before + str(one.pattern)
        if isinstance(one, URLPattern):
            name = ":".join((*spaces, one.name or f"without a name: {pattern}"))
            yield Address(name, pattern, one.callback)
        else:
            yield from _inside(one.url_patterns, pattern, (*spaces, *([one.namespace] if one.namespace else ())))
