"""Values, and the moments that show them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from story_visitors import Visitor

    from dreamline_web.stories.queries import ValueView


def _value(visitor: Visitor, name: str) -> ValueView:
    found: ValueView = next(value for value in visitor.get("/story/").context["page"].values if value.name == name)
    return found


def test_it_works(marco: Visitor) -> None:
    marco.post("/story/values/", name="Listening", moment=marco.moment("Up at four"))
    value = _value(marco, "Listening")
    assert (value.sight, value.moments) == ("me", (marco.moment("Up at four"),))


def test_the_same_word_is_one_value(marco: Visitor) -> None:
    marco.post("/story/values/", name="Listening", moment=marco.moment("Up at four"))
    count = len(marco.filed.story.values)
    marco.post("/story/values/", name="listening", moment=marco.moment("Drummer"))
    assert len(marco.filed.story.values) == count
    assert _value(marco, "Listening").count == 2


def test_tying_is_told_by_the_moments_too(marco: Visitor) -> None:
    marco.post("/story/values/", name="Listening")
    value, moment = _value(marco, "Listening"), marco.moment("Drummer")
    answer = marco.post(f"/story/values/{value.id}/ties/?moment={moment}&tied=1", part=True)
    assert answer.context["page"].value(value.id).moments == (moment,)
    assert "Listening" in marco.get("/story/").context["page"].moment(moment).values
    marco.post(f"/story/values/{value.id}/ties/", moment=moment, tied="0")
    assert _value(marco, "Listening").count == 0


def test_moments_of_others_cannot_be_tied(marco: Visitor, olga: Visitor) -> None:
    value = marco.get("/story/").context["page"].values[0]
    theirs = olga.filed.story.moments[0].id
    assert marco.post(f"/story/values/{value.id}/ties/", moment=theirs, tied="1").status_code == 404
    assert marco.post("/story/values/", name="Theirs", moment=theirs).status_code == 404


def test_a_value_without_a_word_is_asked_for_one(marco: Visitor) -> None:
    answer = marco.post("/story/values/", name="")
    assert answer.status_code == 422
    assert answer.context["form"].errors["name"] == ["Write a word you stand for."]


def test_two_tabs_lose_nothing(marco: Visitor) -> None:
    value = marco.get("/story/").context["page"].values[0]
    marco.post(f"/story/values/{value.id}/change/", name="Patience", version=value.version)
    answer = marco.post(f"/story/values/{value.id}/change/", name="Calm", version=value.version)
    assert answer.status_code == 409
    assert [(pair.kept, pair.sent) for pair in answer.context["pairs"] if pair.name == "name"] == [("Patience", "Calm")]


def test_a_removed_moment_takes_its_ties_along_and_brings_them_back(marco: Visitor) -> None:
    marco.post("/story/values/", name="Listening", moment=marco.moment("Drummer"))
    number = marco.moment("Drummer")
    marco.post(f"/story/moments/{number}/removal/")
    assert _value(marco, "Listening").count == 0
    marco.post(f"/story/removed/moment/{number}/putting-back/")
    assert _value(marco, "Listening").moments == (number,)


def test_it_rejects_get(marco: Visitor) -> None:
    value = marco.get("/story/").context["page"].values[0]
    for address in ("", f"{value.id}/change/", f"{value.id}/ties/", f"{value.id}/removal/"):
        assert marco.get(f"/story/values/{address}").status_code == 405
