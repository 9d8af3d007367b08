"""Adding, changing, moving and removing moments."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from story_visitors import NOW, opened

from dreamline_web.stories import access, documents
from dreamline_web.stories.models import Happening, Moment

if TYPE_CHECKING:
    from story_visitors import Visitor

LINE = "2005 Moved to Linköping to study engineering"


def form_of(visitor: Visitor, number: str) -> dict[str, Any]:
    """The fields of a moment's form as a browser would send them."""
    form = visitor.get(f"/story/moments/{number}/form/", part=True).context["form"]
    fields = {name: form[name].value() for name in form.fields}
    return {name: "" if value in {None, False} else value for name, value in fields.items()}


# Adding


def test_it_works(marco: Visitor) -> None:
    answer = marco.post("/story/moments/", line=LINE)
    assert answer.status_code == 303
    moment = next(moment for moment in marco.filed.story.moments if moment.text.startswith("Moved to"))
    assert moment.when is not None
    assert (moment.when.words, moment.when.edtf) == ("2005", "2005")
    assert moment.emoji
    assert moment.sight.who == "me"
    assert marco.texts.index(moment.text) == marco.texts.index("Failed thermodynamics. A baker’s son!") + 1


def test_it_makes_the_story_with_the_first_line(stan: Visitor) -> None:
    stan.post("/story/moments/", line="2018 🚲 Rode to Gibraltar")
    assert stan.texts == ["Rode to Gibraltar"]
    assert stan.filed.story.moments[0].emoji == "🚲"


def test_the_open_page_gets_all_that_changed(marco: Visitor) -> None:
    answer = marco.post("/story/moments/", part=True, line=LINE)
    assert answer.status_code == 200
    assert answer.context["toast"].words == "“Moved to Linköping to study engineering” is in your story."
    assert answer.context["toast"].undo == f"/story/happenings/{Happening.objects.latest('at').pk}/undo/"
    assert answer.context["added"] == int(marco.moment("Moved to"))
    assert "Moved to Linköping" in answer.content.decode()


def test_without_scripts_the_page_tells_what_happened(marco: Visitor) -> None:
    address = marco.post("/story/moments/", line=LINE)["Location"]
    assert marco.get(address).context["toast"].words == "“Moved to Linköping to study engineering” is in your story."


def test_a_form_sent_twice_adds_once(marco: Visitor) -> None:
    count = len(marco.texts)
    key = "c0ffee00c0ffee00c0ffee00c0ffee00"
    first, second = (marco.post("/story/moments/", key=key, line=LINE) for _ in range(2))
    assert (first.status_code, second.status_code) == (303, 303)
    assert len(marco.texts) == count + 1


def test_a_form_without_its_key_is_refused(marco: Visitor) -> None:
    assert marco.client.post("/story/moments/", {"line": LINE}).status_code == 400


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("", "Write what happened, in a few words."),
        ("2005", "Write what happened, too, for example: 2005 Moved to Linköping."),
        ("a\x00b", "there is an invisible control character here"),
        ("\ufdd0", "there is a broken character here"),
        ("x" * 2000, "This is too long; at most 1000 characters fit here."),
        ("e" + "\u0301" * 300, "too many accents stand on one letter here"),
    ],
)
def test_it_says_what_is_wrong_and_keeps_what_was_typed(stan: Visitor, line: str, sentence: str) -> None:
    answer = stan.post("/story/moments/", line=line)
    assert answer.status_code == 422
    assert sentence in str(answer.context["quick"].errors["line"])
    assert answer.context["quick"]["line"].value() == line
    assert not Moment.objects.exists()


def test_the_chosen_emoji_wins_and_is_remembered(marco: Visitor) -> None:
    marco.post("/story/moments/", line="2006 Bought an accordion", emoji="🪗")
    assert next(m for m in marco.filed.story.moments if "accordion" in m.text).emoji == "🪗"
    marco.post("/story/moments/", line="2010 Played my accordion in the rain", emoji="🦆")
    said = marco.get("/story/suggest/", part=True, line="2012 accordion").context["understood"]
    assert "🦆" in said.emojis


