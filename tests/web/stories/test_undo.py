"""Every action can be taken back, and done again."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from story_visitors import NOW
from test_moments import form_of

from dreamline_web.stories import trash
from dreamline_web.stories.actions import undo
from dreamline_web.stories.models import Happening, Photo, Story

if TYPE_CHECKING:
    from collections.abc import Callable

    from story_visitors import Visitor


def _change_moment(visitor: Visitor) -> Any:
    number = visitor.moment("Drummer")
    fields = form_of(visitor, number) | {
        "text": "Drummer no more",
        "when": "1985",
        "sight": "me",
        "feeling": "-2",
        "done": "1",
    }
    return visitor.post(f"/story/moments/{number}/change/", **fields)


def _change_chapter(visitor: Visitor) -> Any:
    number = visitor.chapter("Making room")
    version = visitor.get(f"/story/chapters/{number}/form/", part=True).context["form"]["version"].value()
    return visitor.post(f"/story/chapters/{number}/change/", name="Making room", colour="plum", version=version)


def _change_value(visitor: Visitor) -> Any:
    value = visitor.get("/story/").context["page"].values[0]
    return visitor.post(f"/story/values/{value.id}/change/", name="Patience", version=value.version)


def _tie(visitor: Visitor) -> Any:
    value = visitor.get("/story/").context["page"].values[0]
    return visitor.post(f"/story/values/{value.id}/ties/", moment=visitor.moment("Failed"), tied="1")


def _untie(visitor: Visitor) -> Any:
    value = visitor.get("/story/").context["page"].values[0]
    return visitor.post(f"/story/values/{value.id}/ties/", moment=value.moments[0], tied="0")


def _remove_value(visitor: Visitor) -> Any:
    return visitor.post(f"/story/values/{visitor.get('/story/').context['page'].values[0].id}/removal/")


def _paste(visitor: Visitor) -> Any:
    draft = visitor.post("/story/paste/", lines="# A life\n## Elsewhere\n- 1990 Went\n- 1991 Came\n")["Location"]
    return visitor.post(f"{draft}storing/", keep=["m1", "m2"], rest="1")


ACTIONS: dict[str, Callable[[Visitor], Any]] = {
    "add a moment": lambda one: one.post("/story/moments/", line="1995 Fell into the dough"),
    "change a moment": _change_moment,
    "remove a moment": lambda one: one.post(f"/story/moments/{one.moment('Up at four')}/removal/"),
    "move a moment": lambda one: one.post(f"/story/moments/{one.moment('Drummer')}/place/", to="last"),
    "move a moment elsewhere": lambda one: one.post(
        f"/story/moments/{one.moment('Drummer')}/place/", chapter=one.chapter("Away from home")
    ),
    "crop a photo": lambda one: one.post(f"/story/moments/{one.moment('Half a year')}/photo/focus/", x="0.1", y="0.9"),
    "remove a photo": lambda one: one.post(f"/story/moments/{one.moment('Half a year')}/photo/removal/"),
    "add a chapter": lambda one: one.post("/story/chapters/", name="Rain", before=one.moment("Half a year")),
    "change a chapter": _change_chapter,
    "move a chapter": lambda one: one.post(f"/story/chapters/{one.chapter('Making room')}/place/", to="up"),
    "remove a chapter": lambda one: one.post(f"/story/chapters/{one.chapter('Away from home')}/removal/"),
    "remove the first chapter": lambda one: one.post(f"/story/chapters/{one.chapter('Above the bakery')}/removal/"),
    "add a value": lambda one: one.post("/story/values/", name="Rain", moment=one.moment("Drummer")),
    "change a value": _change_value,
    "tie a value": _tie,
    "untie a value": _untie,
    "remove a value": _remove_value,
    "change the story's words": lambda one: one.post(
        "/story/change/",
        title="New",
        version=str(one.get("/story/form/", part=True).context["form"]["version"].value()),
    ),
    "bring lines in": _paste,
}


@pytest.mark.parametrize("name", ACTIONS)
def test_it_can_be_taken_back_and_done_again(marco: Visitor, name: str) -> None:
    before = marco.filed
    assert ACTIONS[name](marco).status_code == 303
    after = marco.filed
    assert after != before
    assert marco.post("/story/undo/").status_code == 303
    assert marco.filed == before
    assert marco.get("/story/").context["page"].can_redo
    marco.post("/story/redo/")
    assert marco.filed == after
    marco.post("/story/undo/")
    assert marco.filed == before


@pytest.mark.parametrize("name", ACTIONS)
def test_its_toast_takes_it_back(marco: Visitor, name: str) -> None:
    before = marco.filed
    address = ACTIONS[name](marco)["Location"]
    toast = marco.get(address).context["toast"]
    assert "{" not in toast.words
    assert marco.post(toast.undo, key=toast.key).status_code == 303
    assert marco.filed == before


def test_all_at_once_goes_back_step_by_step(marco: Visitor) -> None:
    states = [marco.filed]
    for act in ACTIONS.values():
        act(marco)
        states.append(marco.filed)
    for state in reversed(states[:-1]):
        marco.post("/story/undo/")
        assert marco.filed == state
    for state in states[1:]:
        marco.post("/story/redo/")
        assert marco.filed == state


def test_something_new_ends_doing_again(marco: Visitor) -> None:
    marco.post("/story/moments/", line="1995 One")
    marco.post("/story/undo/")
    marco.post("/story/moments/", line="1996 Two")
    answer = marco.post("/story/redo/", part=True)
    assert answer.context["toast"].words == "There is nothing to do again."
    assert "Two" in marco.texts
    assert "One" not in marco.texts


def test_an_earlier_change_is_taken_back_alone(marco: Visitor) -> None:
    first = marco.post("/story/moments/", part=True, line="1995 One").context["toast"]
    marco.post("/story/moments/", line="1996 Two")
    marco.post(first.undo, key=first.key)
    assert "Two" in marco.texts
    assert "One" not in marco.texts
    marco.post("/story/undo/")
    assert "One" in marco.texts


def test_what_was_changed_again_is_not_overwritten(marco: Visitor) -> None:
    number = marco.moment("Drummer")
    fields = form_of(marco, number) | {"text": "Second words", "done": "1"}
    toast = marco.post(f"/story/moments/{number}/change/", part=True, **fields).context["toast"]
    Happening.objects.update(at=NOW - timedelta(minutes=5))
    marco.post(f"/story/moments/{number}/change/", **(form_of(marco, number) | {"text": "Third words"}))
    answer = marco.post(toast.undo, part=True, key=toast.key)
    assert answer.context["toast"].words == "This was changed again meanwhile; take the later change back first."
    assert "Third words" in marco.texts


def test_another_field_is_left_alone(marco: Visitor) -> None:
    number = marco.moment("Drummer")
    fields = form_of(marco, number) | {"text": "Second words", "done": "1"}
    toast = marco.post(f"/story/moments/{number}/change/", part=True, **fields).context["toast"]
    marco.post(f"/story/moments/{number}/place/", to="last")
    marco.post(toast.undo, key=toast.key)
    assert marco.filed.story.chapters[-1].moments[0].text.startswith("Drummer")


def test_pressing_undo_twice_with_one_form_takes_back_one_step(marco: Visitor) -> None:
    marco.post("/story/moments/", line="1995 One")
    marco.post("/story/moments/", line="1996 Two")
    key = "c0ffee00c0ffee00c0ffee00c0ffee00"
    for _ in range(2):
        marco.post("/story/undo/", key=key)
    assert "One" in marco.texts
    assert "Two" not in marco.texts


def test_nothing_to_take_back_is_said(olga: Visitor) -> None:
    olga.post("/story/undo/")
    answer = olga.post("/story/undo/", part=True)
    assert answer.context["toast"].words == "There is nothing to take back."


def test_who_never_wrote_has_nothing_to_take_back(stan: Visitor) -> None:
    assert stan.post("/story/undo/").status_code == 404
    assert stan.post("/story/redo/").status_code == 404


def test_an_open_form_is_stale_after_undo(marco: Visitor) -> None:
    number = marco.moment("Drummer")
    _change_moment(marco)
    fields = form_of(marco, number)
    marco.post("/story/undo/")
    assert marco.post(f"/story/moments/{number}/change/", **(fields | {"text": "Late"})).status_code == 409


def test_after_thirty_days_there_is_no_way_back(marco: Visitor) -> None:
    number = marco.moment("Half a year")
    marco.post(f"/story/moments/{number}/removal/")
    later = NOW + timedelta(days=30, minutes=5)
    story = Story.objects.get(owner=marco.person)
    photos = Photo.objects.filter(story=story).count()
    assert trash.empty_all(now=later - timedelta(days=1)) == 0
    assert trash.empty_all(now=later) > 0
    assert not Happening.objects.filter(story=story).exists()
    assert Photo.objects.filter(story=story).count() == photos - 1
    assert undo.undo(story, by=marco.somebody, now=later) is None


def test_each_change_leaves_one_note_of_who_and_when(marco: Visitor) -> None:
    before = Happening.objects.count()
    marco.post("/story/moments/", line="1995 One")
    note = Happening.objects.latest("number")
    assert Happening.objects.count() == before + 1
    assert (note.by, note.kind, note.undone) == (marco.person, "moment-added", None)
    assert note.number == Story.objects.get(owner=marco.person).revision
