"""Bringing things in: looking first, storing after the yes, opening nothing by itself."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from story_visitors import NOW

from dreamline.filing import save
from dreamline.filing.text import write_text
from dreamline.samples import sample
from dreamline_web.stories import trash
from dreamline_web.stories.models import Draft, Moment, Story

if TYPE_CHECKING:
    from story_visitors import Visitor

LINES = "1998 Grew up above my aunt’s bakery\n2012 💻 First computer, second hand\nand something without a year\n"
RESUME = {
    "basics": {"name": "Wren Hallow"},
    "work": [{"name": "Tallvik", "position": "Tester", "startDate": "2019-03"}],
    "education": [
        {"institution": "Lund", "area": "Physics", "studyType": "BSc", "startDate": "2010", "endDate": "2013"}
    ],
}


def _file(name: str, data: bytes | str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data.encode() if isinstance(data, str) else data)


def _read(visitor: Visitor, **fields: Any) -> str:
    """The address of the draft a file or lines became."""
    answer = visitor.post("/story/file/" if "file" in fields else "/story/paste/", **fields)
    assert answer.status_code == 303, answer.context["form"].errors
    address: str = answer["Location"]
    return address


def test_pasted_lines_are_looked_at_first(stan: Visitor) -> None:
    address = _read(stan, lines=LINES)
    view = stan.get(address).context["draft"]
    assert [item.moment.text for chapter in view.chapters for item in chapter.moments] == [
        "Grew up above my aunt’s bakery", "First computer, second hand", "and something without a year",
    ]  # fmt: skip
    assert [item.label for chapter in view.chapters for item in chapter.moments] == ["1998", "2012", ""]
    assert not Story.objects.filter(owner=stan.person).exists()
    assert not Moment.objects.exists()


def test_only_what_was_chosen_is_stored(stan: Visitor) -> None:
    address = _read(stan, lines=LINES)
    answer = stan.post(f"{address}storing/", keep=["m1", "m2"], rest="1")
    assert answer.status_code == 303
    assert stan.texts == ["Grew up above my aunt’s bakery", "First computer, second hand"]
    assert not Draft.objects.exists()
    assert stan.get(answer["Location"]).context["toast"].words == "What you chose is in your story."


def test_storing_twice_stores_once(stan: Visitor) -> None:
    address = _read(stan, lines=LINES)
    for _ in range(2):
        answer = stan.post(f"{address}storing/", key="c0ffee00c0ffee00c0ffee00c0ffee00", keep=["m1"])
        assert answer.status_code == 303
    assert len(stan.texts) == 1


def test_a_no_throws_it_away(stan: Visitor) -> None:
    address = _read(stan, lines=LINES)
    assert stan.post(f"{address}removal/").status_code == 303
    assert stan.get(address).status_code == 404
    assert not Draft.objects.exists()
    assert not Moment.objects.exists()


def test_nothing_chosen_adds_nothing(stan: Visitor) -> None:
    address = _read(stan, lines=LINES)
    answer = stan.post(f"{address}storing/")
    assert stan.get(answer["Location"]).context["toast"].words == "Nothing was chosen, so nothing was added."
    assert not Moment.objects.exists()


def test_only_the_newest_drafts_stay(stan: Visitor) -> None:
    first, *others = [_read(stan, lines=f"199{number} Moved") for number in range(4)]
    assert stan.get(first).status_code == 404
    assert [stan.get(address).status_code for address in others] == [200, 200, 200]


def test_a_draft_nobody_answers_is_gone_after_a_day(stan: Visitor) -> None:
    _read(stan, lines=LINES)
    trash.empty_all(now=NOW + timedelta(days=1, minutes=5))
    assert not Draft.objects.exists()


@pytest.mark.parametrize(
    ("name", "data", "source", "first"),
    [
        ("resume.json", json.dumps(RESUME), "json resume", "Studied Physics at Lund"),
        ("moments.csv", "when,text\n1998,Learned to swim\n1999,Learned to dive\n", "table", "Learned to swim"),
        ("story.md", sample("juno").text, "story", ""),
        ("story.json", save.dumps(sample("marco").filed), "json", "Born above"),
    ],
)
def test_every_kind_of_file_is_recognised_by_its_content(
    stan: Visitor, name: str, data: str, source: str, first: str
) -> None:
    view = stan.get(_read(stan, file=_file(name, data))).context["draft"]
    assert view.source == source
    assert first in view.chapters[0].moments[0].moment.text
    assert not Moment.objects.exists()


def test_a_whole_story_goes_out_and_comes_in_again(marco: Visitor, stan: Visitor) -> None:
    data = marco.get("/story/export/story.json").content
    address = _read(stan, file=_file("story.json", data))
    ids = [item.id for chapter in stan.get(address).context["draft"].chapters for item in chapter.moments]
    stan.post(f"{address}storing/", keep=ids, rest="1", sights="1")
    ours, theirs = marco.filed, stan.filed
    assert [m.text for m in theirs.story.moments] == [m.text for m in ours.story.moments]
    assert [m.sight for m in theirs.story.moments] == [m.sight for m in ours.story.moments]
    assert [c.name for c in theirs.story.chapters] == [c.name for c in ours.story.chapters]
    assert [d.title for d in theirs.story.dreams] == [d.title for d in ours.story.dreams]
    assert len(theirs.story.values) == len(ours.story.values)
    texts = {m.id: m.text for m in ours.story.moments}, {m.id: m.text for m in theirs.story.moments}
    for mine, yours in zip(ours.story.dreams, theirs.story.dreams, strict=True):
        assert [texts[0][m] for m in mine.grew_from] == [texts[1][m] for m in yours.grew_from]
    assert [g.title for g in theirs.pyramid.goals] == [g.title for g in ours.pyramid.goals]
    assert theirs.story.title == ours.story.title


def test_bringing_in_opens_nothing_by_itself(stan: Visitor) -> None:
    filed = sample("marco").filed
    address = _read(stan, file=_file("marco.md", write_text(filed)))
    view = stan.get(address).context["draft"]
    assert view.opens
    assert (view.sights.lead > 0, view.sights.people > 0) == (True, True)
    ids = [item.id for chapter in view.chapters for item in chapter.moments]
    stan.post(f"{address}storing/", keep=ids, rest="1")
    story = stan.filed.story
    assert {moment.sight.who for moment in story.moments} == {"me"}
    assert {value.sight.who for value in story.values} == {"me"}
    assert {dream.sight.who for dream in story.dreams} == {"me"}
    assert {goal.sight.who for goal in stan.filed.pyramid.goals} <= {"me"}


def test_lines_find_their_place_among_what_is_there(marco: Visitor) -> None:
    address = _read(marco, lines="2005 Learned to row\n1986 Ate flour\n")
    marco.post(f"{address}storing/", keep=["m1", "m2"])
    assert marco.texts.index("Ate flour") == 1
    assert marco.texts.index("Learned to row") == marco.texts.index("Failed thermodynamics. A baker’s son!") + 1


def test_a_chapter_of_the_same_name_is_joined(marco: Visitor) -> None:
    count = len(marco.filed.story.chapters)
    address = _read(marco, lines="# More\n## making room\n- 2022 Planted a lemon\n## Elsewhere\n- 2010 Saw Kyoto\n")
    marco.post(f"{address}storing/", keep=["m1", "m2"])
    chapters = marco.filed.story.chapters
    assert len(chapters) == count + 1
    assert "Planted a lemon" in [moment.text for moment in chapters[-1].moments]
    assert [chapter.name for chapter in chapters].index("Elsewhere") == 3


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("cv.pdf", b"%PDF-1.7 ...", "This is a PDF; choose the LinkedIn data export"),
        ("a.json", b'{"name": "a parcel"}', "This JSON is neither a story nor a JSON Resume; choose another file."),
        ("a.zip", b"PK\x03\x04" + b"\0" * 40, "The archive is damaged; download it once more and try again."),
        ("a.md", b"", "This file is empty; choose another one."),
        ("a.md", b"\n\n\n", "There is no moment in this; write one on each line"),
    ],
)
def test_a_file_that_is_no_story_is_refused_with_a_sentence(
    stan: Visitor, name: str, data: bytes, sentence: str
) -> None:
    answer = stan.post("/story/file/", file=_file(name, data))
    assert answer.status_code == 422
    assert sentence in answer.context["form"].errors["file"][0]
    assert not Draft.objects.exists()


@pytest.mark.parametrize("lines", ["", "   \n  ", "a\x00b", "\ufdd0"])
def test_lines_that_tell_nothing_come_back(stan: Visitor, lines: str) -> None:
    answer = stan.post("/story/paste/", lines=lines)
    assert answer.status_code == 422
    assert answer.context["form"].errors["lines"]
    assert answer.context["form"]["lines"].value() == lines


def test_no_file_is_asked_for(stan: Visitor) -> None:
    assert "Choose a file" in stan.post("/story/file/").context["form"].errors["file"][0]


def test_a_large_import_stays_quick(stan: Visitor) -> None:
    lines = "".join(f"{1900 + number % 120} Thing number {number}\n" for number in range(400))
    address = _read(stan, lines=lines)
    keep = [item.id for chapter in stan.get(address).context["draft"].chapters for item in chapter.moments]
    stan.post(f"{address}storing/", keep=keep)
    assert len(stan.texts) == 400


def test_a_stranger_finds_nothing(marco: Visitor, stan: Visitor) -> None:
    address = _read(marco, lines="1998 A secret of Marco’s")
    assert "A secret" in marco.get(address).content.decode()
    assert stan.get(address).status_code == 404
    assert stan.post(f"{address}storing/", keep=["m1"]).status_code == 404
    assert stan.post(f"{address}removal/").status_code == 404
    assert Draft.objects.exists()
