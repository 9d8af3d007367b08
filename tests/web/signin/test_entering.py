"""Codes and what stands at the door, without a browser."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver
from letters_of_signin import newest_code
from tallvik_people import Somebody, berit, maja, tomas

from dreamline_web.post.models import Letter
from dreamline_web.signin import actions, attempts, limits, sittings
from dreamline_web.signin.clients import network_of
from dreamline_web.signin.models import Attempt, Limit, Purpose, Sitting

if TYPE_CHECKING:
    from pytest_django.fixtures import Settings

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
__all__ = ["berit", "maja", "tomas"]
STRANGER = "nobody.knows@tallvik.example"


def ask(client: Client, address: str, **more: str) -> Any:
    return client.post("/sign-in/ask/", {"address": address, **more})


def type_in(client: Client, code: str) -> Any:
    return client.post("/sign-in/code/", {"code": code})


def is_in(client: Client) -> bool:
    return bool(client.get("/help/").context["user"].is_authenticated)


def test_a_code_lets_its_person_in(client: Client, maja: Somebody) -> None:
    assert ask(client, maja.address.upper())["Location"] == "/sign-in/code/"
    answer = type_in(client, newest_code(maja.address))
    assert (answer.status_code, answer["Location"]) == (303, "/")
    assert client.get("/help/").context["user"] == maja.person


def test_a_code_works_once(client: Client, maja: Somebody) -> None:
    ask(client, maja.address)
    cookies, code = client.cookies["dreamline-entry"].value, newest_code(maja.address)
    type_in(client, code)
    other = Client()
    other.cookies["dreamline-entry"] = cookies
    assert type_in(other, code).status_code == 422
    assert other.get("/sign-in/second/")["Location"] == "/sign-in/"
    assert not is_in(other)


def test_a_code_is_good_for_three_minutes(client: Client, maja: Somebody) -> None:
    ask(client, maja.address)
    later = datetime.now(UTC) + timedelta(minutes=3, seconds=1)
    attempt = Attempt.objects.get()
    with pytest.raises(attempts.Gone):
        attempts.check(attempt.pk, newest_code(maja.address), Purpose.ENTER, now=later)


def test_a_code_has_three_tries(client: Client, maja: Somebody) -> None:
    ask(client, maja.address)
    code = newest_code(maja.address)
    answers = [type_in(client, "0000 0000").content.decode() for _ in range(3)]
    assert ["2 more tries" in answers[0], "1 more try" in answers[1], "no longer valid" in answers[2]] == [True] * 3
    assert "no longer valid" in type_in(client, code).content.decode()
    assert not is_in(client)


def test_a_code_is_bound_to_the_browser_that_asked(client: Client, maja: Somebody) -> None:
    ask(client, maja.address)
    other = Client()
    ask(other, STRANGER)
    assert type_in(other, newest_code(maja.address)).status_code == 422
    assert not is_in(other)


def test_a_code_for_one_purpose_proves_nothing_for_another(client: Client, maja: Somebody) -> None:
    attempt, code = attempts.begin(maja.person, Purpose.PROVE, now=datetime.now(UTC))
    with pytest.raises(attempts.Gone):
        attempts.check(attempt.pk, code, Purpose.ENTER, now=datetime.now(UTC))
    assert not is_in(client)


def test_known_and_unknown_addresses_are_answered_alike(maja: Somebody) -> None:
    seen = []
    for address in ("the.first@tallvik.example", maja.address, STRANGER):
        client = Client()
        client.get("/sign-in/")
        with CaptureQueriesContext(connection) as asked:
            answer = ask(client, address)
        page = client.get("/sign-in/code/").content.decode().replace(address, "")
        with CaptureQueriesContext(connection) as typed:
            wrong = type_in(client, "12345678")
        shapes = [[_shape(query["sql"]) for query in found] for found in (asked, typed)]
        seen.append((answer.status_code, dict(answer.headers), _plain(page), wrong.status_code, shapes))
    assert seen[1] == seen[2]
    assert Letter.objects.count() == 3


def _shape(sql: str) -> str:
    """What a query does, without its values."""
    return " ".join(word for word in sql.split() if word.isupper())


def _plain(page: str) -> str:
    """Without the tokens that differ each time."""
    return "\n".join(line for line in page.splitlines() if "csrfmiddlewaretoken" not in line)


def test_strangers_get_no_letter_and_no_account(client: Client) -> None:
    ask(client, STRANGER)
    letter = Letter.objects.get()
    assert letter.to == "nobody@dreamline.invalid"
    assert letter.expires is not None
    assert letter.expires <= letter.made
    attempt = Attempt.objects.get()
    for number in range(3):
        type_in(client, f"{number:08}")
    assert Attempt.objects.get(pk=attempt.pk).proved is None


def test_closed_accounts_cannot_come_in(client: Client, maja: Somebody) -> None:
    ask(client, maja.address)
    code = newest_code(maja.address)
    maja.change(closed=datetime.now(UTC))
    type_in(client, code)
    assert not is_in(client)
    ask(Client(), maja.address)
    assert Letter.objects.order_by("-made", "-pk").filter(to=maja.address).count() == 1


def test_a_live_session_of_a_closed_account_ends_on_the_next_request(maja: Somebody) -> None:
    client = maja.client()
    assert is_in(client)
    maja.change(closed=datetime.now(UTC))
    assert not is_in(client)


def test_the_session_key_changes_at_sign_in_and_dies_at_leaving(client: Client, maja: Somebody) -> None:
    client.post("/sign-in/passkey/begin/")
    before = client.session.session_key
    ask(client, maja.address)
    type_in(client, newest_code(maja.address))
    during = client.session.session_key or ""
    assert before != during
    answer = client.post("/sign-in/leave/")
    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    old = Client()
    old.cookies["dreamline-session"] = during
    assert not is_in(old)
    assert not Sitting.objects.exists()


def test_a_get_never_acts(maja: Somebody) -> None:
    """Mail scanners and browsers open addresses by themselves."""
    client = maja.client()
    signin: Any = dict(get_resolver().namespace_dict)["signin"][1]
    before = _state()
    for name in {name for name in signin.reverse_dict if isinstance(name, str)}:
        pattern = signin.reverse_dict[name][0][0][0].replace("%(number)s", "7").replace("%(name)s", "openid")
        answer = client.get(f"/sign-in/{pattern}")
        assert answer.status_code in {200, 302, 303, 404, 405}, name
    assert _state() == before
    assert is_in(client)


def _state() -> list[Any]:
    return [list(model.objects.order_by("pk").values()) for model in (Attempt, Sitting, Letter)]


def test_forms_without_their_token_are_refused(maja: Somebody) -> None:
    client = Client(enforce_csrf_checks=True)
    for address in ("ask/", "code/", "code/again/", "second/", "passkey/begin/", "passkey/", "prove/", "leave/"):
        assert client.post(f"/sign-in/{address}", {"address": maja.address, "code": "1"}).status_code == 403
    assert not Attempt.objects.exists()


@pytest.mark.parametrize(
    "asked",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "javascript:alert(1)",
        "https:evil.example",
        "evil",
    ],
)
def test_nobody_is_sent_elsewhere(client: Client, maja: Somebody, asked: str) -> None:
    ask(client, maja.address, next=asked)
    assert type_in(client, newest_code(maja.address))["Location"] == "/"
    assert client.get("/sign-in/", {"next": asked})["Location"] == "/"


def test_one_goes_on_to_where_one_wanted(client: Client, maja: Somebody) -> None:
    ask(client, maja.address, next="/help/?a=1")
    assert type_in(client, newest_code(maja.address))["Location"] == "/help/?a=1"


def test_leads_and_organisers_see_only_where_they_secure_their_account(tomas: Somebody, berit: Somebody) -> None:
    for somebody in (tomas, berit):
        client = somebody.client()
        assert client.get("/story/")["Location"] == "/sign-in/secure/"
        assert client.get("/people/")["Location"] == "/sign-in/secure/"
        assert client.post("/story/moments/", {"line": "x"}).status_code == 303
        part = client.get("/story/list/", headers={"HX-Request": "true"})
        assert (part.status_code, part["HX-Redirect"]) == (204, "/sign-in/secure/")
        assert client.get("/sign-in/secure/").status_code == 200
        assert client.get("/help/").status_code == 200


def test_members_may_go_on_with_a_code_alone(maja: Somebody) -> None:
    assert maja.client().get("/story/").status_code == 200


def test_who_becomes_a_lead_needs_more_on_the_next_request(maja: Somebody) -> None:
    client = maja.client()
    assert client.get("/story/").status_code == 200
    maja.lead_a_team()
    assert client.get("/story/")["Location"] == "/sign-in/secure/"


def test_idle_and_long_sittings_end(maja: Somebody, berit: Somebody) -> None:
    now = datetime.now(UTC)
    for somebody, idle in ((maja, timedelta(hours=12)), (berit, timedelta(minutes=30))):
        client = somebody.client()
        Sitting.objects.filter(person=somebody.person).update(used=now - idle + timedelta(seconds=30))
        assert is_in(client)
        Sitting.objects.filter(person=somebody.person).update(used=now - idle - timedelta(seconds=1))
        assert not is_in(client)
    client = maja.client()
    Sitting.objects.filter(person=maja.person).update(since=now - timedelta(days=14, seconds=1))
    assert not is_in(client)


def test_sittings_are_listed_and_ended(maja: Somebody) -> None:
    here, there, third = maja.client(), maja.client("Mozilla/5.0 (X11; Linux) Firefox/150.0"), maja.client()
    page = here.get("/sign-in/sittings/")
    assert len(page.context["sittings"]) == 3
    assert "Firefox, Linux" in page.content.decode()
    number = Sitting.objects.get(browser="Firefox, Linux").pk
    here.post(f"/sign-in/sittings/{number}/end/")
    assert [is_in(client) for client in (here, there, third)] == [True, False, True]
    here.post("/sign-in/sittings/end-others/")
    assert [is_in(client) for client in (here, third)] == [True, False]


def test_nobody_ends_the_sitting_of_somebody_else(maja: Somebody, tomas: Somebody) -> None:
    theirs = tomas.client()
    number = Sitting.objects.get(person=tomas.person).pk
    maja.client().post(f"/sign-in/sittings/{number}/end/")
    assert is_in(theirs)


def test_limits_let_a_burst_and_then_one_at_a_time(db: None) -> None:  # noqa: ARG001  # opens the database
    now, rule = datetime(2026, 10, 15, 9, tzinfo=UTC), limits.Rule("test", 3, timedelta(minutes=1))
    for _ in range(3):
        limits.take(rule, "somebody", now=now)
    with pytest.raises(limits.TooMany) as full:
        limits.take(rule, "somebody", now=now)
    assert full.value.again == now + timedelta(minutes=1)
    limits.take(rule, "somebody else", now=now)
    with pytest.raises(limits.TooMany):
        limits.take(rule, "somebody", now=now + timedelta(seconds=59))
    limits.take(rule, "somebody", now=now + timedelta(seconds=60))
    with pytest.raises(limits.TooMany):
        limits.take(rule, "somebody", now=now + timedelta(seconds=61))
    assert limits.forget(now=now + timedelta(hours=1)) == 2


def test_limits_keep_no_address(client: Client) -> None:
    ask(client, STRANGER)
    assert Limit.objects.count() == 2
    assert not any(STRANGER in str(row) for row in Limit.objects.values_list())


def test_too_many_questions_are_answered_kindly(client: Client, maja: Somebody) -> None:
    answers = [ask(client, maja.address) for _ in range(6)]
    assert [answer.status_code for answer in answers] == [303] * 5 + [429]
    assert 170 <= int(answers[5]["Retry-After"]) <= 180
    assert "Please try again in 3 minutes." in answers[5].content.decode()
    assert Attempt.objects.count() == 5


def test_forwarded_addresses_count_only_behind_our_proxy(settings: Settings, client: Client) -> None:
    asked = RequestFactory().get("/", headers={"X-Forwarded-For": "1.1.1.1, 2.2.2.2"}, REMOTE_ADDR="10.0.0.9")
    assert network_of(asked) == "10.0.0.9"
    settings.BEHIND_PROXY = True
    assert network_of(asked) == "2.2.2.2"
    six = RequestFactory().get("/", headers={"X-Forwarded-For": "2001:db8:1:2:3:4:5:6"}, REMOTE_ADDR="10.0.0.9")
    assert network_of(six) == "2001:db8:1:2::/64"
    assert client


def test_what_sign_in_needs_no_longer_is_forgotten(client: Client, maja: Somebody) -> None:
    ask(client, maja.address)
    maja.client()
    assert actions.forget(now=datetime.now(UTC) + timedelta(days=15)) == 4
    assert not Attempt.objects.exists()
    assert not Sitting.objects.exists()
    assert sittings.IDLE < sittings.LONGEST


def test_who_comes_after_somebody_else_at_a_browser_sits_there_alone(maja: Somebody, tomas: Somebody) -> None:
    client = maja.client()
    client.force_login(tomas.person)
    assert client.get("/help/").context["user"] == tomas.person
    now = datetime.now(UTC)
    assert [sitting.key for sitting in sittings.of_person(tomas.person, now=now)] == [client.session.session_key]
    assert sittings.of_person(maja.person, now=now) == []
