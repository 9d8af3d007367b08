import json
from typing import Any

import pytest
from invented import FILES, TODAY, chaptered, said, told

from dreamline.filing import text
from dreamline.importers import CannotRead, Draft, json_resume


def read(name: str, lang: str = "en") -> Draft:
    return json_resume.read((FILES / name).read_bytes(), today=TODAY, lang=lang)


def made(resume: Any, lang: str = "en") -> Draft:
    return json_resume.read(json.dumps(resume).encode(), today=TODAY, lang=lang)


def test_version_1_0_becomes_moments_by_date() -> None:
    draft = read("resume-1.0.json")
    assert draft.filed.story.person == "Tove Lindqvist-Amani"
    assert told(draft) == [
        ("2007-09/2012-06", "Studied Civil Engineering at Lund University (Master)"),
        ("2012-06/2012-12", "Trainee at Ronneby Concrete"),
        ("2013-08/2018-03", "Site engineer at Blekinge Quays"),
        ("2014-05-20", "Certificate: Diving, class C (SWEA)"),
        ("2015/2019", "Volunteered at Sea Rescue: Crew"),
        ("2016-11-03", "Received “Young builder of the year” from Bygg & Bo"),
        ("2018-04/..", "Became Head of construction at Blekinge Quays"),
        ("2020-02", "Published “Salt and steel” (Quay Review)"),
        ("2021-05/2021-09", "Project: The floating sauna (Sandhamn village)"),
    ]
    assert chaptered(draft) == [("School and studies", 2), ("Blekinge Quays", 7)]


def test_it_says_what_was_left_out_and_why() -> None:
    assert said(read("resume-1.0.json")) == [
        "skills: left out; skills are no moments; add the day you learned one, if it changed something.",
        "languages: left out; languages are no moments; add when you learned one, if it changed something.",
        "interests: left out; interests are no moments.",
        "references: left out; what others said of you is theirs to tell.",
        "basics: label, summary, email, location and profiles were left out; a story begins with its moments.",
        "6 descriptions were left out; a moment is one short line.",
    ]


def test_nothing_is_invented() -> None:
    moments = read("resume-1.0.json").filed.story.moments
    assert {(one.feeling, one.emoji, one.turning_point, one.why, one.sight.who) for one in moments} == {
        (None, "", False, "", "me")
    }
    assert [one.place for one in moments if one.place] == ["Karlskrona, Sweden"]
    assert read("resume-1.0.json").filed.story.born is None


def test_version_0_0_0_with_company_and_website() -> None:
    draft = read("resume-0.0.0.json")
    assert draft.filed.story.person == "Idris Kallergis"
    assert told(draft) == [
        ("2005-09/2007-06", "Studied Baking at School of Crafts (Diploma)"),
        ("2009-03/2014-02", "Master baker at Old Mill Bakery"),
        ("2011-01/2012-01", "Volunteered at Soup Kitchen: Cook"),
        ("2012-10-01", "Received “Golden Loaf” from Bakers' Guild"),
        ("2013-10-01", "Published “Bread without haste” (Oven Press)"),
    ]
    assert chaptered(draft) == [("", 5)]


def test_the_first_draft_of_the_schema_with_bio_and_hobbies() -> None:
    draft = read("resume-first-draft.json")
    assert draft.filed.story.person == "Wren Okonjo-Falk"
    assert told(draft) == [
        ("2008-08/2010-04", "Studied Navigation at Bergen Maritime School (Certificate)"),
        ("2009-06-12", "Received “Best knot” from Harbour Day"),
        ("2010-05/2012-04", "Deckhand at Fjord Ferries"),
        ("2011-08-01", "Published “Notes on fog” (Deck Log)"),
    ]
    assert "hobbies: left out; interests are no moments." in said(draft)


@pytest.mark.parametrize(
    ("section", "item", "expected"),
    [
        ("work", {"company": "Mill", "position": "Baker", "startDate": "2001"}, ("2001/..", "Baker at Mill")),
        ("work", {"name": "Mill", "position": "Baker", "startDate": "2001"}, ("2001/..", "Baker at Mill")),
        ("work", {"name": "Mill", "startDate": "2001", "endDate": "Present"}, ("2001/..", "Work at Mill")),
        ("work", {"position": "baker", "startDate": "2001", "endDate": "2001"}, ("2001", "Baker")),
        ("work", {"name": "Mill", "startDate": 2001, "endDate": 2003}, ("2001/2003", "Work at Mill")),
        (
            "work",
            {"name": "Mill", "startDate": "2001-05-01T00:00:00Z", "endDate": "2002-01"},
            ("2001-05/2002-01", "Work at Mill"),
        ),
        ("education", {"institution": "Mill", "endDate": "2001-06"}, ("2001-06", "Studied at Mill")),
        ("awards", {"title": "Loaf", "awardDate": "1989-06-12"}, ("1989-06-12", "Received “Loaf”")),
        ("certificates", {"name": "Oven", "date": "1989-06"}, ("1989-06", "Certificate: Oven")),
        ("certificates", {"name": "Oven", "startDate": "1989", "endDate": "1999"}, ("1989", "Certificate: Oven")),
        ("projects", {"name": "Raft", "startDate": "2001-05"}, ("2001-05", "Project: Raft")),
        ("volunteer", {"organization": "Choir", "startDate": "2001-05"}, ("2001-05/..", "Volunteered at Choir")),
    ],
)
def test_fields_of_all_versions(section: str, item: dict[str, Any], expected: tuple[str, str]) -> None:
    assert told(made({section: [item]})) == [expected]


