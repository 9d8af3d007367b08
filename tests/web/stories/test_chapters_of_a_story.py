"""Chapters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dreamline_web.stories.models import Chapter

if TYPE_CHECKING:
    from story_visitors import Visitor


def _names(visitor: Visitor) -> list[str]:
    return [chapter.name for chapter in visitor.filed.story.chapters]


def test_a_chapter_begins_with_a_moment_and_takes_the_rest_along(marco: Visitor) -> None:
    marco.post("/story/chapters/", name="Rain", colour="sky", before=marco.moment("Failed"))
    chapters = {chapter.name: chapter for chapter in marco.filed.story.chapters}
    assert _names(marco)[1:3] == ["Away from home", "Rain"]
    assert [moment.text[:6] for moment in chapters["Away from home"].moments] == ["Physic"]
    assert [moment.text[:6] for moment in chapters["Rain"].moments] == ["Failed", "Half a"]
    assert chapters["Rain"].colour == "sky"


def test_an_empty_chapter_stands_at_the_end(marco: Visitor) -> None:
    marco.post("/story/chapters/", name="What comes next")
    assert _names(marco)[-1] == "What comes next"


def test_a_chapter_without_a_name_is_asked_for_one(marco: Visitor) -> None:
    answer = marco.post("/story/chapters/", name="  ", colour="gold")
    assert answer.status_code == 422
    assert answer.context["form"].errors["name"] == ["Give the chapter a name."]
    assert answer.context["form"].errors["colour"] == ["There is no such colour; choose one of the ten."]


def test_a_change_keeps_the_years_a_form_does_not_show(marco: Visitor) -> None:
    number = marco.chapter("Making room")
    version = Chapter.objects.get(pk=number).version
    years = marco.filed.story.chapters[-1].when
    marco.post(f"/story/chapters/{number}/change/", name="Room", colour="rose", version=version)
    chapter = marco.filed.story.chapters[-1]
    assert (chapter.name, chapter.colour, chapter.when) == ("Room", "rose", years)


def test_two_tabs_lose_nothing(marco: Visitor) -> None:
    number = marco.chapter("Making room")
    version = Chapter.objects.get(pk=number).version
    marco.post(f"/story/chapters/{number}/change/", name="Room", version=version)
    answer = marco.post(f"/story/chapters/{number}/change/", name="Air", version=version)
    assert answer.status_code == 409
    assert [(pair.kept, pair.sent) for pair in answer.context["pairs"] if pair.name == "name"] == [("Room", "Air")]
    assert _names(marco)[-1] == "Room"


def test_moments_of_a_removed_chapter_stay(marco: Visitor) -> None:
    before = marco.texts
    marco.post(f"/story/chapters/{marco.chapter('Away from home')}/removal/")
    assert marco.texts == before
    assert _names(marco)[:2] == ["Above the bakery", "Learning the craft"]
    marco.post(f"/story/chapters/{marco.chapter('Above the bakery')}/removal/")
    assert marco.texts == before


def test_the_only_chapter_loses_its_name_but_no_moment(stan: Visitor) -> None:
    stan.post("/story/chapters/", name="All of it")
    stan.post("/story/moments/", line="2018 Rode to Gibraltar")
    stan.post(f"/story/chapters/{stan.chapter('All of it')}/removal/")
    assert (_names(stan), stan.texts) == ([""], ["Rode to Gibraltar"])


def test_chapters_change_places(marco: Visitor) -> None:
    names = _names(marco)
    marco.post(f"/story/chapters/{marco.chapter(names[0])}/place/", to="down")
    assert _names(marco)[:2] == [names[1], names[0]]
    marco.post(f"/story/chapters/{marco.chapter(names[1])}/place/", to="up")
    assert _names(marco)[:2] == [names[1], names[0]]
    assert marco.post(f"/story/chapters/{marco.chapter(names[0])}/place/", to="left").status_code == 400


def test_it_rejects_get(marco: Visitor) -> None:
    number = marco.chapter("Making room")
    for address in ("", f"{number}/change/", f"{number}/place/", f"{number}/removal/"):
        assert marco.get(f"/story/chapters/{address}").status_code == 405
