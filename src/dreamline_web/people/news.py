"""What just happened, in words, for the toast after a redirect."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from dreamline_web.pages import toasts
from dreamline_web.people import refusals

if TYPE_CHECKING:
    from django.http import HttpRequest

    from dreamline_web.people.refusals import Refused

KIND: Final = "people"
ADDED: Final = "added"
NOTES: Final = {
    "saved": _("It is saved."),
    "trial-sent": _("The trial letter is on its way to your own address."),
    "nobody-new": _("Everybody in the list was here already."),
    "team-made": _("The team is there."),
    "team-closed": _("The team is closed; what it was stays in everybody’s history."),
    "joined": _("They are in the team now."),
    "left-team": _("They are out of the team now."),
    "leads": _("They lead the team now. What was told before stays closed to them."),
    "leads-no-more": _("They lead the team no more, and can open nothing of it."),
    "organises": _("They keep accounts and teams in order now, and see no content."),
    "organises-no-more": _("They keep accounts and teams no more."),
    "leaving": _("The days are set."),
    "staying": _("The days are taken back; everything stays."),
    "closed": _("The account is closed and signed out everywhere."),
    "reopened": _("The account is open again."),
    "promised": _("Thank you. Your promise is kept here, with its date."),
    "choose": _("Choose somebody of the list."),
    "not-yet": _("Only who leads a team gives this promise."),
    "address-moved": _("It is saved. Both addresses are told, and the content stays closed for a week."),
    "address-accepted": _("Thank you. Nothing stays closed."),
    "address-stopped": _("It is stopped. The address is the one from before, and everybody is signed out."),
}
TROUBLES: Final = frozenset({"choose", "not-yet"})
_ADDED: Final = ngettext_lazy(
    "%(count)d person is added and gets a letter.", "%(count)d people are added; each gets a letter.", "count"
)
_REFUSED: Final = {
    kind.__name__: kind
    for kind in vars(refusals).values()
    if isinstance(kind, type) and issubclass(kind, refusals.Refused) and kind is not refusals.Refused
}


def open_up() -> None:
    toasts.teller(KIND, _tell)


def refused(why: Refused) -> str:
    """The name of the note that says why something was refused."""
    return type(why).__name__


def _tell(request: HttpRequest, reference: str) -> toasts.Toast | None:  # noqa: ARG001  # as pages.toasts calls it
    name, _colon, number = reference.partition(":")
    if name == ADDED:
        return toasts.Toast(_ADDED % {"count": int(number)})
    if name in _REFUSED:
        return toasts.Toast(str(_REFUSED[name].sentence), kind="trouble")
    return toasts.Toast(str(NOTES[name]), kind="trouble" if name in TROUBLES else "done") if name in NOTES else None
