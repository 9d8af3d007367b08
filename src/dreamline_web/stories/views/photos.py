"""Photos: the bytes for those who may see them, and adding, cropping, removing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from dreamline_web.pages import fragments
from dreamline_web.stories import access, photos
from dreamline_web.stories.actions import photos as actions
from dreamline_web.stories.forms.parts import FocusForm, PhotoForm
from dreamline_web.stories.views import answers, moments
from dreamline_web.stories.views.answers import PAGE, Outcome, asked

if TYPE_CHECKING:
    from django.http import HttpRequest


@require_safe
def whole(request: HttpRequest, number: int) -> HttpResponse:
    return _jpeg(photos.bytes_of(access.photo_to_read(request.user, number)))


@require_safe
def square(request: HttpRequest, number: int) -> HttpResponse:
    photo = access.photo_to_read(request.user, number)
    wish = FocusForm(request.GET)
    return _jpeg(photos.square_of(photo, wish.focus if wish.is_valid() else None))


@require_POST
def add(request: HttpRequest, number: int) -> HttpResponse:
    row = access.moment_to_edit(request.user, number)
    one = asked(request)
    sent = PhotoForm(request.POST, request.FILES)
    if not sent.is_valid():
        return _form(one, {"photo_form": sent, **_moment(one, number)}, status=422)
    by: Any = request.user
    found = sent.cleaned_data
    try:
        outcome = answers.once_only(
            one, lambda: actions.add_photo(row, found["photo"], alt=found["alt"], by=by, now=one.now)
        )
    except actions.TooMany:
        return answers.after(one, Outcome(number), note="too-many-photos", focus=f"moment-{number}")
    return answers.after(one, outcome, focus=f"moment-{number}")


@require_POST
def focus(request: HttpRequest, number: int) -> HttpResponse:
    row = access.moment_to_edit(request.user, number)
    one = asked(request)
    sent = FocusForm(request.POST)
    if not sent.is_valid():
        return _form(one, {"photo_form": sent, **_moment(one, number)}, status=422)
    by: Any = request.user
    outcome = answers.once_only(one, lambda: actions.set_focus(row, sent.focus, by=by, now=one.now))
    return answers.after(one, outcome, focus=f"moment-{number}")


@require_POST
def removal(request: HttpRequest, number: int) -> HttpResponse:
    row = access.moment_to_edit(request.user, number)
    one = asked(request)
    by: Any = request.user
    outcome = answers.once_only(one, lambda: actions.remove_photo(row, by=by, now=one.now))
    return answers.after(one, outcome, focus=f"moment-{number}")


def _moment(one: answers.Asked, number: int) -> dict[str, Any]:
    return moments.form_values(one, answers.story_page(one), str(number)) or {}


def _form(one: answers.Asked, values: dict[str, Any], *, status: int) -> HttpResponse:
    if fragments.wanted(one.request):
        return fragments.part(one.request, PAGE, "moment-form", values, status=status)
    return render(one.request, "stories/moment_page.html", values, status=status)


def _jpeg(data: bytes) -> HttpResponse:
    """For this person's eyes: no copy stays in a cache."""
    return HttpResponse(data, content_type="image/jpeg", headers={"Cache-Control": "no-store"})
