"""What is brought in: pasted lines, or a file of any kind we read. Nothing of it is stored by reading it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from dreamline.filing import save
from dreamline.filing.text import read_text
from dreamline.importers import incoming, json_resume, linkedin, recognise, table, takeout
from dreamline_web.pages.sentences import in_words
from dreamline_web.stories.documents import Read

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from dreamline.importers import Draft

LARGEST: Final = 30_000_000
NOTHING: Final = _("There is no moment in this; write one on each line, for example: 1998 Grew up above a bakery.")
_READERS: Final[dict[str, Callable[..., Draft]]] = {
    "json resume": json_resume.read,
    "linkedin": linkedin.read,
    "table": table.read,
}


class PasteForm(forms.Form):
    """Lines pasted from anywhere. After is_valid: `read`."""

    lines = forms.CharField(
        widget=forms.Textarea, strip=False, max_length=1_000_000, error_messages={"required": NOTHING}
    )

    def __init__(self, data: Any = None, *, today: date, lang: str, **options: Any) -> None:
        super().__init__(data, **options)
        self.today, self.lang = today, lang

    def clean_lines(self) -> str:
        lines = str(self.cleaned_data["lines"])
        try:
            filed, remarks = read_text(lines, today=self.today, lang=self.lang)
        except ValueError as refused:
            raise ValidationError(in_words(refused)) from None
        self.read = _something(Read(filed, "lines", tuple(in_words(remark.said) for remark in remarks)))
        return lines


class ImportForm(forms.Form):
    """A file: an archive taken along, LinkedIn export, JSON Resume, table, story file, or our own JSON.

    After is_valid: `read`, and `photos`, clean JPEGs by their names in the story.
    """

    file = forms.FileField(
        error_messages={
            "required": _(
                "Choose a file: a Dreamline archive, a LinkedIn export, a JSON Resume, a CSV table or a story file."
            ),
            "empty": _("This file is empty; choose another one."),
        }
    )

    def __init__(self, data: Any = None, files: Any = None, *, today: date, lang: str) -> None:
        super().__init__(data, files)
        self.today, self.lang = today, lang
        self.photos: Mapping[str, bytes] = {}

    def clean_file(self) -> None:
        upload = self.cleaned_data["file"]
        data = upload.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise ValidationError(_("This file is larger than 30 MB; choose a smaller one."))
        try:
            read, self.photos = understood(data, str(upload.name or ""), today=self.today, lang=self.lang)
            self.read = _something(read)
        except ValueError as refused:
            raise ValidationError(in_words(refused)) from None


def understood(data: bytes, name: str, *, today: date, lang: str) -> tuple[Read, Mapping[str, bytes]]:
    """A file's content as a story with remarks, and the photos in it. Raises ValueError with one sentence."""
    kind = recognise.recognise(data, name)
    photos: Mapping[str, bytes] = {}
    if kind == "story":
        filed, remarks = read_text(incoming.decode(data), today=today, lang=lang)
    elif kind == "json":
        filed, remarks = save.loads(incoming.decode(data))
    elif kind == "takeout":
        brought = takeout.read(data)
        filed, photos, remarks = brought.filed, brought.photos, brought.left_out
    else:
        draft = _READERS[kind](data, today=today, lang=lang)
        filed, remarks = draft.filed, draft.left_out
    return Read(filed, kind, tuple(in_words(remark.said) for remark in remarks)), photos


def _something(read: Read) -> Read:
    story, pyramid = read.filed.story, read.filed.pyramid
    if not (story.moments or story.values or story.dreams or pyramid.goals):
        raise ValidationError(NOTHING)
    return read
