"""Which font draws which letters of a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dreamline.picture.typography import fonts, lettering

if TYPE_CHECKING:
    from dreamline.picture.shapes import Face


def drawn(word: str, face: Face = "text") -> list[tuple[str, str]]:
    """Family and letters of each span; "emoji" for artwork."""
    spans = lettering.spans(word, face, "")
    return [(thing.family if isinstance(thing, fonts.Font) else "emoji", part) for thing, part in spans]


@pytest.mark.parametrize("word", ["μπαμπά", "Σπίτι", "πόλη", "μ"])
@pytest.mark.parametrize("face", ["text", "bold", "heavy", "title", "hand"])
def test_a_greek_word_is_never_set_in_two_fonts(word: str, face: Face) -> None:
    assert drawn(word, face) == [("Noto Sans", word)]


def test_a_word_with_one_letter_we_lack_is_set_whole_in_the_system_s_font() -> None:
    lacking = next(letter for letter in "ễộữḍṃ" if not fonts.own("hand").has(letter))
    assert drawn(f"a{lacking}b", "hand") == [("Noto Sans", f"a{lacking}b")]


def test_digits_and_stops_stay_in_our_font() -> None:
    assert drawn("2019年、") == [("Nunito", "2019"), ("Noto Sans CJK", "年、")]
    assert drawn("σπίτι,") == [("Noto Sans", "σπίτι"), ("Nunito", ",")]
    assert drawn("Ελλάδα😀x") == [("Noto Sans", "Ελλάδα"), ("emoji", "😀"), ("Nunito", "x")]


@pytest.mark.parametrize(("face", "heaviest"), [("hand", 400), ("text", 600), ("bold", 700), ("heavy", 800)])
def test_a_system_s_font_never_looks_bolder_than_ours(face: Face, heaviest: int) -> None:
    font = fonts.fallback("ש", face)
    assert font is not None
    assert font.weight <= heaviest
    assert font.weight == max(weight for weight in fonts.cuts()["NotoSansHebrew"] if weight <= heaviest)


def test_what_stands_for_handwriting_is_smaller() -> None:
    hebrew, kanji = fonts.fallback("ש", "hand"), fonts.fallback("年", "hand")
    assert hebrew is not None
    assert kanji is not None
    assert hebrew.share == fonts.HAND_SHARE
    assert kanji.share == pytest.approx(fonts.HAND_SHARE * fonts.CJK_SHARE)
    beside = fonts.fallback("ש", "text")
    assert beside is not None
    assert (beside.share, beside.key != hebrew.key) == (1, True)
