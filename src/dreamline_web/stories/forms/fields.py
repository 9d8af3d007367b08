"""Fields the forms of a story share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dreamline.emoji import art
from dreamline.story.moment import Sight
from dreamline.story.when import NotADate, read_when
from dreamline_web.pages.sentences import in_words
from dreamline_web.pages.text_door import TextField

if TYPE_CHECKING:
    from datetime import date

    from django.utils.functional import _StrPromise

    from dreamline.story.when import When

LONGEST_LINE: Final = 1000
LONGEST_TEXT: Final = 10_000
LONGEST_NAME: Final = 120
MOST_NAMES: Final = 50
_SIGHTS: Final = {"": "me", "me": "me", "lead": "lead", "people": "people", "named": "people"}


class EmojiField(forms.CharField):
    """Exactly one emoji, fully qualified, or nothing."""

    def to_python(self, value: Any) -> str:
        typed = str(value or "").strip()
        known = art.qualified(typed) if len(typed) <= art.LONGEST and not typed.isascii() else ""
        if typed and not known:
            raise ValidationError(gettext("There is no picture for that; choose another one, or none."))
        return known


class SightField(forms.CharField):
    """Who may see it: me, lead or people."""

    def to_python(self, value: Any) -> str:
        known = _SIGHTS.get(str(value or ""))
        if known is None:
            raise ValidationError(gettext("Choose who can see it: only you, your lead too, or people you name."))
        return known


class NamesField(TextField):
    """Names with ; or , between them."""

    def clean(self, value: Any) -> tuple[str, ...]:
        line = super().clean(value)
        names = tuple(dict.fromkeys(name.strip() for name in line.replace(";", ",").split(",") if name.strip()))
        if len(names) > MOST_NAMES:
            raise ValidationError(gettext("These are too many names; name at most 50 people."))
        return names


class NumberField(forms.IntegerField):
    """The id or the version of a row, sent back by a form of ours."""

    def __init__(self, **options: Any) -> None:
        super().__init__(min_value=0, max_value=1 << 62, required=False, **options)


def line_field(*, required: str | _StrPromise = "", longest: int = LONGEST_LINE) -> TextField:
    """One line; `required` is the sentence for an empty one."""
    too_long = _("This is too long; at most %(limit_value)d characters fit here.")
    return TextField(
        required=bool(required),
        max_length=longest,
        error_messages={"required": required, "max_length": too_long},
    )


def sight_of(form: forms.Form) -> Sight:
    """The sight a form says. People without a name are nobody, so it stays with me, and the form says so."""
    who, names = form.cleaned_data.get("sight", "me"), form.cleaned_data.get("names", ())
    if who == "people" and not names and "names" not in form.errors:
        form.add_error("names", gettext("Write who may see it, for example: Anna, Nonno."))
    return Sight(who, names) if who == "people" else Sight("lead" if who == "lead" else "me")


def date_in(
    words: str, *, kept: When | None = None, today: date, lang: str = "", born: When | None = None
) -> When | None:
    """The date in words, None for none. Words that did not change keep their date, whatever day it is today.

    Raises ValidationError with the core's sentence.
    """
    if not words or (kept and kept.words == words):
        return kept if words else None
    try:
        return read_when(words, today=today, lang=lang, born=born)
    except NotADate as unclear:
        raise ValidationError(in_words(unclear)) from None
