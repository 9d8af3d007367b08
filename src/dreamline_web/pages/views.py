"""Home, help, how it looks, and the page that shows every part in every state (development only)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import check_for_language
from django.views.decorators.http import require_POST, require_safe

from dreamline_web.pages import doors, look, showroom

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """One's own first page, or the house's. In the demo `?people` shows whom one can enter as, also to who is in."""
    if request.user.is_authenticated and "people" not in request.GET and (story := doors.first()):
        return redirect(story)
    return render(request, "pages/home.html")


@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/help.html")


@require_safe
def look_page(request: HttpRequest) -> HttpResponse:
    if not settings.DEBUG:
        raise Http404
    return render(request, "pages/look.html", showroom.everything())


@require_POST
def settle(request: HttpRequest) -> HttpResponse:
    """Keeps the language and the look somebody chose, and goes back to where they were."""
    response = redirect(_back(request))
    if language := request.POST.get("language"):
        if not check_for_language(language) or language not in dict(settings.LANGUAGES):
            raise BadRequest
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            language,
            max_age=settings.LANGUAGE_COOKIE_AGE,
            secure=settings.TLS,
            httponly=True,
            samesite="Lax",
        )
    if chosen := request.POST.get("look"):
        try:
            look.keep(response, chosen)
        except ValueError as refused:
            raise BadRequest from refused
    return response


def _back(request: HttpRequest) -> str:
    address = request.POST.get("back", "")
    ours = url_has_allowed_host_and_scheme(address, allowed_hosts=None, require_https=request.is_secure())
    return address if ours else "/"
