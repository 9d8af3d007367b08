import csv
import io
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented import FILES, TODAY, chaptered, said, told

from dreamline.filing import Filed
from dreamline.importers import CannotRead, Draft, dates, table
from dreamline.importers.incoming import clean
from dreamline.importers.phrases import ENGLISH
from dreamline.story.dream import Dream
from dreamline.story.moment import Moment
from dreamline.story.story import Chapter, Story
from dreamline.story.when import read_when


def read(text: str, lang: str = "", encoding: str = "utf-8") -> Draft:
    return table.read(text.encode(encoding), today=TODAY, lang=lang)


def feelings(draft: Draft) -> list[int | None]:
    return [moment.feeling for moment in draft.filed.story.moments]


def test_our_own_columns() -> None:
    draft = read("when,text,emoji,feeling,why,chapter\n1988,Born,⚓,1,,Harbour\nAug 2001,We moved,📦,-2,No work,City\n")
    assert told(draft) == [("1988", "Born"), ("2001-08", "We moved")]
    assert chaptered(draft) == [("Harbour", 1), ("City", 1)]
    moment = draft.filed.story.moments[1]
    assert (moment.emoji, moment.feeling, moment.why, moment.sight.who) == ("📦", -2, "No work", "me")
    assert said(draft) == []


def test_a_swedish_table_with_semicolons_in_another_order() -> None:
    draft = table.read((FILES / "table-swedish.csv").read_bytes(), today=TODAY, lang="sv")
    assert told(draft) == [
        ("1988", "Föddes ovanför varvet"),
        ("1995-21", "Tog isär radion; hela"),
        ("2010-03", "Bytte till data"),
        ("", "länge sedan Ett svårt år"),
    ]
    assert feelings(draft) == [1, 2, 2, -2]
    assert [moment.emoji for moment in draft.filed.story.moments] == ["⚓", "📻", "", ""]
    assert said(draft) == [
        "line 5: a feeling goes from -2 to +2; 3 became 2.",
        "line 6: I cannot tell a date in “länge sedan”; it was kept in the text.",
    ]


@pytest.mark.parametrize(
    "header",
    [
        "when,text",
        "Date,Event",
        "YEAR,What happened?",
        "När,Händelse",
        "Jahr,Ereignis",
        "Année,Événement",
        "¿Cuándo?,¿Qué pasó?",
        "Päivämäärä,Tapahtuma",
        "Start date,Title",
    ],
)
def test_headers_in_six_languages(header: str) -> None:
    assert told(read(f"{header}\n1998,Sailed\n")) == [("1998", "Sailed")]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_delimiters_and_encodings(delimiter: str, encoding: str) -> None:
    text = f"when{delimiter}text\r\n1998{delimiter}Blåste på sjön\r\n1999{delimiter}Åkte hem\r\n"
    assert told(read(text, encoding=encoding)) == [("1998", "Blåste på sjön"), ("1999", "Åkte hem")]


def test_without_a_header_the_dates_and_the_longest_texts_are_found() -> None:
    assert told(read("1998,Moved to Gothenburg\n2001,First job\n")) == [
        ("1998", "Moved to Gothenburg"),
        ("2001", "First job"),
    ]
    assert told(read("x;Moved to Gothenburg;1998\ny;First job;May 2001\n")) == [
        ("1998", "Moved to Gothenburg"),
        ("2001-05", "First job"),
    ]


def test_the_first_line_of_spreadsheets_that_names_the_delimiter() -> None:
    assert told(read("sep=;\r\nwhen;text\r\n1998;One, two\r\n")) == [("1998", "One, two")]


def test_start_and_end_become_a_span() -> None:
    draft = read("title,start date,end date\nBaker,2001,2004\nMiller,2005,present\n")
    assert told(draft) == [("2001/2004", "Baker"), ("2005/..", "Miller")]


def test_the_newest_first_is_turned_round() -> None:
    assert told(read("date,event\n2005,b\n2001,a\n")) == [("2001", "a"), ("2005", "b")]


def test_our_own_table_keeps_its_order() -> None:
    assert told(read("when,text,emoji,feeling,why,chapter\n2005,b,,,,\n2001,a,,,,\n")) == [("2005", "b"), ("2001", "a")]


def test_rows_of_one_chapter_come_together() -> None:
    assert chaptered(read("date,event,chapter\n2001,a,One\n2002,b,Two\n2003,c,One\n")) == [("One", 2), ("Two", 1)]


def test_columns_and_rows_without_use_are_reported() -> None:
    assert said(read("when,text,shoe size\n1998,,44\n1999,x,45\n")) == [
        "The column “shoe size” was left out.",
        "line 2: a row without a text was left out.",
    ]


@pytest.mark.parametrize(
    ("cell", "height"),
    [
        ("+1", 1),
        ("'+1", 1),
        ("-2", -2),
        ("−1", -1),
        ("2.0", 2),
        ("1,0", 1),
        ("low", -2),
        ("a high", 2),
        ("7", 2),
        ("", None),
    ],
)
def test_feelings(cell: str, height: int | None) -> None:
    assert feelings(read(f"when;text;feeling\n1998;x;{cell}\n")) == [height]


def test_no_column_of_texts_is_one_sentence() -> None:
    for text in ("", "just words", "a,b,c\nd,e,f\n", "when,emoji\n1998,⚓\n"):
        with pytest.raises(
            CannotRead, match=r"^I find no column of texts in this table; name the columns when and text"
        ):
            read(text)


