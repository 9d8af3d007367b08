"""Bringing things in: paste or choose a file, look at what was found, and only then store it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dreamline_web.pages import once
from dreamline_web.pages.full_disk import frees_room
from dreamline_web.stories import access, brought, news, queries
from dreamline_web.stories.actions import begin, incoming
from dreamline_web.stories.actions.photos import TooMany
from dreamline_web.stories.forms.incoming import ImportForm, PasteForm
from dreamline_web.stories.views import answers
from dreamline_web.stories.views.answers import asked

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpRequest, HttpResponse

    from dreamline_web.stories.documents import Read
    from dreamline_web.stories.views.answers import Asked


@require_http_methods(["GET", "HEAD", "POST"])
def paste(request: HttpRequest) -> HttpResponse:
    """GET shows the form; POST reads the lines and shows what was found."""
    one = asked(request)
    about = answers.told(one)
    form = PasteForm(request.POST if request.method == "POST" else None, today=one.today, lang=about.lang)
    if request.method == "POST" and form.is_valid():
        return _to_draft(one, form.read)
    return render(request, "stories/paste_page.html", {"form": form}, status=_status(form))


@require_http_methods(["GET", "HEAD", "POST"])
def file(request: HttpRequest) -> HttpResponse:
    """The same for a file, which is read once and not kept."""
    one = asked(request)
    lang = answers.told(one).lang or (get_language() or "en")
    sent = request.method == "POST"
    form = ImportForm(request.POST if sent else None, request.FILES if sent else None, today=one.today, lang=lang)
    if sent and form.is_valid():
        return _to_draft(one, form.read, form.photos)
    return render(request, "stories/import_page.html", {"form": form}, status=_status(form))


@require_safe
def draft(request: HttpRequest, number: int) -> HttpResponse:
    one = asked(request)
    row = access.draft_to_edit(request.user, number, now=one.now)
    view = queries.draft_view(row, answers.told(one).memory, today=one.today)
    return render(request, "stories/draft_page.html", {"draft": view, "photos": len(brought.names_in(row))})


@require_POST
def storing(request: HttpRequest, number: int) -> HttpResponse:
    """`keep`: the moments wanted; `rest`: also values, dreams, goals and words; `sights`: as the file says."""
    one = asked(request)
    chosen = incoming.Choice(
        frozenset(request.POST.getlist("keep")), rest="rest" in request.POST, sights="sights" in request.POST
    )
    by: Any = request.user

    def store() -> Any:
        row = access.draft_to_edit(by, number, now=one.now)
        return incoming.store_draft(row, one.story or begin.own_story(by=by, now=one.now), chosen, by=by, now=one.now)

    try:
        outcome = answers.once_only(one, store)
    except TooMany:
        return answers.seen_at(reverse("draft", args=[number]), news.NOTE, "too-many-photos")
    if not outcome.happening:
        return answers.seen_at(reverse("story"), news.NOTE, "nothing-chosen")
    return answers.seen_at(reverse("story"), news.HAPPENED, str(outcome.happening))


@require_POST
@frees_room
def removal(request: HttpRequest, number: int) -> HttpResponse:
    one = asked(request)
    by: Any = request.user
    with once.turn(request, now=one.now) as turn:
        if turn.first:
            incoming.throw_away(access.draft_to_edit(by, number, now=one.now), by=by, now=one.now)
    return answers.seen_at(reverse("story"), news.NOTE, "thrown-away")


def _to_draft(one: Asked, read: Read, photos: Mapping[str, bytes] | None = None) -> HttpResponse:
    by: Any = one.request.user
    with once.turn(one.request, now=one.now) as turn:
        if turn.first:
            turn.result = str(incoming.keep_draft(read, photos=photos, by=by, now=one.now).pk)
    response = redirect("draft", number=int(turn.result))
    response.status_code = 303
    return response


def _status(form: PasteForm | ImportForm) -> int:
    return 422 if form.is_bound else 200
