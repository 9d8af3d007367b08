"""Showing a passkey: to sign in, as the second step, or to prove once more who one is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from dreamline_web.signin import actions, doors, entry, limits, ways
from dreamline_web.signin.factors import passkeys
from dreamline_web.signin.views import answers

if TYPE_CHECKING:
    from dreamline_web.people.models import Person
    from dreamline_web.signin.models import Sitting


@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    """A challenge for the browser, as JSON."""
    try:
        limits.take(limits.PASSKEY_FROM_CLIENT, actions.client_of(request).network, now=timezone.now())
    except limits.TooMany as full:
        return answers.too_many(request, full, lambda status: JsonResponse({}, status=status))
    return JsonResponse(passkeys.begin_showing(request))


@require_POST
def show(request: HttpRequest) -> HttpResponse:
    """The browser's answer to it."""
    try:
        shown = passkeys.finish_showing(request.POST.get("answer", ""))
    except passkeys.Refused:
        return answers.there(f"{reverse('signin:page')}?news=passkey")
    actions.passkey_shown(shown, now=timezone.now())
    sitting = doors.sitting_of(request)
    if sitting is not None:
        return _proved(request, sitting, shown.user)
    return _entered(request, shown.user)


def _proved(request: HttpRequest, sitting: Sitting, person: Person) -> HttpResponse:
    """Somebody else's passkey proves nothing here."""
    if person == sitting.person:
        actions.prove(sitting, strong=True, passkey=True, now=timezone.now())
    return answers.there(doors.safe_next(request))


def _entered(request: HttpRequest, person: Person) -> HttpResponse:
    if person.closed is not None:
        return answers.there(f"{reverse('signin:page')}?news=passkey")
    kept = entry.read(request)
    return ways.inside(request, person, entry.changed(kept, next=doors.safe_next(request, kept.next)), strong=True)
