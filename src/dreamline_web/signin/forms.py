"""What people type at sign-in."""

from __future__ import annotations

import unicodedata
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext, gettext_lazy

from dreamline_web.signin import attempts


class AddressField(forms.CharField):
    """An e-mail address as it is typed, with spaces around it at most."""

    def to_python(self, value: Any) -> str:
        typed = unicodedata.normalize("NFC", str(value or "")).strip()
        try:
            validate_email(typed)
        except ValidationError:
            raise ValidationError(
                gettext("This is not a whole e-mail address yet; write it like name@example.org.")
            ) from None
        return typed


class AddressForm(forms.Form):
    address = AddressField(max_length=254)


class CodeForm(forms.Form):
    """An e-mailed code, however it is grouped."""

    code = forms.CharField(max_length=40, error_messages={"required": gettext_lazy("Type the code from the letter.")})

    def clean_code(self) -> str:
        typed = attempts.tidy(self.cleaned_data["code"])
        if len(typed) != attempts.DIGITS:
            raise ValidationError(gettext("The code has eight digits; look at the letter once more."))
        return typed


class FactorForm(forms.Form):
    """A code of the code app (six digits) or a recovery code (eight)."""

    code = forms.CharField(max_length=40, error_messages={"required": gettext_lazy("Type a code.")})

    def clean_code(self) -> str:
        typed = "".join(sign for sign in self.cleaned_data["code"] if sign.isascii() and sign.isdigit())
        if len(typed) not in {6, 8}:
            raise ValidationError(gettext("A code of the app has six digits, a recovery code eight."))
        return typed


class NameForm(forms.Form):
    """What a person calls a passkey."""

    name = forms.CharField(max_length=60, required=False)

    def clean_name(self) -> str:
        return " ".join("".join(sign for sign in self.cleaned_data["name"] if sign.isprintable()).split())
