"""Both languages are complete, and the .mo files in the package are made from the .po files beside them."""

from __future__ import annotations

import importlib
import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from babel.messages.mofile import read_mo

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog
    from django.test import Client

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tools"))
build_messages = importlib.import_module("build_messages")

LANGUAGES = sorted(build_messages.catalogs())


def test_swedish_is_there() -> None:
    assert LANGUAGES == ["sv"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_is_missing_or_fuzzy(lang: str) -> None:
    assert [f"{file}: {key[1]}" for key, file in build_messages.missing(lang)] == []


def entries(catalog: Catalog) -> list[tuple[object, ...]]:
    return sorted((str(message.context), str(message.id), str(message.string)) for message in catalog if message.id)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_shipped_is_what_was_written(lang: str) -> None:
    for path in build_messages.catalogs()[lang]:
        with path.with_suffix(".mo").open("rb") as shipped:
            assert entries(read_mo(shipped)) == entries(read_mo(io.BytesIO(build_messages.built(path)))), path


@pytest.mark.parametrize("lang", LANGUAGES)
def test_values_survive_translation(lang: str) -> None:
    for path in build_messages.catalogs()[lang]:
        for message in build_messages.read(path):
            if message.id:
                assert [error.args for error in message.check()] == []


@pytest.mark.django_db
def test_the_page_speaks_the_language_that_was_asked_for(client: Client) -> None:
    swedish = client.get("/", headers={"accept-language": "sv"})
    assert '<html lang="sv"' in swedish.content.decode()
    assert "ritad som en väg" in swedish.content.decode()
    assert swedish.headers["Content-Language"] == "sv"
    client.post("/settle/", {"language": "en"})
    assert "drawn as one road" in client.get("/", headers={"accept-language": "sv"}).content.decode()
