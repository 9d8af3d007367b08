"""Taking the picture and the story along."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from dreamline.filing import save
from dreamline.filing.text import read_text
from dreamline_web.stories.views.exports import file_name

if TYPE_CHECKING:
    from story_visitors import Visitor

BEGINS = {
    "svg": b"<svg", "png": b"\x89PNG", "pdf": b"%PDF", "md": b"# Flour", "json": b"{", "csv": b"when,text",
}  # fmt: skip


@pytest.mark.parametrize("ending", BEGINS)
def test_it_works(marco: Visitor, ending: str) -> None:
    answer = marco.get(f"/story/export/story.{ending}")
    assert answer.status_code == 200
    assert answer.content.startswith(BEGINS[ending])
    assert answer["Content-Disposition"].startswith('attachment; filename="flour-on-the-keyboard-20')
    assert answer["Content-Disposition"].endswith(f'.{ending}"')
    assert answer["Cache-Control"] == "no-store"


def test_the_person_s_own_copy_holds_everything(marco: Visitor) -> None:
    text = marco.get("/story/export/story.md").content.decode()
    filed, remarks = read_text(text, today=date(2026, 10, 15))
    assert remarks == ()
    assert [moment.text for moment in filed.story.moments] == marco.texts
    assert [moment.sight for moment in filed.story.moments] == [moment.sight for moment in marco.filed.story.moments]
    again, _ = save.loads(marco.get("/story/export/story.json").content.decode())
    assert [moment.id for moment in again.story.moments][:3] == ["m1", "m2", "m3"]


def test_photos_travel_inside_the_picture(marco: Visitor) -> None:
    assert b"data:image/jpeg" in marco.get("/story/export/story.svg").content


def test_theme_and_paper_can_be_chosen(marco: Visitor) -> None:
    plain = marco.get("/story/export/story.svg").content
    assert marco.get("/story/export/story.svg", theme="night").content != plain
    assert marco.get("/story/export/story.svg", theme="neon", paper="napkin", style="cubist").content == plain


def test_a_stranger_finds_nothing(marco: Visitor, olga: Visitor, stan: Visitor) -> None:
    assert "Nonno" in marco.get("/story/export/story.md").content.decode()
    assert "Nonno" not in olga.get("/story/export/story.md").content.decode()
    assert stan.get("/story/export/story.md").status_code == 404


def test_other_endings_are_not_found(marco: Visitor) -> None:
    assert marco.get("/story/export/story.exe").status_code == 404


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Flour on the keyboard", "flour-on-the-keyboard-2026-11-22.svg"),
        ('../../etc/passwd"\r\nX: y', "etc-passwd-x-y-2026-11-22.svg"),
        ("Elsas väg", "elsas-vag-2026-11-22.svg"),
        ("מסע", "my-story-2026-11-22.svg"),
        ("a" * 300, "a" * 60 + "-2026-11-22.svg"),
    ],
)
def test_names_are_sane(title: str, name: str) -> None:
    assert file_name(title, date(2026, 11, 22), "svg") == name
