"""Teams."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dreamline_web.people.forms.fields import VersionedForm, line

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from dreamline_web.people.models import Person


class NewTeamForm(forms.Form):
    name = line(_("Give the team a name."))


class TeamForm(VersionedForm):
    name = line(_("Give the team a name."))


class ChoosePersonForm(forms.Form):
    """Somebody of those who can be chosen."""

    person: forms.ModelChoiceField[Person]

    def __init__(self, data: Any = None, *, choices: QuerySet[Person]) -> None:
        super().__init__(data)
        missing = _("Choose somebody of the list.")
        messages = {"required": missing, "invalid_choice": missing}
        self.fields["person"] = forms.ModelChoiceField(choices, error_messages=messages)
