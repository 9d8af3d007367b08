"""Organisers: who is here, adding people, one account. No content, and no hint about any."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dreamline_web.pages import fragments, once, versions
from dreamline_web.pages.versions import Pair, Stale
from dreamline_web.people import access, news
from dreamline_web.people.actions import accounts, adding, organisers
from dreamline_web.people.actions import leaving as timetable
from dreamline_web.people.forms.accounts import CardForm, LeavingForm
from dreamline_web.people.forms.listing import ListForm
from dreamline_web.people.queries import overview
from dreamline_web.people.refusals import AddressTaken, Refused
from dreamline_web.people.views.answers import done, see

if TYPE_CHECKING:
    from datetime import datetime

    from django.http import HttpRequest, HttpResponse

    from dreamline_web.people.lists.found import Entry
    from dreamline_web.people.models import Person

LIST = "people/people_page.html"
ADD = "people/add_page.html"
ONE = "people/person_page.html"


@require_safe
def everybody(request: HttpRequest) -> HttpResponse:
    access.organiser(request.user)
    search, show = request.GET.get("search", "")[:200], request.GET.get("show", "here")
    rows = list(overview.people(search, show=show)[: overview.PAGE + 1])
    values = {
        "people": rows[: overview.PAGE],
        "more": len(rows) > overview.PAGE,
        "search": search,
        "show": show,
        "counts": overview.counts(timezone.localdate()),
    }
    if fragments.wanted(request):
        return fragments.part(request, LIST, "list", values)
    return render(request, LIST, values)


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """POST with `look` shows what would become of the list; without, it is stored once it was looked at."""
    by = access.organiser(request.user)
    form = ListForm(request.POST, request.FILES) if request.method == "POST" else ListForm()
    whole = form.is_bound and form.is_valid()
    planned = form.plan() if form.is_bound and hasattr(form, "found") else None
    values = {"form": form, "plan": planned}
    if request.method == "POST" and fragments.wanted(request):
        return fragments.part(request, ADD, "plan", values)
    if whole and planned and planned.entries and form.looked_at and "look" not in request.POST:
        return _added(request, planned.entries, by)
    return render(request, ADD, values, status=422 if form.is_bound and not whole else 200)


def _added(request: HttpRequest, entries: tuple[Entry, ...], by: Person) -> HttpResponse:
    now = timezone.now()
    try:
        with once.turn(request, now=now) as turn:
            if turn.first:
                turn.result = str(len(adding.add_people(entries, by=by, now=now).people))
    except Refused as why:
        return see(reverse("people-add"), news.refused(why))
    note = f"{news.ADDED}:{turn.result}" if turn.result not in {"", "0"} else "nobody-new"
    return see(reverse("people"), note)


@require_http_methods(["GET", "HEAD", "POST"])
def person(request: HttpRequest, number: int) -> HttpResponse:
    """GET shows one account; POST changes its name and address."""
    by = access.organiser(request.user)
    somebody = access.person_to_keep(by, number)
    if request.method != "POST":
        return _show(request, somebody)
    form = CardForm(request.POST)
    if not form.is_valid():
        return _show(request, somebody, form)
    return _changed(request, somebody, form, by)


def _changed(request: HttpRequest, somebody: Person, form: CardForm, by: Person) -> HttpResponse:
    now, moved = timezone.now(), form.card.address != somebody.address
    try:
        with once.turn(request, now=now) as turn:
            if turn.first:
                accounts.change_account(somebody, form.card, version=form.sent_version, by=by, now=now)
    except Stale as stale:
        return _both(request, somebody, form, stale.version)
    except AddressTaken as taken:
        form.add_error("address", str(taken))
        return _show(request, somebody, form)
    except Refused as why:
        return see(request.path, news.refused(why))
    return see(request.path, "address-moved" if moved else "saved")


def _both(request: HttpRequest, somebody: Person, form: CardForm, version: int) -> HttpResponse:
    somebody.refresh_from_db()
    pairs = (
        Pair("name", _("Name"), somebody.name, form.card.name),
        Pair("address", _("E-mail"), somebody.address, form.card.address),
    )
    return versions.conflict(request, pairs, version=version, save=request.path, back=request.path)


def _show(
    request: HttpRequest, somebody: Person, form: CardForm | None = None, days: LeavingForm | None = None
) -> HttpResponse:
    kept = {"name": somebody.name, "address": somebody.address, "version": somebody.version}
    values = {
        "page": overview.person_page(somebody),
        "form": form or CardForm(initial=kept),
        "days": days or LeavingForm(),
        "today": timezone.localdate(),
        "now": timezone.now(),
    }
    return render(request, ONE, values, status=422 if form or days else 200)


@require_POST
def organising(request: HttpRequest, number: int) -> HttpResponse:
    """`on`: 1 or 0."""
    by, somebody, then = _about(request, number)
    if request.POST.get("on") == "1":
        return done(
            request, lambda now: organisers.make_organiser(somebody, by=by, now=now), then=then, said="organises"
        )
    return done(
        request, lambda now: organisers.end_organiser(somebody, by=by, now=now), then=then, said="organises-no-more"
    )


@require_POST
def leaving(request: HttpRequest, number: int) -> HttpResponse:
    by, somebody, then = _about(request, number)
    form = LeavingForm(request.POST)
    if not form.is_valid():
        return _show(request, somebody, days=form)

    def leave(now: datetime) -> None:
        timetable.leave(somebody, form.cleaned_data["last_day"], by=by, now=now)

    return done(request, leave, then=then, said="leaving")


@require_POST
def staying(request: HttpRequest, number: int) -> HttpResponse:
    by, somebody, then = _about(request, number)
    return done(request, lambda now: timetable.cancel_leaving(somebody, by=by, now=now), then=then, said="staying")


@require_POST
def closing(request: HttpRequest, number: int) -> HttpResponse:
    by, somebody, then = _about(request, number)
    return done(request, lambda now: timetable.close_account(somebody, by=by, now=now), then=then, said="closed")


@require_POST
def reopening(request: HttpRequest, number: int) -> HttpResponse:
    by, somebody, then = _about(request, number)
    return done(request, lambda now: timetable.reopen_account(somebody, by=by, now=now), then=then, said="reopened")


def _about(request: HttpRequest, number: int) -> tuple[Person, Person, str]:
    """Who does it, to whose account, and the page to go back to."""
    by = access.organiser(request.user)
    return by, access.person_to_keep(by, number), reverse("person", args=[number])
