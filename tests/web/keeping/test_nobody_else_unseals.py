"""Sealed columns are touched, and sealed values opened, in one place: the door."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.apps import apps

from dreamline_web.keeping.models import SealedRow

if TYPE_CHECKING:
    from collections.abc import Iterator

WEB = Path(__file__).parents[3] / "src" / "dreamline_web"
MAY_UNSEAL = ("sealing/", "keeping/door.py", "post/", "signin/factors/adapter.py", "keeping/goodbye/spaces.py")
"""`sealing` itself; the door; letters, opened to be sent; second factors, opened to be checked;
the drill, which tries whether keys open and throws the content away. Nobody reads those."""
MODULES = sorted(path for path in WEB.rglob("*.py") if "migrations" not in path.parts)
OPENERS = {"envelope", "open_sealed", "open_many", "unlock", "key_to_open", "key_to_seal"}
NAMED_WITHOUT_READING = {"defer", "save", "bulk_update"}
"""Calls that may name a sealed column in a string: they leave it out, or write back what the door closed. A name given
to such a string may stand too: it is what the door is asked for."""


def sealed_columns() -> set[str]:
    """`sealed` and every other binary column of a sealed row."""
    rows = [model for model in apps.get_models() if issubclass(model, SealedRow)]
    fields = [field for row in rows for field in row._meta.get_fields()]  # noqa: SLF001  # Django's public name
    return {field.name for field in fields if type(field).__name__ == "BinaryField"} | {"sealed"}


def inside(path: Path) -> str:
    return str(path.relative_to(WEB))


def touched(tree: ast.AST, columns: set[str]) -> Iterator[str]:
    """Names of sealed columns and of functions that unseal, where code reaches for them."""
    excused = {
        id(word)
        for call in ast.walk(tree)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr in NAMED_WITHOUT_READING
        for word in ast.walk(call)
        if isinstance(word, ast.Constant)
    } | {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Assign | ast.AnnAssign)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in columns | OPENERS:
            yield node.attr
        elif isinstance(node, ast.Name) and node.id in OPENERS:
            yield node.id
        elif isinstance(node, ast.alias) and node.name in OPENERS:
            yield node.name
        elif isinstance(node, ast.Constant) and node.value in columns and id(node) not in excused:
            yield str(node.value)
        elif isinstance(node, ast.keyword) and node.arg in columns:
            yield node.arg


@pytest.mark.parametrize("path", MODULES, ids=inside)
def test_only_the_door_touches_what_is_sealed(path: Path) -> None:
    if inside(path).startswith(MAY_UNSEAL):
        return
    found = sorted(set(touched(ast.parse(path.read_text(encoding="utf-8")), sealed_columns())))
    assert found == [], f"{inside(path)} reaches for {', '.join(found)}; content is opened by keeping.door alone"


@pytest.mark.parametrize(
    "code",
    [
        "row.sealed",
        "Row.objects.values_list('sealed')",
        "Row.objects.update(sealed=b'')",
        "getattr(row, 'sealed')",
        "from dreamline_web.sealing import envelope",
        "from dreamline_web.sealing.envelope import open_sealed",
        "ring.key_to_open(7)",
    ],
)
def test_it_would_be_seen(code: str) -> None:
    assert list(touched(ast.parse(code), {"sealed"}))


def test_leaving_a_column_out_is_allowed() -> None:
    assert not list(touched(ast.parse("Row.objects.defer('sealed')"), {"sealed"}))
