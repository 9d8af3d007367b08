"""The word one types before what cannot come back."""

from __future__ import annotations

import unicodedata
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext


def word() -> str:
    """What is to be typed, in the language of the page."""
    return pgettext("typed", "erase")


class SureForm(forms.Form):
    """One word, the same in small and large letters."""

    word = forms.CharField(
        max_length=40, error_messages={"required": gettext_lazy("Type the word beside the field first.")}
    )

    def clean_word(self) -> str:
        typed = _plain(self.cleaned_data["word"])
        if typed != _plain(word()):
            raise ValidationError(_("This is another word; type “%(word)s”.") % {"word": word()})
        return typed


def _plain(text: Any) -> str:
    return unicodedata.normalize("NFC", str(text)).strip().strip("“”\"'").casefold()
