"""Leaving for good: what goes and when, closing the account, erasing it now; and how long things are kept."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from django.core import signing
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from dreamline_web.keeping.goodbye import erasing, news, retention, rooms
from dreamline_web.keeping.goodbye.forms import SureForm, word
from dreamline_web.pages import once, toasts
from dreamline_web.pages.full_disk import frees_room
from dreamline_web.people.actions import leaving
from dreamline_web.people.refusals import Refused
from dreamline_web.signin import actions as signing_in
from dreamline_web.signin import doors, sittings

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

SALT: Final = "dreamline.goodbye"
SHOWN: Final = timedelta(hours=1)
"""So long the page after a goodbye knows its date."""
NOW: Final = "now"


@require_safe
@doors.signed_in
def page(request: HttpRequest) -> HttpResponse:
    return _page(request)


def _page(request: HttpRequest, form: SureForm | None = None, trouble: str = "") -> HttpResponse:
    person, now = doors.me(request), timezone.now()
    day = min(person.left or timezone.localdate(now), timezone.localdate(now))
    context = {
        "told": [line for room in rooms.every() for line in room.told(person)],
        "offers": [
            (offer, offer.name in room.chosen(person)) for room in rooms.every() for offer in room.offers(person)
        ],
        "goes": day + leaving.KEPT,
        "today": timezone.localdate(now),
        "form": form or SureForm(),
        "word": word(),
        "fresh": sittings.is_fresh(doors.sitting_of(request), now=now),
        "trouble": trouble,
    }
    status = 409 if trouble else 422 if form else 200
    return render(request, "keeping/goodbye/page.html", context, status=status)


@require_POST
@doors.recently_proved
def staying(request: HttpRequest) -> HttpResponse:
    """What may stay with whoever leads them; nothing, unless chosen."""
    person = doors.me(request)
    chosen = frozenset(request.POST.getlist("stays"))
    with once.turn(request, now=timezone.now()) as turn:
        if turn.first:
            for room in rooms.every():
                room.choose(person, chosen & {offer.name for offer in room.offers(person)})
    return _see(toasts.tell(reverse("goodbye"), news.KIND, "chosen"))


@require_POST
@doors.recently_proved
def closing(request: HttpRequest) -> HttpResponse:
    """Closes the account; everything personal is deleted thirty days after the last day."""
    person, now = doors.me(request), timezone.now()
    try:
        with once.turn(request, now=now) as turn:
            if turn.first:
                erasing.close(person, by=person, now=now)
    except Refused as why:
        return _page(request, trouble=str(why))
    person.refresh_from_db()
    return _gone(request, person.goes)


@require_POST
@doors.recently_proved
@frees_room
def erasure(request: HttpRequest) -> HttpResponse:
    """Erases everything now; the word has to be typed."""
    form = SureForm(request.POST)
    if not form.is_valid():
        return _page(request, form)
    person, now = doors.me(request), timezone.now()
    try:
        with once.turn(request, now=now) as turn:
            if turn.first:
                erasing.go_now(person, by=person, now=now)
    except Refused as why:
        return _page(request, trouble=str(why))
    erasing.finish(person, now=now)
    return _gone(request, None)


@require_safe
def after(request: HttpRequest) -> HttpResponse:
    """The last page, for nobody in particular: the date in its address is signed and holds for an hour."""
    return render(request, "keeping/goodbye/after.html", _said(request.GET.get("of", "")))


@require_safe
def how_long(request: HttpRequest) -> HttpResponse:
    """How long everything is kept, for everybody."""
    return render(request, "keeping/goodbye/how_long.html", {"rules": retention.table()})


def _gone(request: HttpRequest, goes: date | None) -> HttpResponse:
    """Out of here, and to the last page."""
    signing_in.leave(request)
    token = signing.dumps(goes.isoformat() if goes else NOW, salt=SALT)
    response = _see(f"{reverse('goodbye-after')}?of={token}")
    response["Clear-Site-Data"] = '"cache", "storage"'
    return response


def _said(token: str) -> dict[str, Any]:
    try:
        said = signing.loads(token, salt=SALT, max_age=SHOWN)
    except signing.BadSignature:
        return {"goes": None, "erased": False}
    return {"goes": None if said == NOW else date.fromisoformat(said), "erased": said == NOW}


def _see(address: str) -> HttpResponse:
    return HttpResponseRedirect(address, status=303)
