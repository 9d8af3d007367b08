"""The way in: an address, the code from the letter, the second step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from dreamline_web.signin import access, actions, attempts, doors, entry, limits, ways
from dreamline_web.signin.factors import codes, held
from dreamline_web.signin.forms import AddressForm, CodeForm, FactorForm
from dreamline_web.signin.models import Purpose
from dreamline_web.signin.views import answers

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from dreamline_web.people.models import Person
    from dreamline_web.signin.models import Attempt


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        return redirect(doors.safe_next(request))
    return _page(request, AddressForm())


@require_POST
def ask(request: HttpRequest) -> HttpResponse:
    """Sends a code. What is answered does not depend on whether anybody has the address."""
    form = AddressForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    return _ask(request, form.cleaned_data["address"], doors.safe_next(request))


@require_POST
def again(request: HttpRequest) -> HttpResponse:
    """A new code for the address typed before."""
    kept = entry.read(request)
    if not kept.address:
        return answers.see("signin:page")
    return _ask(request, kept.address, kept.next)


@require_safe
def code(request: HttpRequest) -> HttpResponse:
    """Where the code from the letter is typed."""
    kept = entry.read(request)
    if request.user.is_authenticated or not kept.attempt:
        return answers.see("signin:page")
    return _code_page(request, kept, CodeForm())


@require_POST
def code_typed(request: HttpRequest) -> HttpResponse:
    kept = entry.read(request)
    form = CodeForm(request.POST)
    if not form.is_valid():
        return _code_page(request, kept, form, status=422)
    return _typed(request, kept, form)


@require_safe
def second(request: HttpRequest) -> HttpResponse:
    """Where the second step is shown: a code of the app, a recovery code, or a passkey."""
    attempt = _waiting(request)
    return _second_page(request, attempts.whose(attempt), FactorForm()) if attempt else answers.see("signin:page")


@require_POST
def second_typed(request: HttpRequest) -> HttpResponse:
    attempt, form = _waiting(request), FactorForm(request.POST)
    if attempt is None:
        return answers.see("signin:page")
    if form.is_valid():
        try:
            if codes.check(attempts.whose(attempt), form.cleaned_data["code"], now=timezone.now()):
                return ways.through(request, attempt, entry.read(request), strong=True)
            form.add_error("code", answers.wrong_factor())
        except limits.TooMany as full:
            return answers.too_many(
                request, full, lambda code: _second_page(request, attempts.whose(attempt), form, status=code)
            )
    return _second_page(request, attempts.whose(attempt), form, status=422)


def _waiting(request: HttpRequest) -> Attempt | None:
    """The attempt whose first step is proved, of somebody who may still come in."""
    attempt = attempts.waiting(entry.read(request).number, Purpose.ENTER, now=timezone.now())
    return attempt if attempt and attempt.person and attempt.person.closed is None else None


def _ask(request: HttpRequest, address: str, onward: str) -> HttpResponse:
    try:
        attempt = actions.ask_to_enter(address, by=actions.client_of(request), now=timezone.now())
    except limits.TooMany as full:
        form = AddressForm({"address": address})
        form.is_valid()
        return answers.too_many(request, full, lambda status: _page(request, form, status=status))
    response = answers.see("signin:code")
    kept = entry.read(request)
    entry.give(response, entry.Entry(str(attempt.pk), address=address, next=onward, company=kept.company))
    return response


def _typed(request: HttpRequest, kept: entry.Entry, form: CodeForm) -> HttpResponse:
    now, by = timezone.now(), actions.client_of(request)
    try:
        attempt = actions.type_code(
            kept.number, form.cleaned_data["code"], Purpose.ENTER, address=kept.address, by=by, now=now
        )
    except limits.TooMany as full:
        return answers.too_many(request, full, lambda status: _code_page(request, kept, form, status=status))
    except attempts.Wrong as wrong:
        form.add_error("code", answers.wrong_code(wrong.left))
    except attempts.Gone:
        form.add_error("code", answers.gone())
    else:
        return ways.on(request, attempt, kept)
    return _code_page(request, kept, form, status=422)


def _page(request: HttpRequest, form: AddressForm, *, status: int = 200) -> HttpResponse:
    context: dict[str, Any] = {
        "form": form,
        "next": request.POST.get("next") or request.GET.get("next") or "",
        "house": access.house(),
        "companies": settings.COMPANIES,
        "passkeys": answers.passkeys_work(request),
        "origin_address": settings.ORIGIN,
        "binding": bool(entry.read(request).company),
        "news": request.GET.get("news", ""),
    }
    return render(request, "signin/page.html", context, status=status)


def _code_page(request: HttpRequest, kept: entry.Entry, form: CodeForm, *, status: int = 200) -> HttpResponse:
    context = {"form": form, "address": kept.address, "minutes": attempts.LIFE.seconds // 60}
    return render(request, "signin/code.html", context, status=status)


def _second_page(request: HttpRequest, person: Person, form: FactorForm, *, status: int = 200) -> HttpResponse:
    context: dict[str, Any] = {"form": form, "held": held.of(person)}
    context |= {"passkeys": answers.passkeys_work(request), "origin_address": settings.ORIGIN}
    return render(request, "signin/second.html", context, status=status)
