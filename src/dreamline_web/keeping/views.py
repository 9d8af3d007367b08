"""The log of who has seen what, as the people it is about may read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from dreamline_web.keeping import seen

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
def who_has_seen(request: HttpRequest) -> HttpResponse:
    """Who opened something of mine, and what I opened of others."""
    if not request.user.is_authenticated:
        raise Http404
    now = timezone.now()
    context = {"by_others": seen.who_has_seen(request.user, now=now), "by_me": seen.mine(request.user, now=now)}
    return render(request, "keeping/seen.html", context)