def moments(*texts: str) -> Filed:
    return Filed(Story(chapters=(Chapter("c1", "", tuple(Moment(f"m{n}", text) for n, text in enumerate(texts))),)))


def cells(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


def test_writing() -> None:
    when = read_when("summer 2018", today=TODAY)
    story = Story(
        chapters=(Chapter("c1", "City", (Moment("m1", "Moved, again", when, "🌊", feeling=-1, why='so "it" goes'),)),)
    )
    assert table.write(Filed(story)) == (
        'when,text,emoji,feeling,why,chapter\r\nsummer 2018,"Moved, again",🌊,-1,"so ""it"" goes",City\r\n'
    )


@pytest.mark.parametrize("text", ["=1+1", "+46 70", "-2 degrees", "@home", "'=x", "''=x", "＝1", '=HYPERLINK("x")'])
def test_formulas_get_an_apostrophe_that_reading_takes_away(text: str) -> None:
    written = table.write(moments(text))
    assert cells(written)[1][1] == f"'{text}"
    assert told(table.read(written.encode(), today=TODAY)) == [("", text)]


def test_an_apostrophe_of_ones_own_stays() -> None:
    written = table.write(moments("'98 was warm"))
    assert cells(written)[1][1] == "'98 was warm"
    assert told(table.read(written.encode(), today=TODAY)) == [("", "'98 was warm")]


def test_dates_that_mean_something_else_on_another_day_are_written_in_edtf() -> None:
    born = read_when("1975-03-10", today=TODAY)
    ago, aged = read_when("3 years ago", today=TODAY), read_when("age 7", today=TODAY, born=born)
    story = Story(chapters=(Chapter("c1", "", (Moment("m1", "a", ago), Moment("m2", "b", aged))),))
    written = table.write(Filed(story))
    assert [row[0] for row in cells(written)[1:]] == ["2022", "1982-03-10/1983-03-09"]
    assert told(table.read(written.encode(), today=date(2031, 1, 1))) == [("2022", "a"), ("1982-03-10/1983-03-09", "b")]


def test_a_person_keeps_the_words_of_a_date_where_they_mean_the_same_again() -> None:
    words = ("summer 76", "'98", "våren 2001", "5 years ago")
    moments = tuple(Moment(f"m{at}", "a", read_when(one, today=TODAY)) for at, one in enumerate(words))
    written = table.write(Filed(Story(chapters=(Chapter("c1", "", moments),))))
    assert [row[0] for row in cells(written)[1:]] == ["summer 76", "'98", "våren 2001", "2020"]
    again = table.read(written.encode(), today=TODAY).filed.story.moments
    assert [moment.when and moment.when.edtf for moment in again] == [
        moment.when.edtf for moment in moments if moment.when
    ]


@pytest.mark.parametrize("said", ["1995 - 2004", "1995-2004", "1995–2004", "1995 to 2004"])
def test_spans_of_a_career_have_one_form(said: str) -> None:
    found = dates.span(said, "", today=TODAY, phrases=ENGLISH)
    assert found is not None
    assert (found.words, found.edtf) == ("1995–2004", "1995/2004")


@pytest.mark.parametrize("said", [("since 2009", ""), ("2009-", ""), ("2009", "present"), ("2009–", "")])
def test_what_goes_on_has_one_form(said: tuple[str, str]) -> None:
    found = dates.span(*said, today=TODAY, phrases=ENGLISH)
    assert found is not None
    assert (found.words, found.edtf) == ("2009–", "2009/..")


def test_what_a_table_cannot_hold_is_said() -> None:
    story = Story(
        chapters=(Chapter("c1", "", (Moment("m1", "a", turning_point=True),)),),
        dreams=(Dream("d1", "A boat"), Dream("d2", "A house")),
    )
    assert [str(remark) for remark in table.not_written(Filed(story))] == [
        "A table holds moments only: 2 dreams were not written.",
        "A table holds moments only: 1 turning point was not written.",
    ]


_LINES = st.text(max_size=40).map(clean)
_WHENS = st.sampled_from(
    [
        None,
        *(
            read_when(words, today=TODAY)
            for words in ("1998", "Aug 2001", "2013-2016", "since 2019", "sommaren 1994", "around 1995")
        ),
    ]
)
_MOMENTS = st.builds(
    Moment,
    id=st.just("m"),
    text=_LINES.filter(bool),
    when=_WHENS,
    emoji=st.sampled_from(["", "⚓", "🧑‍🍳"]),
    feeling=st.none() | st.integers(-2, 2),
    why=_LINES,
)
_CHAPTERS = st.lists(
    st.tuples(_LINES, st.lists(_MOMENTS, min_size=1, max_size=4)), max_size=4, unique_by=lambda one: one[0]
)


@settings(max_examples=150, derandomize=True, deadline=None)
@given(_CHAPTERS)
def test_what_is_written_reads_back_the_same(chapters: list[tuple[str, list[Moment]]]) -> None:
    story = Story(chapters=tuple(Chapter(f"c{n}", name, tuple(them)) for n, (name, them) in enumerate(chapters)))
    back = table.read(table.write(Filed(story)).encode(), today=TODAY).filed.story

    def content(one: Story) -> list[tuple[str, object]]:
        return [
            (chapter.name, (it.when, it.text, it.emoji, it.feeling, it.why))
            for chapter in one.chapters
            for it in chapter.moments
        ]

    assert content(back) == content(story)
