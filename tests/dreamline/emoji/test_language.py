"""The language of a text is guessed by vote."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from dreamline.emoji.language import guess_language

DEV = Path(__file__).with_name("dev.tsv")


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "We moved to the coast and bought a small boat"),
        ("sv", "Vi flyttade till kusten och köpte en liten båt"),
        ("de", "Wir zogen an die Küste und kauften ein kleines Boot"),
        ("es", "Nos mudamos a la costa y compramos un barco pequeño"),
        ("fr", "Nous avons déménagé sur la côte et acheté un petit bateau"),
        ("fi", "Muutimme rannikolle ja ostimme pienen veneen"),
        ("en", ""),
        ("en", "12 + 3"),
    ],
)
def test_a_sentence(lang: str, text: str) -> None:
    assert guess_language([text]) == lang


def test_nearly_every_development_line_alone() -> None:
    with DEV.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    right = sum(guess_language([row["text"]]) == row["lang"] for row in rows)
    assert right >= 0.97 * len(rows)


def test_a_story_outvotes_a_foreign_line() -> None:
    assert guess_language(["Jag flyttade till Lund", "Happy together", "Började på universitetet"]) == "sv"
