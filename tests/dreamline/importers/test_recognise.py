import pytest
from invented import FILES, export, zipped

from dreamline.importers import CannotRead
from dreamline.importers.recognise import FileKind, recognise


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", "story"),
        (b"# My life\n- 1998 moved, then stayed\n", "story"),
        ("by Ana\n\n1998 flyttade till Göteborg\n".encode("cp1252"), "story"),
        (b"1998 moved to Gothenburg, Sweden\n2001 first job, at last\n", "story"),
        (b"March 14, 1998 first bike\nMay 2, 1999 first fall\n", "story"),
        (b"[1998] moved\n", "story"),
        (b"- 1998,moved\n- 1999,stayed\n", "story"),
        (b'{"format": 1, "story": {}}', "json"),
        (b'\xef\xbb\xbf  {"format": 1}', "json"),
        (b'{"basics": {"name": "Ana"}}', "json resume"),
        (b'{"work": []}', "json resume"),
        (b"when,text\n1998,moved\n", "table"),
        (b"Year;Event\n1998;moved\n", "table"),
        ("När\tHändelse\n1998\tflyttade\n".encode("utf-16"), "table"),
        (b"1998,moved to Gothenburg\n2001,first job\n", "table"),
        (b"First Name,Last Name,Headline\nAna,Berg,Hi\n", "linkedin"),
        (b"Company Name,Title,Started On\nMill,Baker,2001\n", "linkedin"),
    ],
)
def test_kinds_by_content(data: bytes, kind: FileKind) -> None:
    assert recognise(data) == kind


def test_the_name_does_not_matter_where_the_content_speaks() -> None:
    assert recognise((FILES / "resume-1.0.json").read_bytes(), "life.md") == "json resume"
    assert recognise(export("linkedin-idris"), "life.csv") == "linkedin"
    assert recognise(b"# My life\n- 1998 moved\n", "life.csv") == "story"


def test_every_file_of_an_export_with_moments_is_recognised() -> None:
    silent = {"Skills.csv"}  # one column called Name says nothing
    for path in (FILES / "linkedin-wren").iterdir():
        assert recognise(path.read_bytes()) == ("story" if path.name in silent else "linkedin"), path.name


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b'{"work": [', "The file is not whole JSON: it breaks off or goes wrong at line 1."),
        (b'{"name": "x"}', "This JSON is neither a story nor a JSON Resume; choose another file."),
        (b"[1, 2]", "This JSON is neither a story nor a JSON Resume; choose another file."),
        (
            b"%PDF-1.7",
            "This is a PDF; choose the LinkedIn data export (zip), a JSON Resume, a CSV table or a story file.",
        ),
        (bytes(5000), "This is no text file; choose a story file, a LinkedIn export, a JSON Resume or a CSV table."),
    ],
)
def test_what_is_nothing_of_these_gets_one_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(CannotRead) as caught:
        recognise(data)
    assert str(caught.value) == sentence


def test_a_zip_is_taken_for_an_export_until_it_is_opened() -> None:
    assert recognise(zipped({"a.txt": "x"})) == "linkedin"
