"""Moments: the row, its form, and what can be done to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import BadRequest
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from dreamline.emoji.suggest import suggest
from dreamline.story.story import Chapter as CoreChapter
from dreamline_web.pages import fragments
from dreamline_web.pages.full_disk import frees_room
from dreamline_web.pages.versions import Stale
from dreamline_web.stories import access, documents, news, shown
from dreamline_web.stories.actions import begin, chapters, memory, moments
from dreamline_web.stories.forms.moment import MomentForm, QuickLineForm, moment_fields
from dreamline_web.stories.opened.choices import NO_WISH
from dreamline_web.stories.questions import question
from dreamline_web.stories.understanding import Understood
from dreamline_web.stories.views import answers, two_versions
from dreamline_web.stories.views.answers import PAGE, Outcome, asked

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from dreamline_web.stories.actions.moments import Done
    from dreamline_web.stories.models import Chapter, Moment, Story
    from dreamline_web.stories.queries import StoryPage
    from dreamline_web.stories.views.answers import Asked

WAYS = ("up", "down", "first", "last")


@require_safe
def moment(request: HttpRequest, number: int) -> HttpResponse:
    access.moment_to_read(request.user, number)
    if not fragments.wanted(request):
        return redirect(f"{reverse('story')}#moment-{number}")
    one = asked(request)
    page = answers.story_page(one)
    return fragments.part(request, PAGE, "moment", {"item": page.moment(number), "page": page})


@require_safe
def form(request: HttpRequest, number: int) -> HttpResponse:
    access.moment_to_edit(request.user, number)
    one = asked(request)
    return _form(one, form_values(one, answers.story_page(one), str(number)))


@require_safe
def new(request: HttpRequest) -> HttpResponse:
    """A whole form for a moment that is not there yet; `line` and `chapter` fill it in part."""
    one = asked(request)
    page = answers.story_page(one)
    quick = QuickLineForm({"line": request.GET.get("line", "")}, told=answers.told(one))
    started = quick.moment if quick.is_valid() else None
    fields = moment_fields(started, chapter="", version=0) if started else {"text": request.GET.get("line", "")}
    chapter = request.GET.get("chapter", "")
    blank = MomentForm(told=answers.told(one), initial=fields | {"chapter": chapter if page.chapter(chapter) else ""})
    return _form(one, _values(page, None, blank))


@require_POST
def add(request: HttpRequest) -> HttpResponse:
    """From the quick line, or from the whole form."""
    one = asked(request)
    about = answers.told(one)
    sent = MomentForm(request.POST, told=about) if "text" in request.POST else None
    quick = QuickLineForm(request.POST, told=about) if sent is None else None
    if not (sent or quick).is_valid():  # type: ignore[union-attr]  # one of them is there
        return _form(one, _values(answers.story_page(one), None, sent), status=422) if sent else _unclear(one, quick)  # type: ignore[arg-type]  # as above
    outcome = answers.once_only(one, lambda: _added(one, sent, quick))
    if number := question_after(request):
        return answers.seen_at(reverse("question", args=[number]), news.HAPPENED, str(outcome.happening or ""))
    focus = "" if quick else f"moment-{outcome.row}"
    return answers.after(one, outcome, focus=focus, added=outcome.row)


@require_POST
def change(request: HttpRequest, number: int) -> HttpResponse:
    row = access.moment_to_edit(request.user, number)
    one = asked(request)
    about = answers.told(one)
    kept = documents.moment_of(row)
    sent = MomentForm(request.POST, told=about, kept=kept, held=access.open_now(row))
    if not sent.is_valid():
        page = answers.story_page(one)
        return _form(one, _values(page, page.moment(number), sent), status=422)
    try:
        outcome = answers.once_only(one, lambda: _changed(one, row, sent))
    except Stale as stale:
        row.refresh_from_db()
        names = sent.seen_by.names
        return two_versions.answer(request, row, about.filed, names=names, version=stale.version)
    if fragments.wanted(request) and "done" not in request.POST:
        return _saved(one, number)
    return answers.after(one, outcome, focus=f"moment-{number}")


@require_POST
def beside(request: HttpRequest, number: int) -> HttpResponse:
    """Keeps both of two versions: what is stored stays, and what was typed becomes a second moment beside it."""
    row = access.moment_to_edit(request.user, number)
    one = asked(request)
    sent = MomentForm(request.POST, told=answers.told(one), kept=documents.moment_of(row))
    if not sent.is_valid():
        return _form(one, _values(answers.story_page(one), None, sent), status=422)
    by: Any = request.user

    def add_second() -> Done[Moment]:
        chapter = _chapter(one, row.story, sent)
        return moments.add_beside(row, sent.moment, chapter=chapter, wish=sent.wish, by=by, now=one.now)

    outcome = answers.once_only(one, add_second)
    return answers.after(one, outcome, focus=f"moment-{outcome.row}", added=outcome.row)


@require_POST
def place(request: HttpRequest, number: int) -> HttpResponse:
    row = access.moment_to_edit(request.user, number)
    one = asked(request)
    by: Any = request.user
    to: Any = request.POST.get("to", "")
    chapter, before = (None, None) if to in WAYS else _target(request, row)

    def move() -> Done[Moment]:
        if chapter:
            return moments.move_moment_to(row, chapter, before=before, by=by, now=one.now)
        return moments.move_moment(row, to, by=by, now=one.now)

    try:
        outcome = answers.once_only(one, move)
    except moments.AgainstTime:
        return answers.after(one, Outcome(number), note="against-time", focus=f"moment-{number}")
    return answers.after(one, outcome, focus=f"moment-{number}")


@require_POST
@frees_room
def removal(request: HttpRequest, number: int) -> HttpResponse:
    """A second sending of the same form finds nothing to remove, and says the same."""
    one = asked(request)
    following = _following(one, str(number))
    outcome = answers.once_only(
        one,
        lambda: moments.remove_moment(access.moment_to_edit(request.user, number), by=request.user, now=one.now),  # type: ignore[arg-type]  # signed in
    )
    return answers.after(one, outcome, focus=following, removed=number)


def _following(one: Asked, number: str) -> str:
    """The anchor of the moment after this one in the list, else of the one before, else of the list's heading."""
    ids = [moment.id for moment in answers.told(one).filed.story.moments]
    ids = ids if answers.order_of(one.request) == "start" else ids[::-1]
    at = ids.index(number) if number in ids else -1
    beside = (ids[at + 1 :] or ids[:at][-1:]) if at >= 0 else []
    return f"moment-{beside[0]}" if beside else "all-moments"


