"""How the views of a story answer: the values of its page, the part or the redirect after something happened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

from django.http import HttpResponseNotModified
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language

from dreamline_web.pages import fragments, once, toasts
from dreamline_web.stories import access, as_story, documents, late, news, picture, queries
from dreamline_web.stories.actions.moments import Done
from dreamline_web.stories.forms.moment import QuickLineForm, Told
from dreamline_web.stories.opened.audience import Audience
from dreamline_web.stories.questions import QUESTIONS
from dreamline_web.stories.understanding import Understood

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from django.http import HttpRequest, HttpResponse

    from dreamline_web.stories.models import Happening, Story
    from dreamline_web.stories.queries import StoryPage

PAGE = "stories/story_page.html"


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asks, for their own story (None until something is written), and when."""

    request: HttpRequest
    story: Story | None
    now: datetime
    today: date


def asked(request: HttpRequest) -> Asked:
    """The only way in for what is not addressed by a number. Raises Http404 for nobody."""
    now = timezone.now()
    return Asked(request, access.own_story(request.user, now=now), now, timezone.localdate())


def told(one: Asked) -> Told:
    """What forms need to know. No query where the story was read at this revision before."""
    if one.story is None:
        return Told(queries.empty_page(one.request.user).filed, one.today, audience=audience(one))  # type: ignore[arg-type]  # signed in
    return Told(as_story.known(one.story), one.today, documents.memory_of(one.story), audience(one))


def audience(one: Asked) -> Audience:
    """For whom the visitor could open something; read when a form asks."""
    return Audience(one.request.user)  # type: ignore[arg-type]  # signed in


def told_by(one: Asked, page: StoryPage) -> Told:
    """The same, from a page that was just read."""
    return Told(page.filed, one.today, page.memory, audience(one))


def story_page(one: Asked) -> StoryPage:
    return queries.story_page(one.request.user, one.story, order=order_of(one.request), today=one.today)  # type: ignore[arg-type]  # signed in


def order_of(request: HttpRequest) -> str:
    """The order of the list as the address says it, or the address of the open page a part is for."""
    if "order" in request.GET:
        return request.GET["order"]
    open_page = urlsplit(request.headers.get("HX-Current-URL", ""))
    return parse_qs(open_page.query).get("order", ["newest"])[0]


def page_values(one: Asked, **more: Any) -> dict[str, Any]:
    """What `story_page.html` gets."""
    page = story_page(one)
    about = told_by(one, page)
    return {
        "page": page,
        "picture": picture_of(one, page),
        "quick": QuickLineForm(told=about),
        "understood": Understood(),
        "questions": QUESTIONS,
        "opened": None,
        "focus": "",
    } | more


def picture_of(one: Asked, page: StoryPage) -> picture.PictureView | None:
    """The picture in the style asked for; without a wish, the tall one for telephones. None without a story."""
    if one.story is None:
        return None
    style, known = style_for(one.request), known_emojis(one.request)
    return picture.inline_picture(one.story, page.filed, style=style, today=one.today, known=known)


def known_emojis(request: HttpRequest) -> frozenset[str]:
    """The ids of the emojis the open page has, as its script says; none for a whole page."""
    if not fragments.wanted(request):
        return frozenset()
    return frozenset((request.POST.get("known") or request.GET.get("known", "")).split())


def style_for(request: HttpRequest) -> str:
    """The script of the page asks for the style its width needs; without scripts, telephones say that they are some."""
    wish = request.GET.get("style") or request.POST.get("style")
    phone = request.headers.get("Sec-CH-UA-Mobile") == "?1" or "Mobi" in request.headers.get("User-Agent", "")
    return picture.known_style(wish or ("scroll" if phone else "path"))


# Reading


def part(one: Asked, template: str, name: str, values: dict[str, Any], *, status: int = 200) -> HttpResponse:
    """A part for the open page, or the whole page around it."""
    if fragments.wanted(one.request):
        return fragments.part(one.request, template, name, values, status=status)
    return render(one.request, template, values, status=status)


def tag(one: Asked, *about: object) -> str:
    """The ETag of a part of the page: whose, which revision, which day, language and wishes."""
    story = one.story
    said = (story.pk, story.revision) if story else (0, one.request.user.pk)
    return '"' + "-".join(str(word) for word in (*said, one.today, get_language(), *about)) + '"'


def unchanged(one: Asked, etag: str) -> HttpResponse | None:
    """304 if the open page has this very part."""
    sent = one.request.headers.get("If-None-Match", "")
    if etag not in {known.strip().removeprefix("W/") for known in sent.split(",")}:
        return None
    return tagged(HttpResponseNotModified(), etag)


def tagged(response: HttpResponse, etag: str) -> HttpResponse:
    response["ETag"] = etag
    return response


# After something happened


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a form did, the first time or now again: ids only."""

    row: int = 0
    happening: int = 0


def once_only(one: Asked, act: Callable[[], Done[Any] | Happening | None]) -> Outcome:
    """Does what a form asks for, unless the same form did it before."""
    with once.turn(one.request, now=one.now) as turn:
        if turn.first:
            turn.result = _result(act())
    row, _, happening = turn.result.partition(" ")
    return Outcome(int(row or 0), int(happening or 0))


def _result(done: Done[Any] | Happening | None) -> str:
    """Row and happening, 0 for none."""
    if isinstance(done, Done):
        return f"{done.row.pk} {done.happening.pk if done.happening else 0}"
    return f"0 {done.pk}" if done else ""


def after(one: Asked, outcome: Outcome, *, focus: str = "", note: str = "", **more: Any) -> HttpResponse:
    """Everything of the page that may have changed, with the toast; without scripts the page itself, by redirect."""
    kind, reference = (news.NOTE, note) if note else (news.HAPPENED, str(outcome.happening or ""))
    if not fragments.wanted(one.request):
        return seen_at(reverse("story") + (f"#{focus}" if focus else ""), kind, reference)
    fresh = asked(one.request)
    values = page_values(fresh, focus=focus, toast=_toast(fresh, kind, reference), **more)
    return late.render(one.request, f"{PAGE}#after", values)


def seen_at(address: str, kind: str, reference: str) -> HttpResponse:
    response = redirect(toasts.tell(address, kind, reference) if reference else address)
    response.status_code = 303
    return response


def toast_for(one: Asked, outcome: Outcome, note: str = "") -> toasts.Toast | None:
    """The toast about what happened, or a note."""
    return news.note(note) if note else _toast(one, news.HAPPENED, str(outcome.happening or ""))


def _toast(one: Asked, kind: str, reference: str) -> toasts.Toast | None:
    if kind == news.NOTE:
        return news.note(reference)
    if not reference:
        return None
    return news.toast(access.happening_to_undo(one.request.user, int(reference), now=one.now))
