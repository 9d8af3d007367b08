"""Answers and sentences the views of sign-in share."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    from dreamline_web.signin.limits import TooMany

    View = Callable[..., HttpResponse]


def see(route: str) -> HttpResponse:
    """After a POST: the page to look at (303)."""
    return there(reverse(route))


def there(address: str) -> HttpResponse:
    response = HttpResponseRedirect(address)
    response.status_code = 303
    return response


def look_or_act(look: View, act: View) -> View:
    """One address for the page and for the form on it: GET and HEAD look, POST acts."""

    def view(request: HttpRequest, **parts: str) -> HttpResponse:
        return act(request, **parts) if request.method == "POST" else look(request, **parts)

    return view


def too_many(request: HttpRequest, full: TooMany, page: Callable[[int], HttpResponse]) -> HttpResponse:
    """The page again with a kind sentence (429), and for programs how many seconds to wait."""
    seconds = max(1, math.ceil((full.again - timezone.now()).total_seconds()))
    request.too_many = again_in(seconds)  # type: ignore[attr-defined]  # read by the templates
    response = page(429)
    response["Retry-After"] = str(seconds)
    return response


def again_in(seconds: int) -> str:
    if seconds <= 60:  # noqa: PLR2004  # a minute
        wait = ngettext("%(count)d second", "%(count)d seconds", seconds) % {"count": seconds}
    else:
        minutes = math.ceil(seconds / 60)
        wait = ngettext("%(count)d minute", "%(count)d minutes", minutes) % {"count": minutes}
    return gettext("That was tried very often just now. Please try again in %(wait)s.") % {"wait": wait}


def wrong_code(left: int) -> str:
    if not left:
        return gone()
    words = ngettext(
        "That is not the code. You have %(count)d more try.",
        "That is not the code. You have %(count)d more tries.",
        left,
    )
    return words % {"count": left}


def gone() -> str:
    return gettext("This code is no longer valid. Ask for a new one; it takes a moment.")


def wrong_factor() -> str:
    return gettext("That code does not fit, or it was used already. Wait for the next one in your app and type that.")


def passkeys_work(request: HttpRequest) -> bool:
    """Browsers bind passkeys to a name: they work under the name of the origin, never under a number."""
    host = urlsplit(f"//{request.get_host()}").hostname
    return (
        host == urlsplit(settings.ORIGIN).hostname
        and not (host or "").replace(".", "").isdigit()
        and ":" not in (host or "")
    )