def test_the_first_chip_is_a_guess_and_teaches_nothing(stan: Visitor) -> None:
    stan.post("/story/moments/", line="2018 Rode to Gibraltar by bike")
    guess = stan.filed.story.moments[0].emoji
    stan.post("/story/moments/", line="2019 Rode to Gibraltar by bike", emoji=guess)
    story = access.own_story(stan.somebody, now=NOW)
    assert story is not None
    assert documents.memory_of(story) == {}


def test_an_undated_moment_waits_at_the_end(marco: Visitor) -> None:
    marco.post("/story/moments/", line="Somebody taught me to fold paper boats")
    assert marco.texts[-1] == "Somebody taught me to fold paper boats"


def test_the_whole_form_adds_everything(marco: Visitor) -> None:
    fields = {
        "when": "spring 2020", "text": "Sang from the balcony", "emoji": "🎶", "feeling": "-1", "why": "it was quiet",
        "show_why": "on", "chose": "singing instead of news", "chapter": "", "turning_point": "on", "sight": "people",
        "names": "Olga; Nonna Pia", "people": "all of our street", "place": "Göteborg",
    }  # fmt: skip
    marco.send("/story/moments/", fields)
    moment = next(moment for moment in marco.filed.story.moments if moment.text == "Sang from the balcony")
    assert moment.when is not None
    assert (moment.when.edtf, moment.feeling, moment.emoji) == ("2020-21", -1, "🎶")
    assert (moment.why, moment.show_why, moment.chose) == ("it was quiet", True, "singing instead of news")
    assert (moment.turning_point, moment.people, moment.place) == (True, "all of our street", "Göteborg")
    assert (moment.sight.who, moment.sight.names) == ("people", ("Olga", "Nonna Pia"))


def test_a_new_chapter_can_be_made_on_the_way(marco: Visitor) -> None:
    marco.post("/story/moments/", text="Moved on", when="2026", chapter="new", new_chapter="The next thing")
    chapter = marco.filed.story.chapters[-1]
    assert (chapter.name, [moment.text for moment in chapter.moments]) == ("The next thing", ["Moved on"])


# Changing


def test_a_change_keeps_the_rest(marco: Visitor) -> None:
    number = marco.moment("Drummer")
    before = next(moment for moment in marco.filed.story.moments if moment.id == number)
    marco.post(f"/story/moments/{number}/change/", **(form_of(marco, number) | {"why": "we were loud", "done": "1"}))
    after = next(moment for moment in marco.filed.story.moments if moment.id == number)
    assert after.why == "we were loud"
    assert {name: getattr(after, name) for name in ("text", "when", "emoji", "feeling", "sight")} == {
        name: getattr(before, name) for name in ("text", "when", "emoji", "feeling", "sight")
    }


def test_words_for_a_date_keep_their_date_on_another_day(marco: Visitor) -> None:
    row = opened(Moment.objects.get(pk=marco.moment("Drummer")))
    documents.put_text(row, documents.text_in(row).replace('"words":"2000"', '"words":"26 years ago"'))
    row.save()
    number = str(row.pk)
    marco.post(f"/story/moments/{number}/change/", **(form_of(marco, number) | {"why": "loud", "done": "1"}))
    moment = next(moment for moment in marco.filed.story.moments if moment.id == number)
    assert moment.when is not None
    assert (moment.when.words, moment.when.edtf) == ("26 years ago", "2000")


def test_a_new_date_finds_its_place(marco: Visitor) -> None:
    number = marco.moment("Born above")
    marco.post(f"/story/moments/{number}/change/", **(form_of(marco, number) | {"when": "1998", "done": "1"}))
    inside = [moment.text for moment in marco.filed.story.chapters[0].moments]
    assert [text[:7] for text in inside] == ["Added f", "Up at f", "Born ab", "Drummer"]


def test_saving_while_writing_is_one_step_back(marco: Visitor) -> None:
    number = marco.moment("Drummer")
    count = Happening.objects.count()
    for why in ("w", "we", "we were"):
        answer = marco.post(f"/story/moments/{number}/change/", part=True, **(form_of(marco, number) | {"why": why}))
        assert answer.context["saved"] is True
        assert str(answer.context["item"].version) in answer.content.decode()
    assert Happening.objects.count() == count + 1
    marco.post("/story/undo/")
    assert next(moment for moment in marco.filed.story.moments if moment.id == number).why == ""