def form_values(one: Asked, page: StoryPage, number: str) -> dict[str, Any] | None:
    """What the form of one moment gets; None for a moment there is not."""
    item = page.moment(number)
    if item is None:
        return None
    fields = moment_fields(item.moment, chapter=item.chapter, version=item.version)
    told = answers.told_by(one, page)
    held = (
        access.open_now(access.moment_to_edit(one.request.user, int(item.id))) if item.moment.sight.who != "me" else ()
    )
    return _values(page, item, MomentForm(told=told, kept=item.moment, held=held, initial=fields))


def question_after(request: HttpRequest) -> int:
    """The question that follows the one just answered; 0 without one."""
    sent = request.POST.get("question", "")
    following = question(int(sent) + 1) if sent.isascii() and sent.isdigit() and len(sent) == 1 else None
    return following.number if following else 0


def _values(page: StoryPage, item: shown.MomentView | None, form_: MomentForm) -> dict[str, Any]:
    text = str(form_["text"].value() or "")
    chosen = str(form_["emoji"].value() or "")
    offered = suggest(text, lang=page.lang, own=page.memory)
    emojis = ((chosen,) if chosen and chosen not in offered else ()) + offered
    return {"form": form_, "item": item, "page": page, "suggestions": shown.named(emojis, page.lang or "en")}


def _form(one: Asked, values: dict[str, Any] | None, *, status: int = 200) -> HttpResponse:
    if values is None:
        raise Http404
    if fragments.wanted(one.request):
        return fragments.part(one.request, PAGE, "moment-form", values, status=status)
    return render(one.request, "stories/moment_page.html", values, status=status)


def _unclear(one: Asked, quick: QuickLineForm) -> HttpResponse:
    """What is missing, in a sentence below the line; without scripts the page with what was typed."""
    if fragments.wanted(one.request):
        return fragments.part(one.request, PAGE, "quick-trouble", {"quick": quick}, status=422)
    values = answers.page_values(one, quick=quick, understood=getattr(quick, "understood", Understood()))
    template = "stories/empty_page.html" if values["page"].is_empty else PAGE
    return render(one.request, template, values, status=422)


def _added(one: Asked, sent: MomentForm | None, quick: QuickLineForm | None) -> Done[Moment]:
    by: Any = one.request.user
    story = one.story or begin.own_story(by=by, now=one.now)
    told: Any = sent or quick
    chosen = sent.cleaned_data["emoji"] if sent else quick.chosen if quick else ""
    if chosen:
        memory.remember_choice(story, told.moment.text, chosen, lang=told.told.lang, by=by, now=one.now)
    chapter = _chapter(one, story, sent) if sent else None
    wish = sent.wish if sent else NO_WISH
    return moments.add_moment(story, told.moment, chapter=chapter, wish=wish, by=by, now=one.now)


def _changed(one: Asked, row: Moment, sent: MomentForm) -> Done[Moment]:
    by: Any = one.request.user
    wanted = sent.moment
    if wanted.emoji and sent.kept and wanted.emoji != sent.kept.emoji:
        memory.remember_choice(row.story, wanted.text, wanted.emoji, lang=sent.told.lang, by=by, now=one.now)
    chapter = _chapter(one, row.story, sent)
    version = sent.sent_version
    return moments.change_moment(row, wanted, chapter=chapter, wish=sent.wish, version=version, by=by, now=one.now)


def _chapter(one: Asked, story: Story, sent: MomentForm) -> Chapter | None:
    """The chapter a form names; a new one is made, and can be taken back on its own."""
    by: Any = one.request.user
    if sent.chapter_to_make:
        return chapters.add_chapter(story, CoreChapter("", sent.chapter_to_make), by=by, now=one.now).row
    return access.chapter_to_edit(by, sent.chapter_id) if sent.chapter_id else None


def _target(request: HttpRequest, row: Moment) -> tuple[Chapter, Moment | None]:
    """Where dragging let go: a chapter, and the moment that comes after."""
    chapter = access.chapter_to_edit(request.user, _number(request, "chapter"))
    before = _number(request, "before", missing=0)
    beside = access.moment_to_edit(request.user, before) if before and before != row.pk else None
    return chapter, beside


def _number(request: HttpRequest, name: str, *, missing: int | None = None) -> int:
    sent = request.POST.get(name, "")
    if not sent and missing is not None:
        return missing
    if not (sent.isascii() and sent.isdigit() and len(sent) < 19):  # noqa: PLR2004  # digits of a 64-bit number
        raise BadRequest
    return int(sent)


def _saved(one: Asked, number: int) -> HttpResponse:
    """The one word near the form, and what changed around it."""
    fresh = asked(one.request)
    values = answers.page_values(fresh)
    item = values["page"].moment(number)
    return fragments.part(one.request, PAGE, "saved", values | {"item": item, "saved": True, "focus": ""})
