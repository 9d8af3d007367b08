"""Where one is signed in, ending that, and leaving."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from dreamline_web.signin import actions, doors, sittings
from dreamline_web.signin.views import answers

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
@doors.signed_in
def page(request: HttpRequest) -> HttpResponse:
    context = {"sittings": sittings.of_person(doors.me(request), now=timezone.now()), "here": doors.sitting_of(request)}
    return render(request, "signin/sittings.html", context)


@require_POST
@doors.signed_in
def end(request: HttpRequest, number: int) -> HttpResponse:
    if doors.here(request).pk == number:
        return leave(request)
    sittings.end_one(doors.me(request), number)
    return answers.see("signin:sittings")


@require_POST
@doors.signed_in
def end_others(request: HttpRequest) -> HttpResponse:
    sittings.end_others(doors.me(request), but=doors.here(request))
    return answers.see("signin:sittings")


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Signs out here, and asks the browser to forget what it kept."""
    actions.leave(request)
    response = redirect("home")
    response["Clear-Site-Data"] = '"cache", "storage"'
    return response
