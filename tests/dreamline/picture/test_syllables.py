"""Where words are broken that are wider than their line."""

from __future__ import annotations

import pytest

from dreamline.picture.typography.breaking import break_lines
from dreamline.picture.typography.parting import free_pieces
from dreamline.picture.typography.syllables import LEADING, best_break, worth


def ways(word: str) -> list[str]:
    """The word at its worthiest place of all."""
    places = range(4, len(word) - 2)
    best = max(places, key=lambda at: worth(word, 0, at))
    return [word[:best], word[best:]]


@pytest.mark.parametrize(
    "parts",
    ["gesellschafts angestellter", "versicherungs karte", "freiheits liebe", "arbeits gruppe", "förmedlings chef",
     "wissenschaft ler", "universitets lärare"],
)  # fmt: skip
def test_a_compound_breaks_at_its_joint(parts: str) -> None:
    assert ways(parts.replace(" ", "")) == parts.split()


@pytest.mark.parametrize(("word", "never"), [("bäckerei", "c"), ("maschine", "s"), ("rutschen", "s"), ("sprache", "c")])
def test_ch_ck_and_sch_are_never_parted(word: str, never: str) -> None:
    at = best_break(word, 0, word.index(never) + 1, 2)
    assert word[at - 1] != never


def test_a_long_german_word_breaks_well() -> None:
    lines, cut = break_lines("Gesellschaftsangestellter", "text", 17, 150, 3, lang="de")
    assert not cut
    assert lines[0] in {"Gesell-", "Gesellschafts-"}


def test_emojis_have_no_hyphen() -> None:
    lines, cut = break_lines("😀" * 14, "text", 17, 150, 3)
    assert not cut
    assert "".join(lines) == "😀" * 14


@pytest.mark.parametrize(
    ("text", "syllables"),
    [
        ("ย้ายบ้านไปเชียงใหม่", "ย้าย บ้าน ไป เชียง ใหม่"),
        ("งานแรกที่ร้าน", "งาน แรก ที่ ร้าน"),
        ("ຂ້ອຍເກີດຢູ່ວຽງຈັນ", "ຂ້ອຍ ເກີດ ຢູ່ ວຽງ ຈັນ"),
        ("ភ្នំពេញ", "ភ្នំ ពេញ"),
    ],
)
def test_writing_without_spaces_breaks_between_syllables(text: str, syllables: str) -> None:
    assert list(free_pieces(text)) == syllables.split()


def test_thai_breaks_at_spaces_where_it_can_and_has_no_hyphen() -> None:
    assert break_lines("เกิดที่เชียงใหม่ ย้ายบ้านตอนสิบขวบ", "text", 17, 170, 3).lines == ("เกิดที่เชียงใหม่", "ย้ายบ้านตอนสิบขวบ")
    lines, cut = break_lines("ย้ายบ้านตอนสิบขวบไปเชียงใหม่กับครอบครัว", "text", 17, 120, 3)
    assert not cut
    assert "".join(lines) == "ย้ายบ้านตอนสิบขวบไปเชียงใหม่กับครอบครัว"
    assert not any(line[-1] in LEADING or line[0] in "ะาำๆ" for line in lines)
