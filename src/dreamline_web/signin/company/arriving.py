"""Somebody comes back from the company's sign-in, their identity proved: a provider and a subject.

Known: that was the first step. Unknown: it binds to nobody by itself. Whoever is signed in and asked for it binds it to
themselves; everybody else signs in another way first, in this browser, and is then asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from allauth.socialaccount.models import SocialAccount
from django.urls import reverse
from django.utils import timezone

from dreamline_web.signin import attempts, changes, doors, entry, sittings, ways
from dreamline_web.signin.company import bound
from dreamline_web.signin.views import answers

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

CONNECT: Final = "connect"
LOGIN: Final = "login"


@dataclass(frozen=True, slots=True)
class Came:
    """`process` is what they left for, `next` an address of ours."""

    provider: str
    subject: str
    process: str
    next: str


def arrive(request: HttpRequest, came: Came) -> HttpResponse:
    account = SocialAccount.objects.select_related("user").filter(provider=came.provider, uid=came.subject).first()
    if request.user.is_authenticated:
        return _connect(request, came) if came.process == CONNECT and account is None else _trouble()
    if account is None:
        return _unknown(came)
    if account.user.closed is not None:
        return _trouble()
    attempt = attempts.proved(account.user, now=timezone.now())
    return ways.on(request, attempt, entry.Entry(str(attempt.pk), next=came.next))


def _connect(request: HttpRequest, came: Came) -> HttpResponse:
    now = timezone.now()
    if not sittings.is_fresh(doors.sitting_of(request), now=now):
        return answers.see("signin:prove")
    if bound.bind(doors.me(request), came.provider, came.subject):
        changes.tell_added(doors.me(request), now=now)
    return answers.see("signin:secure")


def _unknown(came: Came) -> HttpResponse:
    """Kept in this browser only, for a quarter of an hour."""
    response = answers.see("signin:page")
    entry.give(response, entry.Entry(company=(came.provider, came.subject), next=came.next))
    return response


def _trouble() -> HttpResponse:
    return answers.there(f"{reverse('signin:page')}?news=company")
