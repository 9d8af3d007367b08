"""An organiser sees whether letters arrive; every letter says who runs the house."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from people_here import NOW, Browser, somebody

from dreamline_web.pages import once
from dreamline_web.people.actions import demo
from dreamline_web.people.models import House
from dreamline_web.post import letters, server
from dreamline_web.post.models import Letter

if TYPE_CHECKING:
    from pytest_django.fixtures import Settings

pytestmark = pytest.mark.django_db
TRIAL = "/people/house/trial-letter/"


@pytest.fixture
def berit(settings: Settings) -> Browser:
    settings.MAIL_SERVER = server.chosen("smtp+clear://localhost:2525")
    demo.open_house(now=NOW)
    return Browser(somebody("Berit", organises=True))


def test_the_button_sends_one_letter_to_the_organiser_alone(berit: Browser) -> None:
    assert TRIAL in berit.text("/people/house/")
    key = once.new_key()
    for _ in range(2):
        answer = berit.post(TRIAL, key=key)
        assert answer.status_code == 303
    (letter,) = Letter.objects.all()
    assert (letter.kind, letter.to) == ("post.trial", "berit@tallvik.example")
    assert "The trial letter is on its way" in berit.text(answer["Location"])


def test_nobody_else_sends_one(berit: Browser) -> None:
    assert berit
    assert Browser(somebody("Stan")).post(TRIAL).status_code == 404
    assert Browser().post(TRIAL).status_code == 404
    assert berit.get(TRIAL).status_code == 405
    assert not Letter.objects.exists()


def test_without_mail_there_is_no_button(berit: Browser, settings: Settings) -> None:
    settings.MAIL_SERVER = None
    assert TRIAL not in berit.text("/people/house/")


@pytest.mark.parametrize("name", [kind.name for kind in letters.kinds()])
def test_every_letter_says_who_runs_the_house_as_the_organisers_wrote_it(settings: Settings, name: str) -> None:
    settings.DEMO, settings.RUN_BY = False, ""
    demo.open_house(now=NOW)
    House.objects.update(run_by="Tallvik’s own IT")
    kind = letters.kind(name)
    assert kind is not None
    written = kind.sample("en")
    assert "Tallvik’s own IT" in written.text
    assert "Tallvik’s own IT" in written.html
