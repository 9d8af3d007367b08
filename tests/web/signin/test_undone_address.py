"""What was set up at an address an organiser gave somebody goes with that address, so that it opens nothing later."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.utils import timezone
from tallvik_people import Somebody, berit, maja

from dreamline_web.people.actions import accounts
from dreamline_web.people.models import Person
from dreamline_web.signin import actions, changes
from dreamline_web.signin.factors import held

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
__all__ = ["berit", "maja"]


def passkey(somebody: Somebody, at: datetime) -> Authenticator:
    return Authenticator.objects.create(
        user=somebody.person, type=held.PASSKEY, data={"name": f"made {at}"}, created_at=at
    )


def move(somebody: Somebody, address: str, by: Somebody, now: datetime) -> Person:
    here = Person.objects.get(pk=somebody.person.pk)
    return accounts.change_account(here, accounts.Card(here.name, address), version=here.version, by=by.person, now=now)


def there(somebody: Somebody) -> set[int]:
    return set(Authenticator.objects.filter(user_id=somebody.person.pk).values_list("pk", flat=True))


@pytest.mark.parametrize("way", ["back", "stopped"])
def test_a_factor_made_at_the_doubted_address_goes_with_it(maja: Somebody, berit: Somebody, way: str) -> None:
    now, before = timezone.now(), maja.address
    own = passkey(maja, now - timedelta(days=30))
    moved = move(maja, "elsewhere@tallvik.example", berit, now)
    passkey(maja, now + timedelta(minutes=1))
    bound = SocialAccount.objects.create(user=moved, provider="openid", uid="subject", extra_data={})
    SocialAccount.objects.filter(pk=bound.pk).update(date_joined=now + timedelta(minutes=2))
    if way == "back":
        move(maja, before, berit, now + timedelta(minutes=3))
    else:
        assert accounts.stop_address(moved.address_changes.get(), now=now + timedelta(minutes=3))
    kept = Person.objects.get(pk=maja.person.pk)
    assert (kept.address, kept.sealed_until) == (before, None)
    assert there(maja) == {own.pk}
    assert not SocialAccount.objects.exists()


def test_what_was_made_after_starting_afresh_neither_opens_nor_stays(maja: Somebody, berit: Somebody) -> None:
    now, before = timezone.now(), maja.address
    changes.start_afresh(maja.person, now=now)
    made = passkey(maja, now + timedelta(minutes=1))
    move(maja, "elsewhere@tallvik.example", berit, now + timedelta(minutes=2))
    actions.passkey_shown(made, now=now + timedelta(minutes=3))
    assert Person.objects.get(pk=maja.person.pk).sealed_until is not None
    move(maja, before, berit, now + timedelta(minutes=4))
    assert there(maja) == set()


def test_saying_yes_keeps_what_was_made(maja: Somebody, berit: Somebody) -> None:
    now = timezone.now()
    moved = move(maja, "elsewhere@tallvik.example", berit, now)
    made = passkey(maja, now + timedelta(minutes=1))
    assert accounts.accept_address(moved.address_changes.get(), now=now + timedelta(minutes=2))
    assert there(maja) == {made.pk}
