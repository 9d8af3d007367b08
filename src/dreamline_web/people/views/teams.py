"""Organisers: teams, who leads them, who is in them, since when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from dreamline_web.pages import once, versions
from dreamline_web.pages.versions import Pair, Stale
from dreamline_web.people import access
from dreamline_web.people.actions import teams
from dreamline_web.people.forms.teams import ChoosePersonForm, NewTeamForm, TeamForm
from dreamline_web.people.queries import overview
from dreamline_web.people.refusals import NameTaken
from dreamline_web.people.views.answers import done, see

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from dreamline_web.people.models import Person, Team

LIST = "people/teams_page.html"
ONE = "people/team_page.html"


@require_http_methods(["GET", "HEAD", "POST"])
def every_team(request: HttpRequest) -> HttpResponse:
    """POST makes one; a name that is there already leads to that team."""
    by = access.organiser(request.user)
    form = NewTeamForm(request.POST) if request.method == "POST" else NewTeamForm()
    if not form.is_bound or not form.is_valid():
        values = {"teams": overview.teams(), "form": form, "counts": overview.counts(timezone.localdate())}
        return render(request, LIST, values, status=422 if form.is_bound else 200)
    now = timezone.now()
    with once.turn(request, now=now) as turn:
        if turn.first:
            turn.result = str(teams.make_team(form.cleaned_data["name"], by=by, now=now).pk)
    return see(reverse("team", args=[int(turn.result)]), "team-made")


@require_http_methods(["GET", "HEAD", "POST"])
def team(request: HttpRequest, number: int) -> HttpResponse:
    """GET shows one team; POST gives it another name."""
    by = access.organiser(request.user)
    one = access.team_to_keep(by, number)
    if request.method != "POST":
        return _show(request, one)
    form = TeamForm(request.POST)
    return _renamed(request, one, form, by) if form.is_valid() else _show(request, one, form)


def _renamed(request: HttpRequest, one: Team, form: TeamForm, by: Person) -> HttpResponse:
    now, name = timezone.now(), form.cleaned_data["name"]
    try:
        with once.turn(request, now=now) as turn:
            if turn.first:
                teams.rename_team(one, name, version=form.sent_version, by=by, now=now)
    except Stale as stale:
        pairs = (Pair("name", _("Name"), one.name, name),)
        return versions.conflict(request, pairs, version=stale.version, save=request.path, back=request.path)
    except NameTaken as taken:
        form.add_error("name", str(taken))
        return _show(request, one, form)
    return see(request.path, "saved")


def _show(request: HttpRequest, one: Team, form: TeamForm | None = None) -> HttpResponse:
    values = {
        "page": overview.team_page(one),
        "form": form or TeamForm(initial={"name": one.name, "version": one.version}),
        "to_join": overview.to_choose(outside=one),
        "to_lead": overview.to_choose(outside=one, leads=True),
    }
    return render(request, ONE, values, status=422 if form else 200)


@require_POST
def closing(request: HttpRequest, number: int) -> HttpResponse:
    by, one, _then = _about(request, number)
    return done(request, lambda now: teams.close_team(one, by=by, now=now), then=reverse("teams"), said="team-closed")


@require_POST
def leads(request: HttpRequest, number: int) -> HttpResponse:
    """Appoints `person`; opens nothing."""
    by, one, then = _about(request, number)
    form = ChoosePersonForm(request.POST, choices=overview.to_choose(outside=one, leads=True))
    if not form.is_valid():
        return see(then, "choose")
    somebody = form.cleaned_data["person"]
    return done(request, lambda now: teams.appoint_lead(somebody, one, by=by, now=now), then=then, said="leads")


@require_POST
def lead_ending(request: HttpRequest, number: int, who: int) -> HttpResponse:
    by, one, then = _about(request, number)
    somebody = access.person_to_keep(by, who)
    return done(request, lambda now: teams.end_lead(somebody, one, by=by, now=now), then=then, said="leads-no-more")


@require_POST
def members(request: HttpRequest, number: int) -> HttpResponse:
    by, one, then = _about(request, number)
    form = ChoosePersonForm(request.POST, choices=overview.to_choose(outside=one))
    if not form.is_valid():
        return see(then, "choose")
    somebody = form.cleaned_data["person"]
    return done(request, lambda now: teams.join(somebody, one, by=by, now=now), then=then, said="joined")


@require_POST
def member_leaving(request: HttpRequest, number: int, who: int) -> HttpResponse:
    by, one, then = _about(request, number)
    somebody = access.person_to_keep(by, who)
    return done(request, lambda now: teams.leave_team(somebody, one, by=by, now=now), then=then, said="left-team")


def _about(request: HttpRequest, number: int) -> tuple[Person, Team, str]:
    by = access.organiser(request.user)
    return by, access.team_to_keep(by, number), reverse("team", args=[number])
