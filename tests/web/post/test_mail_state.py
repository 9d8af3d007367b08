"""How mail goes, as the organiser sees it: numbers, times, addresses and sentences."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from post_office import CANARY, MARCO, NOW, deliver, send

from dreamline_web.pages import housekeeping, state
from dreamline_web.pages.state import Line
from dreamline_web.post import actions, queries, server, standing
from dreamline_web.post.queries import MailState, Unreached

if TYPE_CHECKING:
    from mail_server import Box
    from pytest_django.fixtures import Settings

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
NOBODY = "The address does not exist. Ask the person for the right one."


def test_a_fresh_house_has_no_mail_yet() -> None:
    assert queries.state(now=NOW) == MailState(
        set_up=False, waiting=0, oldest=None, last_sent=None, trouble="", unreached=()
    )


def test_letters_wait_until_mail_is_set_up() -> None:
    send(), send(now=NOW + timedelta(minutes=5)), send(expires=NOW + timedelta(minutes=3))
    state = queries.state(now=NOW + timedelta(minutes=10))
    assert (queries.is_set_up(), state.set_up, state.waiting, state.oldest) == (False, False, 2, timedelta(minutes=10))


def test_it_tells_who_was_not_reached_and_why(box: Box) -> None:
    box.rules |= {MARCO: "550 5.1.1 No such user", "stan@demo.invalid": "550 5.1.1 No such user"}
    send(parts={"code": CANARY}), send(to="lena@demo.invalid")
    deliver()
    send(to="stan@demo.invalid", now=NOW - timedelta(minutes=1))
    deliver(NOW + timedelta(minutes=1))
    del box.rules["stan@demo.invalid"]
    send(to="Stan@demo.invalid")
    deliver(NOW + timedelta(minutes=2))
    state = queries.state(now=NOW + timedelta(minutes=3))
    assert state.unreached == (Unreached(MARCO, NOBODY, NOW),)
    assert (state.set_up, state.waiting, state.last_sent) == (True, 0, NOW + timedelta(minutes=2))
    assert CANARY not in repr(state)


def test_it_tells_when_the_way_out_is_closed(settings: Settings) -> None:
    settings.MAIL_SERVER = server.chosen("smtp+clear://localhost:1")
    send()
    deliver()
    assert queries.state(now=NOW).trouble.startswith("The mail server does not answer.")


def test_one_sentence_says_how_mail_stands(settings: Settings, box: Box) -> None:
    at, reached = NOW + timedelta(minutes=20), settings.MAIL_SERVER
    assert standing.line(at) == Line("Mail", "Letters go out.", good=True)
    send()
    assert standing.line(at) == Line("Mail", "1 letter waits longer than usual.", good=False)
    settings.MAIL_SERVER = server.chosen("smtp+clear://localhost:1")
    deliver()
    assert standing.line(at).words.startswith("The mail server does not answer.")
    settings.MAIL_SERVER = reached
    deliver()
    assert standing.line(at).good
    assert len(box.came) == 1


def test_without_mail_it_says_what_to_do(settings: Settings) -> None:
    assert standing.line(NOW).good
    settings.DEMO = False
    assert standing.line(NOW) == Line("Mail", "Mail is not set up: letters wait. Set DREAMLINE_MAIL.", good=False)


def test_it_stands_among_the_lines_and_its_chore_among_the_chores() -> None:
    assert standing.line in state._tellers  # noqa: SLF001  # there is no other way to ask
    assert housekeeping._chores["thin-letters"] == actions.thin  # noqa: SLF001  # as above
