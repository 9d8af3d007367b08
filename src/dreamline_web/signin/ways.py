"""From a proved first step onwards: to the second step, or in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone

from dreamline_web.signin import actions, attempts, entry
from dreamline_web.signin.factors import held
from dreamline_web.signin.views import answers

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from dreamline_web.people.models import Person
    from dreamline_web.signin.models import Attempt


def on(request: HttpRequest, attempt: Attempt, kept: entry.Entry) -> HttpResponse:
    """The first step is proved: on to the second if the person has one."""
    if not held.has_second(attempts.whose(attempt)):
        return through(request, attempt, kept, strong=False)
    response = answers.see("signin:second")
    entry.give(response, entry.changed(kept, attempt=str(attempt.pk)))
    return response


def through(request: HttpRequest, attempt: Attempt, kept: entry.Entry, *, strong: bool) -> HttpResponse:
    """Everything is proved: in, unless this proof was used already."""
    try:
        attempts.end(attempt, now=timezone.now())
    except attempts.Gone:
        return answers.see("signin:page")
    return inside(request, attempts.whose(attempt), kept, strong=strong)


def inside(request: HttpRequest, person: Person, kept: entry.Entry, *, strong: bool) -> HttpResponse:
    """Signs in and goes where the person wanted to go; a company account that waits is asked about first."""
    if person.closed is not None:
        return answers.see("signin:page")
    actions.let_in(request, person, strong=strong)
    if kept.company:
        response = answers.see("signin:bind")
        entry.give(response, entry.Entry(company=kept.company, next=kept.next))
        return response
    response = answers.there(kept.next or reverse("home"))
    entry.take_back(response)
    return response
