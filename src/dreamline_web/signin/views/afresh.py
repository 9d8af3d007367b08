"""An organiser helps somebody who lost their passkeys and codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from dreamline_web.signin import access, changes, doors

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
@doors.recently_proved
def page(request: HttpRequest, number: int) -> HttpResponse:
    """What it does, before it is done."""
    person = access.whom_to_start_afresh(doors.me(request), number)
    return render(request, "signin/afresh.html", {"person": person})


@require_POST
@doors.recently_proved
def begin(request: HttpRequest, number: int) -> HttpResponse:
    changes.start_afresh(access.whom_to_start_afresh(doors.me(request), number), now=timezone.now())
    return redirect("person", number)
