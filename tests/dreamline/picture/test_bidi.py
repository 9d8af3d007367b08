"""Lines that mix directions, in the order they stand on paper."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dreamline.picture.typography.bidi import is_leftward, leftward_language, stretches


def seen(text: str, *, leftward: bool) -> list[str]:
    """The stretches from left to right, those to the left marked with "<"."""
    return [part.text if part.rightward else f"<{part.text}" for part in stretches(text, leftward=leftward)]


def test_plain_latin_is_one_stretch() -> None:
    assert seen("Born in 1985", leftward=False) == ["Born in 1985"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("שלום 123", ["123", "<שלום "]),
        ("שלום (abc) 123", ["123", "<) ", "abc", "<שלום ("]),
        ("נולדתי ב-1985, בתל אביב!", ["<, בתל אביב!", "1985", "<נולדתי ב-"]),
        ("C++ למדתי", ["<++ למדתי", "C"]),
    ],
)
def test_lines_that_run_to_the_left(text: str, expected: list[str]) -> None:
    assert seen(text, leftward=True) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("abc שלום 123 def", ["abc ", "123", "<שלום ", " def"]),
        ("hello مرحبا 2020/21 x", ["hello ", "2020/21", "<مرحبا ", " x"]),
        ("see (שלום) there", ["see (", "<שלום", ") there"]),
        ("שלום!", ["<שלום", "!"]),
    ],
)
def test_lines_that_run_to_the_right(text: str, expected: list[str]) -> None:
    assert seen(text, leftward=False) == expected


def test_most_letters_decide_the_direction_of_a_line() -> None:
    assert is_leftward("שלום abc")
    assert not is_leftward("a longer line with שלום")
    assert not is_leftward("123")


def test_a_language_written_to_the_left_decides_before_the_letters() -> None:
    assert is_leftward("a longer line with שלום", "he")
    assert not is_leftward("only Latin", "he")
    assert leftward_language("ar-EG")
    assert not leftward_language("en")


MIXED = st.text(st.sampled_from("abc אבג مرح 0123 ()[]-+/,.!%\u0301"), max_size=24)


@settings(derandomize=True, max_examples=300)
@given(MIXED, st.booleans())
def test_no_letter_is_lost_or_doubled(text: str, leftward: bool) -> None:  # noqa: FBT001 - given by hypothesis
    parts = stretches(text, leftward=leftward)
    assert sorted("".join(part.text for part in parts)) == sorted(text)
    assert all(part.text in text for part in parts)
