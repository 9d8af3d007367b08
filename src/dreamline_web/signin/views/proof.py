"""Proving once more who one is, before something that matters."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.conf import settings
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from dreamline_web.signin import actions, attempts, doors, entry, limits
from dreamline_web.signin.factors import codes, held
from dreamline_web.signin.forms import CodeForm, FactorForm
from dreamline_web.signin.models import Purpose
from dreamline_web.signin.views import answers

if TYPE_CHECKING:
    from django import forms
    from django.http import HttpRequest, HttpResponse


@require_safe
@doors.signed_in
def page(request: HttpRequest) -> HttpResponse:
    return _page(request, FactorForm() if held.has_second(doors.me(request)) else CodeForm())


@require_POST
@doors.signed_in
def ask(request: HttpRequest) -> HttpResponse:
    """Sends a code to the person's own address, unless they have something stronger to show."""
    if held.has_second(doors.me(request)):
        return _again(request)
    try:
        attempt = actions.ask_to_prove(doors.me(request), by=actions.client_of(request), now=timezone.now())
    except limits.TooMany as full:
        return answers.too_many(request, full, lambda status: _page(request, CodeForm(), status=status))
    response = _again(request)
    entry.give(response, entry.changed(entry.read(request), attempt=str(attempt.pk), address=doors.me(request).address))
    return response


@require_POST
@doors.signed_in
def typed(request: HttpRequest) -> HttpResponse:
    if held.has_second(doors.me(request)):
        return _factor(request, FactorForm(request.POST))
    return _code(request, CodeForm(request.POST))


def _factor(request: HttpRequest, form: FactorForm) -> HttpResponse:
    if form.is_valid():
        try:
            if codes.check(doors.me(request), form.cleaned_data["code"], now=timezone.now()):
                return _proved(request, strong=True)
            form.add_error("code", answers.wrong_factor())
        except limits.TooMany as full:
            return answers.too_many(request, full, lambda status: _page(request, form, status=status))
    return _page(request, form, status=422)


def _code(request: HttpRequest, form: CodeForm) -> HttpResponse:
    if not form.is_valid():
        return _page(request, form, status=422)
    kept, now = entry.read(request), timezone.now()
    code, by, address = form.cleaned_data["code"], actions.client_of(request), doors.me(request).address
    try:
        attempt = actions.type_code(kept.number, code, Purpose.PROVE, address=address, by=by, now=now)
        if attempt.person == doors.me(request):
            attempts.end(attempt, now=now)
            return _proved(request, strong=False)
        form.add_error("code", answers.gone())
    except limits.TooMany as full:
        return answers.too_many(request, full, lambda status: _page(request, form, status=status))
    except attempts.Wrong as wrong:
        form.add_error("code", answers.wrong_code(wrong.left))
    except attempts.Gone:
        form.add_error("code", answers.gone())
    return _page(request, form, status=422)


def _proved(request: HttpRequest, *, strong: bool) -> HttpResponse:
    actions.prove(doors.here(request), strong=strong, now=timezone.now())
    return answers.there(doors.safe_next(request))


def _again(request: HttpRequest) -> HttpResponse:
    return answers.there(f"{reverse('signin:prove')}?{urlencode({'next': doors.safe_next(request)})}")


def _page(request: HttpRequest, form: forms.Form, *, status: int = 200) -> HttpResponse:
    kept = entry.read(request)
    context = {
        "form": form,
        "held": held.of(doors.me(request)),
        "next": doors.safe_next(request),
        "asked": bool(kept.attempt) and kept.address == doors.me(request).address,
        "passkeys": answers.passkeys_work(request),
        "origin_address": settings.ORIGIN,
    }
    return render(request, "signin/prove.html", context, status=status)
