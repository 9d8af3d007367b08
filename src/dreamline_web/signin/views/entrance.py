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
    held_entry = entry.read(request)
    if not held_entry.address:
        return answers.see("signin:page")
    return _ask(request, held_entry.address, held_entry.next)


def code(request: HttpRequest) -> HttpResponse:
    """The code from the letter: the form, and what was typed in it."""
    held_entry = entry.read(request)
    if request.user.is_authenticated or not held_entry.attempt:
        return answers.see("signin:page")
    if request.method in {"GET", "HEAD"}:
        return _code_page(request, held_entry, CodeForm())
    if request.method != "POST":
        return answers.not_allowed()
    form = CodeForm(request.POST)
    return _typed(request, held_entry, form) if form.is_valid() else _code_page(request, held_entry, form, status=422)


def second(request: HttpRequest) -> HttpResponse:
    """The second step: a code of the app, a recovery code, or a passkey."""
    held_entry = entry.read(request)
    attempt = attempts.waiting(held_entry.number, Purpose.ENTER, now=timezone.now())
    if attempt is None or attempt.person is None or attempt.person.closed:
        return answers.see("signin:page")
    if request.method in {"GET", "HEAD"}:
        return _second_page(request, attempt.person, FactorForm())
    if request.method != "POST":
        return answers.not_allowed()
    form = FactorForm(request.POST)
    if not form.is_valid():
        return _second_page(request, attempt.person, form, status=422)
    try:
        fits = codes.check(attempt.person, form.cleaned_data["code"], now=timezone.now())
    except limits.TooMany as full:
        return answers.too_many(
            request, full, lambda status: _second_page(request, attempt.person, form, status=status)
        )
    if not fits:
        form.add_error("code", answers.wrong_factor())
        return _second_page(request, attempt.person, form, status=422)
    return ways.through(request, attempt, held_entry, strong=True)


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


def _typed(request: HttpRequest, held_entry: entry.Entry, form: CodeForm) -> HttpResponse:
    now, by = timezone.now(), actions.client_of(request)
    try:
        attempt = actions.type_code(
            held_entry.number, form.cleaned_data["code"], Purpose.ENTER, address=held_entry.address, by=by, now=now
        )
    except limits.TooMany as full:
        return answers.too_many(request, full, lambda status: _code_page(request, held_entry, form, status=status))
    except attempts.Wrong as wrong:
        form.add_error("code", answers.wrong_code(wrong.left))
    except attempts.Gone:
        form.add_error("code", answers.gone())
    else:
        return ways.on(request, attempt, held_entry)
    return _code_page(request, held_entry, form, status=422)


def _page(request: HttpRequest, form: AddressForm, *, status: int = 200) -> HttpResponse:
    context: dict[str, Any] = {
        "form": form,
        "next": request.POST.get("next") or request.GET.get("next") or "",
        "house": access.house(),
        "companies": settings.COMPANIES,
        "passkeys": answers.passkeys_work(request),
        "binding": bool(entry.read(request).company),
        "news": request.GET.get("news", ""),
    }
    return render(request, "signin/page.html", context, status=status)


def _code_page(request: HttpRequest, held_entry: entry.Entry, form: CodeForm, *, status: int = 200) -> HttpResponse:
    context = {"form": form, "address": held_entry.address, "minutes": attempts.LIFE.seconds // 60}
    return render(request, "signin/code.html", context, status=status)


def _second_page(request: HttpRequest, person: Person, form: FactorForm, *, status: int = 200) -> HttpResponse:
    context = {"form": form, "held": held.of(person), "passkeys": answers.passkeys_work(request)}
    return render(request, "signin/second.html", context, status=status)
