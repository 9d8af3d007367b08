"""The whole story goes: asks first, offers to take it along, then removes it for 30 days or erases it now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from dreamline_web.keeping.goodbye.forms import SureForm, word
from dreamline_web.pages import once
from dreamline_web.pages.full_disk import frees_room
from dreamline_web.stories import documents, goodbye, news, trash
from dreamline_web.stories.views import answers
from dreamline_web.stories.views.answers import Asked, asked

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

PAGE: Final = "stories/goodbye_page.html"


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    return _page(_written(request))


@require_POST
@frees_room
def removal(request: HttpRequest) -> HttpResponse:
    """Into the trash, with a way back for 30 days."""
    one = _written(request)
    form = SureForm(request.POST)
    if not form.is_valid():
        return _page(one, form)
    by: Any = request.user
    outcome = answers.once_only(one, lambda: goodbye.remove(_story(one), by=by, now=one.now))
    if not outcome.happening:
        return answers.seen_at(reverse("story"), news.NOTE, "nothing-chosen")
    return answers.seen_at(reverse("story"), news.HAPPENED, str(outcome.happening))


@require_POST
@frees_room
def erasure(request: HttpRequest) -> HttpResponse:
    """For good, at once."""
    one = asked(request)
    form = SureForm(request.POST)
    if not form.is_valid():
        return _page(_written(request), form)
    by: Any = request.user
    with once.turn(request, now=one.now) as turn:
        if turn.first:
            goodbye.erase(_story(_written(request)), by=by, now=one.now)
    return answers.seen_at(reverse("story"), news.NOTE, "erased")


def _page(one: Asked, form: SureForm | None = None) -> HttpResponse:
    context = {
        "told": goodbye.told(one.request.user),  # type: ignore[arg-type]  # signed in
        "until": timezone.localdate(one.now) + trash.KEPT,
        "form": form or SureForm(),
        "word": word(),
    }
    return render(one.request, PAGE, context, status=422 if form else 200)


def _written(request: HttpRequest) -> Asked:
    """Raises Http404 where nothing was ever written."""
    one = asked(request)
    if one.story is None:
        raise Http404
    documents.text_in(one.story)  # raises where the story stays closed to whoever sits here
    return one


def _story(one: Asked) -> Any:
    return one.story