def test_two_tabs_lose_nothing(marco: Visitor) -> None:
    number = marco.moment("Drummer")
    one, two = form_of(marco, number), form_of(marco, number)
    assert marco.post(f"/story/moments/{number}/change/", **(one | {"text": "Drummer of the band"})).status_code == 303
    answer = marco.post(f"/story/moments/{number}/change/", **(two | {"text": "Drummer, badly"}))
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Drummer of the band" in page
    assert "Drummer, badly" in page
    assert "Drummer of the band" in marco.texts
    version = answer.context["version"]
    marco.post(f"/story/moments/{number}/change/", **(two | {"text": "Drummer, badly", "version": version}))
    assert "Drummer, badly" in marco.texts


def test_moving_under_an_open_form_makes_it_not_stale(marco: Visitor) -> None:
    number = _undated(marco, "Sang while kneading")
    fields = form_of(marco, number)
    marco.post(f"/story/moments/{number}/place/", to="up")
    assert marco.post(f"/story/moments/{number}/change/", **(fields | {"why": "loud"})).status_code == 303


def test_mistakes_come_back_with_everything_typed(marco: Visitor) -> None:
    number = marco.moment("Drummer")
    wrong = {"when": "31 February 2001", "text": "", "emoji": "abc", "feeling": "9", "chapter": "7", "sight": "all"}
    answer = marco.post(f"/story/moments/{number}/change/", **(form_of(marco, number) | wrong))
    errors = answer.context["form"].errors
    assert answer.status_code == 422
    assert errors["when"] == ["There is no such day as “31 February 2001” in the calendar."]
    assert errors["text"] == ["Write what happened, in a few words."]
    assert errors["emoji"] == ["There is no picture for that; choose another one, or none."]
    assert errors["chapter"] == ["This chapter is gone; choose another one."]
    assert errors["sight"] == ["Choose who can see it: only you, your lead too, or people you name."]
    assert answer.context["form"]["when"].value() == "31 February 2001"
    assert "Drummer in a band of five, audience of six" in marco.texts


def test_people_without_a_name_are_asked_for(marco: Visitor) -> None:
    number = marco.moment("Drummer")
    answer = marco.post(f"/story/moments/{number}/change/", **(form_of(marco, number) | {"sight": "people"}))
    assert answer.context["form"].errors["names"] == ["Write who may see it, for example: Anna, Nonno."]


def test_a_sight_never_opens_as_a_side_effect(marco: Visitor) -> None:
    number = marco.moment("Failed thermo")
    marco.post(f"/story/moments/{number}/change/", **(form_of(marco, number) | {"why": "heat"}))
    assert next(moment for moment in marco.filed.story.moments if moment.id == number).sight.who == "me"


# Moving


def test_an_undated_moment_moves_one_step_and_back(marco: Visitor) -> None:
    number = _undated(marco, "Sang while kneading")
    before = marco.texts
    marco.post(f"/story/moments/{number}/place/", to="up")
    assert marco.texts[-2] == "Sang while kneading"
    marco.post(f"/story/moments/{number}/place/", to="down")
    assert marco.texts == before


@pytest.mark.parametrize("to", ["up", "first"])
def test_a_date_that_contradicts_the_place_is_said_and_nothing_moves(marco: Visitor, to: str) -> None:
    number, before = marco.moment("Up at four"), marco.filed
    answer = marco.post(f"/story/moments/{number}/place/", part=True, to=to)
    assert answer.context["toast"].words == (
        "This moment stands where its date says. Change the date, and it moves along."
    )
    assert answer.context["focus"] == f"moment-{number}"
    assert marco.filed == before


def test_dragging_against_time_moves_nothing(marco: Visitor) -> None:
    number, before = marco.moment("Drummer"), marco.filed
    address = f"/story/moments/{number}/place/"
    marco.post(address, chapter=marco.chapter("Above the bakery"), before=marco.moment("Born above"))
    assert marco.filed == before


