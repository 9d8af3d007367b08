"""Words are folded, stemmed and taken apart as the lexicon and the index expect."""

from __future__ import annotations

import pytest

from dreamline.emoji.compounds import heads, tails
from dreamline.emoji.concepts import concepts_of, matches
from dreamline.emoji.words import (
    LANGUAGES,
    SMALL_WORDS,
    lemma,
    misleading,
    negations,
    own_words,
    small_words,
    stem,
    weak_words,
    words,
)


def test_digits_signs_and_apostrophes_part_words() -> None:
    assert words("L’été 1998: Grand-mère's house!") == ["l", "été", "grand", "mère", "s", "house"]
    assert words("A\u030angstro\u0308m") == ["ångström"]


def test_a_language_without_stemmer_keeps_its_words() -> None:
    assert stem("comecei", "pt") == "comecei"
    assert small_words("pt") == negations("pt") == frozenset()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_has_small_words_and_negations(lang: str) -> None:
    assert len(small_words(lang)) > 80
    assert len(negations(lang)) >= 5
    assert set(SMALL_WORDS) == set(LANGUAGES)


@pytest.mark.parametrize(
    ("form", "plain"),
    [
        ("ylennyksen", "ylennys"),
        ("kirjoitukseen", "kirjoitus"),
        ("suomalaisessa", "suomalainen"),
        ("talossa", "talossa"),
    ],
)
def test_finnish_stems_that_change(form: str, plain: str) -> None:
    assert lemma(form, "fi") == plain
    assert lemma(form, "sv") == form


def test_compounds_come_apart_longest_first() -> None:
    assert list(tails("arbetstid", "sv"))[:2] == ["etstid", "tstid"]
    assert "arbet" in heads("arbetstid", "sv")
    assert list(heads("maison", "fr")) == list(tails("maison", "fr")) == []


def ids(text: str, lang: str) -> set[str]:
    return {match.concept.id for match in matches(words(text), lang)}


def longest(text: str) -> int:
    return max(match.end - match.start for match in matches(words(text), "en"))


def test_a_phrase_allows_one_word_between() -> None:
    assert [longest(text) for text in ("quit smoking", "quit all smoking", "quit with all smoking")] == [2, 3, 1]


def test_inflected_words_are_found_by_their_stem() -> None:
    for lang, one, other in [
        ("en", "violin", "violins"),
        ("sv", "bröllop", "bröllopet"),
        ("de", "hochzeit", "hochzeiten"),
    ]:
        found = {concept.id for concept, _ in concepts_of(one, lang)}
        assert found
        assert found & {concept.id for concept, _ in concepts_of(other, lang)}


def test_an_unknown_compound_means_what_its_parts_mean() -> None:
    whole = {concept.id for concept, _ in concepts_of("schoolhouse", "en")}
    assert whole & {concept.id for concept, _ in concepts_of("house", "en")}


def test_accents_may_be_left_out_in_french_and_spanish() -> None:
    assert ids("naci en primavera", "es") >= ids("nací en primavera", "es")


def test_the_longer_of_two_beginnings_counts() -> None:
    found = {concept.id: strength for concept, strength in concepts_of("alkoholfritt", "sv")}
    assert found["sober"] > 2 * found["alcoholism"]


def test_a_figure_of_speech_at_the_end_says_nothing_beside_a_known_beginning() -> None:
    assert {"celebrate", "records"}.isdisjoint(ids("gitarrskiva", "sv") | ids("kräftskiva", "sv"))
    assert "guitar" in ids("gitarrskiva", "sv")


@pytest.mark.parametrize(
    ("lang", "word", "wrong"),
    [
        ("de", "landschaft", "prison"),
        ("de", "kamerad", "photo"),
        ("sv", "kattegatt", "cat"),
        ("en", "restraining", "timealone"),
        ("fr", "vieille", "aging"),
        ("es", "violación", "violin"),
        ("fi", "torni", "concertcity"),
    ],
)
def test_words_that_only_look_alike_mean_nothing_of_each_other(lang: str, word: str, wrong: str) -> None:
    assert wrong not in ids(word, lang)


def test_a_phrase_may_end_in_an_ending() -> None:
    assert "failed" in ids("durch die führerscheinprüfung gefallen", "de")
    assert "failed" not in ids("durch die straße gefallen", "de")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_has_words_too_common_to_count(lang: str) -> None:
    assert len(weak_words(lang)) > 200
    assert small_words(lang) | weak_words(lang) <= own_words(lang)
    assert misleading(lang)
