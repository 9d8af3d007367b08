"""Chapters, values, the story's own words, and photos."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from dreamline.filing.languages import known_language
from dreamline.story.story import COLOURS, Chapter, Story, Value
from dreamline_web.pages.photo_door import PhotoField
from dreamline_web.stories.forms.fields import (
    LONGEST_NAME,
    NumberField,
    date_in,
    line_field,
)
from dreamline_web.stories.forms.sights import SightForm

if TYPE_CHECKING:
    from dreamline.story.when import When
    from dreamline_web.keeping.models import Grant
    from dreamline_web.stories.forms.moment import Told
    from dreamline_web.stories.opened.audience import Audience


class _Versioned(forms.Form):
    version = NumberField()

    @property
    def sent_version(self) -> int:
        return int(self.cleaned_data["version"] or 0)


class ChapterForm(_Versioned):
    """After is_valid: `chapter` (without id and moments); `begins_with` is the id of a moment, or 0."""

    name = line_field(required=_("Give the chapter a name."), longest=LONGEST_NAME)
    when = line_field(longest=200)
    colour = forms.ChoiceField(
        choices=[*((colour, colour) for colour in COLOURS), ("", _("the next in turn"))],
        required=False,
        error_messages={"invalid_choice": _("There is no such colour; choose one of the ten.")},
    )
    before = NumberField()

    def __init__(self, data: Any = None, *, told: Told, kept: Chapter | None = None, **options: Any) -> None:
        super().__init__(data, **options)
        self.told, self.kept = told, kept

    def clean_when(self) -> When | None:
        """A form without this field leaves the chapter's years as they are."""
        kept = self.kept.when if self.kept else None
        if "when" not in self.data:
            return kept
        told = self.told
        return date_in(self.cleaned_data["when"], kept=kept, today=told.today, lang=told.lang, born=told.born)

    @property
    def chapter(self) -> Chapter:
        found = self.cleaned_data
        return Chapter("", found["name"], when=found["when"], colour=found["colour"])

    @property
    def begins_with(self) -> int:
        return int(self.cleaned_data["before"] or 0)


class ValueForm(SightForm, _Versioned):
    """After is_valid: `value`; `moment` is the id of a moment that shows it, or 0."""

    name = line_field(required=_("Write a word you stand for."), longest=LONGEST_NAME)
    moment = NumberField()

    def __init__(
        self,
        data: Any = None,
        *,
        audience: Audience | None = None,
        kept: Value | None = None,
        held: tuple[Grant, ...] = (),
        **options: Any,
    ) -> None:
        super().__init__(data, **options)
        self.kept, self.audience, self.held = kept, audience, held

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        self.read_sight(self.kept.sight if self.kept else None)
        return found

    @property
    def value(self) -> Value:
        return Value(self.cleaned_data["name"], sight=self.seen_by)

    @property
    def shown_in(self) -> int:
        return int(self.cleaned_data["moment"] or 0)


class StoryForm(_Versioned):
    """The words about a story. After is_valid: `story` with only those."""

    title = line_field(longest=LONGEST_NAME)
    subtitle = line_field(longest=200)
    caption = line_field(longest=300)
    born = line_field(longest=200)
    lang = forms.CharField(required=False, max_length=35)

    def __init__(self, data: Any = None, *, told: Told, **options: Any) -> None:
        super().__init__(data, **options)
        self.told = told

    def clean_born(self) -> When | None:
        told = self.told
        return date_in(self.cleaned_data["born"], kept=told.born, today=told.today, lang=told.lang)

    def clean_lang(self) -> str:
        lang = str(self.cleaned_data["lang"]).strip()
        if lang and not known_language(lang):
            raise ValidationError(_("This is no language code; write it like en or sv."))
        return lang

    @property
    def story(self) -> Story:
        found = self.cleaned_data
        return Story(
            title=found["title"],
            subtitle=found["subtitle"],
            caption=found["caption"],
            born=found["born"],
            lang=found["lang"],
        )


class PhotoForm(forms.Form):
    """A photo and its alternative text; `cleaned_data["photo"]` is a clean JPEG."""

    photo = PhotoField(
        error_messages={
            "required": _("Choose a photo: a JPEG, PNG or WebP file."),
            "empty": _("This file is empty; choose another one."),
        }
    )
    alt = line_field()


class FocusForm(forms.Form):
    """The point a crop keeps, as shares of width and height."""

    x = forms.FloatField(min_value=0, max_value=1)
    y = forms.FloatField(min_value=0, max_value=1)

    @property
    def focus(self) -> tuple[float, float]:
        return self.cleaned_data["x"], self.cleaned_data["y"]