def test_swedish_sentences_and_months() -> None:
    draft = read("resume-1.0.json", lang="sv")
    assert told(draft)[6] == ("2018-04/..", "Blev Head of construction på Blekinge Quays")
    words = [one.when.words for one in draft.filed.story.moments if one.when]
    assert words[:2] == ["sept 2007 – juni 2012", "juni 2012 – dec 2012"]
    assert draft.filed.story.lang == "sv"


def test_other_languages_get_english_sentences() -> None:
    assert read("resume-0.0.0.json", lang="fi").filed.story.lang == "en"


def test_coming_back_to_an_employer_reads_so() -> None:
    jobs = [
        {"name": "Mill", "position": "Apprentice", "startDate": "2001-01", "endDate": "2003-01"},
        {"name": "Farm", "position": "Hand", "startDate": "2003-02", "endDate": "2005-01"},
        {"name": "Mill", "position": "Master", "startDate": "2005-03", "endDate": "2006-01"},
        {"name": "mill", "position": "Owner", "startDate": "2006-02"},
    ]
    assert [text for _, text in told(made({"work": jobs}))] == [
        "Apprentice at Mill",
        "Hand at Farm",
        "Back at Mill as Master",
        "Became Owner at mill",
    ]


def test_an_end_before_its_start_is_reported() -> None:
    draft = made({"work": [{"name": "Mill", "startDate": "2005", "endDate": "2001"}]})
    assert told(draft) == [("2005", "Work at Mill")]
    assert said(draft) == ["work 1: “Mill” ends before it starts; only the start was used."]


def test_dates_nobody_can_read_are_reported_and_stand_last() -> None:
    draft = made({"awards": [{"title": "Loaf", "date": "soon"}, {"title": "Oven", "date": "2001"}, {"title": "Rye"}]})
    assert told(draft) == [("2001", "Received “Oven”"), ("", "Received “Loaf”"), ("", "Received “Rye”")]
    assert said(draft) == [
        "awards 1: I cannot tell a date in “soon” (Loaf).",
        "awards 3: “Rye” has no date and stands at the end.",
    ]


def test_wrong_types_everywhere_are_left_out_with_a_sentence() -> None:
    draft = made({"basics": {"name": ["a", 1], "email": {}}, "work": ["x", 3, {"name": {}}], "education": "none"})
    assert told(draft) == []
    assert said(draft) == [
        "education: one item is not written as JSON Resume says; left out.",
        "work: 2 items are not written as JSON Resume says; left out.",
        "work 3: a job without any name was left out.",
    ]


def test_fields_that_stand_twice_are_reported() -> None:
    draft = json_resume.read(b'{"work": [], "work": [{"name": "Mill", "startDate": "2001"}]}', today=TODAY)
    assert told(draft) == [("2001/..", "Work at Mill")]
    assert said(draft) == ["“work” stands there twice; the last one was taken."]


def test_lone_surrogates_and_controls_become_spaces() -> None:
    data = b'{"awards": [{"title": "a\\ud800b\\u0000\\u001bc", "date": "2001"}]}'
    assert told(json_resume.read(data, today=TODAY)) == [("2001", "Received “a b c”")]


def test_a_draft_survives_the_story_file() -> None:
    for lang in ("en", "sv"):
        filed = read("resume-1.0.json", lang).filed
        back = text.read_text(text.write_text(filed), today=TODAY)[0]
        assert [(one.when, one.text, one.place) for one in back.story.moments] == [
            (one.when, one.text, one.place) for one in filed.story.moments
        ]
        assert [one.name for one in back.story.chapters] == [one.name for one in filed.story.chapters]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "The file is not whole JSON: it breaks off or goes wrong at line 1."),
        (b'{"work":\n [', "The file is not whole JSON: it breaks off or goes wrong at line 2."),
        (b"[]", "This JSON is no JSON Resume: it has neither basics nor work, education or the like."),
        (
            b'{"format": 1, "work": []}',
            "This JSON is no JSON Resume: it has neither basics nor work, education or the like.",
        ),
        (b'{"work":' + b"[" * 200_000, "The file is nested too deeply to be a resume."),
        (b'{"work":' + b"9" * 5_000 + b"}", "The file holds a number with too many digits."),
        (b" " * (8 * 1024 * 1024 + 1), "The file is larger than 8 MB; choose a smaller one."),
        (
            b"%PDF-1.7",
            "This is a PDF; choose the LinkedIn data export (zip), a JSON Resume, a CSV table or a story file.",
        ),
    ],
    ids=["empty", "cut off", "list", "ours", "deep", "digits", "large", "pdf"],
)
def test_what_is_no_resume_gets_one_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(CannotRead) as caught:
        json_resume.read(data, today=TODAY)
    assert str(caught.value) == sentence


def test_only_the_very_same_thing_becomes_one_moment() -> None:
    names = ("C", "C++", "C#", "c", "★", "☆", "कि", "का")
    draft = made({"certificates": [{"name": name, "date": "2001"} for name in names]})
    assert [text for _, text in told(draft)] == [f"Certificate: {name}" for name in names if name != "c"]
    assert said(draft) == ["certificates 4: “c” stands there twice; it became one moment."]
