"""The page for whom something is open: only that, without a trace of the rest; and the same with the owner's eyes."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from people_with_sights import NOW, tell_sample

from dreamline_web.keeping.models import Grant, Opened
from dreamline_web.people.models import Person
from dreamline_web.stories.models import Moment, Photo, Story

if TYPE_CHECKING:
    from people_with_sights import House

TOKENS = re.compile(r'(name="(?:csrfmiddlewaretoken|once)" value=")[^"]*')


def page(birch: House, who: str = "lena", address: str = "", **more: str) -> str:
    answer = birch.get(who, address or birch.of, headers=more)
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    assert "ETag" not in answer.headers
    return TOKENS.sub(r"\1", answer.content.decode())


def mixed(birch: House) -> None:
    """What is open, and all around it what is not."""
    birch.post("marco", "/story/chapters/", name="Harbour", when="1990-2010")
    birch.post("marco", "/story/chapters/", name="Hidden chapter")
    birch.add("2001 Went to sea", "lead", why="the gulls", feeling="1")
    birch.add("2005 Found a harbour", "lead")
    birch.value("patience", "lead")


def hide(birch: House) -> None:
    """Many things more, before, between and after what is open."""
    for line in ("1990 Secret start", "2001 Secret twin", "2003 Secret middle", "2020 Secret end"):
        birch.add(line, turning_point="on", feeling="-2")
    number = birch.add("2004 Secret for Olga", "people", person=[birch.people["olga"].pk])
    open_one = birch.filed.story.moments[1]
    value = birch.value("secrecy")
    for tied in (number, open_one.id):
        birch.post("marco", f"/story/values/{value}/ties/", moment=tied, tied="1")
    version = Story.objects.get(owner=birch.people["marco"]).version
    said = {
        "title": "Secret title",
        "subtitle": "Secret words",
        "caption": "Secret caption",
        "born": "1970",
        "lang": "",
    }
    birch.post("marco", "/story/change/", **said, version=version)


def _story_in(text: str) -> str:
    """What the page shows of the story, without what frames it."""
    inside = text.partition('<div class="opened-story">')[2].partition("</main>")[0]
    return inside.partition('<div class="wrap is-narrow"><p class="note')[0].strip()


@pytest.mark.parametrize("style", ["path", "scroll"])
def test_hidden_items_leave_no_trace(birch: House, style: str) -> None:
    """Byte for byte the same page, whether anything is hidden or not; only the keys of forms are left out."""
    mixed(birch)
    before = page(birch, address=f"{birch.of}?style={style}")
    assert "Went to sea" in before
    hide(birch)
    after = page(birch, address=f"{birch.of}?style={style}")
    assert "Secret" not in after
    assert after == before


def test_hidden_items_cost_no_query(birch: House) -> None:
    mixed(birch)
    page(birch)
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as found:
            page(birch)
        counts.append(len(found))
        hide(birch)
    assert counts[0] == counts[1]
    assert counts[0] <= 24


def test_more_that_is_open_costs_no_query(birch: House) -> None:
    birch.add("2001 Went to sea", "lead")
    counts = []
    for _ in range(2):
        page(birch)
        with CaptureQueriesContext(connection) as found:
            page(birch)
        counts.append(len(found))
        for year in range(1990, 2000):
            birch.add(f"{year} A year at sea", "lead")
    assert counts[0] == counts[1]


def test_a_chapter_of_hidden_moments_is_not_there(birch: House) -> None:
    birch.post("marco", "/story/chapters/", name="Secret chapter")
    chapter = birch.filed.story.chapters[-1].id
    birch.add("2001 Secret journey", chapter=chapter)
    birch.add("2005 Found a harbour", "lead", new_chapter="Harbour", chapter="new")
    shown = page(birch)
    assert "Harbour" in shown
    assert "Secret" not in shown
    assert chapter not in shown


def test_the_words_about_the_story_are_an_item_of_their_own(birch: House) -> None:
    mixed(birch)
    hide(birch)
    assert "Secret title" not in page(birch)
    birch.post("marco", "/story/opened/words/", to=birch.people["lena"].pk)
    assert "Secret title" in page(birch)
    birch.post("marco", "/story/opened/taking-back/", to=birch.people["lena"].pk, item=f"story-{birch.story.pk}")
    assert "Secret title" not in page(birch)


def test_unknown_and_forbidden_stories_are_the_same(birch: House) -> None:
    birch.add("2001 Went to sea")
    answers, counts = [], []
    for address in (birch.of, "/story/of/4503599627370497/"):
        with CaptureQueriesContext(connection) as found:
            answer = birch.get("lena", address)
        answers.append((answer.status_code, TOKENS.sub("", answer.content.decode())))
        counts.append(len(found))
    assert answers[0] == answers[1]
    assert answers[0][0] == 404
    assert counts[0] == counts[1]


def test_every_opening_is_noted_for_its_owner(birch: House) -> None:
    number = birch.add("2001 Went to sea", "lead")
    birch.add("2002 Came home")
    page(birch)
    row = Opened.objects.get()
    assert (row.owner, row.viewer, row.kind, row.ids) == (
        birch.people["marco"],
        birch.people["lena"],
        "moment",
        (number,),
    )
    assert "Lena Sandberg" in birch.get("marco", "/keeping/seen/").content.decode()


def test_a_note_that_cannot_be_written_opens_nothing(birch: House, monkeypatch: pytest.MonkeyPatch) -> None:
    birch.add("2001 Went to sea", "lead")

    def broken(*_: object, **__: object) -> None:
        raise OSError

    monkeypatch.setattr(Opened.objects, "bulk_create", broken)
    birch.clients["lena"].raise_request_exception = False
    answer = birch.get("lena", birch.of)
    assert answer.status_code == 500
    assert "Went to sea" not in answer.content.decode()


def test_photos_open_with_the_moment_that_shows_them(birch: House) -> None:
    tell_sample(birch, sights=True)
    shown = Moment.objects.filter(photo__isnull=False, sight="lead").first()
    assert shown is not None
    address = f"/story/photos/{shown.photo_id}/"
    assert address in page(birch)
    for more in ("", "square/"):
        answer = birch.get("lena", address + more)
        assert answer.status_code == 200
        assert answer.headers["Cache-Control"] == "no-store"
        assert birch.get("stan", address + more).status_code == 404
    assert {row.kind for row in Opened.objects.all()} <= {"moment", "value", "dream"}
    birch.change(shown.pk, sight="me", alt="")
    for more in ("", "square/"):
        assert birch.get("lena", address + more).status_code == 404
    assert birch.get("marco", address).status_code == 200


def test_a_photo_of_a_hidden_moment_is_nobodys(birch: House) -> None:
    tell_sample(birch, sights=False)
    for photo in Photo.objects.all():
        assert birch.get("lena", f"/story/photos/{photo.pk}/").status_code == 404


def test_what_is_seen_can_only_be_read(birch: House) -> None:
    number = birch.add("2001 Went to sea", "lead")
    shown = page(birch)
    assert f"/story/moments/{number}/" not in shown
    assert birch.get("lena", f"/story/moments/{number}/form/").status_code == 404
    assert birch.post("lena", f"/story/moments/{number}/removal/").status_code == 404
    assert birch.post("lena", birch.of).status_code == 405


def test_the_picture_comes_alone_for_another_width(birch: House) -> None:
    birch.add("2001 Went to sea", "lead")
    part = birch.get("lena", f"{birch.of}picture/?style=scroll", headers={"HX-Request": "true"})
    assert part.content.decode().count("<figure") == 1
    assert 'data-style="scroll"' in part.content.decode()
    assert birch.get("stan", f"{birch.of}picture/", headers={"HX-Request": "true"}).status_code == 404


def test_the_owner_sees_the_very_page_of_the_lead(birch: House) -> None:
    mixed(birch)
    hide(birch)
    theirs = page(birch)
    mine = page(birch, "marco", "/story/as-seen/")
    assert Opened.objects.count() == Opened.objects.filter(viewer=birch.people["lena"]).count()
    seen = [_story_in(text) for text in (theirs, mine)]
    assert len(seen[0]) > 10_000
    addresses = (f'"{birch.of}picture/?style=path"', f'"/story/as-seen/?by={birch.people["lena"].pk}&amp;style=path"')
    assert seen[1].replace(addresses[1], addresses[0]) == seen[0]
    assert "You see your story with Lena’s eyes." in mine
    assert 'href="/story/"' in mine


def test_the_owner_can_choose_whose_eyes(birch: House) -> None:
    birch.add("2001 Went to sea", "lead")
    birch.add("2002 Sang with Olga", "people", person=[birch.people["olga"].pk])
    mine = page(birch, "marco", f"/story/as-seen/?by={birch.people['olga'].pk}")
    assert "Sang with Olga" in mine
    assert "Went to sea" not in mine
    assert "Stan" not in page(birch, "marco", f"/story/as-seen/?by={birch.people['stan'].pk}").split("<main")[1]


def test_a_lead_for_whom_nothing_is_open_sees_nothing_at_all(birch: House) -> None:
    birch.add("2001 Went to sea")
    mine = page(birch, "marco", "/story/as-seen/")
    assert "does not even see that there is a story" in mine
    assert "Went to sea" not in mine


def test_opened_for_me_names_whose_stories_are_open_now(birch: House) -> None:
    birch.add("2001 Went to sea", "lead")
    mine = page(birch, "lena", "/story/opened-for-me/")
    assert "Marco Bellini" in mine.split("<main")[1]
    assert birch.of in mine
    for who in ("olga", "stan", "berit"):
        assert "Marco Bellini" not in page(birch, who, "/story/opened-for-me/").split("<main")[1]
    birch.end_lead("lena")
    assert "Marco Bellini" not in page(birch, "lena", "/story/opened-for-me/").split("<main")[1]
    assert birch.get("lena", birch.of).status_code == 404


def test_ones_own_story_leads_home(birch: House) -> None:
    assert birch.get("marco", birch.of).headers["Location"] == "/story/"


def test_a_moved_address_closes_everything_for_a_week_and_says_why(birch: House) -> None:
    birch.add("2001 Went to sea", "lead")
    for who in ("marco", "lena"):
        Person.objects.filter(pk=birch.people[who].pk).update(sealed_until=timezone.now() + timedelta(days=7))
    for who, address in (("marco", "/story/"), ("lena", birch.of), ("marco", "/story/as-seen/")):
        answer = birch.get(who, address)
        assert answer.status_code == 403
        words = answer.content.decode()
        assert "Closed for a few days" in words
        assert "Went to sea" not in words
    assert not Opened.objects.exists()


def test_nobody_without_a_session_gets_anywhere(birch: House) -> None:
    birch.add("2001 Went to sea", "lead")
    birch.clients["lena"].logout()
    for address in (birch.of, f"{birch.of}picture/", "/story/opened-for-me/", "/story/as-seen/", "/story/opened/"):
        assert birch.get("lena", address).status_code == 404
    assert Grant.objects.filter(since__gte=NOW).exists()
