"""What a Swedish person reads where something could not be understood: Swedish, with their own words in it."""

from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

if TYPE_CHECKING:
    from story_visitors import Visitor

SKILLS = "utelämnat; kunskaper är inga ögonblick; lägg till dagen du lärde dig något, om det förändrade något."


@pytest.fixture
def swede(marco: Visitor) -> Visitor:
    """Marco, who reads the pages in Swedish."""
    marco.client.cookies[settings.LANGUAGE_COOKIE_NAME] = "sv"
    return marco


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("long ago", "Jag ser inget årtal i ”long ago”."),
        ("31 Feb 2001", "Någon dag ”31 Feb 2001” finns inte i kalendern."),
        ("<b>när?</b>", "Jag ser inget årtal i ”<b>när?</b>”."),
    ],
)
def test_a_date_that_is_not_understood(swede: Visitor, words: str, told: str) -> None:
    answer = swede.post("/story/change/", title="T", born=words, lang="sv")
    assert answer.status_code == 422
    assert answer.context["form"].errors["born"] == [told]
    page = answer.content.decode()
    assert '<html lang="sv"' in page
    assert told.replace("<", "&lt;").replace(">", "&gt;") in page


def test_a_text_no_story_may_hold(swede: Visitor) -> None:
    answer = swede.post("/story/change/", title="A\x07B", lang="sv")
    assert answer.context["form"].errors["title"] == [
        "rad 1: här finns ett osynligt styrtecken; ta bort det och försök igen."
    ]


def test_lines_that_are_too_many(swede: Visitor) -> None:
    answer = swede.post("/story/paste/", lines="x\n" * 20_001)
    assert answer.status_code == 422
    assert "Den här texten har för många rader (20\xa0002); högst 20\xa0000 går att läsa." in answer.content.decode()


def test_remarks_on_lines_that_were_pasted(swede: Visitor) -> None:
    lines = "- 1998 Moved (+5)\n- met (with Emil, +1)\n> strange\n"
    answer = swede.get(swede.post("/story/paste/", lines=lines)["Location"])
    assert answer.context["draft"].remarks == (
        "rad 1: En känsla går från -2 till +2 i hela steg; jag läste ”+5” som +2.",
        "rad 2: Jag förstod inte ”with Emil” inom parentesen och lät det stå i texten.",
        "rad 3: Jag förstod inte ”&gt; strange”; det är kvar i filen som det står.".replace("&gt;", ">"),
    )
    assert "rad 3: Jag förstod inte ”&gt; strange”" in answer.content.decode()


def test_remarks_on_a_table(swede: Visitor) -> None:
    rows = "when,text,feeling,hat\nsometime,Learned to swim,9,red\n1999,,1,\n2001,Learned to dive,lots,\n"
    answer = swede.get(swede.post("/story/file/", file=_file("a.csv", rows.encode()))["Location"])
    assert answer.context["draft"].remarks == (
        "Kolumnen ”hat” utelämnades.",
        "rad 2: Jag ser inget datum i ”sometime”; det fick stå kvar i texten.",
        "rad 2: en känsla går från -2 till +2; 9 blev 2.",
        "rad 3: en rad utan text utelämnades.",
        "rad 4: ”lots” är ingen känsla från -2 till +2 och utelämnades.",
    )


def test_remarks_on_a_resume(swede: Visitor) -> None:
    resume = {
        "basics": {"name": "Wren Hallow", "summary": "x", "email": "y"},
        "work": [{"name": "Tallvik", "startDate": "2019", "summary": "z"}, 7, {"startDate": "2001"}],
        "skills": [{"name": "Rust"}],
        "pets": [1],
    }
    answer = swede.get(swede.post("/story/file/", file=_file("a.json", json.dumps(resume).encode()))["Location"])
    assert set(answer.context["draft"].remarks) == {
        "work: en post är inte skriven som JSON Resume säger; den utelämnades.",
        f"skills: {SKILLS}",
        "”pets”: utelämnat; JSON Resume har ingen sådan del.",
        "basics: summary och email utelämnades; en berättelse börjar med sina ögonblick.",
        "work 3: ett jobb utan namn utelämnades.",
        "En beskrivning utelämnades; ett ögonblick är en enda kort rad.",
    }


def test_remarks_on_a_linkedin_export(swede: Visitor) -> None:
    data = _zipped(
        {
            "Positions.csv": "Company Name,Title,Started On,Finished On\nTallvik,Tester,2019,\n",
            "Skills.csv": "Name\nRust\n",
            "Ads Clicked.csv": "a\n",
        }
    )
    answer = swede.get(swede.post("/story/file/", file=_file("a.zip", data))["Location"])
    assert answer.context["draft"].remarks == (
        f"Skills.csv: {SKILLS}",
        "Ads Clicked.csv: utelämnat; det handlar om kontot, inte om dig.",
    )


def _zipped(files: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.json", b'{"format": 1,', "Filen är inte hel JSON: den bryts av eller går fel på rad 1."),
        ("a.json", b'{"format": 2}', "format: bara format 1 går att läsa här; filen kan vara skriven av ett nyare"),
        ("a.json", b'{"format": 1, "moments": 5}', "moments: här ska en lista stå, inte ett tal."),
        ("a.json", b'{"x": 5}', "Den här JSON-filen är varken en berättelse eller en JSON Resume; välj en annan fil."),
        (
            "a.csv",
            b"when,text\n1998," + b"x" * 200_000 + b"\n1999,y\n",
            "Rad 2 har fler än 200\xa0000 bokstäver; det här är ingen tabell med ögonblick.",
        ),
        ("a.zip", b"PK\x03\x04 and then nothing", "Arkivet är skadat; ladda ner det en gång till och försök igen."),
        ("a.pdf", b"%PDF-1.7", "Det här är en PDF; välj dataexporten från LinkedIn (zip), en JSON Resume, en CSV-"),
    ],
)
def test_files_that_give_no_story(swede: Visitor, name: str, data: bytes, told: str) -> None:
    answer = swede.post("/story/file/", file=_file(name, data))
    assert answer.status_code == 422
    assert told in answer.content.decode()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "Fotot är inte en JPEG-, PNG- eller WebP-fil."),
        (b"\xff\xd8\xff\xe0garbage", "Fotot är skadat och går inte att läsa."),
    ],
)
def test_a_photo_that_cannot_be_used(swede: Visitor, data: bytes, told: str) -> None:
    answer = swede.post(f"/story/moments/{swede.moment('Drummer')}/photo/", photo=_file("a.jpg", data))
    assert answer.status_code == 422
    assert answer.context["photo_form"].errors["photo"] == [told]
    assert told in answer.content.decode()


def _file(name: str, data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)
