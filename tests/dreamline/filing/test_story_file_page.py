"""The page about the story file: every example on it is read without a remark and means what the page says."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from dreamline.filing.door import MOST_CHARACTERS, MOST_LINES
from dreamline.filing.text import read_text, write_text
from dreamline.filing.words import DREAM_KEYS, GOAL_KEYS, HEAD_KEYS, MOMENT_KEYS
from dreamline.story.story import COLOURS

PAGE = (Path(__file__).parents[3] / "docs" / "story-file.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```story\n(.*?)```", PAGE, re.DOTALL)
TODAY = date(2026, 6, 1)


@pytest.mark.parametrize("text", EXAMPLES)
def test_an_example_is_read_without_a_remark_and_comes_back(text: str) -> None:
    filed, remarks = read_text(text, today=TODAY)
    assert remarks == ()
    assert filed.loose == ()
    told, _, _ = text.partition("\n# Dr")
    assert len(filed.story.moments) == len(re.findall(r"^(?:- |\d|Aug|met)", told, re.MULTILINE))
    assert read_text(write_text(filed), today=TODAY)[0].story == filed.story


def test_the_whole_example_is_written_as_it_stands() -> None:
    assert write_text(read_text(EXAMPLES[1], today=TODAY)[0]) == EXAMPLES[1]


def test_links_lead_where_the_page_says() -> None:
    dream = read_text(EXAMPLES[2], today=TODAY)[0].story.dreams[0]
    assert dream.grew_from == ("m2", "m3")


def test_a_backslash_makes_text() -> None:
    texts = [moment.text for moment in read_text(EXAMPLES[4], today=TODAY)[0].story.moments]
    assert texts == ["1984 by Orwell, read in one night", "My favourite score (+1)", "A poem in\ntwo lines"]


@pytest.mark.parametrize(
    "table", [HEAD_KEYS, MOMENT_KEYS, DREAM_KEYS, GOAL_KEYS], ids=["head", "moment", "dream", "goal"]
)
def test_every_keyword_is_on_the_page(table: dict[str, str]) -> None:
    assert [
        key for key in set(table.values()) if f"`{key}:`" not in PAGE and f"\n{key}:" not in PAGE and key != "by"
    ] == []


def test_colours_and_limits_are_those_of_the_code() -> None:
    assert ", ".join(COLOURS) in " ".join(PAGE.split())
    assert f"{MOST_CHARACTERS // 1_000_000} million characters and {MOST_LINES:,} lines" in " ".join(PAGE.split())
