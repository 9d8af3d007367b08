"""The story page, its list, and the words about the story."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from dreamline_web.pages import fragments
from dreamline_web.pages.versions import Pair, Stale, conflict
from dreamline_web.stories import documents, late
from dreamline_web.stories.actions import begin, words
from dreamline_web.stories.forms.parts import StoryForm
from dreamline_web.stories.templatetags.story_parts import story_languages
from dreamline_web.stories.views import answers, moments
from dreamline_web.stories.views.answers import PAGE, asked

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from dreamline.story.story import Story as CoreStory


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    if not request.user.is_authenticated:
        return redirect("home")
    one = asked(request)
    values = answers.page_values(one)
    if values["page"].is_empty:
        return render(request, "stories/empty_page.html", values)
    if number := request.GET.get("open", ""):
        values["opened"] = moments.form_values(one, values["page"], number)
    return late.render(request, PAGE, values)


@require_safe
def moments_list(request: HttpRequest) -> HttpResponse:
    one = asked(request)
    etag = answers.tag(one, "list", answers.order_of(request))
    if same := answers.unchanged(one, etag):
        return same
    if not fragments.wanted(request):
        return redirect("story")
    return answers.tagged(fragments.part(request, PAGE, "list", {"page": answers.story_page(one)}), etag)


@require_safe
def form(request: HttpRequest) -> HttpResponse:
    one = asked(request)
    about = answers.told(one)
    story = about.filed.story
    version = one.story.version if one.story else 0
    return _form(one, StoryForm(told=about, initial=_fields(story, version)))


@require_POST
def change(request: HttpRequest) -> HttpResponse:
    one = asked(request)
    sent = StoryForm(request.POST, told=answers.told(one))
    if not sent.is_valid():
        return _form(one, sent, status=422)
    story = one.story or begin.own_story(by=request.user, now=one.now)  # type: ignore[arg-type]  # signed in
    try:
        outcome = answers.once_only(
            one,
            lambda: words.change_story(story, sent.story, version=sent.sent_version, by=request.user, now=one.now),  # type: ignore[arg-type]  # as above
        )
    except Stale as stale:
        kept = documents.head_of(story).story
        return _both(request, kept, sent.story, stale.version)
    return answers.after(one, outcome, focus="story-title")


def _form(one: answers.Asked, form_: StoryForm, *, status: int = 200) -> HttpResponse:
    values = {"form": form_, "page": answers.story_page(one)}
    if fragments.wanted(one.request):
        return fragments.part(one.request, PAGE, "story-form", values, status=status)
    return render(one.request, "stories/story_form_page.html", values, status=status)


def _fields(story: CoreStory, version: int) -> dict[str, object]:
    return {
        "title": story.title,
        "subtitle": story.subtitle,
        "caption": story.caption,
        "born": story.born.words or story.born.edtf if story.born else "",
        "lang": story.lang,
        "version": version,
    }


def _both(request: HttpRequest, kept: CoreStory, sent: CoreStory, version: int) -> HttpResponse:
    labels = {
        "title": _("Title"),
        "subtitle": _("Second line"),
        "caption": _("Words below the picture"),
        "born": _("Born"),
        "lang": _("Language"),
    }
    now, new = _fields(kept, 0), _fields(sent, 0)
    pairs = tuple(
        Pair(name, label, _said(name, str(now[name])), _said(name, str(new[name])), value=str(new[name]))
        for name, label in labels.items()
    )
    return conflict(
        request, pairs, version=version, save=reverse("story-change"), back=f"{reverse('story')}?seen={version}"
    )


def _said(name: str, value: str) -> str:
    """A field's value in words."""
    return {**dict(story_languages()), "": _("As it comes")}.get(value, value) if name == "lang" else value
