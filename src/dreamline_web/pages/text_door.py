"""Fields for what people type: NFC, one kind of line break; what no story may hold is refused in the core's words."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from dreamline.filing.door import BadText, tidy
from dreamline_web.pages.sentences import in_words


class TextField(forms.CharField):
    """One line of text."""

    def to_python(self, value: Any) -> str:
        return " ".join(_through(value).split())


class LinesField(forms.CharField):
    """Text of several lines."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> str:
        return _through(value)


def _through(value: Any) -> str:
    try:
        return tidy(str(value or ""))
    except BadText as refused:
        raise ValidationError(in_words(refused)) from None
