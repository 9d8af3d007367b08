"""While somebody writes: suggestions, emojis to search, questions to begin with."""

from __future__ import annotations

import logging
from datetime import date
from typing import TYPE_CHECKING

import pytest

from dreamline.filing import Filed
from dreamline.story.story import Story
from dreamline_web.stories.understanding import understand

if TYPE_CHECKING:
    from django.test.utils import CaptureQueriesContext
    from story_visitors import Visitor

LINE = "2005 Moved to Linköping to study engineering"


def test_it_says_what_is_understood(marco: Visitor) -> None:
    said = marco.get("/story/suggest/", part=True, line=LINE).context["understood"]
    assert (said.when, said.text) == ("2005", "Moved to Linköping to study engineering")
    assert (said.after, said.chapter) == ("2005", "Away from home")
    assert 1 <= len(said.emojis) <= 6
    assert said.emoji == said.emojis[0]
    assert said.colour_index is not None


@pytest.mark.parametrize("line", ["🎓 2005 Moved to Lund", "2005 🎓 Moved to Lund"])
def test_an_emoji_typed_into_the_line_leads(stan: Visitor, line: str) -> None:
    said = stan.get("/story/suggest/", part=True, line=line).context["understood"]
    assert (said.emoji, said.text, said.when) == ("🎓", "Moved to Lund", "2005")


@pytest.mark.parametrize(
    ("line", "when", "text"),
    [
        ("Born in Hull 1989", "1989", "Born in Hull"),
        ("Born in Hull, in 1989.", "in 1989", "Born in Hull"),
        ("Moved to Paris in May 2004", "May 2004", "Moved to Paris"),
        ("Welder at the yard 2001–2005", "2001–2005", "Welder at the yard"),
        ("First child, summer 2016", "summer 2016", "First child"),
        ("Sold 300 loaves", "", "Sold 300 loaves"),
        ("A house on Mars by 2099", "", "A house on Mars by 2099"),
        ("1989", "1989", ""),
    ],
)
def test_the_year_may_come_last(stan: Visitor, line: str, when: str, text: str) -> None:
    said = stan.get("/story/suggest/", part=True, line=line).context["understood"]
    assert (said.when.removeprefix("in "), said.text) == (when.removeprefix("in "), text)


def test_no_year_yet_is_no_error(marco: Visitor) -> None:
    said = marco.get("/story/suggest/", part=True, line="Moved to").context["understood"]
    assert (said.when, said.chapter) == ("", "Making room")


@pytest.mark.parametrize(
    "line", ["", " ", "\ufdd0", "a\x00", "x" * 5000, "9999999999 years", "<script>alert(1)</script>"]
)
def test_odd_lines_are_answered(stan: Visitor, line: str) -> None:
    answer = stan.get("/story/suggest/", part=True, line=line)
    assert answer.status_code == 200
    assert b"<script>alert" not in answer.content


def test_a_keystroke_reads_the_story_once(marco: Visitor, django_assert_num_queries: CaptureQueriesContext) -> None:
    marco.get("/story/suggest/", part=True, line="2005")
    with django_assert_num_queries(3):  # type: ignore[operator]  # session, person, story
        marco.get("/story/suggest/", part=True, line=LINE)


def test_nothing_typed_is_logged(marco: Visitor, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        marco.get("/story/suggest/", part=True, line="2005 A very secret thing")
        marco.post("/story/moments/", line="2005 A very secret thing")
    said = "\n".join(record.getMessage() for record in caplog.records if record.name != "django.db.backends")
    assert "secret" not in said


def test_emojis_are_found_by_name(marco: Visitor) -> None:
    answer = marco.get("/story/emojis/", part=True, q="lighthouse")
    assert answer.context["query"] == "lighthouse"
    assert ("⛵", "sailboat") in marco.get("/story/emojis/", part=True, q="sailboat").context["found"]
    assert marco.get("/story/emojis/", part=True, q="").context["found"] == ()


def test_a_stranger_s_words_teach_me_nothing(marco: Visitor, stan: Visitor) -> None:
    marco.post("/story/moments/", line="2006 Zorbing", emoji="🦆")
    assert "🦆" in marco.get("/story/suggest/", part=True, line="zorbing").context["understood"].emojis
    assert "🦆" not in stan.get("/story/suggest/", part=True, line="zorbing").context["understood"].emojis


def test_four_questions_lead_from_one_to_the_next(stan: Visitor) -> None:
    assert stan.get("/story/questions/1/").status_code == 200
    answer = stan.post("/story/moments/", question="1", line="1990 Dug canals on the beach")
    assert answer["Location"].startswith("/story/questions/2/")
    assert stan.get(answer["Location"]).context["toast"].words == "“Dug canals on the beach” is in your story."
    assert stan.post("/story/moments/", question="4", line="2020 Slept")["Location"].startswith("/story/?")
    assert stan.get("/story/questions/5/").status_code == 404


def test_it_rejects_post(marco: Visitor) -> None:
    for address in ("suggest/", "emojis/", "quick-line/", "questions/1/"):
        assert marco.post(f"/story/{address}").status_code == 405


@pytest.mark.parametrize(
    ("line", "ahead", "wants_born"),
    [
        ("2031 Build a house by the sea", True, False),
        ("when I was seven we moved to Oslo", False, True),
        ("2005 Moved to Linköping", False, False),
        ("walked home", False, False),
    ],
)
def test_what_the_road_cannot_show_yet_is_said_at_once(line: str, ahead: bool, wants_born: bool) -> None:  # noqa: FBT001  # a table
    understood = understand(line, Filed(Story(person="Juno")), memory={}, today=date(2026, 11, 22))
    assert (understood.ahead, understood.wants_born) == (ahead, wants_born)
