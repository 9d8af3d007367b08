"""The way back: undo, redo, what was removed lately, and erasing it for good."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dreamline_web.pages import once
from dreamline_web.pages.full_disk import frees_room
from dreamline_web.stories import access, goodbye, news, queries
from dreamline_web.stories.actions import undo as actions
from dreamline_web.stories.undoing import Overtaken
from dreamline_web.stories.views import answers
from dreamline_web.stories.views.answers import Asked, Outcome, asked

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    from dreamline_web.stories.models import Happening
    from dreamline_web.stories.snapshots import Key


@require_POST
def undo(request: HttpRequest) -> HttpResponse:
    """Takes back what was done last."""
    one = _written(request)
    by: Any = request.user
    return _back(one, lambda: actions.undo(_story(one), by=by, now=one.now), "undone", "nothing-to-undo")


@require_POST
def redo(request: HttpRequest) -> HttpResponse:
    one = _written(request)
    by: Any = request.user
    return _back(one, lambda: actions.redo(_story(one), by=by, now=one.now), "redone", "nothing-to-redo")


@require_POST
def undo_one(request: HttpRequest, number: int) -> HttpResponse:
    """Takes back one change, from its toast."""
    one = asked(request)
    happening = access.happening_to_undo(request.user, number, now=one.now)
    by: Any = request.user
    return _back(one, lambda: actions.undo_one(happening, by=by, now=one.now), "undone", "undone")


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    one = asked(request)
    gone = queries.recently_removed(one.story, now=one.now)
    values = {
        "removed": tuple(item for item in gone if not item.taken_back),
        "taken_back": tuple(item for item in gone if item.taken_back),
        "written": one.story is not None,
        "whole": goodbye.removed_whole(one.story, now=one.now) if one.story else None,
    }
    return render(request, "stories/removed_page.html", values)


@require_POST
def putting_back(request: HttpRequest, table: str, number: int) -> HttpResponse:
    one = _written(request)
    by: Any = request.user
    key = (table, number)

    def act() -> Happening | None:
        if key not in _gone(one):
            raise Http404
        return actions.put_back(_story(one), key, by=by, now=one.now)

    try:
        outcome = answers.once_only(one, act)
    except Overtaken:
        return answers.after(one, Outcome(), note="overtaken")
    return answers.after(one, outcome, focus=f"{table}-{number}")


@require_http_methods(["GET", "HEAD", "POST"])
@frees_room
def erasure(request: HttpRequest, table: str, number: int) -> HttpResponse:
    """GET asks first, because there is no way back; POST erases one item."""
    one = _written(request)
    item = _gone(one).get((table, number))
    if request.method != "POST":
        if item is None:
            raise Http404
        return render(request, "stories/erasure_page.html", {"removed": item, "all": None})
    return _erased(one, {(table, number)})


@require_http_methods(["GET", "HEAD", "POST"])
@frees_room
def erasure_of_all(request: HttpRequest) -> HttpResponse:
    """The same for everything removed lately."""
    one = _written(request)
    gone = _gone(one)
    if request.method != "POST":
        return render(request, "stories/erasure_page.html", {"removed": None, "all": tuple(gone.values())})
    return _erased(one, set(gone))


def _erased(one: Asked, keys: set[Key]) -> HttpResponse:
    by: Any = one.request.user
    with once.turn(one.request, now=one.now) as turn:
        if turn.first and not actions.erase(_story(one), keys, by=by, now=one.now):
            raise Http404
    return answers.seen_at(reverse("removed"), news.NOTE, "erased")


def _back(one: Asked, act: Callable[[], Happening | None], done: str, nothing: str) -> HttpResponse:
    try:
        outcome = answers.once_only(one, act)
    except Overtaken:
        return answers.after(one, Outcome(), note="overtaken")
    return answers.after(one, Outcome(), note=done if outcome.happening else nothing, focus=_focus(one, outcome))


def _focus(one: Asked, outcome: Outcome) -> str:
    """The item that came back."""
    return news.anchor_of(_story(one), outcome.happening) if outcome.happening else ""


def _gone(one: Asked) -> dict[Key, queries.RemovedView]:
    return {(item.table, item.id): item for item in queries.recently_removed(one.story, now=one.now)}


def _written(request: HttpRequest) -> Asked:
    """Raises Http404 where nothing was ever written."""
    one = asked(request)
    if one.story is None:
        raise Http404
    return one


def _story(one: Asked) -> Any:
    return one.story
