"""How these views answer: work done once, then back to a page that says what happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponseRedirect
from django.utils import timezone

from dreamline_web.pages import once, toasts
from dreamline_web.people import news
from dreamline_web.people.refusals import Refused

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from django.http import HttpRequest, HttpResponse


def done(request: HttpRequest, do: Callable[[datetime], object], *, then: str, said: str) -> HttpResponse:
    """Does it, once for each form, and goes on to `then` with the note `said`, or with why it was refused."""
    now = timezone.now()
    try:
        with once.turn(request, now=now) as turn:
            if turn.first:
                do(now)
    except Refused as why:
        return see(then, news.refused(why))
    return see(then, said)


def see(address: str, note: str) -> HttpResponse:
    return HttpResponseRedirect(toasts.tell(address, news.KIND, note), status=303)
