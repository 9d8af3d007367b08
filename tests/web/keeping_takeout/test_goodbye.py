"""Leaving: closing the account, erasing it, the day everything goes by itself, and no way back from a backup."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.apps import apps
from django.db import OperationalError
from django.db.models import ForeignKey, OneToOneField
from django.utils import timezone
from goodbye_people import NOW, browser_of, filed_of, seated, send, story_of

from dreamline_web import cast
from dreamline_web.keeping import goodbye, grants
from dreamline_web.keeping.goodbye import erasing, rooms
from dreamline_web.keeping.models import Grant, Opened
from dreamline_web.people.actions import leaving, organisers
from dreamline_web.people.models import Person, Relation
from dreamline_web.post import actions as post
from dreamline_web.post.models import Letter
from dreamline_web.sealing import envelope, ledger, ring
from dreamline_web.sealing.models import Erased, SpaceKey
from dreamline_web.signin.models import Sitting
from dreamline_web.stories.models import Moment, Photo, Story

if TYPE_CHECKING:
    from pathlib import Path

    from django.test import Client
    from pytest_django.fixtures import Settings

STAYS = {"membership", "leading", "relation"}
"""History of others: whom they worked with, without their name."""


@pytest.fixture(autouse=True)
def own_ledger(settings: Settings, tmp_path: Path) -> None:
    """The ledger lies beside the databases; these tests have one each."""
    settings.DATA = tmp_path


def rows_of(person: Person) -> dict[str, int]:
    """Rows of any table that name this person, but for the history others share."""
    found: dict[str, int] = {}
    for model in apps.get_models():
        name = str(model._meta.model_name)  # noqa: SLF001  # Django's public name
        for field in model._meta.get_fields():  # noqa: SLF001  # as above
            if isinstance(field, ForeignKey | OneToOneField) and field.related_model is Person and name not in STAYS:
                count = model._default_manager.filter(**{field.name: person.pk}).count()  # noqa: SLF001  # as above
                if count:
                    found[f"{name}.{field.name}"] = count
    return found


def fill(marco: Person, lena: Person) -> None:
    """Something in every table that can name him."""
    moment = filed_of(marco).story.moments[0]
    grants.give(("moment", int(moment.id)), owner=marco, to=lena, by=marco, now=NOW)
    Opened.objects.create(owner=marco, viewer=lena, at=NOW, kind="moment", purpose="read", items=moment.id)
    Opened.objects.create(owner=lena, viewer=marco, at=NOW, kind="moment", purpose="read", items="1")
    post.send("people.added", to=marco.address, language="en", about={"person": marco.pk}, now=NOW)


def is_gone(person: Person) -> bool:
    kept = Person.objects.get(pk=person.pk)
    return (
        rows_of(person) == {}
        and kept.name == ""
        and kept.closed is not None
        and person.address not in kept.address
        and not Letter.objects.filter(to__iexact=person.address).exists()
        and not SpaceKey.objects.filter(space=person.space).exists()
        and person.space in ledger.read()
    )


def test_erasing_leaves_nothing_and_nobody_else_loses_anything(marco: Person, lena: Person) -> None:
    fill(marco, lena)
    olga = seated(cast.OLGA, sample="three")
    before = filed_of(olga)
    client = browser_of(marco)
    assert rows_of(marco)["story.owner"] == 1
    answer = send(client, "/keeping/goodbye/erasure/", word="erase")
    assert answer.status_code == 303
    assert is_gone(marco)
    assert Opened.objects.get().owner == lena
    assert Opened.objects.get().viewer is None
    assert not Moment.objects.filter(story__owner=marco).exists()
    assert filed_of(olga) == before
    assert Person.objects.get(pk=lena.pk).name == "Lena Sandberg"


def test_what_was_sealed_opens_no_more_even_from_an_old_copy(marco: Person, browser_of_marco: Client) -> None:
    row = Moment.objects.filter(story__owner=marco).first()
    assert row is not None
    copy, number = bytes(Moment.objects.values_list("sealed", flat=True).get(pk=row.pk)), row.pk
    place: dict[str, Any] = {"space": marco.space, "table": "stories.moment", "field": "sealed", "row": number}
    assert envelope.open_sealed(copy, **place)
    send(browser_of_marco, "/keeping/goodbye/erasure/", word="erase")
    with pytest.raises(envelope.CannotOpen):
        envelope.open_sealed(copy, **place)


def test_the_last_page_tells_what_happened_and_the_browser_is_out(browser_of_marco: Client) -> None:
    answer = send(browser_of_marco, "/keeping/goodbye/erasure/", word=" “Erase” ")
    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    page = browser_of_marco.get(answer["Location"]).content.decode()
    assert "Everything of yours is erased here" in page
    assert browser_of_marco.get("/people/me/").status_code in {303, 404}
    assert not Sitting.objects.exists()


def test_an_open_tab_is_signed_out_on_its_next_request(marco: Person, browser_of_marco: Client) -> None:
    tab = browser_of(marco)
    assert tab.get("/story/").status_code == 200
    send(browser_of_marco, "/keeping/goodbye/closing/")
    told = filed_of(marco).story.moments[0].text
    for address in ("/story/", "/people/me/", "/keeping/takeout/"):
        answer = tab.get(address)
        assert answer.status_code in {302, 303, 404}
        assert told not in answer.content.decode()


def test_the_word_has_to_be_typed(marco: Person, browser_of_marco: Client) -> None:
    for word in ("", "yes", "radera"):
        answer = send(browser_of_marco, "/keeping/goodbye/erasure/", word=word)
        assert answer.status_code == 422
        assert "erase" in answer.content.decode()
    assert filed_of(marco).story.moments
    assert Person.objects.get(pk=marco.pk).closed is None


def test_the_word_is_one_of_the_persons_language(marco: Person, browser_of_marco: Client) -> None:
    browser_of_marco.cookies["dreamline-language"] = "sv"
    assert "Skriv ”radera”" in browser_of_marco.get("/keeping/goodbye/").content.decode()
    assert send(browser_of_marco, "/keeping/goodbye/erasure/", word="erase").status_code == 422
    assert send(browser_of_marco, "/keeping/goodbye/erasure/", word="Radera").status_code == 303
    assert is_gone(marco)


def test_closing_shows_the_day_and_keeps_everything_until_then(marco: Person, browser_of_marco: Client) -> None:
    answer = send(browser_of_marco, "/keeping/goodbye/closing/")
    closed = Person.objects.get(pk=marco.pk)
    assert closed.goes == timezone.localdate() + timedelta(days=30)
    assert f"{closed.goes.day} {closed.goes:%B %Y}" in browser_of_marco.get(answer["Location"]).content.decode()
    assert Moment.objects.filter(story__owner=marco).exists()
    leaving.reopen_account(closed, by=closed, now=NOW)
    assert browser_of(Person.objects.get(pk=marco.pk)).get("/story/").status_code == 200


def test_the_last_page_believes_only_its_own_dates(client: Client, db: None) -> None:  # noqa: ARG001  # as above
    page = client.get("/keeping/goodbye/after/?of=2030-01-01").content.decode()
    assert "2030" not in page
    assert "The account is closed." in page


def test_looking_at_it_changes_nothing(marco: Person, browser_of_marco: Client) -> None:
    for address in ("/keeping/goodbye/", "/keeping/goodbye/after/", "/keeping/how-long/"):
        assert browser_of_marco.get(address).status_code == 200
    for address in ("closing", "erasure", "staying"):
        assert browser_of_marco.get(f"/keeping/goodbye/{address}/").status_code == 405
    assert Person.objects.get(pk=marco.pk).closed is None


def test_who_did_not_prove_it_lately_proves_it_first(marco: Person, browser_of_marco: Client) -> None:
    Sitting.objects.filter(person=marco).update(proved=NOW - timedelta(minutes=6))
    for address in ("closing", "erasure", "staying"):
        answer = send(browser_of_marco, f"/keeping/goodbye/{address}/", word="erase")
        assert answer["Location"].startswith("/sign-in/prove/")
    assert Person.objects.get(pk=marco.pk).closed is None


def test_the_last_organiser_stays_until_there_is_another(marco: Person, browser_of_marco: Client) -> None:
    organisers.make_organiser(marco, by=None, now=NOW)
    for address in ("closing", "erasure"):
        answer = send(browser_of_marco, f"/keeping/goodbye/{address}/", word="erase")
        assert answer.status_code == 409
        assert "appoint another organiser first" in answer.content.decode()
    assert filed_of(marco).story.moments


def test_the_day_comes_and_everything_goes_by_itself(marco: Person, lena: Person) -> None:
    fill(marco, lena)
    leaving.leave(marco, timezone.localdate(NOW), by=marco, now=NOW)
    erasing.keep_timetable(now=NOW + timedelta(days=29))
    assert filed_of(marco).story.moments
    assert not Relation.objects.filter(member=marco, until=None).exists()
    assert erasing.keep_timetable(now=NOW + timedelta(days=30)) == 1
    assert is_gone(marco)
    assert erasing.keep_timetable(now=NOW + timedelta(days=31)) == 0


@pytest.mark.parametrize("number", range(len(erasing.STEPS)))
def test_a_crash_between_two_steps_is_made_good(number: int, marco: Person, lena: Person) -> None:
    fill(marco, lena)
    leaving.leave(marco, timezone.localdate(NOW), by=marco, now=NOW)
    late = NOW + timedelta(days=30)

    class Killed(BaseException):
        """As a process that ends."""

    def killed(_person: Person, _now: Any) -> None:
        raise Killed

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(erasing, "STEPS", (*erasing.STEPS[:number], killed, *erasing.STEPS[number:]))
        with pytest.raises(Killed):
            erasing.keep_timetable(now=late)
    assert Person.objects.get(pk=marco.pk).name == "Marco Bellini"
    assert erasing.keep_timetable(now=late) == 1
    assert is_gone(marco)


def test_a_crash_after_erase_now_is_finished_by_the_next_look(marco: Person) -> None:
    erasing.go_now(marco, by=marco, now=NOW)
    assert Moment.objects.exists()
    assert erasing.keep_timetable(now=NOW + timedelta(hours=2)) == 1
    assert is_gone(marco)


def test_one_that_fails_does_not_hold_up_the_others(marco: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    olga = seated(cast.OLGA, sample="three")
    for person in (marco, olga):
        leaving.leave(person, timezone.localdate(NOW), by=person, now=NOW)
    real = leaving.forget_person

    def failing(person: Person, *, now: Any) -> None:
        if person.pk == marco.pk:
            raise RuntimeError
        real(person, now=now)

    with monkeypatch.context() as patch:
        patch.setattr(leaving, "forget_person", failing)
        with pytest.raises(erasing.Unfinished):
            erasing.keep_timetable(now=NOW + timedelta(days=30))
    assert is_gone(olga)
    assert not is_gone(marco)
    erasing.keep_timetable(now=NOW + timedelta(days=31))
    assert is_gone(marco)


def test_keys_between_them_and_their_lead_go_unless_something_stays(marco: Person, lena: Person) -> None:
    relation = Relation.objects.get(lead=lena, member=marco)
    ring.key_to_seal(relation.space)
    kept: set[str] = set()
    room = rooms.Room(
        "test-summary",
        50,
        told=lambda _person: (),
        delete=lambda _person, _now: None,
        offers=lambda _person: (rooms.Offer("summary", "The goals you agreed on"),),
        chosen=lambda _person: frozenset(kept),
        choose=lambda _person, chosen: kept.update(chosen),
        stays_in=lambda _person: frozenset({relation.space}) if kept else frozenset(),
    )
    rooms.register(room)
    try:
        client = browser_of(marco)
        page = client.get("/keeping/goodbye/").content.decode()
        assert "The goals you agreed on" in page
        assert 'value="summary" checked' not in page
        assert send(client, "/keeping/goodbye/staying/", stays=["summary", "all of it"]).status_code == 303
        assert kept == {"summary"}
        send(client, "/keeping/goodbye/erasure/", word="erase")
    finally:
        rooms.forget("test-summary")
    assert SpaceKey.objects.filter(space=relation.space).exists()
    erasing.finish(marco, now=NOW)
    assert not SpaceKey.objects.filter(space=relation.space).exists()


def test_a_lead_who_leaves_takes_no_key_of_their_members_along(marco: Person, lena: Person) -> None:
    relation = Relation.objects.get(lead=lena, member=marco)
    ring.key_to_seal(relation.space)
    erasing.go_now(lena, by=lena, now=NOW)
    erasing.finish(lena, now=NOW)
    assert is_gone(lena)
    assert SpaceKey.objects.filter(space=relation.space).exists()
    assert filed_of(marco).story.moments


def test_a_backup_brings_nobody_back(marco: Person, lena: Person) -> None:
    fill(marco, lena)
    key = SpaceKey.objects.get(space=marco.space)
    ledger.note(marco.space, at=NOW)
    before = filed_of(lena) if Story.objects.filter(owner=lena).exists() else None
    assert goodbye.replay(now=NOW) == 1
    assert is_gone(marco)
    assert Erased.objects.filter(space=marco.space).exists()
    SpaceKey.objects.create(space=key.space, wrapped=key.wrapped, master=key.master)
    assert goodbye.replay(now=NOW) == 0
    assert not SpaceKey.objects.filter(space=marco.space).exists()
    assert before is None
    assert Person.objects.get(pk=lena.pk).closed is None


def test_an_organiser_who_was_erased_does_not_come_back_either(marco: Person) -> None:
    organisers.make_organiser(marco, by=None, now=NOW)
    ledger.note(marco.space, at=NOW)
    assert goodbye.replay(now=NOW) == 1
    assert is_gone(marco)


def test_the_whole_story_goes_and_comes_back(marco: Person, browser_of_marco: Client) -> None:
    before = filed_of(marco)
    answer = send(browser_of_marco, "/story/goodbye/removal/", word="erase")
    assert answer.status_code == 303
    page = browser_of_marco.get(answer["Location"])
    assert page.context["toast"].words == "Your whole story is removed."
    story = filed_of(marco).story
    assert (story.moments, story.values, story.dreams, story.title) == ((), (), (), "")
    assert filed_of(marco).pyramid.goals == ()
    assert "Bring the whole story back" in browser_of_marco.get("/story/removed/").content.decode()
    assert send(browser_of_marco, page.context["toast"].undo).status_code == 303
    assert filed_of(marco) == before


def test_the_whole_story_is_gone_after_thirty_days(marco: Person, browser_of_marco: Client) -> None:
    send(browser_of_marco, "/story/goodbye/removal/", word="erase")
    from dreamline_web.stories import trash  # noqa: PLC0415  # beside its only use

    trash.empty_all(now=NOW + timedelta(days=31))
    assert not Photo.objects.exists()
    assert not story_of(marco).happenings.exists()


def test_the_whole_story_can_be_erased_at_once(marco: Person, lena: Person, browser_of_marco: Client) -> None:
    fill(marco, lena)
    answer = send(browser_of_marco, "/story/goodbye/erasure/", word="erase")
    assert answer.status_code == 303
    assert not Story.objects.filter(owner=marco).exists()
    assert not Photo.objects.exists()
    assert not Grant.objects.filter(owner=marco).exists()
    assert browser_of_marco.get("/story/").status_code == 200
    assert browser_of_marco.get("/people/me/").status_code == 200


def test_the_story_asks_for_the_word_and_for_its_owner(marco: Person, browser_of_marco: Client) -> None:
    for verb in ("removal", "erasure"):
        assert send(browser_of_marco, f"/story/goodbye/{verb}/", word="no").status_code == 422
        assert browser_of_marco.get(f"/story/goodbye/{verb}/").status_code == 405
    stan = browser_of(seated(cast.STAN))
    assert stan.get("/story/goodbye/").status_code == 404
    assert send(stan, "/story/goodbye/erasure/", word="erase").status_code == 404
    assert filed_of(marco).story.moments


def test_a_full_disk_does_not_keep_anybody(
    marco: Person, browser_of_marco: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ballast").write_bytes(b" ")
    real = ledger.note

    def full(space: int, *, at: Any) -> None:
        if (tmp_path / "ballast").exists():
            raise OperationalError("database or disk is full")
        real(space, at=at)

    monkeypatch.setattr(ledger, "note", full)
    assert send(browser_of_marco, "/keeping/goodbye/erasure/", word="erase").status_code == 303
    assert is_gone(marco)


def test_whoever_got_the_account_by_a_changed_address_destroys_nothing(marco: Person, browser_of_marco: Client) -> None:
    Person.objects.filter(pk=marco.pk).update(sealed_until=NOW + timedelta(days=7))
    for address in ("/keeping/goodbye/closing/", "/keeping/goodbye/erasure/"):
        answer = send(browser_of_marco, address, word="erase")
        assert answer.status_code == 409
        assert "stays closed" in answer.content.decode()
    for address in ("/story/goodbye/removal/", "/story/goodbye/erasure/"):
        assert send(browser_of_marco, address, word="erase").status_code == 403
    Person.objects.filter(pk=marco.pk).update(sealed_until=None)
    assert filed_of(marco).story.moments
    assert Person.objects.get(pk=marco.pk).closed is None
