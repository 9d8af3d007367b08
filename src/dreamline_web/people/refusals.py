"""What people and teams refuse, each in one sentence a person can act on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


class Refused(Exception):
    """Something the rules of the house do not allow; `sentence` says what to do instead."""

    sentence: _StrPromise

    def __str__(self) -> str:
        return str(self.sentence)


class LastOrganiser(Refused):
    sentence = _("Somebody has to keep accounts and teams in order: appoint another organiser first.")


class AddressTaken(Refused):
    sentence = _("Somebody else here has this address; give another one.")


class NameTaken(Refused):
    sentence = _("There is a team of this name already; give another name.")


class DayPast(Refused):
    sentence = _("The last day lies in the past; choose today or a later day.")


class NotHere(Refused):
    sentence = _("This account is closed; open it again first.")


class HouseStands(Refused):
    sentence = _("Dreamline is set up here already; sign in instead.")
