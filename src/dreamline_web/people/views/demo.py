"""Entering the demo as one of its people, and leaving."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth import logout
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from dreamline_web.people import access
from dreamline_web.people.entering import enter as let_in

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_POST
def enter(request: HttpRequest, number: int) -> HttpResponse:
    """Only in the demo: no password, because everybody here is invented."""
    let_in(request, access.demo_person(number))
    return redirect("home")


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    logout(request)
    response = redirect("home")
    response["Clear-Site-Data"] = '"cache", "storage"'
    return response
