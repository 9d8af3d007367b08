"""Ways of telling a date that are neither a plain date nor a plain stretch: each is read for what it says, no more."""

from __future__ import annotations

from datetime import date

import pytest

from dreamline.story.when import NotADate, find_when, from_edtf, read_when

TODAY = date(2026, 11, 22)
BORN = from_edtf("1975-05-03")


def read(words: str, lang: str) -> str:
    return read_when(words, today=TODAY, lang=lang, born=BORN).edtf


def found(line: str, lang: str) -> tuple[str, str]:
    when, rest = find_when(line, today=TODAY, lang=lang, born=BORN)
    return when.edtf if when else "", rest


@pytest.mark.parametrize(
    ("lang", "words", "edtf"),
    [
        ("sv", "sommarn 87", "1987-22"),
        ("en", "20080229", "2008-02-29"),
        ("en", "summers 1995-1998", "1995-22/1998-22"),
        ("sv", "somrarna 1995-98", "1995-22/1998-22"),
        ("fr", "étés 2001 à 2003", "2001-22/2003-22"),
        ("en", "summer 1995-1998", "1995-22/1998"),
        ("en", "ongoing since 2022", "2022/.."),
        ("de", "laufend seit 2022", "2022/.."),
        ("fr", "en cours depuis 2022", "2022/.."),
        ("es", "en curso desde 2022", "2022/.."),
        ("sv", "pågående sedan 2022", "2022/.."),
        ("en", "5.X.1991", "1991-10-05"),
        ("de", "12. IV. 1956", "1956-04-12"),
        ("en", "5 X 1991", "1991-10-05"),
        ("fr", "réveillon 1999", "1999-12?"),
        ("fr", "réveillon du nouvel an 1999", "1999-12-31"),
        ("en", "first week of May 2003", "2003-05-01~/2003-05-07~"),
        ("fi", "toukokuun ensimmäisellä viikolla 2003", "2003-05-01~/2003-05-07~"),
        ("de", "letzte Februarwoche 2004", "2004-02-23~/2004-02-29~"),
    ],
)
def test_what_is_said_is_read(lang: str, words: str, edtf: str) -> None:
    assert read(words, lang) == edtf


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("sv", "sommaren för tre år sedan"),
        ("en", "the summer three years ago"),
        ("de", "im Sommer vor drei Jahren"),
        ("es", "el verano de hace tres años"),
        ("fr", "l'été d'il y a trois ans"),
        ("fi", "kesällä kolme vuotta sitten"),
    ],
)
def test_a_season_years_ago(lang: str, words: str) -> None:
    assert read(words, lang) == "2023-22"


@pytest.mark.parametrize(
    ("lang", "words", "years"),
    [
        ("fi", "seitsenvuotiaana", (1982, 1983)),
        ("fi", "kolmivuotiaana", (1978, 1979)),
        ("fi", "nelivuotiaana", (1979, 1980)),
        ("fi", "kolmikymmenvuotiaana", (2005, 2006)),
        ("en", "aged 21½", (1996, 1997)),
        ("en", "aged 21 1/2", (1996, 1997)),
        ("sv", "som liten, 4-5 år", (1979, 1981)),
        ("en", "as a child, 4-5 years old", (1979, 1981)),
    ],
)
def test_ages_in_words_with_halves_and_beside_a_stage_of_life(lang: str, words: str, years: tuple[int, int]) -> None:
    assert read(words, lang) == f"{years[0]}-05-03/{years[1]}-05-02"


@pytest.mark.parametrize(
    ("lang", "line", "rest"),
    [
        ("sv", "1979 ungefär började jag skolan", "började jag skolan"),
        ("de", "1979 ungefähr zogen wir um", "zogen wir um"),
        ("fr", "1979 environ on a déménagé", "on a déménagé"),
        ("es", "1979 aproximadamente nos mudamos", "nos mudamos"),
        ("fi", "1979 suunnilleen muutimme", "muutimme"),
        ("en", "1979 approximately we moved", "we moved"),
    ],
)
def test_about_behind_a_year_belongs_to_the_year(lang: str, line: str, rest: str) -> None:
    assert found(line, lang) == ("1979~", rest)


def test_about_before_a_number_belongs_to_the_number() -> None:
    assert found("1979 ungefär 20 elever", "sv") == ("1979", "ungefär 20 elever")
    assert found("1979 environ trente élèves", "fr") == ("1979", "environ trente élèves")


def test_no_half_is_left_behind_an_age() -> None:
    assert found("aged 21½ left home", "en") == ("1996-05-03/1997-05-02", "left home")


@pytest.mark.parametrize("words", ["20080230", "90001231", "200802291", "5.XIII.1991", "32.X.1991"])
def test_digits_that_are_no_day_are_no_date(words: str) -> None:
    with pytest.raises(NotADate):
        read(words, "en")
