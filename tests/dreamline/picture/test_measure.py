"""Widths of texts, and letters that no font has. The browser's word on the widths stands in tests/pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dreamline.picture.measure import clean, missing_letters, width
from dreamline.picture.typography import fonts, lettering, typeset

if TYPE_CHECKING:
    from dreamline.picture.shapes import Face

FACES: tuple[Face, ...] = ("title", "text", "bold", "heavy", "hand")
LATIN = "".join(map(chr, [*range(0x20, 0x7F), *range(0xA0, 0xAD), *range(0xAE, 0x180), *range(0x218, 0x21C)]))
VIETNAMESE = "".join(map(chr, range(0x1EA0, 0x1EFA)))


def test_kerning_counts() -> None:
    assert width("AV", "text", 100) < width("A", "text", 100) + width("V", "text", 100) - 1


def test_width_grows_with_size() -> None:
    assert width("Skellefteå", "text", 34) == pytest.approx(2 * width("Skellefteå", "text", 17))


def test_an_empty_text_has_no_width() -> None:
    assert width("", "title", 64) == 0


def test_spacing_stands_between_letters_only() -> None:
    assert width("abc", "heavy", 14, 2) == pytest.approx(width("abc", "heavy", 14) + 4)
    assert width("a", "heavy", 14, 2) == pytest.approx(width("a", "heavy", 14))


@pytest.mark.parametrize("face", FACES)
def test_our_own_fonts_have_all_letters_of_western_and_central_europe(face: Face) -> None:
    assert [letter for letter in LATIN if lettering.dress(letter, face, "")[0] is not fonts.own(face)] == []


@pytest.mark.parametrize("face", ["title", "text", "bold", "heavy"])
def test_all_but_the_handwriting_have_vietnamese(face: Face) -> None:
    assert fonts.own(face).has(VIETNAMESE)


def test_letters_for_show_are_drawn_as_the_letters_they_stand_for() -> None:
    assert typeset.line("𝓗𝓲 Ⅷ", "text").words[0].text == "Hi VIII"


@pytest.mark.parametrize("face", ["text", "bold", "heavy", "hand"])
def test_the_text_faces_have_cyrillic(face: Face) -> None:
    assert fonts.own(face).has("АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюяҐґЄєІіЇїЈјЉљЊњЋћЏџЎў")


def test_letters_with_loose_accents_are_as_wide_as_whole_ones() -> None:
    assert width("e\u0301tude", "text", 17) == width("étude", "text", 17)


@pytest.mark.parametrize("word", ["Ελλάδα", "שלום", "مرحبا", "日本語", "한국어", "नमस्ते", "ภาษา", "ქართული"])
def test_other_scripts_come_from_the_systems_fonts(word: str) -> None:
    assert missing_letters(word) == ()
    line = typeset.line(word, "text")
    assert {stretch.font.family.split()[0] for stretch in line.stretches} == {"Noto"}
    assert line.width > 0


def test_chinese_and_japanese_letters_are_a_little_smaller() -> None:
    assert width("語", "text", 100) == pytest.approx(95)


def test_a_letter_in_no_font_is_reported_and_drawn_as_a_box() -> None:
    assert missing_letters("a\ue000b\ue000\ue001") == ("\ue000", "\ue001")
    assert width("\ue000", "text", 20) == width("□", "text", 20) > 10
    assert missing_letters("Skellefteå ❤️ ok") == ()


def test_an_emoji_in_a_text_takes_the_room_of_its_artwork() -> None:
    assert width("❤️", "text", 10) == pytest.approx(11)
    assert width("👩🏽‍🚀", "hand", 10) == pytest.approx(11)
    ((art, start),) = typeset.line("Hi 🎸", "text").emojis
    assert art.body
    assert start == pytest.approx(width("Hi ", "text", 1))


def test_digits_and_signs_are_letters_unless_they_ask_to_be_emojis() -> None:
    assert typeset.line("© 1 #", "text").emojis == ()
    assert len(typeset.line("1️⃣", "text").emojis) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  two\tlines\nof  text ", "two lines of text"),
        ("so\u00adft\u200b", "soft"),
        ("\u202eevil\u202c", "evil"),
        ("10\u202fkm", "10\u00a0km"),
        ("half \ud800 pair", "half □ pair"),
        ("a\x00b\x07c", "abc"),
        ("Z" + "\u0301" * 40, "Ź\u0301\u0301\u0301"),
    ],
)
def test_texts_are_cleaned(text: str, expected: str) -> None:
    assert clean(text) == expected


@settings(derandomize=True, max_examples=150, deadline=None)
@given(st.text(max_size=30))
def test_any_text_has_a_width_and_the_drawn_line_has_the_same(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    for face in FACES:
        drawn = typeset.line(text, face)
        assert drawn.width == pytest.approx(width(clean(text), face, 1), abs=0.02)
        assert width(text, face, 1) >= 0
