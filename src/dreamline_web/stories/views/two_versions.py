"""A moment that was changed in two places at once: both texts, and three ways on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from django.urls import reverse
from django.utils.translation import gettext as _

from dreamline_web.pages import fragments
from dreamline_web.pages.versions import Both, Pair, conflict
from dreamline_web.stories import documents
from dreamline_web.stories.forms.fields import LONGEST_TEXT
from dreamline_web.stories.forms.moment import moment_fields
from dreamline_web.stories.shown import FEELINGS
from dreamline_web.stories.understanding import NEW_CHAPTER

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from django.http import HttpRequest, HttpResponse

    from dreamline.filing import Filed
    from dreamline_web.stories.models import Moment

    Fields = Mapping[str, str]

TICKED: Final = ("show_why", "turning_point")
SEVERAL: Final = ("person", "team")
"""Boxes of which several can be ticked."""
LONG: Final = {"why": "\n", "chose": "; "}
"""Long texts can stand one below the other in one moment (what was chosen is a single line)."""


def answer(request: HttpRequest, row: Moment, filed: Filed, *, names: Iterable[str] = (), version: int) -> HttpResponse:
    """409. Everything the form brought goes along in “Keep mine” and “Keep both”; `names` are those typed or ticked."""
    kept = _kept(row, version)
    sent = _sent(request.POST, kept)
    if "names" in sent:
        sent["names"] = ", ".join(names)
    ticked = tuple((name, number) for name in SEVERAL for number in request.POST.getlist(name))
    chapters = {chapter.id: chapter.name or _("Without a chapter") for chapter in filed.story.chapters}
    chapters[NEW_CHAPTER] = sent["new_chapter"] or _("A new chapter …")
    labels = {name: label for name, label in _labels().items() if name in sent}
    said = [_said(fields, name, chapters) for name in labels for fields in (kept, sent)]
    pairs = tuple(
        Pair(name, label, *words, value=sent[name])
        for (name, label), words in zip(labels.items(), zip(said[::2], said[1::2], strict=True), strict=True)
    )
    changed = {pair.name for pair in pairs if pair.differs}
    return conflict(
        request,
        pairs,
        version=version,
        save=reverse("moment-change", args=[row.pk]),
        back=f"{reverse('story')}?open={row.pk}#moment-{row.pk}",
        carried=(("new_chapter", sent["new_chapter"]), *ticked),
        both=_with(ticked, _one_below_the_other(row, kept, sent, changed) or _beside(row, sent)),
        lost="" if fragments.wanted(request) else _("A photo you had chosen but not added yet has to be chosen again."),
    )


def _labels() -> dict[str, str]:
    return {
        "when": _("When"),
        "text": _("What happened"),
        "emoji": _("Picture"),
        "feeling": _("How it felt"),
        "why": _("Why I chose it"),
        "show_why": _("The why shows in the picture"),
        "chose": _("What I chose"),
        "turning_point": _("A turning point"),
        "chapter": _("Chapter"),
        "sight": _("Who can see it"),
        "names": _("Names"),
        "people": _("People"),
        "place": _("Place"),
        "alt": _("What the photo shows"),
    }


def _kept(row: Moment, version: int) -> dict[str, str]:
    fields = moment_fields(documents.moment_of(row), chapter=str(row.chapter_id), version=version)
    return {name: _typed(value) for name, value in fields.items()}


def _typed(value: Any) -> str:
    """A value as a form sends it."""
    return ("on" if value else "") if isinstance(value, bool) else str(value)


def _sent(posted: Fields, kept: Fields) -> dict[str, str]:
    """What the form brought; a field it did not have stays out, only boxes send nothing where they are empty."""
    found = {name: posted[name].replace("\r\n", "\n") for name in kept if name in posted}
    boxes = {name: "on" if posted.get(name) else "" for name in TICKED}
    return {**found, **boxes, "new_chapter": posted.get("new_chapter", "")}


def _said(fields: Fields, name: str, chapters: Fields) -> str:
    """A field's value in words."""
    value = fields[name]
    if name in TICKED:
        return _("Yes") if value else _("No")
    if name == "chapter":
        return chapters.get(value, _("Where its year belongs"))
    if name == "feeling":
        return str(FEELINGS[int(value) + 2]) if value in {"-2", "-1", "0", "1", "2"} else _("Not said")
    if name == "sight":
        return {"lead": _("Your lead too"), "people": _("People you name")}.get(value, _("Only you"))
    return value


def _one_below_the_other(row: Moment, kept: Fields, sent: Fields, changed: set[str]) -> Both | None:
    """Where only long texts differ, one moment can hold both."""
    joined = {name: between.join(filter(None, (kept[name], sent.get(name, "")))) for name, between in LONG.items()}
    if not changed or changed - joined.keys() or max(map(len, joined.values())) > LONGEST_TEXT:
        return None
    fields = {**sent, **{name: text for name, text in joined.items() if name in changed}, "version": kept["version"]}
    words = _("“Keep both” writes your words below the others.")
    return Both(reverse("moment-change", args=[row.pk]), words, tuple(fields.items()))


def _with(ticked: tuple[tuple[str, str], ...], both: Both) -> Both:
    return replace(both, fields=(*both.fields, *ticked))


def _beside(row: Moment, sent: Fields) -> Both:
    words = _("“Keep both” adds yours as a second moment beside it.")
    return Both(reverse("moment-beside", args=[row.pk]), words, tuple(sent.items()))
