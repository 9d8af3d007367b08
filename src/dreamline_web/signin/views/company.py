"""Leaving for the company's sign-in, coming back, and binding its account to oneself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from dreamline_web.signin import actions, changes, doors, entry, limits
from dreamline_web.signin.company import adapter, arriving, bound
from dreamline_web.signin.company.chosen import OpenID, Saml
from dreamline_web.signin.views import answers

if TYPE_CHECKING:
    from django.http import HttpRequest

LONGEST = 300_000
"""Characters of a SAML answer; real ones have about ten thousand."""
STRANGERS = 10 * 60
"""Seconds the session of somebody not signed in lives while they are away."""


@require_POST
def leave_for(request: HttpRequest, name: str) -> HttpResponse:
    """A page that leads to the provider: browsers let no form of ours end elsewhere (`form-action 'self'`)."""
    if request.user.is_authenticated:
        return _to_connect(request, name)
    request.session.set_expiry(STRANGERS)
    return _onward(request, name, arriving.LOGIN, doors.safe_next(request))


@doors.recently_proved
def _to_connect(request: HttpRequest, name: str) -> HttpResponse:
    return _onward(request, name, arriving.CONNECT, reverse("signin:secure"))


@require_safe
def back(request: HttpRequest, provider_id: str) -> HttpResponse:
    """From OpenID Connect; the one GET that acts, bound to the browser by `state`, nonce and PKCE."""
    from dreamline_web.signin.company import openid  # noqa: PLC0415  # loaded only where it is used

    return openid.come_back(request, _openid(provider_id))


@csrf_exempt
@require_POST
def saml_answer(request: HttpRequest) -> HttpResponse:
    """From SAML; nothing is read here.

    The provider's page sends this, so our cookies do not come along (SameSite): a form of ours brings the answer in
    once more.
    """
    _saml()
    answer = request.POST.get("SAMLResponse", "")
    if not 0 < len(answer) <= LONGEST:
        return adapter.refused()
    return render(request, "signin/returning.html", {"answer": answer})


@require_POST
def saml_finish(request: HttpRequest) -> HttpResponse:
    from dreamline_web.signin.company import saml  # noqa: PLC0415  # as above

    if len(request.POST.get("SAMLResponse", "")) > LONGEST:
        return adapter.refused()
    try:
        limits.take(limits.PASSKEY_FROM_CLIENT, actions.client_of(request).network, now=timezone.now())
        came = saml.come_back(request, _saml())
    except (limits.TooMany, saml.Refused):
        return adapter.refused()
    return arriving.arrive(request, came)


@require_safe
def saml_metadata(_request: HttpRequest) -> HttpResponse:
    from dreamline_web.signin.company import saml  # noqa: PLC0415  # as above

    return HttpResponse(saml.metadata(_saml()), content_type="application/samlmetadata+xml")


@require_safe
@doors.signed_in
def bind(request: HttpRequest) -> HttpResponse:
    """Asks whether the company account somebody came with is theirs."""
    kept = entry.read(request)
    known = bound.named(kept.company[0]) if kept.company else None
    if known is None:
        return answers.there(reverse("home"))
    return render(request, "signin/bind.html", {"company": known})


@require_POST
@doors.recently_proved
def bound_or_not(request: HttpRequest) -> HttpResponse:
    kept = entry.read(request)
    if kept.company and request.POST.get("mine") == "yes" and bound.bind(doors.me(request), *kept.company):
        changes.tell_added(doors.me(request), now=timezone.now())
    response = answers.there(kept.next or reverse("home"))
    entry.take_back(response)
    return response


def _onward(request: HttpRequest, name: str, process: str, onward: str) -> HttpResponse:
    known = bound.company(name)
    if known is None:
        raise Http404
    try:
        limits.take(limits.PASSKEY_FROM_CLIENT, actions.client_of(request).network, now=timezone.now())
        address = _address(request, known, process, onward)
    except (limits.TooMany, OSError, ValueError, KeyError):
        return adapter.refused()
    return render(request, "signin/onward.html", {"company": known, "address": address})


def _address(request: HttpRequest, known: OpenID | Saml, process: str, onward: str) -> str:
    """Where to go. Raises OSError (also that of the libraries), ValueError, KeyError."""
    if isinstance(known, OpenID):
        from dreamline_web.signin.company import openid  # noqa: PLC0415  # as above

        return openid.leave_for(request, known, process=process, onward=onward)
    from dreamline_web.signin.company import saml  # noqa: PLC0415  # as above

    return saml.leave_for(request, known, process=process, onward=onward)


def _openid(name: str) -> OpenID:
    known = bound.company(name)
    if not isinstance(known, OpenID):
        raise Http404
    return known


def _saml() -> Saml:
    known = next((company for company in settings.COMPANIES if isinstance(company, Saml)), None)
    if known is None:
        raise Http404
    return known
