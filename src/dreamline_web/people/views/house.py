"""Organisers: the house's own words, and how it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from dreamline_web.pages import once, state, versions
from dreamline_web.pages.versions import Pair, Stale
from dreamline_web.people import access, letters
from dreamline_web.people.actions import house
from dreamline_web.people.forms.accounts import HouseForm
from dreamline_web.people.queries import overview
from dreamline_web.people.views.answers import done, see
from dreamline_web.post import queries as post

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from dreamline_web.people.models import House, Person

PAGE = "people/house_page.html"


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    by = access.organiser(request.user)
    kept = access.house_to_keep(by)
    if request.method != "POST":
        return _show(request, kept)
    form = HouseForm(request.POST)
    return _changed(request, kept, form, by) if form.is_valid() else _show(request, kept, form)


@require_POST
def trial_letter(request: HttpRequest) -> HttpResponse:
    by = access.organiser(request.user)
    return done(request, lambda now: letters.trial(by, now=now), then=reverse("house"), said="trial-sent")


def _changed(request: HttpRequest, kept: House, form: HouseForm, by: Person) -> HttpResponse:
    now, said = timezone.now(), form.words
    try:
        with once.turn(request, now=now) as turn:
            if turn.first:
                house.change_house(said, version=form.sent_version, by=by, now=now)
    except Stale as stale:
        pairs = (
            Pair("name", _("Name of the space"), kept.name, said.name),
            Pair("run_by", _("Who runs the server"), kept.run_by, said.run_by),
            Pair("language", _("Language of letters"), kept.language, said.language),
        )
        return versions.conflict(request, pairs, version=stale.version, save=request.path, back=request.path)
    return see(request.path, "saved")


def _show(request: HttpRequest, kept: House, form: HouseForm | None = None) -> HttpResponse:
    now = timezone.now()
    mail = post.state(now=now)
    said = {"name": kept.name, "run_by": kept.run_by, "language": kept.language, "version": kept.version}
    values = {
        "form": form or HouseForm(initial=said),
        "fixed_run_by": settings.RUN_BY,
        "lines": state.lines(now=now),
        "unreached": mail.unreached,
        "mail_set_up": mail.set_up,
        "counts": overview.counts(timezone.localdate(now)),
        "languages": settings.LANGUAGES,
    }
    return render(request, PAGE, values, status=422 if form else 200)
