"""Chapters: form, and what can be done to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import BadRequest
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from dreamline.story.story import COLOURS
from dreamline_web.pages import fragments
from dreamline_web.pages.versions import Pair, Stale, conflict
from dreamline_web.stories import access, documents
from dreamline_web.stories.actions import begin, chapters
from dreamline_web.stories.forms.parts import ChapterForm
from dreamline_web.stories.templatetags.story_parts import chapter_colours
from dreamline_web.stories.views import answers
from dreamline_web.stories.views.answers import PAGE, asked

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from dreamline_web.stories.models import Chapter
    from dreamline_web.stories.views.answers import Asked


@require_safe
def new(request: HttpRequest) -> HttpResponse:
    one = asked(request)
    blank = ChapterForm(told=answers.told(one), initial={"before": request.GET.get("before", "")})
    return _form(one, blank, None)


@require_safe
def form(request: HttpRequest, number: int) -> HttpResponse:
    row = access.chapter_to_edit(request.user, number)
    one = asked(request)
    return _form(one, ChapterForm(told=answers.told(one), initial=_fields(row)), row)


@require_POST
def add(request: HttpRequest) -> HttpResponse:
    one = asked(request)
    sent = ChapterForm(request.POST, told=answers.told(one))
    if not sent.is_valid():
        return _form(one, sent, None, status=422)
    by: Any = request.user
    begins_with = access.moment_to_edit(by, sent.begins_with) if sent.begins_with else None
    story = one.story or begin.own_story(by=by, now=one.now)
    outcome = answers.once_only(
        one, lambda: chapters.add_chapter(story, sent.chapter, begins_with=begins_with, by=by, now=one.now)
    )
    return answers.after(one, outcome, focus=f"chapter-{outcome.row}")


@require_POST
def change(request: HttpRequest, number: int) -> HttpResponse:
    row = access.chapter_to_edit(request.user, number)
    one = asked(request)
    sent = ChapterForm(request.POST, told=answers.told(one), kept=documents.chapter_of(row))
    if not sent.is_valid():
        return _form(one, sent, row, status=422)
    by: Any = request.user
    try:
        outcome = answers.once_only(
            one, lambda: chapters.change_chapter(row, sent.chapter, version=sent.sent_version, by=by, now=one.now)
        )
    except Stale as stale:
        row.refresh_from_db()
        return _both(request, row, stale.version)
    return answers.after(one, outcome, focus=f"chapter-{number}")


@require_POST
def place(request: HttpRequest, number: int) -> HttpResponse:
    row = access.chapter_to_edit(request.user, number)
    to: Any = request.POST.get("to", "")
    if to not in {"up", "down"}:
        raise BadRequest
    one = asked(request)
    by: Any = request.user
    outcome = answers.once_only(one, lambda: chapters.move_chapter(row, to, by=by, now=one.now))
    return answers.after(one, outcome, focus=f"chapter-{number}")


@require_POST
def removal(request: HttpRequest, number: int) -> HttpResponse:
    one = asked(request)
    by: Any = request.user
    outcome = answers.once_only(
        one, lambda: chapters.remove_chapter(access.chapter_to_edit(by, number), by=by, now=one.now)
    )
    return answers.after(one, outcome, focus="moments")


def _form(one: Asked, form_: ChapterForm, row: Chapter | None, *, status: int = 200) -> HttpResponse:
    page = answers.story_page(one)
    values = {"form": form_, "chapter": page.chapter(row.pk) if row else None, "page": page, "colours": COLOURS}
    if fragments.wanted(one.request):
        return fragments.part(one.request, PAGE, "chapter-form", values, status=status)
    return render(one.request, "stories/chapter_page.html", values, status=status)


def _fields(row: Chapter) -> dict[str, object]:
    chapter = documents.chapter_of(row)
    when = chapter.when.words or chapter.when.edtf if chapter.when else ""
    return {"name": chapter.name, "when": when, "colour": chapter.colour, "version": row.version}


def _both(request: HttpRequest, row: Chapter, version: int) -> HttpResponse:
    labels = {"name": _("Name"), "when": _("Years"), "colour": _("Colour")}
    kept = _fields(row)
    sent = {name: request.POST[name] for name in labels if name in request.POST}
    pairs = tuple(
        Pair(name, labels[name], _said(name, str(kept[name])), _said(name, value), value=value)
        for name, value in sent.items()
    )
    save = reverse("chapter-change", args=[row.pk])
    back = f"{reverse('story')}?seen={version}#chapter-{row.pk}"
    return conflict(request, pairs, version=version, save=save, back=back)


def _said(name: str, value: str) -> str:
    """A field's value in words."""
    return dict(chapter_colours()).get(value, value) if name == "colour" else value
