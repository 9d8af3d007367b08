"""Values: the list, the form, and the moments that show them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import BadRequest
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from dreamline_web.pages import fragments
from dreamline_web.pages.versions import Both, Pair, Stale, conflict
from dreamline_web.stories import access, documents, queries
from dreamline_web.stories.actions import begin, values
from dreamline_web.stories.forms.parts import ValueForm
from dreamline_web.stories.views import answers
from dreamline_web.stories.views.answers import PAGE, asked
from dreamline_web.stories.views.two_versions import SEVERAL

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from dreamline_web.stories.actions.moments import Done
    from dreamline_web.stories.models import Value
    from dreamline_web.stories.views.answers import Asked


@require_safe
def values_list(request: HttpRequest) -> HttpResponse:
    one = asked(request)
    if not fragments.wanted(request):
        return redirect(f"{reverse('story')}#values")
    etag = answers.tag(one, "values")
    if same := answers.unchanged(one, etag):
        return same
    return answers.tagged(fragments.part(request, PAGE, "values", {"page": answers.story_page(one)}), etag)


@require_safe
def form(request: HttpRequest, number: int) -> HttpResponse:
    row = access.value_to_edit(request.user, number)
    one = asked(request)
    return _form(one, ValueForm(initial=_fields(row), audience=answers.audience(one), held=access.open_now(row)), row)


@require_POST
def add(request: HttpRequest) -> HttpResponse:
    one = asked(request)
    sent = ValueForm(request.POST, audience=answers.audience(one))
    if not sent.is_valid():
        return _form(one, sent, None, status=422)
    by: Any = request.user
    moment = access.moment_to_edit(by, sent.shown_in) if sent.shown_in else None
    story = one.story or begin.own_story(by=by, now=one.now)

    def act() -> Done[Value]:
        return values.add_value(story, sent.value, moment=moment, wish=sent.wish, by=by, now=one.now)

    outcome = answers.once_only(one, act)
    return answers.after(one, outcome, focus="value-name")


@require_POST
def change(request: HttpRequest, number: int) -> HttpResponse:
    row = access.value_to_edit(request.user, number)
    one = asked(request)
    kept = documents.value_of(row)
    sent = ValueForm(request.POST, audience=answers.audience(one), kept=kept, held=access.open_now(row))
    if not sent.is_valid():
        return _form(one, sent, row, status=422)
    by: Any = request.user

    def act() -> Done[Value]:
        version = sent.sent_version
        return values.change_value(row, sent.value, wish=sent.wish, version=version, by=by, now=one.now)

    try:
        outcome = answers.once_only(one, act)
    except Stale as stale:
        row.refresh_from_db()
        return _both(request, row, sent.seen_by.names, stale.version)
    return answers.after(one, outcome, focus=f"value-{number}")


@require_POST
def ties(request: HttpRequest, number: int) -> HttpResponse:
    """`moment` and `tied` come in the form, or in the address where many buttons share one form."""
    row = access.value_to_edit(request.user, number)
    moment, tied = (request.POST.get(name) or request.GET.get(name, "") for name in ("moment", "tied"))
    if not (moment.isascii() and moment.isdigit() and len(moment) < 19 and tied in {"0", "1"}):  # noqa: PLR2004  # digits of a 64-bit number
        raise BadRequest
    shown = access.moment_to_edit(request.user, int(moment))
    one = asked(request)
    by: Any = request.user
    outcome = answers.once_only(one, lambda: values.tie_value(row, shown, tied=tied == "1", by=by, now=one.now))
    return answers.after(one, outcome, focus=f"value-{number}")


@require_POST
def removal(request: HttpRequest, number: int) -> HttpResponse:
    one = asked(request)
    by: Any = request.user
    outcome = answers.once_only(one, lambda: values.remove_value(access.value_to_edit(by, number), by=by, now=one.now))
    return answers.after(one, outcome, focus="values")


def _form(one: Asked, form_: ValueForm, row: Value | None, *, status: int = 200) -> HttpResponse:
    page = answers.story_page(one)
    shown = {"form": form_, "value": page.value(row.pk) if row else queries.NO_VALUE, "page": page}
    if fragments.wanted(one.request):
        return fragments.part(one.request, PAGE, "value-form", shown, status=status)
    return render(one.request, "stories/value_page.html", shown, status=status)


def _fields(row: Value) -> dict[str, object]:
    value = documents.value_of(row)
    return {
        "name": value.name,
        "sight": value.sight.who,
        "names": ", ".join(value.sight.names),
        "version": row.version,
    }


def _both(request: HttpRequest, row: Value, names: tuple[str, ...], version: int) -> HttpResponse:
    labels = {"name": _("Value"), "sight": _("Who can see it"), "names": _("Names")}
    kept = _fields(row)
    sent = {**request.POST.dict(), "names": ", ".join(names)}
    pairs = tuple(Pair(name, label, str(kept[name]), str(sent.get(name, ""))) for name, label in labels.items())
    ticked = tuple((name, number) for name in SEVERAL for number in request.POST.getlist(name))
    save = reverse("value-change", args=[row.pk])
    back = f"{reverse('story')}?seen={version}#values"
    return conflict(request, pairs, version=version, save=save, back=back, carried=ticked, both=_beside(kept, pairs))


def _beside(kept: dict[str, object], pairs: tuple[Pair, ...]) -> Both | None:
    """Two words are two values; one word can be only one."""
    fields = tuple((pair.name, pair.sends) for pair in pairs)
    if dict(fields)["name"].strip().casefold() in {"", str(kept["name"]).casefold()}:
        return None
    return Both(reverse("values"), _("“Keep both” adds yours as a second value."), fields)
