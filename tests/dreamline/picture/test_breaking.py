"""Lines as the design breaks them, and the promise that no line is wider than asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dreamline.picture.measure import clean, width
from dreamline.picture.typography.breaking import break_lines
from dreamline.picture.typography.parting import LEAST, held

if TYPE_CHECKING:
    from dreamline.picture.shapes import Face

SAMPLES = """
Born in Skellefteå,/third of four
Took the radio/apart. Could/not put it back
Mum fell ill. I learnt/to cook for six
We moved south./New school,/no friends
Bass player/in Älgflugan./My people!
Turned down law,/chose engineering
Half a year in/Kyoto, a dream/since I was ten
First job:/hearing aids/that whistle less
Met Jonas on/the night bus/to Göteborg
Tuva was born,/five weeks early
Hit the wall./Long walks/and sourdough
Our start-up folded/after 14 months
Ward app live/in nine nights
Asked to lead/the team. Said yes
""".strip().splitlines()


@pytest.mark.parametrize("sample", SAMPLES)
def test_lines_break_as_in_the_design(sample: str) -> None:
    assert "/".join(break_lines(sample.replace("/", " "), "text", 17, 160, 3).lines) == sample


def test_a_text_that_fits_stays_on_one_line() -> None:
    assert break_lines("Back at half speed", "text", 17, 160, 3).lines == ("Back at half speed",)


def test_a_text_too_long_ends_at_a_whole_word_with_an_ellipsis() -> None:
    broken = break_lines("one two three four five six seven eight nine ten eleven", "text", 17, 80, 3)
    assert broken.cut
    assert len(broken.lines) == 3
    assert broken.lines[-1].endswith("…")
    assert "one two three four five six seven".startswith(" ".join(broken.lines).removesuffix("…"))


def test_a_word_too_wide_is_broken_with_hyphens() -> None:
    lines, cut = break_lines("Donaudampfschifffahrtsgesellschaftskapitän", "text", 17, 160, 3)
    assert not cut
    assert all(line.endswith("-") for line in lines[:-1])
    assert "".join(line.removesuffix("-") for line in lines) == "Donaudampfschifffahrtsgesellschaftskapitän"
    assert all(len(line) >= 4 for line in lines)


def test_a_compound_breaks_at_its_own_hyphen() -> None:
    assert break_lines("Karlstad-Kristinehamn", "text", 17, 130, 3).lines == ("Karlstad-", "Kristinehamn")


def test_a_link_is_cut_in_its_middle() -> None:
    (line,), cut = break_lines("https://www.example.com/a/very/long/path?x=1", "text", 17, 160, 3)
    assert cut
    assert line.startswith("https://")
    assert "…" in line
    assert line.endswith("=1")


def test_japanese_breaks_between_letters_but_not_before_a_closing_sign() -> None:
    text = "日本語のテキストは、改行が「禁則」に従う。"
    lines, cut = break_lines(text, "text", 17, 100, 9, lang="ja")
    assert not cut
    assert "".join(lines) == text
    assert not any(line[0] in "、。」" or line[-1] == "「" for line in lines)


def test_japanese_lines_begin_with_phrases_where_they_can() -> None:
    assert break_lines("会社を辞めて、雨の中を一日歩いた", "text", 17, 160, 3).lines == (
        "会社を辞めて、",
        "雨の中を一日歩いた",
    )
    assert break_lines("初めての弟子が私より上手に織った", "text", 17, 160, 3).lines == (
        "初めての弟子が",
        "私より上手に織った",
    )


def test_no_break_at_a_hard_space() -> None:
    lines, _ = break_lines("we walked and walked 10\u00a0km home", "text", 17, 120, 3)
    assert any("10\u00a0km" in line for line in lines)


def test_the_short_words_are_those_of_the_language() -> None:
    assert break_lines("se on talo ja piha meille", "text", 17, 100, 3, lang="fi").lines
    assert not any(
        line.endswith(" the") for line in break_lines("we painted all the old house", "text", 17, 130, 3).lines
    )


def test_nothing_fits_nowhere() -> None:
    assert break_lines("word", "text", 17, 1, 3) == ((), True)
    assert break_lines("word", "text", 17, 160, 0) == ((), True)
    assert break_lines("  ", "text", 17, 160, 3) == ((), False)


WORDS = st.lists(st.text(max_size=14), max_size=12).map(" ".join)
LONG = st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyzåäö-/.@"), max_size=80)
ASIAN = st.text(st.sampled_from("日本語テキスト、。「」ーー한국어ภาษาไทย abc"), max_size=40)


@settings(derandomize=True, max_examples=250, deadline=None)
@given(
    WORDS | LONG | ASIAN,
    st.sampled_from(["text", "title", "hand"]),
    st.floats(2, 300),
    st.integers(1, 4),
)
def test_no_line_of_any_text_is_wider_than_asked(text: str, face: Face, limit: float, most: int) -> None:
    lines, cut = break_lines(text, face, 17, limit, most)
    assert len(lines) <= most
    assert all(width(line, face, 17) <= limit + 1e-5 for line in lines)
    assert all(line and line == line.strip(" ") for line in lines)
    whole = clean(text).replace(" ", "").replace("-", "").replace("…", "")
    drawn = "".join(lines).replace(" ", "").replace("-", "").replace("…", "")
    if cut:
        assert lines == () or "…" in "".join(lines)
    else:
        assert drawn == whole


ENDLESS = {
    "letters": "a" * 100_000,
    "marks": "a" + "\u0301" * 100_000,
    "emojis": "😀" * 100_000,
    "families": "🧑\u200d" * 50_000,
    "tags": "\U0001f3f4" + "\U000e0067" * 100_000,
    "link": "https://example.org/" + "a" * 100_000,
    "address": "a@" + ".a" * 50_000 + "!",
    "slashes": "/" * 100_000,
    "japanese": "日本語" * 33_000,
    "thai": "ก็" * 50_000,
    "hebrew": "ש" * 100_000,
    "hyphens": "ab-" * 33_000,
    "words": "ab " * 33_000,
    "boxes": "\ue000" * 100_000,
    "surrogates": "\ud800" * 100_000,
}


@pytest.mark.parametrize("name", ENDLESS)
@pytest.mark.parametrize(("limit", "most"), [(160, 3), (960, 1)])
def test_a_text_without_end_takes_the_work_of_a_short_one(name: str, limit: float, most: int) -> None:
    text = ENDLESS[name]
    kept, left_out = held(text, 17, limit, most)
    assert left_out
    assert len(kept) < 12 * most * limit / (LEAST * 17)
    lines, cut = break_lines(text, "text", 17, limit, most)
    assert cut
    assert "…" in "".join(lines)
    assert all(width(line, "text", 17) <= limit + 1e-5 for line in lines)


def test_what_is_left_out_beforehand_would_never_have_been_seen() -> None:
    for text in ("i" * 300, "we walked " * 40, "https://www.example.com/" + "abcde/" * 60, "日本" * 200):
        lines, cut = break_lines(text, "text", 17, 160, 3)
        assert cut
        longer, also_cut = break_lines(text + text[-30:], "text", 17, 160, 3)
        assert also_cut
        assert longer == lines


def test_spaces_before_a_text_do_not_count() -> None:
    assert break_lines(" " * 100_000 + "Born", "text", 17, 160, 3) == (("Born",), False)
