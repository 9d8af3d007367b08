"""The link `dreamline let-in` prints: looking changes nothing, the button on the page uses it up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from dreamline_web.signin import let_in
from dreamline_web.signin.views import answers

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
def page(request: HttpRequest, token: str) -> HttpResponse:
    """What it does, before it is done. 404 for whatever is no link, or no longer one."""
    try:
        person = let_in.whose(token)
    except let_in.Gone:
        raise Http404 from None
    return render(request, "signin/let_in.html", {"token": token, "person": person, "closes": let_in.closes(person)})


@require_POST
def begin(request: HttpRequest, token: str) -> HttpResponse:
    try:
        let_in.use(request, token, now=timezone.now())
    except let_in.Gone:
        raise Http404 from None
    return answers.see("signin:secure")
