"""The story page: what it shows, in how many queries, and to whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dreamline_web.stories.models import Happening, Story

if TYPE_CHECKING:
    from django.test.utils import CaptureQueriesContext
    from story_visitors import Visitor

QUERIES = 8
"""Session, person, story and its way back, chapters with moments, values with ties, dreams, who leads, who sees."""


def test_it_works(marco: Visitor) -> None:
    answer = marco.get("/story/")
    page = answer.context["page"]
    assert answer.status_code == 200
    assert page.title == "Flour on the keyboard"
    assert page.chapters[0].name == "Making room"
    assert page.counts.moments == len(marco.texts)
    assert answer.context["picture"].style == "path"
    assert answer.content.decode().count('data-moment="') >= page.counts.moments
    assert answer["Cache-Control"] == "no-store"


def test_it_shows_the_picture_in_the_page_without_style_or_data(marco: Visitor) -> None:
    whole = marco.get("/story/").content.decode()
    markup = whole[whole.index("<figure") : whole.index("</figure>")]
    assert "<svg" in markup
    assert f'href="#moment-{marco.moment("Born above")}"' in markup
    for forbidden in ("<style", " style=", "data:", "javascript:", "<script"):
        assert forbidden not in markup


def test_it_can_be_read_from_the_start(marco: Visitor) -> None:
    page = marco.get("/story/", order="start").context["page"]
    shown = [item.moment.text for chapter in page.chapters for item in chapter.moments]
    assert shown == marco.texts


@pytest.mark.django_db
@pytest.mark.parametrize("who", ["olga", "sixty"])
def test_the_number_of_queries_does_not_grow(
    who: str, request: pytest.FixtureRequest, django_assert_num_queries: CaptureQueriesContext
) -> None:
    visitor: Visitor = request.getfixturevalue(who)
    assert len(visitor.texts) == {"olga": 3, "sixty": 60}[who]
    with django_assert_num_queries(QUERIES):  # type: ignore[operator]  # a fixture that makes contexts
        assert visitor.get("/story/").status_code == 200


def test_an_empty_story_invites_and_makes_no_row(stan: Visitor) -> None:
    answer = stan.get("/story/")
    assert answer.status_code == 200
    assert "stories/empty_page.html" in [template.name for template in answer.templates]
    assert answer.context["page"].is_empty
    assert not Story.objects.filter(owner=stan.person).exists()


def test_a_stranger_finds_nothing(marco: Visitor, stan: Visitor) -> None:
    assert "Nonno" in marco.get("/story/").content.decode()
    page = stan.get("/story/").content.decode()
    for text in (*marco.texts, "Flour on the keyboard", "Nonno"):
        assert text not in page


@pytest.mark.django_db
def test_nobody_is_sent_home(nobody: Visitor) -> None:
    answer = nobody.get("/story/")
    assert (answer.status_code, answer["Location"]) == (302, "/")


def test_it_rejects_post(marco: Visitor) -> None:
    assert marco.post("/story/").status_code == 405


def test_looking_changes_nothing(marco: Visitor) -> None:
    before = Story.objects.values().get(owner=marco.person), Happening.objects.count()
    for address in ("/story/", "/story/list/", "/story/picture/", "/story/removed/", "/story/suggest/?line=2005"):
        assert marco.get(address, part=True).status_code == 200
    assert (Story.objects.values().get(owner=marco.person), Happening.objects.count()) == before


def test_a_moment_can_be_opened_in_place(marco: Visitor) -> None:
    number = marco.moment("Born above")
    opened = marco.get("/story/", open=number).context["opened"]
    assert opened["form"]["text"].value() == "Born above the bakery, in the morning rush"
    assert marco.get("/story/", open="17").context["opened"] is None


@pytest.mark.parametrize("address", ["/story/list/", "/story/picture/", "/story/values/list/"])
def test_a_part_the_page_has_answers_304_until_something_changes(marco: Visitor, address: str) -> None:
    first = marco.get(address, part=True)
    assert first.status_code == 200
    again = marco.get(address, part=True, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    marco.post("/story/moments/", line="1999 Learned to whistle")
    assert marco.get(address, part=True, headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_parts_of_two_people_never_share_a_tag(marco: Visitor, olga: Visitor) -> None:
    tag = marco.get("/story/list/", part=True)["ETag"]
    assert olga.get("/story/list/", part=True, headers={"If-None-Match": tag}).status_code == 200


def test_a_part_without_scripts_is_the_page(marco: Visitor) -> None:
    for address in ("/story/list/", "/story/picture/", "/story/quick-line/"):
        assert marco.get(address).status_code == 302


def test_a_telephone_gets_the_tall_picture_if_the_engine_has_it(marco: Visitor) -> None:
    from dreamline.picture.draw import STYLES  # noqa: PLC0415  # what it has decides what is right

    expected = "scroll" if "scroll" in STYLES else "path"
    answer = marco.get("/story/", headers={"User-Agent": "Mozilla/5.0 (Linux; Android 15) Mobile Safari"})
    assert answer.context["picture"].style == expected
    assert marco.get("/story/", style="path").context["picture"].style == "path"


def test_the_words_about_the_story_can_be_changed_and_taken_back(marco: Visitor) -> None:
    version = marco.get("/story/form/", part=True).context["form"]["version"].value()
    fields = {"title": "Bread and trams", "subtitle": "", "caption": "", "born": "9 March 1984", "lang": "en"}
    assert marco.send("/story/change/", {"version": str(version), **fields}).status_code == 303
    assert marco.filed.story.title == "Bread and trams"
    marco.post("/story/undo/")
    assert marco.filed.story.title == "Flour on the keyboard"


def test_stale_words_about_the_story_are_both_shown(marco: Visitor) -> None:
    version = str(marco.get("/story/form/", part=True).context["form"]["version"].value())
    marco.post("/story/change/", version=version, title="First", lang="en")
    answer = marco.post("/story/change/", version=version, title="Second", lang="en")
    assert answer.status_code == 409
    assert "First" in answer.content.decode()
    assert "Second" in answer.content.decode()


def test_words_that_make_no_sense_come_back_with_a_sentence(marco: Visitor) -> None:
    answer = marco.post("/story/change/", title="T", born="long ago", lang="a language")
    assert answer.status_code == 422
    assert answer.context["form"].errors["born"] == ["I cannot tell a year in “long ago”."]
    assert answer.context["form"].errors["lang"] == ["This is no language code; write it like en or sv."]
    assert answer.context["form"]["title"].value() == "T"
