"""The field photos come in through: checked, turned upright, cleaned of all but the picture, never kept as sent."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from dreamline_web.pages.sentences import in_words


class PhotoField(forms.FileField):
    """Its cleaned value is the clean JPEG as bytes (long side at most 1600), or None."""

    widget = forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"})

    def clean(self, data: Any, initial: Any = None) -> bytes | None:
        upload = super().clean(data, initial)
        return _cleaned(upload.read()) if upload else None


def _cleaned(data: bytes) -> bytes:
    from dreamline.importers.photo import BadPhoto, stored  # noqa: PLC0415  # Pillow weighs 4 MB; most days need none

    try:
        return stored(data)
    except BadPhoto as refused:
        raise ValidationError(in_words(refused)) from None
