"""Names and e-mails, pasted or from a file, and what would become of them."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError

from dreamline_web.pages.text_door import LinesField
from dreamline_web.people.lists import table
from dreamline_web.people.lists.found import Found
from dreamline_web.people.queries.plan import Plan, plan

if TYPE_CHECKING:
    from collections.abc import Mapping


class ListForm(forms.Form):
    """After is_valid: `found`. The text of a file takes the place of what was pasted and comes back in the page.

    `looked_at`: what is sent now is what the preview showed, so that it can be stored.
    """

    people = LinesField(required=False)
    file = forms.FileField(required=False, allow_empty_file=True)
    seen = forms.CharField(required=False, max_length=64)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        try:
            self.text = self._text(cleaned)
            self.found = table.read(self.text)
        except table.TooMuch as why:
            self.found = Found()
            self.add_error("people", str(why))
        return cleaned

    def _text(self, cleaned: Mapping[str, Any]) -> str:
        upload = cleaned.get("file")
        if not upload:
            return str(cleaned.get("people") or "")
        try:
            return str(LinesField(required=False).clean(table.decoded(upload.read())))
        except ValidationError as refused:
            raise table.TooMuch(refused.messages[0]) from None

    def plan(self, *, team: str = "", lead: str = "") -> Plan:
        return plan(self.found, team=team, lead=lead)

    @property
    def shown(self) -> str:
        """What the text field holds: the file's text, or what was typed."""
        return getattr(self, "text", "") or str(self.data.get("people", "") if self.is_bound else "")

    @property
    def mark(self) -> str:
        """Says what was looked at, for the hidden field `seen`."""
        return hashlib.sha256(self.text.encode()).hexdigest() if self.is_bound and hasattr(self, "text") else ""

    @property
    def looked_at(self) -> bool:
        return bool(self.mark) and self.cleaned_data.get("seen") == self.mark
