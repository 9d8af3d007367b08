"""A moment, from its whole form or from one line."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from dreamline.story.moment import Moment, Photo
from dreamline_web.pages.text_door import LinesField
from dreamline_web.stories.forms.fields import (
    LONGEST_NAME,
    LONGEST_TEXT,
    EmojiField,
    NumberField,
    SightField,
    date_in,
    line_field,
    sight_of,
)
from dreamline_web.stories.forms.sights import SightForm
from dreamline_web.stories.understanding import NEW_CHAPTER, understand

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from dreamline.filing import Filed
    from dreamline.story.when import When
    from dreamline_web.keeping.models import Grant
    from dreamline_web.stories.opened.audience import Audience

WHAT_HAPPENED = _("Write what happened, in a few words.")
FEELINGS = [("", _("Not said")), ("-2", "-2"), ("-1", "-1"), ("0", "0"), ("1", "1"), ("2", "2")]


@dataclass(frozen=True, slots=True)
class Told:
    """What the forms need to know of the story they belong to, and for whom its owner can open something."""

    filed: Filed
    today: date
    memory: Mapping[str, str] = field(default_factory=dict)
    audience: Audience | None = None

    @property
    def lang(self) -> str:
        return self.filed.story.lang

    @property
    def born(self) -> When | None:
        return self.filed.story.born


class MomentForm(SightForm):
    """All of a moment. After is_valid: `moment` (without id), `chapter_id` (0 = by its date), `chapter_to_make`."""

    when = line_field(longest=200)
    text = line_field(required=WHAT_HAPPENED)
    emoji = EmojiField(required=False)
    feeling = forms.ChoiceField(choices=FEELINGS, required=False)
    why = LinesField(required=False, max_length=LONGEST_TEXT)
    show_why = forms.BooleanField(required=False)
    chose = LinesField(required=False, max_length=LONGEST_TEXT)
    chapter = forms.CharField(required=False, max_length=20)
    new_chapter = line_field(longest=LONGEST_NAME)
    turning_point = forms.BooleanField(required=False)
    people = line_field()
    place = line_field()
    alt = line_field()
    version = NumberField()

    def __init__(
        self, data: Any = None, *, told: Told, kept: Moment | None = None, held: tuple[Grant, ...] = (), **options: Any
    ) -> None:
        super().__init__(data, **options)
        self.told, self.kept = told, kept
        self.audience, self.held = told.audience, held

    def clean_when(self) -> When | None:
        kept = self.kept.when if self.kept else None
        told = self.told
        return date_in(self.cleaned_data["when"], kept=kept, today=told.today, lang=told.lang, born=told.born)

    def clean_chapter(self) -> int:
        sent = self.cleaned_data["chapter"]
        if sent in {"", NEW_CHAPTER}:
            return 0
        if sent not in {chapter.id for chapter in self.told.filed.story.chapters}:
            raise ValidationError(_("This chapter is gone; choose another one."))
        return int(sent)

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        self.read_sight(self.kept.sight if self.kept else None)
        if self.data.get("chapter") == NEW_CHAPTER and not found.get("new_chapter"):
            self.add_error("new_chapter", _("Write the name of the new chapter."))
        return found

    @property
    def moment(self) -> Moment:
        found = self.cleaned_data
        return Moment(
            id="",
            text=found["text"],
            when=found["when"],
            emoji=found["emoji"],
            photo=Photo("", found["alt"]) if "alt" in self.data else None,
            feeling=int(found["feeling"]) if found["feeling"] else None,
            turning_point=found["turning_point"],
            chose=found["chose"],
            why=found["why"],
            show_why=found["show_why"],
            people=found["people"],
            place=found["place"],
            sight=self.seen_by,
        )

    @property
    def chapter_id(self) -> int:
        return int(self.cleaned_data["chapter"])

    @property
    def chapter_to_make(self) -> str:
        return self.cleaned_data["new_chapter"] if self.data.get("chapter") == NEW_CHAPTER else ""

    @property
    def sent_version(self) -> int:
        return int(self.cleaned_data["version"] or 0)


def moment_fields(moment: Moment, *, chapter: str, version: int) -> dict[str, Any]:
    """A moment as the form shows it."""
    return {
        "when": moment.when.words or moment.when.edtf if moment.when else "",
        "text": moment.text,
        "emoji": moment.emoji,
        "feeling": "" if moment.feeling is None else str(moment.feeling),
        "why": moment.why,
        "show_why": moment.show_why,
        "chose": moment.chose,
        "chapter": chapter,
        "turning_point": moment.turning_point,
        "sight": moment.sight.who,
        "names": ", ".join(moment.sight.names),
        "people": moment.people,
        "place": moment.place,
        "alt": moment.photo.alt if moment.photo else "",
        "version": version,
    }


class QuickLineForm(forms.Form):
    """One line: when, what happened, and an emoji that leads it, was chosen, or is guessed.

    After is_valid: `moment`; `chosen` is the emoji the person chose or typed, "" for a guess.
    """

    line = line_field(required=WHAT_HAPPENED)
    emoji = EmojiField(required=False)
    sight = SightField(required=False)

    def __init__(self, data: Any = None, *, told: Told, **options: Any) -> None:
        super().__init__(data, **options)
        self.told = told

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        if found.get("line"):
            told = self.told
            self.understood = understand(found["line"], told.filed, memory=told.memory, today=told.today)
            if not self.understood.text:
                self.add_error("line", _("Write what happened, too, for example: 2005 Moved to Linköping."))
        self.seen_by = sight_of(self)
        return found

    @property
    def chosen(self) -> str:
        """A chip that was only the first offered is a guess, not a choice."""
        sent = self.cleaned_data["emoji"] or self.understood.leading
        return "" if sent == self.understood.guess else sent

    @property
    def moment(self) -> Moment:
        said = self.understood
        emoji = self.cleaned_data["emoji"] or said.leading or said.guess
        return Moment(id="", text=said.text, when=said.found, emoji=emoji, sight=self.seen_by)
