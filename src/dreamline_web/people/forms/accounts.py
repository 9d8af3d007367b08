"""Accounts: an organiser's correction, one's own words, the last day, and the first run."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from dreamline_web.people.actions.accounts import Card
from dreamline_web.people.actions.house import Words
from dreamline_web.people.forms.fields import (
    LONGEST_RUN_BY,
    AddressField,
    LanguageField,
    SignField,
    VersionedForm,
    line,
)
from dreamline_web.people.forms.listing import ListForm
from dreamline_web.people.signs import DISCS

NAME = _("Write the name.")


class CardForm(VersionedForm):
    """An organiser corrects name and address."""

    name = line(NAME)
    address = AddressField()

    @property
    def card(self) -> Card:
        return Card(self.cleaned_data["name"], self.cleaned_data["address"])


class MeForm(VersionedForm):
    """What people say about themselves. A sign typed into `other` goes before the one chosen."""

    name = line(_("Write the name others here know you by."))
    sign = SignField()
    other = SignField(required=False)
    disc = forms.TypedChoiceField(
        choices=[(number, number) for number in range(DISCS)],
        coerce=int,
        error_messages={"required": _("Choose a colour."), "invalid_choice": _("Choose a colour.")},
    )
    language = LanguageField()

    @property
    def said(self) -> dict[str, object]:
        kept = self.cleaned_data
        return {
            "name": kept["name"],
            "sign": kept["other"] or kept["sign"],
            "disc": kept["disc"],
            "language": kept["language"],
        }


class LeavingForm(forms.Form):
    last_day = forms.DateField(
        error_messages={
            "required": _("Choose the last day."),
            "invalid": _("Write the day like 2026-11-30."),
        }
    )


class HouseForm(VersionedForm):
    """What organisers say about the house."""

    name = line(_("Give the space a name, for example that of your firm."))
    run_by = line(_("Say who runs the server; people read it at the foot of every page."), longest=LONGEST_RUN_BY)
    language = LanguageField()

    @property
    def words(self) -> Words:
        kept = self.cleaned_data
        return Words(kept["name"], kept["language"], kept["run_by"])


class FirstRunForm(ListForm):
    """The three stops of the first visit in one form."""

    house = line(_("Give the space a name, for example that of your firm."))
    run_by = line(_("Say who runs the server; people read it at the foot of every page."), longest=LONGEST_RUN_BY)
    language = LanguageField()
    name = line(_("Write the name others here know you by."))
    address = AddressField()
    sign = SignField()
    leads = forms.BooleanField(required=False)
    team = line()
    promise = forms.BooleanField(required=False)

    def clean(self) -> dict[str, object]:
        cleaned = super().clean()
        if cleaned.get("leads") and not cleaned.get("team") and "team" not in self.errors:
            self.add_error("team", _("Give your team a name."))
        return cleaned

    @property
    def words(self) -> Words:
        kept = self.cleaned_data
        return Words(kept["house"], kept["language"], kept["run_by"])

    @property
    def card(self) -> Card:
        kept = self.cleaned_data
        return Card(kept["name"], kept["address"], kept["sign"])

    @property
    def own_team(self) -> str:
        return str(self.cleaned_data["team"]) if self.cleaned_data["leads"] else ""
