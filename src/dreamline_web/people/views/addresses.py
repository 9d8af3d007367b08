"""The link in the letter to an address that was changed: say yes to the change, or stop it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from dreamline_web.people import access
from dreamline_web.people.actions import accounts
from dreamline_web.people.views.answers import done

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, token: str) -> HttpResponse:
    """GET shows both answers and does nothing: mail scanners follow links. POST `answer`: yes or stop."""
    change = access.address_change(token, now=timezone.now())
    if request.method != "POST":
        return render(request, "people/address_page.html", {"change": change})
    if request.POST.get("answer") == "yes":
        return done(request, lambda now: accounts.accept_address(change, now=now), then="/", said="address-accepted")
    return done(request, lambda now: accounts.stop_address(change, now=now), then="/", said="address-stopped")
