"""Photos: the bytes for those who may see them, and adding, cropping, removing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from dreamline_web.pages import fragments
from dreamline_web.pages.full_disk import frees_room
from dreamline_web.stories import access, late, photos
from dreamline_web.stories.actions import photos as actions
from dreamline_web.stories.forms.parts import FocusForm, PhotoForm
from dreamline_web.stories.views import answers, moments
from dreamline_web.stories.views.answers import PAGE, Outcome, asked

if TYPE_CHECKING:
    from django.http import HttpRequest

    from dreamline_web.stories.views.answers import Asked


@require_safe
def whole(request: HttpRequest, number: int) -> HttpResponse:
    return _jpeg(photos.bytes_of(access.photo_to_read(request.user, number, now=timezone.now())))


@require_safe
def square(request: HttpRequest, number: int) -> HttpResponse:
    photo = access.photo_to_read(request.user, number, now=timezone.now())
    wish = FocusForm(request.GET)
    return _jpeg(photos.square_of(photo, wish.focus if wish.is_valid() else None))


@require_POST
def add(request: HttpRequest, number: int) -> HttpResponse:
    row = access.moment_to_edit(request.user, number)
    one = asked(request)
    sent = PhotoForm(request.POST, request.FILES)
    if not sent.is_valid():
        return _unclear(one, number, sent)
    by: Any = request.user
    found = sent.cleaned_data
    try:
        outcome = answers.once_only(
            one, lambda: actions.add_photo(row, found["photo"], alt=found["alt"], by=by, now=one.now)
        )
    except actions.TooMany:
        return _after(one, number, Outcome(number), note="too-many-photos")
    return _after(one, number, outcome)


@require_POST
def focus(request: HttpRequest, number: int) -> HttpResponse:
    row = access.moment_to_edit(request.user, number)
    one = asked(request)
    sent = FocusForm(request.POST)
    if not sent.is_valid():
        return _unclear(one, number, sent)
    by: Any = request.user
    outcome = answers.once_only(one, lambda: actions.set_focus(row, sent.focus, by=by, now=one.now))
    return _after(one, number, outcome, turned=True)


@require_POST
@frees_room
def removal(request: HttpRequest, number: int) -> HttpResponse:
    row = access.moment_to_edit(request.user, number)
    one = asked(request)
    by: Any = request.user
    outcome = answers.once_only(one, lambda: actions.remove_photo(row, by=by, now=one.now))
    return _after(one, number, outcome)


def _after(one: Asked, number: int, outcome: Outcome, *, note: str = "", turned: bool = False) -> HttpResponse:
    """The photo's part of the open form and what shows it around; what is typed beside it stays untouched.

    `turned`: only the crop changed, so the part stands as it is.
    """
    if not fragments.wanted(one.request):
        return answers.after(one, outcome, note=note, focus=f"moment-{number}")
    fresh = asked(one.request)
    values = answers.page_values(fresh, toast=answers.toast_for(fresh, outcome, note), turned=turned)
    form = moments.form_values(fresh, values["page"], str(number)) or {}
    return late.render(one.request, f"{PAGE}#after-photo", values | form)


def _unclear(one: Asked, number: int, sent: PhotoForm | FocusForm) -> HttpResponse:
    """What is wrong with the photo, in a sentence beside it."""
    if fragments.wanted(one.request):
        return fragments.part(one.request, PAGE, "photo-trouble", {"photo_form": sent}, status=422)
    values = {"photo_form": sent, **_moment(one, number)}
    return render(one.request, "stories/moment_page.html", values, status=422)


def _moment(one: Asked, number: int) -> dict[str, Any]:
    return moments.form_values(one, answers.story_page(one), str(number)) or {}


def _jpeg(data: bytes) -> HttpResponse:
    """For this person's eyes: no copy stays in a cache."""
    return HttpResponse(data, content_type="image/jpeg", headers={"Cache-Control": "no-store"})
