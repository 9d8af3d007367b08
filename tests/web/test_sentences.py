"""What the core says has a translation for every pattern, with the same parts, and is told in the page's language."""

from __future__ import annotations

import ast
import importlib
import sys
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING, Any

import pytest
from django.utils import translation

from dreamline.filing.door import BadText, split_lines
from dreamline.filing.places import BadJson
from dreamline.filing.save import from_json
from dreamline.importers import table
from dreamline.sentence import counted, say
from dreamline_web.pages.sentences import CONTEXT, in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
CORE = ROOT / "src" / "dreamline"
sys.path.insert(0, str(ROOT / "tools"))
build_messages = importlib.import_module("build_messages")

PATTERNS = list(build_messages.patterns())
SAYING_ROOMS = ("story", "goals", "filing", "importers")
"""The rooms whose sentences stand on pages."""


def translated(lang: str) -> dict[str, tuple[str, ...]]:
    """Pattern -> its translations (two where there is a plural)."""
    found = {}
    for path in build_messages.catalogs()[lang]:
        for message in build_messages.read(path):
            if message.id and message.context == CONTEXT:
                one = message.id[0] if isinstance(message.id, tuple) else message.id
                found[one] = message.string if isinstance(message.string, tuple) else (message.string,)
    return found


SWEDISH = translated("sv")


def parts_of(pattern: str) -> set[tuple[str, str]]:
    """The named parts of a pattern and how their numbers are written."""
    return {(name, form or "") for _, name, form, _ in Formatter().parse(pattern) if name is not None}


def test_the_context_is_the_tools() -> None:
    assert build_messages.SENTENCE == CONTEXT
    assert len({pattern.one for pattern in PATTERNS}) > 150


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: f"{pattern.file}:{pattern.line}")
def test_every_pattern_is_told_in_swedish_with_the_same_parts(pattern: Any) -> None:
    assert pattern.one in SWEDISH, f"add it to src/dreamline_web/pages/locale: {pattern.one}"
    english = (pattern.one, pattern.many) if pattern.many else (pattern.one,)
    assert [parts_of(told) for told in SWEDISH[pattern.one]] == [parts_of(said) for said in english]
    assert all(SWEDISH[pattern.one])


def test_the_catalogue_holds_nothing_the_core_no_longer_says() -> None:
    assert set(SWEDISH) - {pattern.one for pattern in PATTERNS} == set()


def test_the_same_pattern_has_one_plural() -> None:
    plurals: dict[str, set[str]] = {}
    for pattern in PATTERNS:
        plurals.setdefault(pattern.one, set()).add(pattern.many)
    assert [one for one, many in plurals.items() if len(many) > 1] == []


def raised() -> Iterator[tuple[str, ast.Call]]:
    """Every error the speaking rooms raise with something in it."""
    for room in SAYING_ROOMS:
        for path in sorted((CORE / room).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                error = node.exc if isinstance(node, ast.Raise) else None
                if isinstance(error, ast.Call) and isinstance(error.func, ast.Name) and error.args:
                    yield f"{path.relative_to(CORE)}:{error.lineno}", error


def test_no_error_of_the_core_says_a_bare_text() -> None:
    bare = [where for where, call in raised() if isinstance(call.args[0], ast.Constant | ast.JoinedStr)]
    assert bare == [], "say(...) it, so that it can be told in another language"


def test_a_pattern_must_be_written_out() -> None:
    with pytest.raises(ValueError, match=r"here:1: write the pattern out as a literal"):
        list(build_messages.patterns_in("say(words)", "here"))
    assert [pattern.one for pattern in build_messages.patterns_in('say("a " "b", c=1)', "here")] == ["a b"]


# In the language of the page


def test_what_was_quoted_stays_as_it_was_typed() -> None:
    said = say("There is no such day as “{words}” in the calendar.", words="{words} %s <b>")
    with translation.override("sv"):
        assert in_words(said) == "Någon dag ”{words} %s <b>” finns inte i kalendern."
    with translation.override("en"):
        assert in_words(said) == said


def test_numbers_choose_the_form_and_are_grouped_as_the_language_does_it() -> None:
    one, many = "{count:,} more remark is not listed.", "{count:,} more remarks are not listed."
    with translation.override("sv"):
        assert in_words(counted(one, many, count=1)) == "1 anmärkning till står inte här."
        assert in_words(counted(one, many, count=4000)) == "4\xa0000 anmärkningar till står inte här."
    with translation.override("en"):
        assert in_words(counted(one, many, count=4000)) == "4,000 more remarks are not listed."


def test_a_sentence_within_a_sentence_is_told_too() -> None:
    with pytest.raises(BadText) as refused:
        split_lines("one\ntwo\x00")
    with translation.override("sv"):
        assert in_words(refused.value) == "rad 2: här finns ett osynligt styrtecken; ta bort det och försök igen."


def test_lists_within_a_sentence_are_told_too() -> None:
    with pytest.raises(BadJson) as refused:
        from_json({"format": 1, "sections": [{"kind": []}]})
    with translation.override("sv"):
        told = "sections[0].kind: här ska något av ”dreams”, ”values”, ”goals” stå, inte en lista."
        assert in_words(refused.value) == told


def test_every_sentence_on_what_a_table_cannot_hold_is_swedish() -> None:
    filed, _ = from_json({"format": 1, "dreams": [{"id": "d1", "title": "Fly"}], "values": [{"name": "calm"}] * 2})
    with translation.override("sv"):
        told = [in_words(remark.said) for remark in table.not_written(filed)]
    assert told == [
        "En tabell rymmer bara ögonblick: 1 dröm skrevs inte.",
        "En tabell rymmer bara ögonblick: 2 värden skrevs inte.",
    ]


def test_what_is_no_sentence_of_the_core_stays() -> None:
    with translation.override("sv"):
        assert in_words("moments") == "moments"
        assert in_words(ValueError("An error of a library.")) == "An error of a library."
