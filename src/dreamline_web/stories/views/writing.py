"""While somebody writes: the quick line, what is understood of it, emojis to choose from, questions to begin with."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from dreamline.emoji import names
from dreamline_web.pages import fragments
from dreamline_web.stories import shown
from dreamline_web.stories.forms.moment import QuickLineForm
from dreamline_web.stories.questions import QUESTIONS
from dreamline_web.stories.questions import question as asked_question
from dreamline_web.stories.understanding import LONGEST, Understood, understand
from dreamline_web.stories.views import answers
from dreamline_web.stories.views.answers import PAGE, Asked, asked

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
def quick_line(request: HttpRequest) -> HttpResponse:
    """An empty line with a key of its own."""
    one = asked(request)
    if not fragments.wanted(request):
        return redirect("story")
    values = {"quick": QuickLineForm(told=answers.told(one)), "understood": Understood()}
    return fragments.part(request, PAGE, "quick", values)


@require_safe
def suggest(request: HttpRequest) -> HttpResponse:
    """`?line=` as it is being typed; `emoji` is the one chosen so far. Nothing of it is stored or logged."""
    one = asked(request)
    values = _understood(one, request.GET.get("line", "")[:LONGEST])
    values["chosen"] = request.GET.get("emoji", "")
    if fragments.wanted(request):
        return fragments.part(request, PAGE, "understood", values)
    return redirect("story")


@require_safe
def emojis(request: HttpRequest) -> HttpResponse:
    """`?q=`: emojis by name or keyword, in the language of the story and in English."""
    one = asked(request)
    query = request.GET.get("q", "")[: names.LONGEST_QUERY]
    lang = answers.told(one).lang or str(getattr(request, "LANGUAGE_CODE", "en"))
    found = shown.named(names.search(query, lang), lang)
    if fragments.wanted(request):
        return fragments.part(request, PAGE, "emojis", {"found": found, "query": query})
    return redirect("story")


@require_safe
def question(request: HttpRequest, number: int) -> HttpResponse:
    one = asked(request)
    this = asked_question(number)
    if this is None:
        raise Http404
    values: dict[str, Any] = {
        "question": this,
        "questions": QUESTIONS,
        "next": asked_question(number + 1),
        "quick": QuickLineForm(told=answers.told(one)),
        "understood": Understood(),
    }
    return render(request, "stories/question_page.html", values)


def _understood(one: Asked, line: str) -> dict[str, Any]:
    about = answers.told(one)
    said = understand(line, about.filed, memory=about.memory, today=one.today)
    colour = shown.colours(about.filed.story, today=one.today).get(said.chapter_id)
    coloured = replace(said, colour_index=colour)
    return {"understood": coloured, "suggestions": shown.named(said.emojis, about.lang or "en")}
