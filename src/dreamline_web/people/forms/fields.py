"""Fields several forms share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dreamline.emoji import art
from dreamline_web.pages.text_door import TextField
from dreamline_web.people.signs import SIGNS

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

LONGEST: Final = 120
LONGEST_RUN_BY: Final = 200
LONGEST_ADDRESS: Final = 254


def line(missing: _StrPromise | None = None, *, longest: int = LONGEST) -> TextField:
    """One line; required with the sentence `missing`, else it may stay empty."""
    too_long = gettext_lazy("Make it shorter: at most %(limit_value)d letters.")
    messages = {"max_length": too_long, **({"required": missing} if missing else {})}
    return TextField(required=missing is not None, max_length=longest, error_messages=messages)


class AddressField(forms.EmailField):
    """An e-mail address, in small letters."""

    default_error_messages = {  # noqa: RUF012  # Django reads it from the class and never changes it
        "required": gettext_lazy("Write the e-mail address."),
        "invalid": gettext_lazy("This is not a whole e-mail address yet; write one like ana@example.org."),
    }

    def __init__(self) -> None:
        super().__init__(max_length=LONGEST_ADDRESS)

    def clean(self, value: Any) -> str:
        return str(super().clean(value)).lower()


class LanguageField(forms.ChoiceField):
    """One of the interface's languages; empty where that is allowed."""

    def __init__(self, *, required: bool = True) -> None:
        unknown = gettext_lazy("Choose one of the languages shown.")
        messages = {"required": unknown, "invalid_choice": unknown}
        super().__init__(choices=settings.LANGUAGES, required=required, error_messages=messages)


class SignField(forms.CharField):
    """An emoji that stands for somebody: one of those shown, or any other we have a drawing of."""

    def __init__(self, *, required: bool = True) -> None:
        super().__init__(max_length=40, required=required, error_messages={"required": gettext_lazy("Choose a sign.")})

    def clean(self, value: Any) -> str:
        sign = str(super().clean(value)).strip()
        if sign and sign not in SIGNS and art.find(sign) is None:
            raise ValidationError(_("We have no drawing of that sign; choose another."))
        return sign


class VersionedForm(forms.Form):
    """A form for something that has a version; a stale one is answered with both texts."""

    version = forms.IntegerField(min_value=0)

    @property
    def sent_version(self) -> int:
        return int(self.cleaned_data["version"])