def test_in_another_chapter_its_date_finds_its_place(marco: Visitor) -> None:
    number, chapter = marco.moment("Drummer"), marco.chapter("Making room")
    marco.post(f"/story/moments/{number}/place/", chapter=chapter)
    assert marco.filed.story.chapters[-1].moments[0].text.startswith("Drummer")
    marco.post("/story/undo/")
    marco.post(f"/story/moments/{number}/place/", to="last")
    assert marco.filed.story.chapters[-1].moments[0].text.startswith("Drummer")


def test_list_picture_and_file_tell_in_one_order_whatever_the_rows_say(marco: Visitor) -> None:
    """Rows from before, or from an undo, may stand against time."""
    for at, row in enumerate(Moment.objects.filter(story__owner=marco.person).order_by("-position")):
        row.position = at
        row.save()
    marco.post("/story/moments/", line="1995 Fell into the dough")
    page = marco.get("/story/", order="start")
    listed = [item.id for chapter in page.context["page"].chapters for item in chapter.moments]
    drawn = re.findall(r'class="spot[^"]*"[^>]*data-moment="(\d+)"', page.content.decode())
    assert listed == [moment.id for moment in marco.filed.story.moments]
    assert drawn == listed
    assert [text[:7] for text in marco.texts[:3]] == ["Born ab", "Added f", "Fell in"]
    file = marco.get("/story/export/story.md").content.decode()
    assert file.index("Added faster") < file.index("Fell into") < file.index("Up at four")


def test_a_moment_walks_into_the_next_chapter(marco: Visitor) -> None:
    number = marco.moment("Drummer")
    marco.post(f"/story/moments/{number}/place/", to="down")
    assert [chapter.name for chapter in marco.filed.story.chapters if number in {m.id for m in chapter.moments}] == [
        "Away from home"
    ]


def test_a_moment_is_dragged_before_another(marco: Visitor) -> None:
    number, before = marco.moment("Drummer"), marco.moment("First job")
    chapter = marco.chapter("Learning the craft")
    marco.post(f"/story/moments/{number}/place/", chapter=chapter, before=before)
    story = marco.filed.story
    assert [moment.id for moment in story.chapters[2].moments][:2] == [number, before]


def test_many_moves_to_the_same_place_keep_the_order(marco: Visitor) -> None:
    chapter = marco.chapter("Above the bakery")
    first, second = _undated(marco, "Sang while kneading"), _undated(marco, "Counted the rolls")
    for turn in range(60):
        moved, before = (second, first) if turn % 2 == 0 else (first, second)
        marco.post(f"/story/moments/{before}/place/", chapter=chapter, before=marco.moment("Added faster"))
        marco.post(f"/story/moments/{moved}/place/", chapter=chapter, before=before)
        assert [moment.id for moment in marco.filed.story.chapters[0].moments][1:3] == [moved, before]


def _undated(visitor: Visitor, text: str) -> str:
    visitor.post("/story/moments/", line=text)
    return visitor.moment(text)


@pytest.mark.parametrize("fields", [{}, {"to": "left"}, {"chapter": "x"}, {"chapter": "9" * 30}])
def test_a_place_that_is_none_is_refused(marco: Visitor, fields: dict[str, str]) -> None:
    assert marco.send(f"/story/moments/{marco.moment('Drummer')}/place/", fields).status_code == 400


# Removing


def test_removing_leaves_and_tells(marco: Visitor) -> None:
    number = marco.moment("Drummer")
    answer = marco.post(f"/story/moments/{number}/removal/", part=True)
    assert answer.context["toast"].words == "“Drummer in a band of five, audience of six” is removed."
    assert answer.context["focus"] == f"moment-{marco.moment('Up at four')}"
    assert not any(text.startswith("Drummer") for text in marco.texts)
    assert marco.get(f"/story/moments/{number}/form/").status_code == 404


def test_it_rejects_get(marco: Visitor) -> None:
    number = marco.moment("Drummer")
    for address in ("", f"{number}/change/", f"{number}/place/", f"{number}/removal/", f"{number}/photo/"):
        assert marco.get(f"/story/moments/{address}").status_code == 405
