"""The first visit: the house, oneself, and whoever is to be here. Open only to the link printed in the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from dreamline_web.pages import fragments, once
from dreamline_web.people import entering, firstrun
from dreamline_web.people.actions import accounts, adding, teams
from dreamline_web.people.actions.house import create_house
from dreamline_web.people.forms.accounts import FirstRunForm
from dreamline_web.people.refusals import HouseStands
from dreamline_web.people.signs import SIGNS

if TYPE_CHECKING:
    from datetime import datetime

    from django.http import HttpRequest, HttpResponse

    from dreamline_web.people.models import Person
    from dreamline_web.people.queries.plan import Plan

PAGE = "people/first_run_page.html"


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, token: str) -> HttpResponse:
    """POST with `look` only shows what would become of the list; without, the house is opened. 404 without the link."""
    now = timezone.now()
    if not firstrun.fits(token, now=now):
        raise Http404
    if request.method != "POST":
        return _show(request, FirstRunForm(initial=_beginning()), token)
    form = FirstRunForm(request.POST, request.FILES)
    whole = form.is_valid()
    if fragments.wanted(request):
        return fragments.part(request, PAGE, "plan", _values(form, token))
    if not whole:
        return _show(request, form, token, status=422)
    if "look" in request.POST or ((form.found.entries or form.found.troubles) and not form.looked_at):
        return _show(request, form, token)
    return _open(request, form, now)


def _open(request: HttpRequest, form: FirstRunForm, now: datetime) -> HttpResponse:
    try:
        with once.turn(request, now=now) as turn:
            person = _set_up(form, now) if turn.first else None
    except HouseStands:
        raise Http404 from None
    firstrun.over()
    if person is None:
        raise Http404
    entering.enter(request, person)
    response = HttpResponseRedirect(_on(), status=303)
    entering.speak(response, person.language)
    return response


def _set_up(form: FirstRunForm, now: datetime) -> Person:
    """Everything of the form in one transaction (the turn's)."""
    _house, person = create_house(form.words, form.card, now=now)
    own = teams.make_team(form.own_team, by=person, now=now) if form.own_team else None
    if own is not None:
        teams.appoint_lead(person, own, by=person, now=now)
        if form.cleaned_data["promise"]:
            accounts.promise(person, now=now)
    adding.add_people(_plan(form).entries, by=person, now=now, team=own)
    return person


def _on() -> str:
    """To the page where a second way to prove who one is gets set up, where there is one."""
    try:
        return reverse("signin:secure")
    except NoReverseMatch:
        return reverse("home")


def _beginning() -> dict[str, Any]:
    return {"language": get_language(), "run_by": settings.RUN_BY, "sign": SIGNS[0]}


def _plan(form: FirstRunForm) -> Plan:
    kept = form.cleaned_data
    return form.plan(team=kept.get("team", ""), lead=kept.get("name", "")) if kept.get("leads") else form.plan()


def _show(request: HttpRequest, form: FirstRunForm, token: str, *, status: int = 200) -> HttpResponse:
    return render(request, PAGE, _values(form, token), status=status)


def _values(form: FirstRunForm, token: str) -> dict[str, Any]:
    planned = _plan(form) if form.is_bound and hasattr(form, "found") else None
    return {"form": form, "token": token, "plan": planned, "signs": SIGNS[:8], "languages": settings.LANGUAGES}
