"""Changing one's own address: say the new one, then type the codes from both letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from dreamline_web.signin import address, attempts, doors, entry, limits, sittings
from dreamline_web.signin.forms import AddressForm, CodeForm
from dreamline_web.signin.models import Purpose
from dreamline_web.signin.views import answers

if TYPE_CHECKING:
    import uuid

    from django.http import HttpRequest, HttpResponse

    from dreamline_web.people.models import Person
    from dreamline_web.signin.models import Attempt, Sitting


@require_safe
@doors.recently_proved
def page(request: HttpRequest) -> HttpResponse:
    return _page(request, AddressForm())


@require_POST
@doors.recently_proved
def ask(request: HttpRequest) -> HttpResponse:
    form, now = AddressForm(request.POST), timezone.now()
    if not form.is_valid():
        return _page(request, form, status=422)
    new, sitting = form.cleaned_data["address"], doors.here(request)
    try:
        asked = address.ask(sitting.person, new, passkey=sittings.shown_passkey(sitting, now=now), now=now)
    except limits.TooMany as full:
        return answers.too_many(request, full, lambda status: _page(request, form, status=status))
    response = answers.see("signin:address-codes")
    old = str(asked.old.pk) if asked.old else ""
    entry.give(response, entry.Entry(str(asked.new.pk), other=old, address=new))
    return response


@require_safe
@doors.recently_proved
def codes(request: HttpRequest) -> HttpResponse:
    kept = entry.read(request)
    return _codes_page(request, kept) if kept.attempt else answers.see("signin:address")


@require_POST
@doors.recently_proved
def typed(request: HttpRequest) -> HttpResponse:
    """Both codes at once; with a passkey of the last minutes, the one from the new address is enough."""
    kept, sitting = entry.read(request), doors.here(request)
    new, old = CodeForm(request.POST, prefix="new"), CodeForm(request.POST, prefix="old")
    forms = [new, old] if kept.other else [new]
    if not all([form.is_valid() for form in forms]):  # noqa: C419  # both say what is wrong with them
        return _codes_page(request, kept, new, old, status=422)
    try:
        asked = _checked(sitting, kept, new, old)
        address.change(sitting, kept.address, asked, now=timezone.now())
    except limits.TooMany as full:
        return answers.too_many(request, full, lambda status: _codes_page(request, kept, new, old, status=status))
    except attempts.Wrong as wrong:
        new.add_error("code", answers.wrong_code(wrong.left))
    except (attempts.Gone, address.NotYours):
        new.add_error("code", gettext("These codes are no longer valid. Begin again with the address."))
    else:
        response = answers.see("signin:secure")
        entry.take_back(response)
        return response
    return _codes_page(request, kept, new, old, status=422)


def _checked(sitting: Sitting, kept: entry.Entry, new: CodeForm, old: CodeForm) -> address.Asked:
    """The old address first: it is the one that says whether this is the person."""
    person, now, leaving = sitting.person, timezone.now(), None
    if kept.other:
        leaving = _proved(person, kept.other_number, old, Purpose.OLD_ADDRESS)
    elif not sittings.shown_passkey(sitting, now=now):
        raise attempts.Gone
    return address.Asked(_proved(person, kept.number, new, Purpose.NEW_ADDRESS), leaving)


def _proved(person: Person, number: uuid.UUID, form: CodeForm, purpose: Purpose) -> Attempt:
    """A code that was right before stays right while the other is typed again."""
    now = timezone.now()
    before = attempts.waiting(number, purpose, now=now)
    if before is not None and before.person == person:
        return before
    return address.check(person, number, form.cleaned_data["code"], purpose, now=now)


def _page(request: HttpRequest, form: AddressForm, *, status: int = 200) -> HttpResponse:
    return render(request, "signin/address.html", {"form": form}, status=status)


def _codes_page(
    request: HttpRequest,
    kept: entry.Entry,
    new: CodeForm | None = None,
    old: CodeForm | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    forms = {"new": new or CodeForm(prefix="new"), "old": old or CodeForm(prefix="old")}
    return render(request, "signin/address_codes.html", {**forms, "kept": kept}, status=status)
