"""What was removed lately: seeing it, putting it back, erasing it for good."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from story_visitors import NOW

from dreamline_web.stories import access, documents
from dreamline_web.stories.models import Happening, Photo

if TYPE_CHECKING:
    from story_visitors import Visitor


def test_it_lists_what_is_gone_newest_first(marco: Visitor) -> None:
    for beginning in ("Drummer", "Physics"):
        marco.post(f"/story/moments/{marco.moment(beginning)}/removal/")
    marco.post(f"/story/values/{marco.get('/story/').context['page'].values[0].id}/removal/")
    removed = marco.get("/story/removed/").context["removed"]
    assert [item.table for item in removed] == ["value", "moment", "moment"]
    assert removed[1].words == "Physics in Padua instead of the bakery"
    assert (removed[0].until - removed[0].at).days == 30


def test_what_was_added_and_taken_back_is_there_under_its_own_name(marco: Visitor) -> None:
    marco.post("/story/moments/", line="1995 Fell into the dough")
    marco.post("/story/undo/")
    marco.post("/story/moments/", line="1996 Climbed out")
    page = marco.get("/story/removed/")
    assert page.context["removed"] == ()
    assert [item.words for item in page.context["taken_back"]] == ["Fell into the dough"]
    assert "Added, and taken back again" in page.content.decode()
    assert "Nothing removed" not in page.content.decode()
    number = page.context["taken_back"][0].id
    marco.post(f"/story/removed/moment/{number}/putting-back/")
    assert "Fell into the dough" in marco.texts


def test_an_adding_taken_back_from_its_toast_was_not_removed_either(marco: Visitor) -> None:
    toast = marco.post("/story/moments/", part=True, line="1995 Fell into the dough").context["toast"]
    marco.post("/story/moments/", line="1996 Climbed out")
    marco.post(toast.undo, key=toast.key)
    page = marco.get("/story/removed/").context
    assert ([item.words for item in page["taken_back"]], page["removed"]) == (["Fell into the dough"], ())


def test_what_was_removed_stays_removed_when_its_return_is_undone(marco: Visitor) -> None:
    number = marco.moment("Drummer")
    marco.post(f"/story/moments/{number}/removal/")
    marco.post(f"/story/removed/moment/{number}/putting-back/")
    marco.post("/story/undo/")
    page = marco.get("/story/removed/").context
    assert [item.words[:7] for item in page["removed"]] == ["Drummer"]
    assert page["taken_back"] == ()


def test_removing_after_adding_counts_as_removed_until_the_adding_is_undone_too(marco: Visitor) -> None:
    marco.post("/story/moments/", line="1995 Fell into the dough")
    number = marco.moment("Fell into")
    marco.post(f"/story/moments/{number}/removal/")
    assert len(marco.get("/story/removed/").context["removed"]) == 1
    marco.post("/story/undo/")
    marco.post("/story/undo/")
    page = marco.get("/story/removed/").context
    assert (len(page["taken_back"]), page["removed"]) == (1, ())


def test_it_comes_back_whole(marco: Visitor) -> None:
    number, before = marco.moment("Half a year"), marco.filed
    marco.post(f"/story/moments/{number}/removal/")
    marco.post("/story/moments/", line="1995 Fell into the dough")
    marco.post(f"/story/removed/moment/{number}/putting-back/")
    marco.post(f"/story/moments/{marco.moment('Fell into')}/removal/")
    assert marco.filed == before


def test_a_chapter_comes_back_with_its_moments(marco: Visitor) -> None:
    number, before = marco.chapter("Away from home"), marco.filed
    marco.post(f"/story/chapters/{number}/removal/")
    marco.post(f"/story/removed/chapter/{number}/putting-back/")
    assert marco.filed.story.chapters[1].name == "Away from home"
    assert [moment.id for moment in marco.filed.story.chapters[1].moments] == [
        moment.id for moment in before.story.chapters[1].moments
    ]


def test_a_moment_whose_chapter_is_gone_finds_another(marco: Visitor) -> None:
    number = marco.moment("Physics")
    marco.post(f"/story/moments/{number}/removal/")
    marco.post(f"/story/chapters/{marco.chapter('Away from home')}/removal/")
    marco.post(f"/story/removed/moment/{number}/putting-back/")
    assert any(text.startswith("Physics") for text in marco.texts)


def test_what_is_there_cannot_be_put_back(marco: Visitor) -> None:
    assert marco.post(f"/story/removed/moment/{marco.moment('Drummer')}/putting-back/").status_code == 404
    assert marco.post("/story/removed/story/1/putting-back/").status_code == 404


def test_erasing_asks_first(marco: Visitor) -> None:
    number = marco.moment("Drummer")
    marco.post(f"/story/moments/{number}/removal/")
    answer = marco.get(f"/story/removed/moment/{number}/erasure/")
    assert "Drummer in a band of five" in answer.content.decode()
    assert len(marco.get("/story/removed/").context["removed"]) == 1


def test_erased_words_are_in_no_table_any_more(marco: Visitor) -> None:
    number = marco.moment("Half a year")
    photo = next(moment for moment in marco.filed.story.moments if moment.id == number).photo
    assert photo is not None
    marco.post(f"/story/moments/{number}/removal/")
    assert _rows_with(marco, "Half a year in Göteborg")
    marco.post(f"/story/removed/moment/{number}/erasure/")
    assert not _rows_with(marco, "Half a year in Göteborg")
    assert not Photo.objects.filter(pk=int(photo.name.removesuffix(".jpg"))).exists()
    assert marco.get("/story/removed/").context["removed"] == ()
    assert Happening.objects.filter(story__owner=marco.person).exists()


def test_everything_removed_can_be_erased_at_once(marco: Visitor) -> None:
    for beginning in ("Drummer", "Physics"):
        marco.post(f"/story/moments/{marco.moment(beginning)}/removal/")
    before = marco.filed
    marco.post("/story/removed/erasure/")
    assert not _rows_with(marco, "Drummer in a band")
    assert not _rows_with(marco, "Physics in Padua")
    assert marco.filed == before


def test_what_is_in_the_story_is_not_erased(marco: Visitor) -> None:
    number = marco.moment("Drummer")
    assert marco.post(f"/story/removed/moment/{number}/erasure/").status_code == 404
    assert marco.moment("Drummer") == number


def test_a_stranger_finds_nothing(marco: Visitor, olga: Visitor) -> None:
    number = marco.moment("Drummer")
    marco.post(f"/story/moments/{number}/removal/")
    assert len(marco.get("/story/removed/").context["removed"]) == 1
    assert olga.get("/story/removed/").context["removed"] == ()
    for way in ("putting-back", "erasure"):
        assert olga.post(f"/story/removed/moment/{number}/{way}/").status_code == 404


def _rows_with(teller: Visitor, words: str) -> list[str]:
    """The rows of somebody's story in which these words stand, opened as they open it."""
    story = access.own_story(teller.somebody, now=NOW)
    assert story is not None
    parts = [*story.chapters.all(), *story.moments.all(), *story.values.all(), *story.dreams.all()]
    rows: list[Any] = [story, *parts, *story.happenings.all()]
    return [str(row) for row in rows if words in documents.text_in(row)]
