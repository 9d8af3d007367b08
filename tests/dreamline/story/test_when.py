"""Fuzzy dates: the tables read exactly, dates found in lines, and what must hold for any text."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dreamline.story.edtf import from_edtf
from dreamline.story.when import NotADate, When, find_when, read_when, sort_key
from dreamline.story.when_words import LANGUAGES, lexicon

TODAY = date(2025, 6, 15)
BORN = from_edtf("1975-03-10")
HERE = Path(__file__).parent


def rows(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))


def columns(when: When) -> tuple[str, str, str]:
    return when.edtf, str(when.earliest or ".."), str(when.latest or "..")


def read(words: str, lang: str = "") -> str:
    return read_when(words, today=TODAY, born=BORN, lang=lang).edtf


@pytest.mark.parametrize("name", ["dates.tsv", "dates_more.tsv"])
@pytest.mark.parametrize("use_language", [False, True])
def test_every_expression_of_the_tables_is_read_exactly(name: str, use_language: bool) -> None:  # noqa: FBT001 (pytest names it)
    wrong = []
    for row in rows(name):
        when = read_when(row["text"], today=TODAY, born=BORN, lang=row["lang"] if use_language else "")
        if columns(when) != (row["edtf"], row["from"], row["to"]) or when.words != row["text"]:
            wrong.append((row["text"], columns(when)))
    assert wrong == []


FOUND = {
    "2010 switched to computing": ("2010", "2010", "switched to computing"),
    "Aug 2001: the yard closed": ("2001-08", "Aug 2001", "the yard closed"),
    "2019- own company": ("2019/..", "2019-", "own company"),
    "2019 - own company": ("2019", "2019", "own company"),
    "2019 – present — teaching": ("2019/..", "2019 – present", "teaching"),
    "när jag var sju fick jag en cykel": ("1982-03-10/1983-03-09", "när jag var sju", "fick jag en cykel"),
    "À 7 ans, premier vélo": ("1982-03-10/1983-03-09", "À 7 ans", "premier vélo"),
    "Mit 18 zog ich aus": ("1993-03-10/1994-03-09", "Mit 18", "zog ich aus"),
    "Moved (1998)": ("1998", "1998", "Moved"),
    "Moved to Rome [summer 98]": ("1998-22", "summer 98", "Moved to Rome"),
    "(1998) Moved": ("1998", "1998", "Moved"),
    "1998 ⚓ Born above the yard": ("1998", "1998", "⚓ Born above the yard"),
    "1998, 1999, 2000 in three towns": ("1998", "1998", "1999, 2000 in three towns"),
    "2013-2016 First job": ("2013/2016", "2013-2016", "First job"),
    "In May 2010 we moved": ("2010-05", "In May 2010", "we moved"),
    "\u00a01998\u00a0– Moved": ("1998", "1998", "Moved"),
    "１９９８ 引っ越し": ("1998", "１９９８", "引っ越し"),
    "2010 March for peace": ("2010", "2010", "March for peace"),
    "'98 moved": ("1998", "'98", "moved"),
    "1998. Umzug nach Köln": ("1998", "1998", "Umzug nach Köln"),
}


@pytest.mark.parametrize("line", FOUND)
def test_a_date_is_taken_from_its_line(line: str) -> None:
    when, rest = find_when(line, today=TODAY, born=BORN)
    assert when
    assert (when.edtf, when.words, rest) == FOUND[line]


@pytest.mark.parametrize(
    "line",
    [
        "2 children",
        "3000 metres",
        "101 Dalmatians",
        "20 people",
        "2000 people came",
        "1999 euros in my pocket",
        "May was kind to me",
        "Mars is my planet",
        "March for peace",
        "24/7 on call",
        "9/11 changed me",
        "3/4 of my life",
        "10 000 steps a day",
        "1,5 years of work",
        "0170-1234567 is my number",
        "Summer of love 1967",
        "At 7 schools I taught",
        "at 7 o'clock",
        "Mit 20 Leuten im Zelt",
        "Today I know that",
        "I was a nurse",
        "A year abroad",
        "En bra dag",
        "Le début de tout",
        "Before 18 I moved",
        "Vi flyttade till Berlin",
        "Learned to sail (at last)",
        "1984-style haircut",
        "2010 000 steps",
        "2010.5 mm",
        "31 February 2010 never came",
        "",
        "   ",
    ],
)
def test_what_is_not_surely_a_date_stays_text(line: str) -> None:
    assert find_when(line, today=TODAY, born=BORN) == (None, line)


def test_an_age_without_a_birth_date_asks_for_it() -> None:
    with pytest.raises(NotADate, match="add a line such as “born: 1975”"):
        read_when("age 7", today=TODAY)
    assert find_when("age 7 a bicycle", today=TODAY) == (None, "age 7 a bicycle")


@pytest.mark.parametrize(
    ("born", "edtf"), [("1975", "1982/1983"), ("1975-03", "1982-03/1983-03"), ("1976-02-29", "1983-03-01/1984-02-28")]
)
def test_an_age_is_as_wide_as_the_birth_date_is_known(born: str, edtf: str) -> None:
    assert read_when("age 7", today=TODAY, born=from_edtf(born)).edtf == edtf


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("long ago", "I cannot tell a year in “long ago”."),
        ("", "Write when it was, for example 1998, Aug 2001 or summer 2018."),
        ("May", "“May” needs a year, as in “May 2025”."),
        ("31 February 2010", "There is no such day as “31 February 2010” in the calendar."),
    ],
)
def test_what_is_no_date_is_said_in_one_sentence(words: str, sentence: str) -> None:
    with pytest.raises(NotADate) as caught:
        read_when(words, today=TODAY)
    assert str(caught.value) == sentence


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("2001-02", "2001-02"),
        ("1998-99", "1998/1999"),
        ("1998/99", "1998/1999"),
        ("03/04/2011", "2011-04-03"),
        ("04/13/2011", "2011-04-13"),
        ("14/3/98", "1998-03-14"),
        ("5/2013", "2013-05"),
        ("winter 1995/96", "1995-24"),
        ("29 Feb 2000", "2000-02-29"),
        ("0001", "0001"),
        ("9999", "9999"),
        ("Easter 2018", "2018-04"),
        ("Easter Sunday 2038", "2038-04-25"),
    ],
)
def test_settled_forms(words: str, edtf: str) -> None:
    assert read(words) == edtf


@pytest.mark.parametrize("dash", "-‐‑‒–—―−﹣－")
def test_every_dash_makes_a_span(dash: str) -> None:
    assert read(f"2004{dash}2009") == read(f"2004 {dash} 2009") == "2004/2009"


@pytest.mark.parametrize(
    "words",
    [
        "9999 onwards and after 9999",
        "after 9999",
        "before 0001",
        "0000",
        "99999999999999 years ago",
        "9000 years ago",
        "in 9000 years",
        "9" * 5000,
        "winter 9999",
        "2010-1998",
        "\x00\x01\x02",
        "🌊" * 100,
        "week 60 2010",
    ],
)
def test_the_edges_of_the_calendar_are_no_dates(words: str) -> None:
    with pytest.raises(NotADate):
        read_when(words, today=TODAY, born=BORN)
    assert find_when(words, today=TODAY, born=BORN)[1] == words


@pytest.mark.parametrize("today", [date(1, 1, 1), date(9999, 12, 31), date(2024, 2, 29)])
@pytest.mark.parametrize(
    "words",
    ["the 90s", "last year", "next year", "'98", "in 3 weeks", "last summer", "next Easter", "a year ago", "94-96"],
)
def test_any_day_may_be_today(words: str, today: date) -> None:
    try:
        when = read_when(words, today=today)
    except NotADate as sentence:
        assert str(sentence).endswith(".")  # noqa: PT017 (the first and the last year have no neighbours)
    else:
        assert from_edtf(when.edtf, words) == when


def test_time_orders_dates() -> None:
    said = ["before 1990", "1990s", "1998-01-01", "Jan 1998", "1998", "1998-2001", "since 1998", "summer 1998", "1999"]
    dates = [read_when(words, today=TODAY) for words in reversed(said)]
    assert [when.words for when in sorted(dates, key=sort_key)] == said


VOCABULARY = sorted(
    {" ".join(words) for some in lexicon().phrases.values() for words, _, _ in some}
    | {
        "1998",
        "98",
        "7",
        "31",
        "2001-02",
        "14.3.1998",
        "'",
        "-",
        "–",
        "/",
        "?",
        "~",
        "(",
        ")",
        ":",
        ",",
        "..",
        "12",
        "0",
    }
)
PIECES = st.lists(st.one_of(st.sampled_from(VOCABULARY), st.text(max_size=4)), max_size=8).map(" ".join)
TEXTS = st.one_of(st.text(max_size=60), PIECES, PIECES.map(lambda text: text.replace(" ", "")))


@settings(max_examples=1500, derandomize=True, deadline=None)
@given(TEXTS, st.sampled_from(["", *LANGUAGES]), st.sampled_from([None, BORN, from_edtf("1975"), from_edtf("../1980")]))
def test_any_text_is_a_sound_date_or_none(text: str, lang: str, born: When | None) -> None:
    try:
        when = read_when(text, today=TODAY, lang=lang, born=born)
    except NotADate as sentence:
        assert str(sentence)[-1] in ".!?"  # noqa: PT017 (both outcomes are fine)
    else:
        same = from_edtf(when.edtf)
        assert (same.earliest, same.latest) == (when.earliest, when.latest)
        assert not when.earliest or not when.latest or when.earliest <= when.latest
        assert when.words == text.strip()


@settings(max_examples=1500, derandomize=True, deadline=None)
@given(TEXTS, st.sampled_from(["", *LANGUAGES]))
def test_the_rest_is_part_of_the_line(text: str, lang: str) -> None:
    when, rest = find_when(text, today=TODAY, lang=lang, born=BORN)
    assert rest in text
    if when:
        assert when.words in text
        assert from_edtf(when.edtf, when.words) == when
    else:
        assert rest == text


@pytest.mark.parametrize(
    "piece", ["in ", "1998-", "maybe around the ", "(", "a", "从", "1998 ", "age 7 to ", "'", "\u0301"]
)
def test_a_very_long_line_is_read_without_delay(piece: str) -> None:
    line = piece * (200_000 // len(piece))
    assert find_when(line, today=TODAY, born=BORN)[1] in line
    with pytest.raises(NotADate):
        read_when(line + "x", today=TODAY, born=BORN)
