"""How one signs in: passkeys, the code app, recovery codes, company accounts. Leads and organisers begin here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from dreamline_web.signin import access, changes, doors, limits, sittings
from dreamline_web.signin.company import bound
from dreamline_web.signin.factors import codes, held, passkeys, pattern
from dreamline_web.signin.forms import FactorForm, NameForm
from dreamline_web.signin.views import answers

if TYPE_CHECKING:
    from django.http import HttpRequest


@require_safe
@doors.signed_in
def page(request: HttpRequest) -> HttpResponse:
    return _page(request)


@require_POST
@doors.recently_proved
def begin_passkey(request: HttpRequest) -> HttpResponse:
    """A challenge for the browser, as JSON."""
    try:
        limits.take(limits.SETTING_UP, str(doors.me(request).pk), now=timezone.now())
    except limits.TooMany as full:
        return answers.too_many(request, full, lambda status: JsonResponse({}, status=status))
    return JsonResponse(passkeys.begin_adding(doors.me(request)))


@require_POST
@doors.recently_proved
def add_passkey(request: HttpRequest) -> HttpResponse:
    """The browser's new passkey; the first factor brings recovery codes along."""
    form = NameForm(request.POST)
    name = form.cleaned_data["name"] if form.is_valid() else ""
    try:
        passkeys.finish_adding(doors.me(request), request.POST.get("answer", ""), name)
    except passkeys.Refused:
        return _page(request, trouble=gettext("The passkey was not added. Try once more."), status=422)
    return _added(request)


@require_POST
@doors.recently_proved
def remove_passkey(request: HttpRequest, number: int) -> HttpResponse:
    return _remove(request, lambda: held.remove(doors.me(request), number))


@require_POST
@doors.recently_proved
def begin_app(request: HttpRequest) -> HttpResponse:
    codes.begin_app(request)
    return answers.see("signin:app")


@require_safe
@doors.recently_proved
def app(request: HttpRequest) -> HttpResponse:
    return _app_page(request, FactorForm()) if codes.pending_secret(request) else answers.see("signin:secure")


@require_POST
@doors.recently_proved
def confirm_app(request: HttpRequest) -> HttpResponse:
    form = FactorForm(request.POST)
    if not codes.pending_secret(request):
        return answers.see("signin:secure")
    if form.is_valid():
        try:
            if codes.confirm_app(request, doors.me(request), form.cleaned_data["code"], now=timezone.now()):
                return _added(request)
            form.add_error("code", answers.wrong_factor())
        except limits.TooMany as full:
            return answers.too_many(request, full, lambda status: _app_page(request, form, status=status))
    return _app_page(request, form, status=422)


@require_POST
@doors.recently_proved
def remove_app(request: HttpRequest) -> HttpResponse:
    return _remove(request, lambda: held.remove_code_app(doors.me(request)))


@require_POST
@doors.recently_proved
def new_recovery(request: HttpRequest) -> HttpResponse:
    """New recovery codes, shown in this one answer."""
    if not held.has_second(doors.me(request)):
        return answers.see("signin:secure")
    return _recovery_page(request)


@require_POST
@doors.recently_proved
def part_company(request: HttpRequest, number: int) -> HttpResponse:
    if bound.part(doors.me(request), number):
        changes.tell_removed(doors.me(request), now=timezone.now())
    return answers.see("signin:secure")


def _added(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    changes.factor_added(doors.me(request), doors.here(request), now=now)
    return answers.see("signin:secure") if codes.has_recovery(doors.me(request)) else _recovery_page(request)


def _remove(request: HttpRequest, remove: Any) -> HttpResponse:
    """Not the last factor of somebody who needs one."""
    if access.needs_second_factor(doors.me(request)) and held.of(doors.me(request)).count == 1:
        trouble = gettext("This is the only one you have, and you need one. Add another first, then remove this one.")
        return _page(request, trouble=trouble, status=409)
    if remove():
        changes.tell_removed(doors.me(request), now=timezone.now())
    return answers.see("signin:secure")


def _page(request: HttpRequest, *, trouble: str = "", status: int = 200) -> HttpResponse:
    sitting = doors.here(request)
    context = {
        "held": held.of(doors.me(request)),
        "needs": access.needs_second_factor(doors.me(request)),
        "passkeys": answers.passkeys_work(request),
        "origin_address": settings.ORIGIN,
        "fresh": sittings.is_fresh(sitting, now=timezone.now()),
        "strong": sitting.strong,
        "bound": bound.of(doors.me(request)),
        "companies": bound.offered(doors.me(request)),
        "trouble": trouble,
    }
    return render(request, "signin/secure.html", context, status=status)


def _app_page(request: HttpRequest, form: FactorForm, *, status: int = 200) -> HttpResponse:
    secret = codes.pending_secret(request)
    drawn = pattern.of(codes.address_of(doors.me(request), secret))
    grouped = " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))
    return render(request, "signin/app.html", {"form": form, "pattern": drawn, "secret": grouped}, status=status)


def _recovery_page(request: HttpRequest) -> HttpResponse:
    made = codes.make_recovery(doors.me(request))
    onward = doors.safe_next(request, reverse("signin:secure"))
    return render(request, "signin/recovery.html", {"codes": made, "next": onward})
