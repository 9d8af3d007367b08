"""One's own account, leaving, and the lead's promise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from dreamline_web.pages import once, versions
from dreamline_web.pages.versions import Pair, Stale
from dreamline_web.people import access, entering
from dreamline_web.people.actions import accounts
from dreamline_web.people.actions import leaving as timetable
from dreamline_web.people.forms.accounts import LeavingForm, MeForm
from dreamline_web.people.queries import leading
from dreamline_web.people.signs import DISCS, SIGNS
from dreamline_web.people.views.answers import done, see

if TYPE_CHECKING:
    from datetime import datetime

    from django.http import HttpRequest, HttpResponse

    from dreamline_web.people.models import Person

PAGE = "people/me_page.html"


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """GET shows the account; POST changes name, sign, colour and language."""
    person = access.myself(request.user)
    if request.method != "POST":
        return _show(request, person)
    form = MeForm(request.POST)
    return _changed(request, person, form) if form.is_valid() else _show(request, person, form)


def _changed(request: HttpRequest, person: Person, form: MeForm) -> HttpResponse:
    now = timezone.now()
    try:
        with once.turn(request, now=now) as turn:
            if turn.first:
                accounts.change_me(person, version=form.sent_version, now=now, **form.said)
    except Stale as stale:
        return _both(request, person, form, stale.version)
    response = see(request.path, "saved")
    entering.speak(response, form.cleaned_data["language"])
    return response


def _both(request: HttpRequest, person: Person, form: MeForm, version: int) -> HttpResponse:
    labels = {"name": _("Name"), "sign": _("Sign"), "disc": _("Colour"), "language": _("Language")}
    pairs = tuple(
        Pair(field, label, str(getattr(person, field)), str(form.said[field])) for field, label in labels.items()
    )
    return versions.conflict(request, pairs, version=version, save=request.path, back=request.path)


def _show(
    request: HttpRequest, person: Person, form: MeForm | None = None, days: LeavingForm | None = None
) -> HttpResponse:
    values = {
        "form": form or MeForm(initial=_kept(person)),
        "days": days or LeavingForm(),
        "signs": SIGNS if person.sign in SIGNS else (person.sign, *SIGNS),
        "discs": range(DISCS),
        "languages": settings.LANGUAGES,
        "teams": leading.teams_of(person),
        "teams_led": leading.teams_led_by(person),
        "relations": leading.history_of(person),
        "today": timezone.localdate(),
        "closed_until": person.sealed_until if person.sealed_until and person.sealed_until > timezone.now() else None,
        "days_after": timetable.KEPT.days,
    }
    return render(request, PAGE, values, status=422 if form or days else 200)


def _kept(person: Person) -> dict[str, Any]:
    return {
        "name": person.name,
        "sign": person.sign,
        "disc": person.disc,
        "language": person.language or get_language(),
        "version": person.version,
    }


@require_POST
def leaving(request: HttpRequest) -> HttpResponse:
    person = access.myself(request.user)
    form = LeavingForm(request.POST)
    if not form.is_valid():
        return _show(request, person, days=form)

    def leave(now: datetime) -> None:
        timetable.leave(person, form.cleaned_data["last_day"], by=person, now=now)

    return done(request, leave, then=reverse("me"), said="leaving")


@require_POST
def staying(request: HttpRequest) -> HttpResponse:
    person = access.myself(request.user)
    return done(
        request, lambda now: timetable.cancel_leaving(person, by=person, now=now), then=reverse("me"), said="staying"
    )


@require_http_methods(["GET", "HEAD", "POST"])
def promise(request: HttpRequest) -> HttpResponse:
    """What a lead promises; POST accepts it. For leads; everybody may read it."""
    person = access.myself(request.user)
    if request.method != "POST":
        return render(request, "people/promise_page.html", {"leads": leading.is_lead(person)})
    if not leading.is_lead(person):
        return see(request.path, "not-yet")
    return done(request, lambda now: accounts.promise(person, now=now), then=request.path, said="promised")
