"""Stories that are open to others: the page they read, the same with the owner's eyes, what is open, handing over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.core.exceptions import BadRequest
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dreamline_web.pages import fragments
from dreamline_web.stories import access, late, news, picture
from dreamline_web.stories.opened import actions, overview, reading
from dreamline_web.stories.opened.audience import Audience
from dreamline_web.stories.views import answers
from dreamline_web.stories.views.answers import asked

if TYPE_CHECKING:
    from datetime import date

    from django.http import HttpRequest, HttpResponse

    from dreamline_web.people.models import Person
    from dreamline_web.stories.models import Happening, Story
    from dreamline_web.stories.opened.reading import Seen
    from dreamline_web.stories.snapshots import Key
    from dreamline_web.stories.views.answers import Asked

PAGE: Final = "stories/opened/story_page.html"
OPENED: Final = "story-opened"


# For whom something is open


@require_safe
def story_of(request: HttpRequest, number: int) -> HttpResponse:
    """Only what is open for this visitor; 404 where nothing is, as where there is no such story."""
    person = access.somebody(request.user)
    if access.owns(person, number):
        return redirect("story")
    now = timezone.now()
    seen = reading.opened_story(person, number, now=now)
    values = _values(request, seen, today=timezone.localdate(now))
    return late.render(request, PAGE, values)


@require_safe
def picture_of(request: HttpRequest, number: int) -> HttpResponse:
    """The picture of that page in the style the window needs."""
    person = access.somebody(request.user)
    if access.owns(person, number):
        return redirect("story")
    now = timezone.now()
    seen = reading.opened_story(person, number, now=now)
    if not fragments.wanted(request):
        return redirect("story-of", number=number)
    values = _values(request, seen, today=timezone.localdate(now))
    return late.render(request, f"{PAGE}#picture", values)


@require_safe
def for_me(request: HttpRequest) -> HttpResponse:
    """Whose stories are open for me now."""
    found = access.stories_open_for(access.somebody(request.user))
    return render(request, "stories/opened/for_me_page.html", {"stories": found})


def _values(request: HttpRequest, seen: Seen, *, today: date, address: str = "") -> dict[str, Any]:
    style = answers.style_for(request)
    own = address or reverse("story-of-picture", args=[seen.story])
    drawn = (
        None if seen.is_empty else picture.picture_of_what_is_open(seen.filed, style=style, today=today, address=own)
    )
    return {"seen": seen, "picture": drawn, "chapters": seen.chapters(today=today)}


# With the owner's eyes


@require_safe
def as_seen(request: HttpRequest) -> HttpResponse:
    """The very page somebody else gets, looked at by its owner; `?by=` says whose eyes."""
    one, story = _own(request)
    eyes = _eyes(story)
    whom = next((person for person in eyes if str(person.pk) == request.GET.get("by", "")), eyes[0] if eyes else None)
    if whom is None:
        return render(request, PAGE, {"eyes": (), "whom": None, "seen": None})
    seen = reading.seen_through(story, whom)
    address = f"{reverse('story-as-seen')}?by={whom.pk}"
    values = _values(request, seen, today=one.today, address=address) | {"eyes": eyes, "whom": whom}
    if fragments.wanted(request) and values["picture"]:
        return late.render(request, f"{PAGE}#picture", values)
    return late.render(request, PAGE, values)


def _eyes(story: Story) -> tuple[Person, ...]:
    """Who leads me, then everybody else for whom something is open."""
    leads = [relation.lead for relation in Audience(story.owner).relations]
    others = [opened.person for opened in overview.opened_by(story)]
    return tuple({person.pk: person for person in (*leads, *others)}.values())


# What I have opened


@require_safe
def opened(request: HttpRequest) -> HttpResponse:
    one = asked(request)
    if one.story is None:
        return render(request, "stories/opened/opened_page.html", {"opened": (), "relations": ()})
    found = overview.opened_by(one.story)
    with_words = {view.person.pk for view in found if any(item.table == "story" for item in view.items)}
    values = {
        "opened": found,
        "with_words": with_words,
        "relations": Audience(one.story.owner).relations,
    }
    return render(request, "stories/opened/opened_page.html", values)


@require_POST
def taking_back(request: HttpRequest) -> HttpResponse:
    """`to`, and each `item` ("moment-17"); without an item everything that is open for them."""
    one, story = _own(request)
    by: Any = request.user
    to = access.open_for(story, _number(request.POST.get("to", "")))

    def act() -> Happening | None:
        keys = _keys(request) if "item" in request.POST else actions.everything_for(story, to)
        if any(key[0] == "story" for key in keys):
            actions.close_words(story, to=to)
        return actions.take_back(story, keys, to=to, by=by, now=one.now)

    return _back(answers.once_only(one, act))


@require_POST
def words(request: HttpRequest) -> HttpResponse:
    """Opens the title and the words about the story for somebody who sees something of it."""
    one, story = _own(request)
    to = access.open_for(story, _number(request.POST.get("to", "")))

    def act() -> None:
        relation = next((row for row in Audience(story.owner).relations if row.lead_id == to.pk), None)
        actions.open_words(story, to=to, relation=relation, now=one.now)

    answers.once_only(one, act)
    return _back(answers.Outcome())


# A new lead


@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request: HttpRequest, number: int) -> HttpResponse:
    """What the lead of before could see, for the one of now; nothing of it is chosen beforehand."""
    one, story = _own(request)
    relation = access.relation_to_open_for(request.user, number)
    waiting = overview.waiting_for(story, relation)
    if request.method != "POST":
        values = {"relation": relation, "waiting": waiting}
        return render(request, "stories/opened/hand_over_page.html", values)
    by: Any = request.user
    chosen = [
        (item.table, item.id) for item in waiting if "all" in request.POST or item.name in request.POST.getlist("item")
    ]
    outcome = answers.once_only(one, lambda: actions.hand_over(story, chosen, relation=relation, by=by, now=one.now))
    return _back(outcome)


@require_POST
def later(request: HttpRequest, number: int) -> HttpResponse:
    """The notice is put away; the page to hand over stays where it is."""
    one, _story = _own(request)
    relation = access.relation_to_open_for(request.user, number)
    answers.once_only(one, lambda: actions.seen_to(relation, now=one.now))
    return answers.seen_at(reverse("story"), "", "")


def _own(request: HttpRequest) -> tuple[Asked, Story]:
    """Raises Http404 where nothing was ever written."""
    one = asked(request)
    if one.story is None:
        raise Http404
    return one, one.story


def _keys(request: HttpRequest) -> list[Key]:
    """The items a form names."""
    found = []
    for name in request.POST.getlist("item"):
        table, _, number = name.partition("-")
        found.append((table, _number(number)))
    return found


def _number(sent: str) -> int:
    if not (sent.isascii() and sent.isdigit() and len(sent) < 19):  # noqa: PLR2004  # digits of a 64-bit number
        raise BadRequest
    return int(sent)


def _back(outcome: answers.Outcome) -> HttpResponse:
    reference = str(outcome.happening or "")
    return answers.seen_at(reverse(OPENED), news.HAPPENED, reference)
