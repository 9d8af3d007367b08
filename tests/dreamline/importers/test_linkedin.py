import pytest
from invented import FILES, POSITIONS, TODAY, chaptered, export, said, told, zipped

from dreamline.importers import CannotRead, Draft, linkedin


def read(data: bytes, lang: str = "en") -> Draft:
    return linkedin.read(data, today=TODAY, lang=lang)


def test_a_whole_export_becomes_moments_by_date() -> None:
    draft = read(export("linkedin-wren"))
    assert draft.filed.story.person == "Wren Okonjo-Falk"
    assert draft.filed.story.born is not None
    assert draft.filed.story.born.edtf == "1989-03-10"
    assert told(draft) == [
        ("2008/2010", "Studied at Bergen Maritime School (Navigation certificate)"),
        ("2010-06/2012-08", "Deckhand at Fjord Ferries"),
        ("2012/2016", "Studied Computer Science at University of Bergen (Bachelor of Science)"),
        ("2016-09/2020-12", "Testing engineer at Nordlys Software"),
        ("2017-03", "Certificate: ISTQB Foundation (ISTQB)"),
        ("2018/2019", "Volunteered at Code Club: Mentor"),
        ("2018-11-03", "Received “Hackathon winner”"),
        ("2019-02", "Certificate: First aid (Red Cross)"),
        ("2019-05/2019-07", "Project: Tide clock"),
        ("2020/2021", "Treasurer in Bergen Testers"),
        ("2020-02-14", "Published “Tests that people read” (Quality Letters)"),
        ("2021-01/..", "Became Team lead at Nordlys Software"),
        ("2022", "Patent: A quieter winch"),
    ]
    assert chaptered(draft) == [("School and studies", 3), ("Nordlys Software", 10)]


def test_it_says_what_was_left_out_and_why() -> None:
    assert said(read(export("linkedin-wren"))) == [
        "Profile.csv: headline, summary, address and the like were left out; a story begins with its moments.",
        "Connections.csv: left out; other people's names stay out of your story.",
        "Languages.csv: left out; languages are no moments; add when you learned one, if it changed something.",
        "Skills.csv: left out; skills are no moments; add the day you learned one, if it changed something.",
        "Test Scores.csv: left out; a score is no moment; add the test, if it changed something.",
        "messages.csv: left out; messages were not opened.",
        "Courses.csv: 4 courses were left out; add those that changed something.",
        "line 6: Positions.csv: “Team lead” stands there twice; it became one moment.",
        "6 descriptions were left out; a moment is one short line.",
    ]


def test_a_basic_export_in_a_folder_and_a_birthday_without_a_year() -> None:
    draft = read(export("linkedin-idris", under="Basic_LinkedInDataExport_11-22-2025/"))
    assert told(draft) == [("2009/2014", "Master baker at Old Mill Bakery")]
    assert (draft.filed.story.person, draft.filed.story.born) == ("Idris Kallergis", None)
    assert draft.filed.story.moments[0].place == "Chania"


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("Positions.csv", 3),
        ("Education.csv", 2),
        ("Certifications.csv", 2),
        ("Volunteering Experiences.csv", 1),
        ("Honors.csv", 1),
        ("Patents.csv", 1),
        ("Publications.csv", 1),
        ("Projects.csv", 1),
        ("Organizations.csv", 1),
        ("Courses.csv", 0),
    ],
)
def test_each_file_can_come_alone(name: str, count: int) -> None:
    assert len(told(read((FILES / "linkedin-wren" / name).read_bytes()))) == count


def test_the_profile_alone_gives_the_name() -> None:
    assert read((FILES / "linkedin-wren" / "Profile.csv").read_bytes()).filed.story.person == "Wren Okonjo-Falk"


def test_three_courses_are_kept() -> None:
    assert [text for _, text in told(read(b"Name,Number\nRye,1\nOats,2\nSpelt,3\n"))] == [
        "Course: Rye",
        "Course: Oats",
        "Course: Spelt",
    ]


def test_files_with_other_people_are_refused() -> None:
    for name in ("Connections.csv", "messages.csv", "Languages.csv"):
        with pytest.raises(CannotRead, match=r"holds no moments; choose Positions\.csv or the whole zip\.$"):
            read((FILES / "linkedin-wren" / name).read_bytes())


def test_a_note_before_the_header_is_passed_over() -> None:
    text = f'Notes:\n"Some things, may be missing"\n\n{POSITIONS}Mill,Baker,,,Sep 2010,May 2013\n'
    assert told(read(text.encode())) == [("2010-09/2013-05", "Baker at Mill")]


def test_swedish_sentences() -> None:
    texts = [text for _, text in told(read(export("linkedin-wren"), lang="sv"))]
    assert texts[3] == "Testing engineer på Nordlys Software"
    assert texts[11] == "Blev Team lead på Nordlys Software"


def test_one_damaged_file_does_not_silence_the_others() -> None:
    picture = b"\x89PNG\r\n\x1a\n" + bytes(100)
    draft = read(zipped({"Positions.csv": f"{POSITIONS}Mill,Baker,,,2010,2011\n", "Honors.csv": picture}))
    assert told(draft) == [("2010/2011", "Baker at Mill")]
    assert said(draft)[0].startswith("Honors.csv: left out. This is a picture; choose a story file, a LinkedIn export")
    assert len(said(draft)) == 1


def test_columns_with_unknown_names_are_reported() -> None:
    data = zipped({"Positions.csv": f"{POSITIONS}Mill,Baker,,,2010,2011\n", "Education.csv": "Skola,Start\nX,2001\n"})
    assert said(read(data)) == ["Education.csv: left out, because its columns have unknown names."]


def test_short_and_long_rows() -> None:
    draft = read(f"{POSITIONS}Mill,Baker\nFarm,Hand,,,2001,2002,more,cells\n".encode())
    assert told(draft) == [("2001/2002", "Hand at Farm"), ("", "Baker at Mill")]
    assert said(draft) == [
        "line 3: LinkedIn: this row has more cells than columns; the rest was left out.",
        "line 2: LinkedIn: “Baker” has no date and stands at the end.",
    ]


def test_two_thousand_entries_are_enough() -> None:
    rows = "".join(f"Mill {number},Baker,,,{1950 + number % 50},{1951 + number % 50}\n" for number in range(2_100))
    draft = read((POSITIONS + rows).encode())
    assert len(told(draft)) == 2_000
    assert "Everything after the first 2,000 entries was left out." in said(draft)
