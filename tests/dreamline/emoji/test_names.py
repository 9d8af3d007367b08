"""Emojis have names in six languages, and can be searched by them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dreamline.emoji import art
from dreamline.emoji.names import name, search
from dreamline.emoji.words import LANGUAGES


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_emoji_has_a_name_in_every_language(lang: str) -> None:
    assert all(name(emoji, lang).strip() for emoji in art.emojis())


@pytest.mark.parametrize(
    ("emoji", "lang", "called"),
    [
        ("🎻", "en", "violin"),
        ("🎻", "sv", "fiol"),
        ("❤", "fi", "punainen sydän"),
        ("🇸🇪", "fr", "drapeau\u202f: Suède"),
        ("👩🏽‍🚒", "en", "woman firefighter: medium skin tone"),
        ("🎻", "pt-BR", "violin"),
        ("🎻", "de-AT", "Geige"),
        ("x", "en", ""),
    ],
)
def test_names(emoji: str, lang: str, called: str) -> None:
    assert name(emoji, lang) == called


@pytest.mark.parametrize(
    ("query", "lang", "first"),
    [
        ("violin", "en", "🎻"),
        ("fiol", "sv", "🎻"),
        ("violin", "sv", "🎻"),
        ("viol", "en", "🎻"),
        ("vioiln", "en", "🎻"),
        ("violn", "en", "🎻"),
        ("Red Heart", "en", "❤️"),
        ("ecole", "fr", "🏫"),
        ("corazon rojo", "es", "❤️"),
        ("🎻", "fi", "🎻"),
        ("❤", "fi", "❤️"),
    ],
)
def test_searching(query: str, lang: str, first: str) -> None:
    assert search(query, lang)[0] == first


@pytest.mark.parametrize("query", ["", " ", "!", "qqqqqq"])
def test_searching_for_nothing_finds_nothing(query: str) -> None:
    assert search(query, "en") == ()


def test_found_are_neutral_emojis_as_many_as_asked_for() -> None:
    found = search("heart", "en", limit=7)
    assert len(found) == 7
    assert all(art.untoned(emoji) == emoji for emoji in search("fire", "en", limit=200))


@given(st.text(max_size=20), st.sampled_from(LANGUAGES))
@settings(derandomize=True, max_examples=60, deadline=None)
def test_any_query_is_answered(query: str, lang: str) -> None:
    found = search(query, lang)
    assert len(found) <= 30
    assert all(art.is_emoji(emoji) for emoji in found)
