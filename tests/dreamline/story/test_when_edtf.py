"""The stored form of a date, its bounds, and the label made of it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dreamline.story.edtf import from_edtf
from dreamline.story.when_label import LONGEST, short_label

BOUNDS = {
    "1998": ("1998-01-01", "1998-12-31"),
    "2000-02": ("2000-02-01", "2000-02-29"),
    "1998-03-14": ("1998-03-14", "1998-03-14"),
    "1994-22": ("1994-06-01", "1994-08-31"),
    "1995-24": ("1995-12-01", "1996-02-29"),
    "2016-35": ("2016-07-01", "2016-09-30"),
    "2007-40": ("2007-01-01", "2007-06-30"),
    "2007-41": ("2007-07-01", "2007-12-31"),
    "199X": ("1990-01-01", "1999-12-31"),
    "19XX": ("1900-01-01", "1999-12-31"),
    "2005~": ("2005-01-01", "2005-12-31"),
    "2005-03%": ("2005-03-01", "2005-03-31"),
    "1990~/1993~": ("1990-01-01", "1993-12-31"),
    "2019/..": ("2019-01-01", "None"),
    "../1989": ("None", "1989-12-31"),
    "199X/2003-22": ("1990-01-01", "2003-08-31"),
}


@pytest.mark.parametrize("edtf", BOUNDS)
def test_the_stored_form_has_its_days(edtf: str) -> None:
    when = from_edtf(edtf, "so")
    assert (str(when.earliest), str(when.latest)) == BOUNDS[edtf]
    assert (when.words, when.edtf) == ("so", edtf)


@pytest.mark.parametrize(
    "edtf",
    [
        "",
        "..",
        "../..",
        "199",
        "1998-13",
        "1998-00",
        "1998-02-30",
        "0000",
        "000X",
        "199X-02",
        "9999-24",
        "2001/2000",
        "1998-25",
        "1/2/3",
        "１９９８",
    ],
)
def test_anything_else_is_refused_in_a_sentence(edtf: str) -> None:
    with pytest.raises(ValueError, match=r"^[“A-Z].*\.$"):
        from_edtf(edtf)


LABELS = {
    ("when I was twelve", "1987-03-10/1988-03-09", "en"): "1987–1988",
    ("summer 2018", "2018-22", "en"): "summer 2018",
    ("the summer of 2018", "2018-22", "en"): "Summer 2018",
    ("im Frühling des Jahres 2001", "2001-21", "de"): "2001",
    ("14 September 1998", "1998-09-14", "en"): "Sep 1998",
    ("den 14 oktober 1998", "1998-10-14", "sv"): "okt 1998",
    ("14. maaliskuuta 1998", "1998-03-14", "fi"): "maalis 1998",
    ("May-August 2011", "2011-05/2011-08", "en"): "May–Aug 2011",
    ("Sept 2010 - May 2013", "2010-09/2013-05", "en"): "2010–2013",
    ("since the summer of 2020", "2020-22/..", "en"): "Summer 2020–",
    ("antes de la guerra de 1939", "../1938", "es"): "–1938",
    ("the nineteen nineties", "199X", "en"): "1990s",
    ("in den neunziger Jahren", "199X", "de"): "1990er",
    ("alrededor de 2005", "2005~", "es"): "~2005",
    ("third quarter of 2016", "2016-35", "fr"): "T3 2016",
    ("", "2016-08", ""): "Aug 2016",
}


@pytest.mark.parametrize("case", LABELS)
def test_a_label_is_the_words_or_a_shorter_form(case: tuple[str, str, str]) -> None:
    words, edtf, lang = case
    assert short_label(from_edtf(edtf, words), lang=lang) == LABELS[case]


POINTS = st.sampled_from(sorted({edge for edtf in BOUNDS for edge in edtf.split("/") if edge != ".."}))
STORED = st.one_of(POINTS, POINTS.map(lambda point: f"{point}/.."), POINTS.map(lambda point: f"../{point}"))


@settings(max_examples=300, derandomize=True, deadline=None)
@given(STORED, st.text(max_size=30), st.sampled_from(["en", "sv", "de", "fr", "es", "fi", "", "sv-FI", "xx"]))
def test_no_label_is_longer_than_twelve_characters(edtf: str, words: str, lang: str) -> None:
    assert 1 <= len(short_label(from_edtf(edtf, words), lang=lang)) <= LONGEST
