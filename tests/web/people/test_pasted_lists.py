"""Names and e-mails in any shape: what is understood, and the sentence for what is not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dreamline_web.people.lists import lines, table
from dreamline_web.people.lists.found import Entry


def one(line: str) -> tuple[str, str]:
    found = table.read(line)
    assert found.troubles == ()
    (entry,) = found.entries
    return entry.name, entry.address


@pytest.mark.parametrize(
    ("line", "name", "address"),
    [
        ("Ana Bell <ana@x.example>", "Ana Bell", "ana@x.example"),
        ("ana@x.example", "Ana", "ana@x.example"),
        ("ana.bell@x.example", "Ana Bell", "ana.bell@x.example"),
        ("Bell, Ana; ana@x.example", "Ana Bell", "ana@x.example"),
        ('"Bell, Ana" <ana@x.example>', "Ana Bell", "ana@x.example"),
        ("Bell, Ana <ana@x.example>", "Ana Bell", "ana@x.example"),
        ("Priya Raman, priya@x.example", "Priya Raman", "priya@x.example"),
        ("olof@x.example Olof Brännvall", "Olof Brännvall", "olof@x.example"),
        ("olof@x.example, Olof Brännvall", "Olof Brännvall", "olof@x.example"),
        ("Leila Haddad\tleila@x.example", "Leila Haddad", "leila@x.example"),
        ("  - Signe Rask signe@x.example", "Signe Rask", "signe@x.example"),
        ("3. Signe Rask (signe@x.example)", "Signe Rask", "signe@x.example"),
        ("Ana <mailto:Ana@X.example>", "Ana", "ana@x.example"),
    ],
)
def test_one_person_a_line(line: str, name: str, address: str) -> None:
    assert one(line) == (name, address)


def test_several_people_on_one_line() -> None:
    found = lines.read("Ana Bell <ana@x.example>, Bo Ek <bo@x.example>; cy@x.example")
    assert [(entry.name, entry.address) for entry in found.entries] == [
        ("Ana Bell", "ana@x.example"),
        ("Bo Ek", "bo@x.example"),
        ("Cy", "cy@x.example"),
    ]


def test_a_line_with_a_colon_names_the_team_of_those_below() -> None:
    found = lines.read("Birch:\nAna <ana@x.example>\nBo <bo@x.example>, yes\n\nHarbour:\nCy <cy@x.example>")
    assert found.troubles == ()
    assert [(entry.name, entry.team, entry.leads) for entry in found.entries] == [
        ("Ana", "Birch", False),
        ("Bo", "Birch", True),
        ("Cy", "Harbour", False),
    ]


def test_team_and_lead_may_stand_after_the_address() -> None:
    found = lines.read("Ana Bell, ana@x.example, Birch, bo ek\nbo@x.example, Bo Ek, Birch, yes")
    assert found.entries[0] == Entry(1, "Ana Bell", "ana@x.example", "Birch", "bo@x.example")
    assert found.entries[1].leads


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("Kwame Asare kwame@tallvik", "“kwame@tallvik” is not a whole address yet."),
        ("just some words", "“just some words” has no e-mail address; write it after the name."),
        ("Ana <ana@x.example>, Bo <bo@x.example>, Cy", "“Cy” has no e-mail address; write it after the name."),
        ("Ana, ana@x.example, , , yes, no, perhaps", "there is more in it than name, e-mail, team and lead"),
        ("a" * 130 + " ana@x.example", "it is longer than a name can be here"),
    ],
)
def test_what_is_not_understood_is_said_by_line(line: str, sentence: str) -> None:
    found = lines.read(f"Ana <first@x.example>\n{line}")
    assert [(trouble.line, trouble.sentence.startswith(sentence)) for trouble in found.troubles] == [(2, True)]
    assert found.entries[0].address == "first@x.example"


def test_the_same_person_twice_is_one() -> None:
    found = lines.read("Ana <ana@x.example>\nANA@X.example")
    assert len(found.entries) == 1


def test_somebody_may_be_in_two_teams() -> None:
    found = lines.read("Birch:\nana@x.example\nHarbour:\nana@x.example")
    assert [entry.team for entry in found.entries] == ["Birch", "Harbour"]


CSV = "Name;E-post;Team;Ledare\nAna Bell;ana@x.example;Birch;Bo Ek\nBo Ek;bo@x.example;Birch;ja\n;nobody;Birch;\n"


def test_a_table_is_read_by_its_columns() -> None:
    found = table.read(CSV)
    assert [(entry.name, entry.team, entry.lead, entry.leads) for entry in found.entries] == [
        ("Ana Bell", "Birch", "bo@x.example", False),
        ("Bo Ek", "Birch", "", True),
    ]
    assert [(trouble.line, trouble.sentence) for trouble in found.troubles] == [
        (4, "“nobody” is not a whole address yet.")
    ]


def test_first_and_last_name_may_stand_apart_and_cells_in_quotes() -> None:
    found = table.read('first name,last name,email\n"Ana, dear",Bell,ana@x.example\n')
    assert (found.entries[0].name, found.troubles) == ("Ana, dear Bell", ())


def test_a_lead_without_a_team_is_asked_about() -> None:
    found = table.read("name,email,team,lead\nAna,ana@x.example,,bo@x.example\n")
    assert found.troubles[0].sentence == "it names a lead but no team; write the team as well."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_files_of_any_usual_encoding_are_read(encoding: str) -> None:
    assert table.decoded("namn,e-post\nÅsa,asa@x.example".encode(encoding)).startswith("namn,e-post\nÅsa")


def test_what_is_no_table_is_refused_in_a_sentence() -> None:
    with pytest.raises(table.TooMuch, match="save it as CSV"):
        table.decoded(b"PK\x03\x04\x00\x00")
    with pytest.raises(table.TooMuch, match="one megabyte"):
        table.decoded(b"a" * 1_000_001)
    with pytest.raises(table.TooMuch, match="2,000 lines"):
        table.read("a@x.example\n" * 2_001)


@settings(max_examples=150, derandomize=True, deadline=None)
@given(st.text(alphabet='ab@.,;:<>"\n\t -()x', max_size=80))
def test_nothing_makes_the_reader_stumble(text: str) -> None:
    found = table.read(text)
    for entry in found.entries:
        assert "@" in entry.address
        assert entry.name
    assert all(trouble.sentence for trouble in found.troubles)
