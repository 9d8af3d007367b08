"""A line of a life story gets fitting emojis, best first, in six languages."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dreamline.emoji import art
from dreamline.emoji.suggest import MOST, remember, suggest
from dreamline.emoji.words import LANGUAGES

LANGUAGE = st.sampled_from(["", *LANGUAGES, "pt-BR", "ja"])
LINES = st.text(max_size=120) | st.lists(
    st.sampled_from(
        ["Moved", "to", "Lund", "2001:", "our", "dog", "inte", "gift", "🎓", "äiti", "né", "l'été,", "(", "x*"]
    )
).map(" ".join)


@given(LINES, LANGUAGE)
@settings(derandomize=True, max_examples=300, deadline=None)
def test_any_text_gets_at_most_six_different_qualified_emojis(text: str, lang: str) -> None:
    given_emojis = suggest(text, lang=lang)
    assert len(given_emojis) <= MOST
    assert len(set(given_emojis)) == len(given_emojis)
    assert all(art.qualified(emoji) == emoji for emoji in given_emojis)
    assert suggest(text, lang=lang) == given_emojis
    assert suggest(text, lang=lang, limit=2) == given_emojis[:2]


@pytest.mark.parametrize("text", ["", "   ", "1998", "2001-05-03:", "?!", "🎓"])
def test_nothing_said_nothing_suggested(text: str) -> None:
    assert suggest(text) == ()
    assert suggest(text, lang="sv") == ()


@pytest.mark.parametrize("limit", [0, -3])
def test_a_limit_of_none_gives_none(limit: int) -> None:
    assert suggest("Our wedding", lang="en", limit=limit) == ()


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        ("en", "Our wedding", "💍"),
        ("en", "Played the violin", "🎻"),
        ("sv", "Köpte en cykel", "🚲"),
        ("de", "Unsere Hochzeit", "💍"),
        ("es", "Aprender a tocar el violín", "🎻"),
        ("fr", "Notre mariage", "💍"),
        ("fi", "Häät", "💍"),
    ],
)
def test_plain_lines_in_each_language(lang: str, text: str, wanted: str) -> None:
    assert wanted in suggest(text, lang=lang)[:3]
    assert wanted in suggest(text)[:3]


def test_a_date_ahead_does_not_disturb() -> None:
    plain = suggest("Got a dog", lang="en")
    assert plain
    for head in ("2001: ", "May 2001: ", "Summer of 98: ", "12 March 1998 (about): "):
        assert suggest(head + "Got a dog", lang="en") == plain


def test_a_head_with_a_number_counts_when_nothing_else_is_said() -> None:
    assert suggest("Wedding 1998: 12 + 30", lang="en") == suggest("Wedding", lang="en")


def test_two_things_show_both() -> None:
    assert {"💍", "🐕"} & set(suggest("Got married", lang="en"))
    both = suggest("A wedding and a violin", lang="en")
    assert {"💍", "🎻"} <= set(both[:3])


def test_a_turn_of_meaning_beats_the_word() -> None:
    assert suggest("My wife left me", lang="en")[0] == "💔"
    assert suggest("Quit smoking", lang="en")[0] == "🚭"


def test_no_joy_beside_grief() -> None:
    assert "❤️" not in suggest("Funeral of my husband", lang="en")[:3]


def test_a_word_of_the_language_is_not_read_as_english() -> None:
    assert "🎁" not in suggest("Inte gift längre", lang="sv")


def test_own_choices_come_first_and_follow_the_stem() -> None:
    own = remember("Summer on the farm", "🐄", "en")
    assert own["farm"] == "🐄"
    assert "the" not in own
    assert suggest("Back to the farms", lang="en", own=own)[0] == "🐄"
    assert suggest("Back to the farms", lang="en", own={"farm": "no emoji"}) == suggest("Back to the farms", lang="en")


def test_what_is_no_emoji_is_not_remembered() -> None:
    assert remember("Summer on the farm", "cow", "en") == {}


def test_regions_of_a_language_are_the_language() -> None:
    assert suggest("Unsere Hochzeit", lang="de-AT") == suggest("Unsere Hochzeit", lang="de")


def test_one_emoji_stands_for_its_genders() -> None:
    kinds = [emoji.replace("\u200d♀️", "").replace("\u200d♂️", "") for emoji in suggest("Running a marathon", lang="en")]
    assert len(set(kinds)) == len(kinds)


def test_of_a_book_only_the_beginning_is_read() -> None:
    assert suggest("Our wedding. " + "dog " * 100_000, lang="en") == suggest("Our wedding. " + "dog " * 400, lang="en")
    assert suggest("x" * 100_000, lang="de") == ()


def test_what_is_learned_outranks_the_learning() -> None:
    assert suggest("Learned to sail", lang="en")[0] == "⛵"
    assert suggest("Lärde mig segla", lang="sv")[0] == "⛵"
    assert suggest("Apprendre la voile", lang="fr")[0] == "⛵"


def test_joy_that_is_not_there_is_not_shown_first() -> None:
    assert "🎉" in suggest("Finished my degree", lang="en")[:2]
    assert "🎉" not in suggest("Never finished my degree", lang="en")[:2]


def test_a_place_that_is_also_a_thing_is_a_place_after_in() -> None:
    found = suggest("Studied in Bath", lang="en")
    assert "🇬🇧" in found
    assert "🛀" not in found


def test_typed_in_haste_a_city_still_counts() -> None:
    assert "🇩🇪" in suggest("moved to berlin", lang="en")


@pytest.mark.parametrize(
    ("lang", "text"),
    [("en", "The big one"), ("en", "Regretted it"), ("fr", "Un tour"), ("fi", "Kolme ohjetta"), ("fi", "Alle neljän")],
)
def test_very_common_words_bring_no_emoji_by_its_name(lang: str, text: str) -> None:
    assert suggest(text, lang=lang) == ()


def test_what_happened_comes_before_who_it_happened_to() -> None:
    assert suggest("Dad's ashes", lang="en")[0] == "⚱️"
    assert suggest("Veljen häät", lang="fi")[0] == "💍"
    assert suggest("Mein Opa", lang="de")[0] == "👴"


@pytest.mark.parametrize(
    ("lang", "text", "wrong"),
    [
        ("sv", "Gift med Eva", "🎁"),
        ("de", "Bald in Sicht", "🧑‍🦲"),
        ("fr", "Du pain maison", "🤕"),
        ("es", "Sin red", "🔴"),
    ],
)
def test_words_of_the_language_are_no_english_words(lang: str, text: str, wrong: str) -> None:
    assert wrong not in suggest(text, lang=lang)
