"""The same thing changed in two tabs: both texts are shown, and one, the other or both can be kept."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Any

from story_visitors import PART
from test_moments import form_of

from dreamline_web.pages import once

if TYPE_CHECKING:
    from story_visitors import Visitor

FIRST = {"text": "Drummer of the band"}


def conflict(visitor: Visitor, number: str, second: dict[str, str], first: dict[str, str] | None = None) -> Any:
    """The answer to the later of two saves."""
    one, two = form_of(visitor, number), form_of(visitor, number)
    assert visitor.post(f"/story/moments/{number}/change/", **(one | (first or FIRST))).status_code == 303
    answer = visitor.post(f"/story/moments/{number}/change/", **(two | second))
    assert answer.status_code == 409
    return answer


def press(visitor: Visitor, answer: Any, button: str) -> Any:
    """Sends the form of that button with the fields it has in the page."""
    forms = re.findall(r'<form method="post" action="([^"]+)">(.*?)</form>', answer.content.decode(), re.DOTALL)
    address, inside = next(form for form in forms if f">{button}<" in form[1])
    fields = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', inside)
    return visitor.client.post(address, {name: unescape(value) for name, value in fields})


def test_keeping_mine_keeps_every_field_that_was_typed(marco: Visitor) -> None:
    number = marco.moment("Drummer")
    second = {"text": "Drummer, badly", "chapter": "new", "new_chapter": "Noise", "show_why": "on", "feeling": "-1"}
    assert press(marco, conflict(marco, number, second), "Keep mine").status_code == 303
    chapter = marco.filed.story.chapters[-1]
    assert chapter.name == "Noise"
    assert [(m.text, m.show_why, m.feeling) for m in chapter.moments] == [("Drummer, badly", True, -1)]


def test_keeping_both_makes_a_second_moment_beside_the_first(marco: Visitor) -> None:
    number, before = marco.moment("Drummer"), len(marco.texts)
    answer = conflict(marco, number, {"text": "Drummer, badly", "feeling": "2"})
    assert "adds yours as a second moment" in answer.content.decode()
    assert press(marco, answer, "Keep both").status_code == 303
    assert [text for text in marco.texts if text.startswith("Drummer")] == ["Drummer of the band", "Drummer, badly"]
    assert [m.text for m in marco.filed.story.chapters[0].moments][-2:] == ["Drummer of the band", "Drummer, badly"]
    marco.post("/story/undo/")
    assert len(marco.texts) == before
    assert "Drummer of the band" in marco.texts


def test_an_undated_second_moment_stands_beside_it_too(marco: Visitor) -> None:
    for line in ("Sang while kneading", "Counted the rolls"):
        marco.post("/story/moments/", line=line)
    number = marco.moment("Sang")
    press(marco, conflict(marco, number, {"text": "Hummed"}, {"text": "Sang"}), "Keep both")
    assert marco.texts[-3:] == ["Sang", "Hummed", "Counted the rolls"]


def test_both_of_a_moment_with_a_photo_show_it_with_their_own_words(marco: Visitor) -> None:
    number = marco.moment("Half a year")
    press(marco, conflict(marco, number, {"text": "Six months", "alt": "a sail"}, {"text": "Half"}), "Keep both")
    photos = [moment.photo for moment in marco.filed.story.moments if moment.text in {"Half", "Six months"}]
    assert len({photo.name for photo in photos if photo}) == 1
    assert "a sail" in {photo.alt for photo in photos if photo}


def test_two_long_texts_stand_one_below_the_other_in_one_moment(marco: Visitor) -> None:
    number, count = marco.moment("Drummer"), len(marco.texts)
    answer = conflict(marco, number, {"why": "it was loud", "chose": "drums"}, {"why": "we were young", "chose": "us"})
    assert "writes your words below the others" in answer.content.decode()
    press(marco, answer, "Keep both")
    moment = next(moment for moment in marco.filed.story.moments if moment.id == number)
    assert (moment.why, moment.chose) == ("we were young\nit was loud", "us; drums")
    assert len(marco.texts) == count


def test_a_form_without_a_photo_does_not_empty_the_words_of_a_new_one(marco: Visitor) -> None:
    number = marco.moment("Half a year")
    one = form_of(marco, number)
    two = {name: value for name, value in form_of(marco, number).items() if name != "alt"}
    marco.post(f"/story/moments/{number}/change/", **(one | {"alt": "a sail in the fog"}))
    answer = marco.post(f"/story/moments/{number}/change/", **(two | {"why": "far away"}))
    press(marco, answer, "Keep mine")
    moment = next(moment for moment in marco.filed.story.moments if moment.id == number)
    assert moment.photo is not None
    assert (moment.photo.alt, moment.why) == ("a sail in the fog", "far away")


def test_codes_are_said_in_words(marco: Visitor) -> None:
    second = {"sight": "me", "feeling": "-2", "turning_point": "on", "chapter": marco.chapter("Making room")}
    page = conflict(marco, marco.moment("Drummer"), second).content.decode()
    shown = page[page.index("both-texts") : page.index('type="hidden" name="version"')]
    for words in ("Only you", "a low", "Yes", "Making room", "Above the bakery"):
        assert words in shown


def test_a_photo_not_added_yet_is_named(marco: Visitor) -> None:
    number = marco.moment("Drummer")
    whole = conflict(marco, number, {"text": "Drummer, badly"})
    assert "has to be chosen again" in whole.content.decode()
    fields = {"once": once.new_key(), **form_of(marco, number), "version": "0", "text": "Drummer, badly"}
    part = marco.client.post(f"/story/moments/{number}/change/", fields, headers=PART)
    assert part.status_code == 409
    assert "has to be chosen again" not in part.content.decode()


def test_the_other_is_opened_with_what_is_kept(marco: Visitor) -> None:
    number = marco.moment("Drummer")
    page = conflict(marco, number, {"text": "Drummer, badly"}).content.decode()
    assert f"/story/?open={number}#moment-{number}" in page
    opened = marco.get("/story/", open=number).context["opened"]["form"]
    assert opened["text"].value() == "Drummer of the band"


def test_two_values_can_both_stay(marco: Visitor) -> None:
    value = marco.get("/story/").context["page"].values[0]
    address = f"/story/values/{value.id}/change/"
    marco.post(address, name="Patience", version=value.version)
    answer = marco.post(address, name="Courage", version=value.version)
    press(marco, answer, "Keep both")
    assert {"Patience", "Courage"} <= {value.name for value in marco.filed.story.values}


def test_where_only_one_can_stay_nothing_else_is_offered(marco: Visitor) -> None:
    number = marco.chapter("Making room")
    version = marco.get(f"/story/chapters/{number}/form/", part=True).context["form"]["version"].value()
    marco.post(f"/story/chapters/{number}/change/", name="Room", version=version)
    page = marco.post(f"/story/chapters/{number}/change/", name="Space", version=version).content.decode()
    assert "Keep both" not in page
    assert "keep the one you like" in page


def test_a_stranger_cannot_add_beside(marco: Visitor, olga: Visitor) -> None:
    assert olga.post(f"/story/moments/{marco.moment('Drummer')}/beside/", text="Mine").status_code == 404
    assert marco.get(f"/story/moments/{marco.moment('Drummer')}/beside/").status_code == 405


def test_colours_and_languages_are_said_in_words_and_sent_as_they_are(marco: Visitor) -> None:
    number = marco.chapter("Making room")
    chapter = marco.get(f"/story/chapters/{number}/form/", part=True).context["form"]["version"].value()
    for colour in ("pine", "rose"):
        answer = marco.post(f"/story/chapters/{number}/change/", name="Room", colour=colour, version=chapter)
    pair = next(pair for pair in answer.context["pairs"] if pair.name == "colour")
    assert (pair.kept, pair.sent, pair.sends) == ("pine green", "rose", "rose")
    words = marco.get("/story/form/", part=True).context["form"]["version"].value()
    for lang in ("sv", ""):
        answer = marco.post("/story/change/", lang=lang, version=words)
    pair = next(pair for pair in answer.context["pairs"] if pair.name == "lang")
    assert (pair.kept, pair.sent, pair.sends) == ("Svenska", "As it comes", "")
