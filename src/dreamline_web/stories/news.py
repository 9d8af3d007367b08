"""What just happened to a story, in words: for toasts, and for what can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dreamline_web.pages import doors, menu, once, toasts
from dreamline_web.stories import access, documents, kinds

if TYPE_CHECKING:
    from django.http import HttpRequest

    from dreamline_web.stories.documents import Entry
    from dreamline_web.stories.models import Happening, Story

HAPPENED: Final = "story"
"""Toasts about a happening, by its number."""
NOTE: Final = "story-note"
"""Toasts that only say something, by the name of the note."""
LONGEST: Final = 60
NOTES: Final = {
    "nothing-to-undo": gettext_lazy("There is nothing to take back."),
    "nothing-to-redo": gettext_lazy("There is nothing to do again."),
    "undone": gettext_lazy("It is as it was before."),
    "redone": gettext_lazy("Done again."),
    "overtaken": gettext_lazy("This was changed again meanwhile; take the later change back first."),
    "erased": gettext_lazy("It is gone for good."),
    "thrown-away": gettext_lazy("Nothing was added. What was read from the file is thrown away."),
    "against-time": gettext_lazy("This moment stands where its date says. Change the date, and it moves along."),
    "nothing-chosen": gettext_lazy("Nothing was chosen, so nothing was added."),
    "too-many-photos": gettext_lazy("Your story holds as many photos as it can; remove one to add another."),
}
TROUBLES: Final = frozenset({"overtaken", "too-many-photos"})


def open_up() -> None:
    """Hangs the story's door and what is open into the menu, and lends the toasts our words."""
    doors.hang(doors.Door(10, gettext_lazy("Story"), "route", "story"))
    menu.hang(menu.Item(30, gettext_lazy("Opened for me"), "book-open", "story-opened-for-me"))
    menu.hang(menu.Item(40, gettext_lazy("What you have opened"), "users", "story-opened"))
    toasts.teller(HAPPENED, _tell_happening)
    toasts.teller(NOTE, _tell_note)


def toast(happening: Happening) -> toasts.Toast:
    """What happened, and the way back."""
    undo = reverse("happening-undo", args=[happening.pk])
    return toasts.Toast(words_for(happening), undo=undo, key=once.new_key())


def note(name: str) -> toasts.Toast:
    return toasts.Toast(str(NOTES[name]), kind="trouble" if name in TROUBLES else "done")


def words_for(happening: Happening) -> str:
    return str(kinds.SENTENCES[happening.kind]).format(what=what(happening))


def what(happening: Happening) -> str:
    """The text of the item this was about."""
    entry = _main(happening)
    return titled(entry["table"], entry["after"] or entry["before"]) if entry else ""


def anchor_of(story: Story, number: int) -> str:
    """The id in the page of the item a happening of that story was about; "" where it stands in no list."""
    entry = _main(story.happenings.get(pk=number))
    return f"{entry['table']}-{entry['id']}" if entry and entry["table"] in {"moment", "chapter", "value"} else ""


def _main(happening: Happening) -> Entry | None:
    """Of all rows a happening touched, the one it was about."""
    table = happening.kind.partition("-")[0].replace("photo", "moment")
    entries = documents.entries_of(happening)
    return next((entry for entry in entries if entry["table"] == table), entries[0] if entries else None)


def titled(table: str, was: dict[str, Any]) -> str:
    """The words that name an item in a sentence, at most LONGEST characters."""
    words = documents.title_in(table, was) or _("without a name")
    return words if len(words) <= LONGEST else words[: LONGEST - 1].rstrip() + "…"


def _tell_happening(request: HttpRequest, reference: str) -> toasts.Toast | None:
    try:
        happening = access.happening_to_undo(request.user, int(reference), now=timezone.now())
    except (Http404, ValueError):
        return None
    return None if happening.undone else toast(happening)


def _tell_note(request: HttpRequest, reference: str) -> toasts.Toast | None:  # noqa: ARG001  # as pages.toasts calls it
    return note(reference) if reference in NOTES else None
